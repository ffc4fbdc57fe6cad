//! Tables in text files: the only file that knows the library for CSV.

use crate::encoding::{utf_16, windows_1252};
use crate::limits::{MOST_ROWS, check_size, line_of};
use crate::messages::{Error, Warnings, error};
use std::borrow::Cow;

/// Most columns of a table.
const MOST_COLUMNS: usize = 2000;

/// A table with a header.
#[derive(Debug)]
pub(crate) struct Table {
    /// Names of the columns. Of equal names, the second is followed by ` (2)`, and so on.
    pub(crate) header: Vec<String>,
    /// Rows that are not blank.
    pub(crate) rows: Vec<Row>,
}

/// A row of a table; it may be shorter or longer than the header.
#[derive(Debug)]
pub(crate) struct Row {
    /// Line of the file on which it begins.
    pub(crate) line: usize,
    cells: csv::StringRecord,
}

impl Row {
    /// A cell without the space around it; empty where the row has none.
    pub(crate) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).unwrap_or_default().trim()
    }
}

/// Reads a table whose separator is a comma, a semicolon, a tab or a bar.
pub(crate) fn read(name: &str, bytes: &[u8], warnings: &mut Warnings) -> Result<Table, Error> {
    check_size(name, bytes)?;
    let text = decoded(name, bytes, warnings)?;
    // A spreadsheet may name the separator on a line of its own.
    let (named, text, lines_before) = match text.split_once('\n') {
        Some((first, rest)) => match first.trim_end().strip_prefix("sep=").and_then(|rest| rest.bytes().next()) {
            Some(separator) => (Some(separator), rest, 1),
            None => (None, &*text, 0),
        },
        None => (None, &*text, 0),
    };
    let quote = quote(text);
    let separator = named.unwrap_or_else(|| separator(text, quote));
    let mut records = reader(text, separator, quote).into_records();
    let header = match records.next() {
        Some(Ok(header)) if header.iter().any(|name| !name.trim().is_empty()) => header,
        _ => return error(format!("{name} has no header.")),
    };
    if header.len() > MOST_COLUMNS {
        return error(format!("{name} has more than {MOST_COLUMNS} columns."));
    }
    let mut rows = Vec::new();
    for record in records {
        let Ok(cells) = record else { continue };
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if rows.len() == MOST_ROWS {
            return error(format!("{name} has more than 200,000 rows. Export a shorter period."));
        }
        let line = cells.position().map_or(1, |at| line_at(text, at)) + lines_before;
        rows.push(Row { line, cells });
    }
    if quote == b'"' && text.bytes().filter(|&byte| byte == b'"').count() % 2 == 1 {
        let last = rows.last().map(|row| row.line);
        warnings.add(last, "A quotation mark is not closed: rows from here on may be missing.");
    }
    Ok(Table { header: names(&header), rows })
}

/// The line of a record, whose position is before the blank lines that precede it.
fn line_at(text: &str, position: &csv::Position) -> usize {
    let rest = text.as_bytes().get(position.byte() as usize..).unwrap_or_default();
    let blank = rest.iter().take_while(|byte| b"\r\n".contains(byte)).filter(|&&byte| byte == b'\n').count();
    position.line() as usize + blank
}

/// The text of UTF-8, UTF-16 with a mark, or Windows-1252.
fn decoded<'a>(name: &str, bytes: &'a [u8], warnings: &mut Warnings) -> Result<Cow<'a, str>, Error> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let text = match (utf_16(bytes), std::str::from_utf8(bytes)) {
        (Some(text), _) => Cow::Owned(text),
        (None, Ok(text)) => Cow::Borrowed(text),
        (None, Err(_)) if bytes.contains(&0) => Cow::Borrowed("\0"),
        (None, Err(error)) => {
            let line = line_of(bytes, error.valid_up_to());
            warnings.add(line, "The file is not UTF-8: read as Windows-1252.");
            Cow::Owned(windows_1252(bytes))
        }
    };
    if text.contains('\0') {
        let line = bytes.iter().position(|&byte| byte == 0).map_or(1, |position| line_of(bytes, position));
        return error(format!("{name} is not a text file: line {line} contains a zero byte."));
    }
    Ok(text)
}

/// The character that quotes cells: a single quotation mark where the header begins with one and has no double ones.
fn quote(text: &str) -> u8 {
    let header = text.trim_start().lines().next().unwrap_or_default();
    if header.starts_with('\'') && !header.contains('"') { b'\'' } else { b'"' }
}

