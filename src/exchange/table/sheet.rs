//! A table with its header found and its columns put to fields.

use crate::exchange::csv_writer::unescape_formula;
use crate::model::{Limits, Unit};

use super::head::{Head, TimeUnit, name_key};
use super::reader::{Table, TableRow, read_table};
use super::totals::{adds_up, is_total_name};
use super::{
    CellValue, Choices, ColumnCell, ColumnReading, ColumnRule, ColumnView, Question, RowView, TableContext, TableError,
    TableView, dates, durations, numbers,
};

/// The rows among which the header is looked for.
const HEADER_ROWS: usize = 20;

/// A field that a column can be taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableField<'a> {
    /// What the page calls it.
    pub name: &'a str,
    /// The names of columns that are taken for it, the usual one first.
    pub names: &'a [&'a str],
    /// Whether a table without header has it, in the order of the fields.
    pub has_place: bool,
}

/// A table with its header found and its columns put to fields, and what was read of it so far.
pub struct Sheet<'a> {
    fields: &'a [TableField<'a>],
    context: TableContext,
    choices: &'a Choices,
    /// The rows with values.
    rows: Vec<TableRow>,
    heads: Vec<Head>,
    /// The line of the header; none without one.
    header: Option<usize>,
    /// The field of each column.
    assigned: Vec<Option<usize>>,
    shown: Vec<Vec<CellValue>>,
    questions: Vec<Question>,
    errors: Vec<TableError>,
    notes: Vec<String>,
    misses_columns: bool,
}

