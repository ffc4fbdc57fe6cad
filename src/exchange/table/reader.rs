//! Splits a text into rows and cells.
//!
//! Not the `csv` crate: messages need line and column, the delimiter has to be found, and one stray quotation mark must not swallow
//! the rows after it. The tests compare the two.

mod delimited;
mod drawn;

use super::TableError;
use crate::exchange::csv_writer::BYTE_ORDER_MARK;
use delimited::read_delimited;
use drawn::{is_drawn, read_drawn};

/// The most lines that are read.
pub const ROW_LIMIT: usize = 50_000;
const DELIMITERS: [char; 4] = ['\t', ';', '|', ','];

/// The cells of one row, trimmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// The line on which the row begins, counted from 1.
    pub line: usize,
    /// The cells.
    pub cells: Vec<String>,
}

impl TableRow {
    /// How many of its cells are filled.
    pub fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }
}

/// Rows of cells, not necessarily of equal length, without empty lines and comments.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The rows.
    pub rows: Vec<TableRow>,
    /// The lines that cannot be split into cells.
    pub errors: Vec<TableError>,
    /// One sentence for each row that was read from several lines that may be separate rows.
    pub notes: Vec<String>,
}

impl Table {
    /// How many cells most rows have that have more than one; of several widths the greatest.
    pub fn usual_width(&self) -> usize {
        usual(self.rows.iter().map(|row| row.cells.len()))
    }

    /// Takes out empty rows and comments.
    fn without_comments(mut self) -> Self {
        let width = self.usual_width();
        let is_comment = |row: &TableRow| {
            let marked = |cell: &String| cell.starts_with('#') || cell.starts_with("//");
            row.cells.len() != width && row.cells.first().is_some_and(marked)
        };
        self.rows.retain(|row| row.filled() > 0 && !is_comment(row));
        self
    }

    /// How many rows have the usual width, those left out in which a delimiter within quotation marks was taken for one.
    fn regularity(&self) -> usize {
        let width = self.usual_width();
        let is_whole = |cell: &String| cell.matches('"').count().is_multiple_of(2);
        self.rows.iter().filter(|row| width > 1 && row.cells.len() == width && row.cells.iter().all(is_whole)).count()
    }
}

/// The most frequent number above 1, the greatest of several; 1 where there is none.
fn usual(widths: impl Iterator<Item = usize>) -> usize {
    let mut counts: Vec<usize> = Vec::new();
    for width in widths.filter(|width| *width > 1) {
        counts.resize(counts.len().max(width + 1), 0);
        counts[width] += 1;
    }
    let most = counts.into_iter().enumerate().map(|(width, count)| (count, width)).max();
    most.map_or(1, |(_, width)| width)
}

/// Reads a table: `sep=;` in the first line names the delimiter, else it is found.
///
/// A text with quotation marks that is a whole table by RFC 4180 under one delimiter is read under that, whatever its cells hold.
/// Any other is read under the delimiter that gives the most rows of equal width, which may be the bars of a drawn table.
///
/// Lines that begin with `#` or `//` are comments unless they have as many cells as the others; the rules of Markdown tables
/// (`|---|---|`) and of tables drawn with `+` are left out.
///
/// # Errors
/// More than [`ROW_LIMIT`] lines, or no line at all.
pub fn read_table(text: &str) -> Result<Table, TableError> {
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let (named, rest) = named_delimiter(text);
    let (rest, first_line) = rest.map_or((text, 1), |rest| (rest, 2));
    let lines = lines(rest);
    if lines.len() > ROW_LIMIT && lines[ROW_LIMIT..].iter().any(|line| !line.trim().is_empty()) {
        return Err(TableError::of_line(ROW_LIMIT + first_line, format!("at most {ROW_LIMIT} lines can be read")));
    }
    let read = |delimiter| match delimiter {
        '|' if is_drawn(&lines) => Attempt { table: read_drawn(&lines, first_line), is_certain: false },
        _ => read_delimited(&lines, first_line, delimiter),
    };
    let table = named.map_or_else(|| best(DELIMITERS.map(read)), |delimiter| read(delimiter).table);
    if table.rows.is_empty() && table.errors.is_empty() {
        return Err(TableError::of_line(1, "there is nothing to read"));
    }
    Ok(table)
}

/// A text as it is read under one delimiter.
struct Attempt {
    table: Table,
    /// Whether its quotation marks leave no doubt about the delimiter.
    is_certain: bool,
}

/// The table that is certain, else the one of most rows of equal width; of equals the first, since decimal commas and commas of
/// sentences occur as regularly as delimiters. A tab is in a text for a reason: half as many rows suffice.
fn best(attempts: [Attempt; 4]) -> Table {
    let counts: Vec<usize> = attempts.iter().map(|attempt| attempt.table.regularity()).collect();
    let most = counts.iter().copied().max().unwrap_or(0);
    let most_regular =
        if counts[0] > 0 && counts[0] * 2 >= most { Some(0) } else { counts.iter().position(|count| *count == most) };
    let place = attempts.iter().position(|attempt| attempt.is_certain).or(most_regular);
    attempts.into_iter().nth(place.unwrap_or(0)).map(|attempt| attempt.table).unwrap_or_default()
}

/// The lines of a text, ended by LF, CRLF or CR.
fn lines(text: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while let Some(end) = rest.find(['\n', '\r']) {
        lines.push(&rest[..end]);
        rest = rest[end..].strip_prefix("\r\n").unwrap_or(&rest[end + 1..]);
    }
    lines.push(rest);
    lines
}

/// The delimiter that a first line such as `sep=;` names, and the text after it.
fn named_delimiter(text: &str) -> (Option<char>, Option<&str>) {
    let end = text.find(['\n', '\r']).unwrap_or(text.len());
    let line = text[..end].trim_start_matches('"').trim_end_matches([' ', '"']);
    let name = line.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).map(|_| &line[4..]);
    let mut delimiter = name.unwrap_or_default().chars();
    match (delimiter.next(), delimiter.next()) {
        (Some(delimiter), None) => {
            let rest = &text[end..];
            (Some(delimiter), Some(rest.strip_prefix("\r\n").or(rest.get(1..)).unwrap_or_default()))
        }
        _ => (None, None),
    }
}
