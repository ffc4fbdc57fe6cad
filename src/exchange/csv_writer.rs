//! Writes CSV for spreadsheets, safe against formula injection.

use super::number::NumberFormat;
use crate::model::shortest;

/// UTF-8 byte order mark: without it Excel reads the file in the system's legacy code page.
pub const BYTE_ORDER_MARK: char = '\u{feff}';

/// Zero-width space: before a text, it keeps a spreadsheet from taking the text for a formula.
const GUARD: char = '\u{200b}';

/// Writes a file of these rows (RFC 4180), with the delimiter that spreadsheets expect where numbers look like `format`: a
/// semicolon beside decimal commas, else a comma.
///
/// Text that a spreadsheet would run as a formula, such as the title `=HYPERLINK(…)` of a shared case, gets a zero-width space
/// before it and looks as it did. An apostrophe (OWASP, CSV Injection) is as safe, but spreadsheets show it when they open a CSV
/// file; a space or a tab may be trimmed. A signed number is no formula and stays a number.
///
/// ```
/// use async_roi::exchange::{csv_writer::write, number::NumberFormat};
/// let rows = [["=1+1", "-2,5", "a;b"]];
/// let german = NumberFormat::new(',', '.');
/// assert_eq!(write(&rows, german), "\u{feff}\u{200b}=1+1;\"-2,5\";\"a;b\"\r\n");
/// ```
pub fn write<Row: AsRef<[Cell]>, Cell: AsRef<str>>(rows: &[Row], format: NumberFormat) -> String {
    let delimiter = if format.decimal == ',' { ";" } else { "," };
    let mut text = String::from(BYTE_ORDER_MARK);
    for row in rows {
        for (i, cell) in row.as_ref().iter().enumerate() {
            text.push_str(if i > 0 { delimiter } else { "" });
            text.push_str(&quote(&escape_formula(cell.as_ref())));
        }
        text.push_str("\r\n");
    }
    text
}

/// A number with all digits, its decimal point moved to the right by `places`.
pub fn number(value: f64, places: i32, decimal: char) -> String {
    // JSON notation: 30.5, 2e-7.
    let text = shortest(value);
    let (text, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let (sign, size) = text.strip_prefix('-').map_or(("", text), |size| ("-", size));
    let (whole, fraction) = size.split_once('.').unwrap_or((size, ""));
    let exponent = exponent.parse().unwrap_or(0) + places;
    let zeros = |count: i32| "0".repeat(count.max(0).unsigned_abs() as usize);
    let (before, after) = (zeros(-exponent), zeros(exponent));
    let all = format!("{before}{whole}{fraction}{after}");
    let (whole, fraction) = all.split_at(whole.len() + after.len());
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    let whole = if whole.is_empty() { "0" } else { whole };
    match fraction.len() {
        0 => format!("{sign}{whole}"),
        // In another locale three digits after the separator would be read as thousands.
        3 => format!("{sign}{whole}{decimal}{fraction}0"),
        _ => format!("{sign}{whole}{decimal}{fraction}"),
    }
}

/// The text of a cell before [`write()`] escaped it; also of files that have an apostrophe in place of the zero-width space.
///
/// ```
/// use async_roi::exchange::csv_writer::unescape_formula;
/// assert_eq!(["\u{200b}=1+1", "'=1+1", "-2.5", "'tis"].map(unescape_formula), ["=1+1", "=1+1", "-2.5", "'tis"]);
/// ```
pub fn unescape_formula(cell: &str) -> &str {
    cell.strip_prefix([GUARD, '\'']).filter(|rest| is_formula(rest)).unwrap_or(cell)
}

fn escape_formula(cell: &str) -> String {
    if is_formula(cell) { format!("{GUARD}{cell}") } else { cell.to_owned() }
}

/// Whether a spreadsheet might run a text as a formula, perhaps after trimming it. Texts with guards before a formula count
/// too, so that unescaping removes only the guard that [`write()`] added.
fn is_formula(cell: &str) -> bool {
    let is_skipped =
        |char: char| char.is_whitespace() || char.is_control() || [GUARD, BYTE_ORDER_MARK, '\''].contains(&char);
    let text = cell.trim_start_matches(is_skipped);
    let is_number =
        |rest: &str| !rest.is_empty() && rest.chars().all(|char| char.is_ascii_digit() || ".,٫%".contains(char));
    let skipped = &cell[..cell.len() - text.len()];
    let signed = skipped.is_empty() && text.strip_prefix(['+', '-']).is_some_and(is_number);
    skipped.contains(['\t', '\r']) || !signed && text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// Quotes a cell that any delimiter would split: delimiters differ by region, and a reader that detects the delimiter
/// must find only the one that was used.
fn quote(cell: &str) -> String {
    let needs = cell.contains([',', ';', '\t', '|', '"', '\r', '\n']) || cell.trim() != cell;
    if needs { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn records(text: &str, delimiter: u8) -> Vec<Vec<String>> {
        let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap();
        let mut reader =
            ::csv::ReaderBuilder::new().has_headers(false).delimiter(delimiter).from_reader(text.as_bytes());
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn a_negative_number_stays_one_with_any_decimal_mark() {
        for number in ["-2.5", "-2,5", "-2٫5%", "+12"] {
            assert_eq!(escape_formula(number), number);
        }
    }

    proptest! {
        #[test]
        fn cells_survive_look_the_same_and_none_can_act(
            cells in prop::collection::vec("[a=+@＝\\-,;\"'\n\r\t 1\u{200b}]{0,8}", 2..5), comma in any::<bool>(),
        ) {
            let (decimal, delimiter) = if comma { (',', b';') } else { ('.', b',') };
            let text = write(std::slice::from_ref(&cells), NumberFormat::new(decimal, '\''));
            let rows = records(&text, delimiter);
            let visible = |text: &str| text.replace(GUARD, "");
            for (written, cell) in rows[0].iter().zip(&cells) {
                prop_assert_eq!(unescape_formula(written), cell);
                prop_assert_eq!(visible(written), visible(cell));
                let acts = written.trim().starts_with(['=', '+', '-', '@', '\t', '\r', '＝']);
                prop_assert!(!acts || written[1..].chars().all(|char| char.is_ascii_digit() || char == ','));
            }
        }
    }
}