fn reader(text: &str, separator: u8, quote: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(separator)
        .quote(quote)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// The separator that gives the most columns, and the same number in the first rows.
fn separator(text: &str, quote: u8) -> u8 {
    let fit = |separator: u8| {
        let counts: Vec<usize> = reader(text, separator, quote)
            .into_records()
            .take(50)
            .filter_map(Result::ok)
            .map(|record| record.len())
            .collect();
        let columns = counts.first().copied().unwrap_or_default();
        let same = counts.iter().filter(|&&count| count == columns).count();
        if columns < 2 { 0 } else { columns * same * 100 / counts.len() }
    };
    // Of equals, the first.
    [b',', b';', b'\t', b'|'].into_iter().rev().max_by_key(|&separator| fit(separator)).unwrap_or(b',')
}

fn names(header: &csv::StringRecord) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in header {
        let name = name.trim();
        let mut unique = name.to_owned();
        let mut number = 2;
        while names.contains(&unique) && !name.is_empty() && number < 1000 {
            unique = format!("{name} ({number})");
            number += 1;
        }
        names.push(unique);
    }
    names
}

/// A header's name by which columns are recognized: its letters and digits, in lower case.
pub(crate) fn key(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    type Rows = Vec<(usize, String)>;

    fn read_all(bytes: &[u8]) -> (Vec<String>, Rows, Vec<Option<usize>>) {
        let mut warnings = Warnings::default();
        let table = read("a.csv", bytes, &mut warnings).unwrap();
        let rows = table.rows.iter().map(|row| (row.line, format!("{}|{}", row.cell(0), row.cell(1)))).collect();
        (table.header, rows, warnings.finish().into_iter().map(|warning| warning.line).collect())
    }

    #[test]
    fn separators_and_quotes() {
        for separator in [",", ";", "\t", "|"] {
            let text = "a;b\n1;\"x, y; z|\nw\"\n;\n2 ; 3\n".replace("a;b", &format!("a{separator}b"));
            let text = text.replace("1;", &format!("1{separator}")).replace("\n;\n", &format!("\n{separator}\n"));
            let text = text.replace("2 ; 3", &format!("2 {separator} 3"));
            let (header, rows, warnings) = read_all(text.as_bytes());
            assert_eq!(header, ["a", "b"], "{separator:?}");
            assert_eq!(rows, [(2, "1|x, y; z|\nw".to_owned()), (5, "2|3".to_owned())], "{separator:?}");
            assert_eq!(warnings, []);
        }
        assert_eq!(read_all(b"'a','b'\n'1, x','it''s'\n").1, [(2, "1, x|it's".to_owned())]);
        assert_eq!(read_all(b"sep=;\na,x;b\n1;2\n").1, [(3, "1|2".to_owned())]);
    }

    #[test]
    fn encodings() {
        let utf_16 =
            |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> { "\u{feff}a,b\né,2\n".encode_utf16().flat_map(bytes).collect() };
        for (bytes, warnings) in [
            ("\u{feff}a,b\né,2\n".as_bytes().to_vec(), vec![]),
            (utf_16(u16::to_le_bytes), vec![]),
            (utf_16(u16::to_be_bytes), vec![]),
            (b"a,b\n\xe9,2\n".to_vec(), vec![Some(2)]),
        ] {
            assert_eq!(read_all(&bytes), (vec!["a".into(), "b".into()], vec![(2, "é|2".into())], warnings));
        }
        assert_eq!(read_all(b"a,b\n\x80,2\n").1[0].1, "€|2");
    }

    #[test]
    fn equal_names_stay_apart() {
        assert_eq!(read_all(b"a,b,a,a,,\n1,2,3,4,5,6\n").0, ["a", "b", "a (2)", "a (3)", "", ""]);
    }

    #[test]
    fn what_is_no_table_is_refused() {
        let refused = |bytes: &[u8]| read("a.csv", bytes, &mut Warnings::default()).unwrap_err().to_string();
        assert_eq!(refused(b"\n \n"), "a.csv is empty.");
        assert_eq!(refused(b"a,b\n\x00"), "a.csv is not a text file: line 2 contains a zero byte.");
        assert_eq!(refused(b"\xff\x00\xfe"), "a.csv is not a text file: line 1 contains a zero byte.");
        assert_eq!(refused(b",,\n1,2,3\n"), "a.csv has no header.");
        assert_eq!(refused(",a".repeat(500_000).as_bytes()), "a.csv has more than 2000 columns.");
        assert_eq!(
            refused("a\n".repeat(200_002).as_bytes()),
            "a.csv has more than 200,000 rows. Export a shorter period."
        );
    }

    #[test]
    fn an_open_quote_is_warned_of() {
        assert_eq!(read_all(b"a,b\n1,2\n3,\"4\n5,6\n").2, [Some(3)]);
    }
}
