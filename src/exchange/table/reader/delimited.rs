//! Rows of cells with a delimiter between them, as in CSV.

use super::{Attempt, Table, TableRow};
use crate::exchange::table::TableError;

/// Reads a text under one delimiter.
pub(super) fn read_delimited(lines: &[&str], first_line: usize, delimiter: char) -> Attempt {
    let reader = Reader { lines, delimiter };
    let mut table = Table::default();
    // The places of the lines of rows that take several.
    let mut merged = Vec::new();
    let (mut is_well_formed, mut is_quoted) = (true, false);
    let mut place = 0;
    while place < lines.len() {
        let line = first_line + place;
        match reader.row(place) {
            Ok(row) => {
                if row.lines > 1 {
                    merged.push(place..place + row.lines);
                }
                place += row.lines;
                is_well_formed &= !row.is_stray;
                is_quoted |= row.is_quoted;
                table.rows.push(TableRow { line, cells: row.cells });
            }
            Err(cell) => {
                place += 1;
                is_well_formed = false;
                let reason = "a quotation mark is opened and not closed where the cell ends; the other lines are read";
                table.errors.push(TableError { column: cell + 1, ..TableError::of_line(line, reason) });
            }
        }
    }
    table = table.without_comments();
    let width = table.usual_width();
    is_well_formed &= table.rows.iter().all(|row| row.cells.len() == width);
    // Two stray quotation marks make one row of several. That they are no pair shows where the rows are not of equal width, or
    // where each line is a row by itself.
    let is_row = |line: &&str| line.split(delimiter).count() == width;
    let in_doubt = merged.into_iter().filter(|places| !is_well_formed || lines[places.clone()].iter().all(is_row));
    table.notes = in_doubt
        .map(|places| {
            let (first, last) = (first_line + places.start, first_line + places.end - 1);
            format!("Lines {first} to {last} are read as one row, because of the quotation marks in them.")
        })
        .collect();
    let begins_with_bar = |row: &TableRow| lines[row.line - first_line].trim_start().starts_with('|');
    let is_drawn = delimiter != '|' && table.rows.iter().any(begins_with_bar);
    Attempt { is_certain: is_quoted && is_well_formed && width > 1 && !is_drawn, table }
}

struct Reader<'a> {
    lines: &'a [&'a str],
    delimiter: char,
}

/// A row and the lines that it takes.
struct Row {
    cells: Vec<String>,
    lines: usize,
    /// Whether a cell is within quotation marks.
    is_quoted: bool,
    /// Whether a quotation mark stands in a cell that is not.
    is_stray: bool,
}

impl Reader<'_> {
    /// The row that begins at a line, or the cell whose quotation mark is never closed.
    fn row(&self, place: usize) -> Result<Row, usize> {
        let mut row = Row { cells: Vec::new(), lines: 1, is_quoted: false, is_stray: false };
        let mut rest = self.lines[place];
        loop {
            match rest.trim_start_matches([' ', '\u{a0}']).strip_prefix('"') {
                None => {
                    let end = rest.find(self.delimiter).unwrap_or(rest.len());
                    let cell = &rest[..end];
                    row.is_stray |= cell.contains('"');
                    row.cells.push(cell.trim().to_owned());
                    rest = &rest[end..];
                }
                Some(quoted) => {
                    let (cell, lines, after) = self.quoted(quoted, place + row.lines).ok_or(row.cells.len())?;
                    row.is_quoted = true;
                    row.cells.push(cell.trim().to_owned());
                    row.lines += lines;
                    rest = after;
                }
            }
            match rest.strip_prefix(self.delimiter) {
                Some(next) => rest = next,
                None => return Ok(row),
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
}
