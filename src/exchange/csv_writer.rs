//! Writes CSV for spreadsheets, safe against formula injection.

/// Writes rows with commas and CRLF (RFC 4180).
///
/// Text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV Injection), so that a title such
/// as `=HYPERLINK(…)` in a shared case does no harm. Numbers stay as they are.
///
/// ```
/// use async_roi::exchange::csv_writer::write;
/// assert_eq!(write(&[["=1+1", "-2.5", "a,b"]]), "'=1+1,-2.5,\"a,b\"\r\n");
/// ```
pub fn write<Row: AsRef<[Cell]>, Cell: AsRef<str>>(rows: &[Row]) -> String {
    let mut text = String::new();
    for row in rows {
        for (i, cell) in row.as_ref().iter().enumerate() {
            text.push_str(if i > 0 { "," } else { "" });
            text.push_str(&quote(&escape_formula(cell.as_ref())));
        }
        text.push_str("\r\n");
    }
    text
}

/// UTF-8 byte order mark: without it Excel reads the file in the system's legacy code page.
pub const BYTE_ORDER_MARK: char = '\u{feff}';

/// The text of a cell before [`write()`] escaped it.
///
/// ```
/// use async_roi::exchange::csv_writer::unescape_formula;
/// assert_eq!(["'=1+1", "-2.5", "'tis"].map(unescape_formula), ["=1+1", "-2.5", "'tis"]);
/// ```
pub fn unescape_formula(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell)
}

fn escape_formula(cell: &str) -> String {
    if is_formula(cell) { format!("'{cell}") } else { cell.to_owned() }
}

/// Whether a spreadsheet would run a text as a formula. Texts with apostrophes before a formula count too, so that unescaping
/// removes only an apostrophe that [`write()`] added.
fn is_formula(cell: &str) -> bool {
    let text = cell.trim_start_matches('\'');
    let is_number =
        |rest: &str| !rest.is_empty() && rest.chars().all(|char| char.is_ascii_digit() || ".,%".contains(char));
    let signed = text.strip_prefix(['+', '-']).is_some_and(is_number);
    !signed && text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

fn quote(cell: &str) -> String {
    let needs = cell.contains([',', ';', '\t', '"', '\r', '\n']) || cell.trim() != cell;
    if needs { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn records(text: &str) -> Vec<Vec<String>> {
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    proptest! {
        #[test]
        fn cells_survive_and_none_can_act(cells in prop::collection::vec("[a=+@\\-,;\"'\n\r\t 1]{0,8}", 2..5)) {
            let rows = records(&write(std::slice::from_ref(&cells)));
            for (written, cell) in rows[0].iter().zip(&cells) {
                prop_assert_eq!(unescape_formula(written), cell);
                let acts = written.starts_with(['=', '+', '-', '@', '\t', '\r']);
                prop_assert!(!acts || written[1..].chars().all(|char| char.is_ascii_digit() || char == ','));
            }
        }
    }
}
