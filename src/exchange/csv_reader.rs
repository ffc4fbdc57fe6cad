//! Reads delimited text that a spreadsheet copies or saves, with tabs, semicolons or commas.
//!
//! Not the `csv` crate: messages need line and column, and the delimiter has to be detected. The tests compare the two.

use super::csv_writer::BYTE_ORDER_MARK;
use std::fmt;

/// The most lines that are read.
pub const ROW_LIMIT: usize = 50_000;
/// The rows that decide the delimiter.
const DETECTION_ROWS: usize = 20;
const DELIMITERS: [char; 3] = ['\t', ';', ','];

/// The cells of one row, trimmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// The line on which the row begins, counted from 1.
    pub line: usize,
    /// The cells.
    pub cells: Vec<String>,
}

/// Rows of cells, not necessarily of equal length, without empty lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The rows.
    pub rows: Vec<TableRow>,
}

/// An error at a line and column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableError {
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted from 1; 0 for the whole line.
    pub column: usize,
    /// The reason, in the user's words.
    pub reason: String,
}

impl TableError {
    /// An error at a line and column.
    pub fn new(line: usize, column: usize, reason: impl Into<String>) -> Self {
        Self { line, column, reason: reason.into() }
    }
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.column {
            0 => write!(f, "line {}: {}", self.line, self.reason),
            column => write!(f, "line {}, column {column}: {}", self.line, self.reason),
        }
    }
}

impl std::error::Error for TableError {}

/// Reads a table, detecting its delimiter.
///
/// # Errors
/// A quotation mark that is never closed, more than [`ROW_LIMIT`] lines, or no line at all.
pub fn read_table(text: &str) -> Result<Table, TableError> {
    read_delimited(text, detect_delimiter(text))
}

/// Reads a table with a known delimiter.
///
/// # Errors
/// As [`read_table`].
pub fn read_delimited(text: &str, delimiter: char) -> Result<Table, TableError> {
    let mut reader = TableReader::new(text, delimiter);
    let mut rows = Vec::new();
    while let Some(row) = reader.row()? {
        if rows.len() == ROW_LIMIT {
            return Err(TableError::new(row.line, 0, format!("at most {ROW_LIMIT} lines can be read")));
        }
        rows.push(row);
    }
    if rows.is_empty() { Err(TableError::new(1, 0, "there is nothing to read")) } else { Ok(Table { rows }) }
}

/// The delimiter that splits most of the first 20 rows into equally many cells; a comma if none does.
pub fn detect_delimiter(text: &str) -> char {
    let rows_of_equal_width = |delimiter: char| {
        let mut reader = TableReader::new(text, delimiter);
        let rows = std::iter::from_fn(|| reader.row().ok().flatten()).take(DETECTION_ROWS);
        let widths: Vec<usize> = rows.map(|row| row.cells.len()).collect();
        let first = widths.first().copied().unwrap_or(0);
        if first > 1 { widths.iter().filter(|width| **width == first).count() } else { 0 }
    };
    // The first of equals wins, the comma last: decimal commas occur as regularly as a delimiter.
    let found = DELIMITERS.into_iter().rev().max_by_key(|delimiter| rows_of_equal_width(*delimiter));
    found.filter(|delimiter| rows_of_equal_width(*delimiter) > 0).unwrap_or(',')
}

struct TableReader<'a> {
    left: std::iter::Peekable<std::str::Chars<'a>>,
    delimiter: char,
    line: usize,
    unclosed: bool,
}

enum CellEnd {
    Cell,
    Row,
    Text,
}

impl<'a> TableReader<'a> {
    fn new(text: &'a str, delimiter: char) -> Self {
        let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
        Self { left: text.chars().peekable(), delimiter, line: 1, unclosed: false }
    }

    /// The next line that is not empty.
    fn row(&mut self) -> Result<Option<TableRow>, TableError> {
        loop {
            let mut row = TableRow { line: self.line, cells: Vec::new() };
            let end = loop {
                let line = self.line;
                let (cell, end) = self.cell();
                row.cells.push(cell.trim().to_owned());
                if self.unclosed {
                    return Err(TableError::new(line, row.cells.len(), "a quotation mark is opened and never closed"));
                }
                if !matches!(end, CellEnd::Cell) {
                    break end;
                }
            };
            if row.cells.iter().any(|cell| !cell.is_empty()) {
                return Ok(Some(row));
            }
            if matches!(end, CellEnd::Text) {
                return Ok(None);
            }
        }
    }

    fn cell(&mut self) -> (String, CellEnd) {
        let mut cell = String::new();
        if self.left.next_if_eq(&'"').is_some() {
            self.quoted(&mut cell);
        }
        loop {
            match self.left.next() {
                None => return (cell, CellEnd::Text),
                Some(char) if char == self.delimiter => return (cell, CellEnd::Cell),
                Some(char @ ('\r' | '\n')) => {
                    self.finish_line(char);
                    return (cell, CellEnd::Row);
                }
                Some(char) => cell.push(char),
            }
        }
    }

    /// Reads up to the closing quotation mark; two in a row stand for one.
    fn quoted(&mut self, cell: &mut String) {
        loop {
            match self.left.next() {
                None => {
                    self.unclosed = true;
                    return;
                }
                Some('"') if self.left.next_if_eq(&'"').is_none() => return,
                Some(char) => {
                    self.line += usize::from(char == '\n');
                    cell.push(char);
                }
            }
        }
    }

