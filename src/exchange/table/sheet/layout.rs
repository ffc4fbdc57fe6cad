//! How a table is laid out: where its header is, which column is taken for which field, and which rows are no entries.

use super::super::head::{Head, name_key};
use super::super::totals::{adds_up, is_total_name};
use super::super::{ColumnCell, ColumnReading, TableContext, TableRow, dates, durations, numbers};
use super::{Sheet, TableField};
use crate::exchange::csv_writer::unescape_formula;
use crate::model::{Limits, Unit};

/// The rows among which the header is looked for.
const HEADER_ROWS: usize = 20;

impl Sheet<'_> {
    /// The header is the first row without numbers that has a name of a field, else the first row if it has no numbers and most
    /// rows below it have.
    pub(super) fn find_header(&mut self) {
        let width = self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let is_wide = |row: &&TableRow| width == 1 || row.filled() > 1;
        let words = |row: &TableRow| !row.cells.iter().any(|cell| looks_like_value(cell, self.context));
        let known = |row: &TableRow| {
            let fits = |cell: &String| {
                let head = Head::new(unescape_formula(cell), self.context);
                self.names.iter().any(|names| head.fits(names).is_some())
            };
            row.cells.iter().any(fits)
        };
        let rows = || self.rows.iter().take(HEADER_ROWS).enumerate().filter(|(_, row)| is_wide(row));
        // Narrower rows before it are titles and such things as “Exported;2027-01-04”.
        let named = rows()
            .find(|(_, row)| words(row) && known(row))
            .filter(|(place, header)| self.rows[..*place].iter().all(|row| row.filled() < header.filled()));
        let unknown = || {
            let (place, _) = rows().next().filter(|(_, row)| words(row))?;
            let below = &self.rows[place + 1..];
            let with_values = below.iter().filter(|row| !words(row)).count();
            (with_values * 2 > below.len()).then(|| (place, &self.rows[place]))
        };
        let header = named.or_else(unknown).map(|(place, _)| place);
        let titles = header.unwrap_or_else(|| if width > 1 { rows().next().map_or(0, |(place, _)| place) } else { 0 });
        for row in self.rows.drain(..titles) {
            self.notes.push(format!("Line {} comes before the table and is left out.", row.line));
        }
        self.heads = vec![Head::default(); width];
        if header.is_some() {
            let header = self.rows.remove(0);
            for (head, cell) in self.heads.iter_mut().zip(&header.cells) {
                *head = Head::new(unescape_formula(cell), self.context);
            }
            self.header = Some(header.line);
            // Printed tables repeat their header on each page.
            self.rows.retain(|row| row.cells != header.cells);
        }
    }

    pub(super) fn assign(&mut self) {
        self.assigned = vec![None; self.heads.len()];
        if self.header.is_some() {
            for (field, names) in self.names.iter().enumerate() {
                let fitting = |(place, head): (usize, &Head)| {
                    let free = self.assigned[place].is_none();
                    head.fits(names).filter(|_| free).map(|how_well| (how_well, place))
                };
                // Of columns with the same name the first counts.
                if let Some((_, place)) = self.heads.iter().enumerate().filter_map(fitting).min() {
                    self.assigned[place] = Some(field);
                }
            }
        } else {
            let fields = (0..self.fields.len()).filter(|field| self.fields[*field].has_place);
            self.assigned.iter_mut().zip(fields).for_each(|(slot, field)| *slot = Some(field));
        }
        for (column, field) in self.choices.fields_for(&self.heads_text()) {
            for slot in self.assigned.iter_mut().filter(|slot| field.is_some() && **slot == *field) {
                *slot = None;
            }
            if let Some(slot) = self.assigned.get_mut(*column) {
                *slot = *field;
            }
        }
    }

    /// Leaves out rows that add up others, unless a field has their name.
    pub(super) fn leave_out_totals(&mut self) {
        let is_field_name = |key: &String| self.names.iter().any(|names| names.contains(key));
        let name = self.assigned.iter().position(|field| *field == Some(0));
        let label = |row: &TableRow| {
            let first = row.cells.iter().position(|cell| !cell.is_empty());
            [name, first].into_iter().flatten().find(|place| {
                row.cells.get(*place).is_some_and(|cell| {
                    is_total_name(cell, self.context) && !is_field_name(&name_key(cell, self.context))
                })
            })
        };
        let mut notes = Vec::new();
        let is_entry = |row: &TableRow| {
            let Some(place) = label(row) else { return true };
            notes.push(format!("Line {} (“{}”) is a total and is left out.", row.line, row.cells[place]));
            false
        };
        let mut rows = std::mem::take(&mut self.rows);
        rows.retain(is_entry);
        let named =
            |row: &TableRow| name.is_some_and(|place| row.cells.get(place).is_some_and(|cell| !cell.is_empty()));
        let unnamed = rows.split_last().is_some_and(|(last, above)| !named(last) && above.iter().all(named));
        if unnamed && adds_up(&rows, self.context) {
            let line = rows.pop().map_or(0, |row| row.line);
            notes.push(format!("Line {line} has no name and adds up the lines above: it is a total and is left out."));
        }
        self.rows = rows;
        self.notes.append(&mut notes);
    }
}

/// The names of a field's columns, as they are compared.
pub(super) fn names_of(field: &TableField<'_>, context: TableContext) -> Vec<String> {
    let names = field.names.iter().copied().chain(field.also.split('|').filter(|name| !name.is_empty()));
    names.map(|name| name_key(name, context)).collect()
}

/// Whether a cell is a number, a date or a length, so that its row is no header.
fn looks_like_value(cell: &str, context: TableContext) -> bool {
    if !cell.contains(|sign: char| sign.is_numeric()) {
        return false;
    }
    let cells = [ColumnCell { line: 1, column: 0, text: cell }];
    let reads = |reading: ColumnReading| reading.question.is_some() || reading.values[0].is_ok();
    reads(numbers::read_numbers(&cells, &|_| Limits::one(Unit::Share, f64::MIN, f64::MAX), false, &[], context))
        || reads(dates::read_dates(&cells, &[], context))
        || reads(durations::read_durations(&cells, None, &[], context))
}