impl<'a> Sheet<'a> {
    /// Reads a text, finds its header and puts its columns to fields: by the user's choices, by names, or by their order where
    /// there is no header. Titles before the header, totals and repeated headers are left out, with a note.
    ///
    /// # Errors
    /// What [`read_table`] refuses.
    pub fn read(
        text: &str,
        fields: &'a [TableField<'a>],
        choices: &'a Choices,
        context: TableContext,
    ) -> Result<Self, TableError> {
        let Table { rows, errors } = read_table(text)?;
        let mut sheet = Self {
            fields,
            context,
            choices,
            rows,
            heads: Vec::new(),
            header: None,
            assigned: Vec::new(),
            shown: Vec::new(),
            questions: Vec::new(),
            errors,
            notes: Vec::new(),
            misses_columns: false,
        };
        sheet.find_header();
        sheet.assign();
        sheet.leave_out_totals();
        sheet.shown = sheet.rows.iter().map(|row| sheet.plain(row)).collect();
        for error in &mut sheet.errors {
            let head = error.column.checked_sub(1).and_then(|column| sheet.heads.get(column));
            error.name = head.map_or_else(String::new, |head| head.text.clone());
        }
        Ok(sheet)
    }

    /// The cells of a row as text, one for each column.
    fn plain(&self, row: &TableRow) -> Vec<CellValue> {
        let cell = |place: usize| match row.cells.get(place).map_or("", String::as_str) {
            "" => CellValue::Empty,
            text => CellValue::Text(text.to_owned()),
        };
        (0..self.heads.len()).map(cell).collect()
    }

    /// The names of the fields' columns, as they are compared.
    fn field_keys(&self) -> Vec<Vec<String>> {
        let keys = |field: &TableField<'_>| field.names.iter().map(|name| name_key(name, self.context)).collect();
        self.fields.iter().map(keys).collect()
    }

    /// The header is the first row without numbers that has a name of a field, else the first row if only the rows below it have
    /// numbers.
    fn find_header(&mut self) {
        let keys = self.field_keys();
        let width = self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let is_wide = |row: &&TableRow| width == 1 || row.filled() > 1;
        let words = |row: &TableRow| !row.cells.iter().any(|cell| looks_like_value(cell, self.context));
        let known = |row: &TableRow| {
            let fits = |cell: &String| {
                let head = Head::new(unescape_formula(cell), self.context);
                keys.iter().any(|names| head.fits(names).is_some())
            };
            row.cells.iter().any(fits)
        };
        let rows = || self.rows.iter().take(HEADER_ROWS).enumerate().filter(|(_, row)| is_wide(row));
        // Narrower rows before it are titles and such things as “Exported;2027-01-04”.
        let named = rows()
            .find(|(_, row)| words(row) && known(row))
            .filter(|(place, header)| self.rows[..*place].iter().all(|row| row.filled() < header.filled()));
        let unknown = || rows().next().filter(|(place, row)| words(row) && !self.rows[place + 1..].iter().any(words));
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

    fn assign(&mut self) {
        let keys = self.field_keys();
        self.assigned = vec![None; self.heads.len()];
        if self.header.is_some() {
            for (field, names) in keys.iter().enumerate() {
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

    fn heads_text(&self) -> Vec<String> {
        self.heads.iter().map(|head| head.text.clone()).collect()
    }

    /// Leaves out rows that add up others, unless a field has their name.
    fn leave_out_totals(&mut self) {
        let fields = self.field_keys().concat();
        let name = self.assigned.iter().position(|field| *field == Some(0));
        let label = |row: &TableRow| {
            let first = row.cells.iter().position(|cell| !cell.is_empty());
            [name, first].into_iter().flatten().find(|place| {
                row.cells.get(*place).is_some_and(|cell| {
                    is_total_name(cell, self.context) && !fields.contains(&name_key(cell, self.context))
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

    /// The rows with values.
    pub fn rows(&self) -> &[TableRow] {
        &self.rows
    }

    /// The line of the header, or of the first row.
    pub fn first_line(&self) -> usize {
        self.header.or(self.rows.first().map(|row| row.line)).unwrap_or(1)
    }

    /// The place of the column of a field.
    pub fn column(&self, field: usize) -> Option<usize> {
        self.assigned.iter().position(|assigned| *assigned == Some(field))
    }

    /// The columns of no field that have a name: their places and names.
    pub fn unknown(&self) -> impl Iterator<Item = (usize, &str)> {
        let unknown = |place: &usize| self.assigned[*place].is_none() && !self.heads[*place].text.is_empty();
        (0..self.heads.len()).filter(unknown).map(|place| (place, self.heads[place].text.as_str()))
    }

    /// The unit that the name of a field's column gives.
    pub fn unit(&self, field: usize) -> Option<TimeUnit> {
        self.column(field).and_then(|place| self.heads[place].unit)
    }

    /// Whether the name of a field's column has a percent sign.
    pub fn is_percent(&self, field: usize) -> bool {
        self.column(field).is_some_and(|place| self.heads[place].is_percent)
    }

    /// The cell of a field in a row; empty where there is none.
    pub fn text(&self, row: usize, field: usize) -> &str {
        self.column(field).and_then(|place| self.rows[row].cells.get(place)).map_or("", String::as_str)
    }

    /// An error at the cell of a field.
    pub fn error(&self, row: usize, field: usize, reason: impl Into<String>) -> TableError {
        let column = self.column(field);
        TableError {
            line: self.rows[row].line,
            column: column.map_or(0, |place| place + 1),
            name: column.map_or_else(String::new, |place| self.heads[place].text.clone()),
            reason: reason.into(),
        }
    }

    /// Says which named columns are not taken.
    pub fn note_unknown(&mut self) {
        let unknown: Vec<String> = self.unknown().map(|(_, name)| format!("“{name}”")).collect();
        match unknown.as_slice() {
            [] => {}
            [one] => self.notes.push(format!("Column {one} is not taken.")),
            more => self.notes.push(format!("Columns {} are not taken.", more.join(", "))),
        }
    }

    /// Adds an error to what is shown.
    pub fn refuse(&mut self, error: TableError) {
        self.errors.push(error);
    }

    /// Names each of these fields that no column is taken for, with the names that would do and those that are not known.
    /// Whether there is a column for each.
    pub fn require(&mut self, fields: &[usize]) -> bool {
        let missing: Vec<&TableField<'_>> =
            fields.iter().filter(|field| self.column(**field).is_none()).map(|field| &self.fields[*field]).collect();
        if missing.is_empty() {
            return true;
        }
        self.misses_columns = true;
        let unknown: Vec<String> = self.unknown().map(|(_, name)| format!("“{name}”")).collect();
        let columns = match unknown.as_slice() {
            [] => "a column is missing".to_owned(),
            [one] => format!("the column {one} is not known"),
            more => format!("the columns {} are not known", more.join(", ")),
        };
        let wanted = |field: &TableField<'_>| {
            let names: Vec<String> = field.names.iter().take(4).map(|name| format!("“{name}”")).collect();
            format!("; for {} one of {} would do", field.name, names.join(", "))
        };
        let wanted: String = missing.into_iter().map(wanted).collect();
        let reason = format!("{columns}{wanted}. Or choose the columns below");
        let line = self.first_line();
        self.errors.push(TableError::of_line(line, reason));
        false
    }

    /// Reads the column of a field and shows its values; `read` is given the filled cells of these rows and the answers of the
    /// user. Each row's value or error, empty where it has no cell.
    pub fn values(
        &mut self,
        field: usize,
        read: &dyn Fn(&[ColumnCell<'_>], &[ColumnRule]) -> ColumnReading,
    ) -> Vec<Result<CellValue, String>> {
        let Some(column) = self.column(field) else { return vec![Ok(CellValue::Empty); self.rows.len()] };
        let cell = |row: &'_ TableRow| row.cells.get(column).map_or("", String::as_str).to_owned();
        let texts: Vec<String> = self.rows.iter().map(cell).collect();
        let places: Vec<usize> = (0..texts.len()).filter(|row| !stands_for_nothing(&texts[*row])).collect();
        let cells: Vec<ColumnCell<'_>> =
            places.iter().map(|row| ColumnCell { line: self.rows[*row].line, column, text: &texts[*row] }).collect();
        let reading = read(&cells, &self.choices.rules_for(&self.heads_text(), column));
        self.questions.extend(reading.question);
        let mut values = vec![Ok(CellValue::Empty); self.rows.len()];
        for (row, value) in places.into_iter().zip(reading.values) {
            if let Ok(value) = &value {
                self.shown[row][column] = value.clone();
            }
            values[row] = value;
        }
        values
    }

    /// Shows a value that was found otherwise than by its column alone.
    pub fn show(&mut self, row: usize, field: usize, value: CellValue) {
        if let Some(column) = self.column(field) {
            self.shown[row][column] = value;
        }
    }

    /// Whether something must be answered before anything is taken.
    pub fn is_in_doubt(&self) -> bool {
        !self.questions.is_empty()
    }

    /// What was read, `count` entries.
    pub fn into_view(self, count: usize) -> TableView {
        let columns = self.heads.into_iter().zip(self.assigned);
        let mut errors = self.errors;
        errors.sort_by_key(|error| (error.line, error.column));
        TableView {
            fields: self.fields.iter().map(|field| field.name.to_owned()).collect(),
            columns: columns.map(|(head, field)| ColumnView { head: head.text, field }).collect(),
            rows: self.rows.iter().zip(self.shown).map(|(row, cells)| RowView { line: row.line, cells }).collect(),
            count: if self.questions.is_empty() { count } else { 0 },
            questions: self.questions,
            errors,
            notes: self.notes,
            misses_columns: self.misses_columns,
        }
    }
}

/// Whether a cell is empty, or has the sign or words that stand for a value that is not there.
fn stands_for_nothing(cell: &str) -> bool {
    matches!(cell, "" | "-" | "–" | "—" | "n/a" | "N/A" | "#N/A")
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