    fn finish_line(&mut self, end: char) {
        if end == '\r' {
            self.left.next_if_eq(&'\n');
        }
        self.line += 1;
    }
}

/// The column of each field of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnMap {
    positions: Vec<Option<usize>>,
    /// Whether the first row names the columns and holds no values.
    pub has_header: bool,
}

impl ColumnMap {
    /// Finds fields by their names in the first row; if it has none of them, the columns are in the order of the fields.
    /// Each field is a list of names as [`normalize`] writes them.
    pub fn find(table: &Table, fields: &[&[&str]]) -> Self {
        let header: Vec<String> =
            table.rows.first().into_iter().flat_map(|row| &row.cells).map(|cell| normalize(cell)).collect();
        let position = |names: &&[&str]| header.iter().position(|cell| names.contains(&cell.as_str()));
        let positions: Vec<Option<usize>> = fields.iter().map(position).collect();
        if positions.iter().any(Option::is_some) {
            Self { positions, has_header: true }
        } else {
            Self { positions: (0..fields.len()).map(Some).collect(), has_header: false }
        }
    }

    /// The rows that hold values.
    pub fn values<'a>(&self, table: &'a Table) -> &'a [TableRow] {
        &table.rows[usize::from(self.has_header)..]
    }

    /// The cell of a field, empty if there is none.
    pub fn cell<'a>(&self, row: &'a TableRow, field: usize) -> &'a str {
        self.positions[field].and_then(|position| row.cells.get(position)).map_or("", String::as_str)
    }

    /// An error at the cell of a field.
    pub fn error(&self, row: &TableRow, field: usize, reason: impl Into<String>) -> TableError {
        TableError::new(row.line, self.positions[field].map_or(0, |position| position + 1), reason)
    }
}

/// Lower case, with `_` and `-` as spaces.
pub fn normalize(cell: &str) -> String {
    cell.trim().to_ascii_lowercase().replace(['_', '-'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        read_table(text).unwrap().rows.into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn the_delimiter_is_found() {
        assert_eq!(detect_delimiter("a\tb\n1,5\t2,5"), '\t');
        assert_eq!(detect_delimiter("name;minutes\nStand-up;7,5\nReview;30,0"), ';');
        assert_eq!(detect_delimiter("1,5;2,5\n1,5;2,5"), ';');
        assert_eq!(detect_delimiter("name,note\na,\"x;y\"\nb,z"), ',');
        assert_eq!(detect_delimiter("one"), ',');
    }

    #[test]
    fn quotes_line_ends_and_the_byte_order_mark() {
        let text = "\u{feff}a,b\r\n\"x,\n\"\"y\"\"\", z \r\r\n\nlast,\"\"";
        assert_eq!(cells(text), [vec!["a", "b"], vec!["x,\n\"y\"", "z"], vec!["last", ""]]);
        assert_eq!(read_table(text).unwrap().rows.iter().map(|row| row.line).collect::<Vec<_>>(), [1, 2, 6]);
    }

    #[test]
    fn an_open_quotation_mark_is_named_where_it_opens() {
        let error = read_table("a,b\n1,\"2\n3,4").unwrap_err();
        assert_eq!(error.to_string(), "line 2, column 2: a quotation mark is opened and never closed");
        assert_eq!(read_table(" \n\n").unwrap_err().to_string(), "line 1: there is nothing to read");
    }

    #[test]
    fn too_many_lines_are_refused() {
        let text = "a,b\n".repeat(ROW_LIMIT + 1);
        assert_eq!(read_table(&text).unwrap_err().to_string(), "line 50001: at most 50000 lines can be read");
    }

    #[test]
    fn columns_by_name_or_by_place() {
        let fields: &[&[&str]] = &[&["name"], &["per week", "times"]];
        let named = read_table("Per_Week,Name\n3,Stand-up").unwrap();
        let columns = ColumnMap::find(&named, fields);
        assert_eq!((columns.cell(&named.rows[1], 0), columns.cell(&named.rows[1], 1)), ("Stand-up", "3"));
        let bare = read_table("Stand-up,3").unwrap();
        let columns = ColumnMap::find(&bare, fields);
        assert_eq!((columns.values(&bare).len(), columns.cell(&bare.rows[0], 1)), (1, "3"));
    }

    proptest! {
        #[test]
        fn reads_as_the_csv_crate_does(text in "[ab\",;\n\r\t ]{0,60}", delimiter in prop::sample::select(&DELIMITERS[..])) {
            let mut other = ::csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter as u8)
                .from_reader(text.as_bytes());
            let trimmed = other.records().map(|record| record.unwrap().iter().map(|cell| cell.trim().to_owned()).collect::<Vec<_>>());
            let expected: Vec<_> = trimmed.filter(|cells| cells.iter().any(|cell| !cell.is_empty())).collect();
            match read_delimited(&text, delimiter) {
                Ok(table) => prop_assert_eq!(table.rows.into_iter().map(|row| row.cells).collect::<Vec<_>>(), expected),
                Err(error) if error.column == 0 => prop_assert!(expected.is_empty()),
                Err(error) => prop_assert!(text.contains('"') && error.line <= text.len() + 1),
            }
        }
    }
}
