//! Splits a text into rows and cells.
//!
//! Not the `csv` crate: messages need line and column, the delimiter has to be found, and one stray quotation mark must not swallow
//! the rows after it. The tests compare the two.

use super::TableError;
use crate::exchange::csv_writer::BYTE_ORDER_MARK;

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
}

impl Table {
    /// How many cells most rows have that have more than one; of several widths the greatest.
    pub fn usual_width(&self) -> usize {
        usual(self.rows.iter().map(|row| row.cells.len()))
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
    let read = |delimiter| Reader::new(&lines, first_line, delimiter).read();
    let table = named.map_or_else(|| most_regular(DELIMITERS.map(read)), read);
    if table.rows.is_empty() && table.errors.is_empty() {
        return Err(TableError::of_line(1, "there is nothing to read"));
    }
    Ok(table)
}

/// The table of most rows of equal width; of equals the first, since decimal commas and commas of sentences occur as regularly as
/// delimiters. A tab is in a text for a reason: half as many rows suffice.
fn most_regular(tables: [Table; 4]) -> Table {
    let counts: Vec<usize> = tables.iter().map(Table::regularity).collect();
    let most = counts.iter().copied().max().unwrap_or(0);
    let place =
        if counts[0] > 0 && counts[0] * 2 >= most { Some(0) } else { counts.iter().position(|count| *count == most) };
    tables.into_iter().nth(place.unwrap_or(0)).unwrap_or_default()
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

struct Reader<'a> {
    lines: &'a [&'a str],
    first_line: usize,
    delimiter: char,
    /// Whether each row is between bars, as in Markdown.
    framed: bool,
}

/// What a row is read to: its cells and the lines that it takes, or the cell whose quotation mark is never closed.
type RowCells = Result<(Vec<String>, usize), usize>;

impl<'a> Reader<'a> {
    fn new(lines: &'a [&'a str], first_line: usize, delimiter: char) -> Self {
        let framed =
            lines.iter().map(|line| line.trim_start()).all(|line| line.starts_with('|') || !line.contains('|'));
        Self { lines, first_line, delimiter, framed }
    }

    fn read(&self) -> Table {
        let mut table = Table::default();
        let mut place = 0;
        while place < self.lines.len() {
            let line = self.first_line + place;
            match self.row(place) {
                Ok((cells, taken)) => {
                    place += taken;
                    if !(self.delimiter == '|' && is_rule(&cells)) {
                        table.rows.push(TableRow { line, cells });
                    }
                }
                Err(cell) => {
                    place += 1;
                    let reason =
                        "a quotation mark is opened and not closed where the cell ends; the other lines are read";
                    table.errors.push(TableError { column: cell + 1, ..TableError::of_line(line, reason) });
                }
            }
        }
        let width = table.usual_width();
        let is_comment = |row: &TableRow| {
            let marked = |cell: &String| cell.starts_with('#') || cell.starts_with("//");
            row.cells.len() != width && row.cells.first().is_some_and(marked)
        };
        table.rows.retain(|row| row.filled() > 0 && !is_comment(row));
        table
    }

    fn row(&self, place: usize) -> RowCells {
        let line = self.lines[place];
        if self.delimiter == '|' {
            return Ok((self.bar_cells(line), 1));
        }
        let (mut cells, mut taken, mut rest) = (Vec::new(), 1, line);
        loop {
            match rest.trim_start_matches([' ', '\u{a0}']).strip_prefix('"') {
                None => {
                    let end = rest.find(self.delimiter).unwrap_or(rest.len());
                    cells.push(rest[..end].trim().to_owned());
                    rest = &rest[end..];
                }
                Some(quoted) => {
                    let (cell, lines, after) = self.quoted(quoted, place + taken).ok_or(cells.len())?;
                    cells.push(cell.trim().to_owned());
                    taken += lines;
                    rest = after;
                }
            }
            match rest.strip_prefix(self.delimiter) {
                Some(next) => rest = next,
                None => return Ok((cells, taken)),
            }
        }
    }

    /// A cell after its opening quotation mark; how many lines more it takes, from the one at `next`; and what follows it. None
    /// where no quotation mark closes it: one with the delimiter or the end of the line after it. Two in a row stand for one.
    fn quoted<'b>(&'b self, start: &'b str, next: usize) -> Option<(String, usize, &'b str)> {
        let (mut cell, mut lines, mut rest) = (String::new(), 0, start);
        loop {
            let Some(mark) = rest.find('"') else {
                cell.push_str(rest);
                cell.push('\n');
                rest = self.lines.get(next + lines)?;
                lines += 1;
                continue;
            };
            cell.push_str(&rest[..mark]);
            rest = &rest[mark + 1..];
            if let Some(further) = rest.strip_prefix('"') {
                cell.push('"');
                rest = further;
                continue;
            }
            let after = rest.trim_start_matches([' ', '\u{a0}']);
            let closes = after.is_empty() || after.starts_with(self.delimiter);
            return closes.then_some((cell, lines, after));
        }
    }

    /// The cells between bars; `\|` is a bar within a cell.
    fn bar_cells(&self, line: &str) -> Vec<String> {
        let line = line.trim();
        let line = if self.framed { line.strip_prefix('|').unwrap_or(line) } else { line };
        let (mut cells, mut cell) = (Vec::new(), String::new());
        let mut escaped = false;
        for sign in line.chars() {
            match sign {
                '|' if escaped => {
                    // The backslash before it is none of the text.
                    cell.pop();
                    cell.push('|');
                }
                '|' => cells.push(std::mem::take(&mut cell).trim().to_owned()),
                _ => cell.push(sign),
            }
            escaped = sign == '\\' && !escaped;
        }
        if !(self.framed && cell.trim().is_empty()) {
            cells.push(cell.trim().to_owned());
        }
        cells
    }
}

/// Whether a row is a line drawn between others.
fn is_rule(cells: &[String]) -> bool {
    let drawn = |sign: char| matches!(sign, '-' | ':' | '=' | '+');
    let is_rule = cells.iter().any(|cell| cell.contains("--") || cell.contains("==") || cell.contains(":-"));
    is_rule && cells.iter().all(|cell| cell.chars().all(drawn))
}
