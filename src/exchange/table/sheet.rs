//! A table with its header found and its columns put to fields.

mod layout;

use super::head::{Head, TimeUnit};
use super::reader::{Table, TableRow, read_table};
use super::{
    CellValue, Choices, ColumnCell, ColumnReading, ColumnRule, ColumnView, IN_DOUBT, Question, RowView, TableContext,
    TableError, TableView,
};
use uncertainty::insertion_sort_by;

/// A field that a column can be taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableField<'a> {
    /// What the page calls it.
    pub name: &'a str,
    /// The names of columns that are taken for it, the usual one first.
    pub names: &'a [&'a str],
    /// Other names that are taken for it, with `|` between them.
    pub also: &'a str,
    /// Whether a table without header has it, in the order of the fields.
    pub has_place: bool,
}

/// A table with its header found and its columns put to fields, and what was read of it so far.
pub struct Sheet<'a> {
    fields: &'a [TableField<'a>],
    /// The names of each field's columns, as they are compared.
    names: Vec<Vec<String>>,
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
        let Table { rows, errors, notes } = read_table(text)?;
        let mut sheet = Self {
            fields,
            names: fields.iter().map(|field| layout::names_of(field, context)).collect(),
            context,
            choices,
            rows,
            heads: Vec::new(),
            header: None,
            assigned: Vec::new(),
            shown: Vec::new(),
            questions: Vec::new(),
            errors,
            notes,
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

    fn heads_text(&self) -> Vec<String> {
        self.heads.iter().map(|head| head.text.clone()).collect()
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

    /// Says which columns are not used, where only these fields are: all those that have a name or a filled cell.
    pub fn note_not_taken(&mut self, taken: &[usize]) {
        let mut others = Vec::new();
        for (place, head) in self.heads.iter().enumerate() {
            let is_filled = |row: &TableRow| row.cells.get(place).is_some_and(|cell| !cell.is_empty());
            let is_there = !head.text.is_empty() || self.rows.iter().any(is_filled);
            if !is_there || self.assigned[place].is_some_and(|field| taken.contains(&field)) {
                continue;
            }
            let fitting = taken.iter().find(|field| head.fits(&self.names[**field]).is_some());
            match fitting.and_then(|field| self.column(*field)) {
                Some(same) => self.notes.push(format!(
                    "Column {} is not used: column {} already gives the same.",
                    self.column_name(place),
                    self.column_name(same)
                )),
                None => others.push(self.column_name(place)),
            }
        }
        match others.as_slice() {
            [] => {}
            [one] => self.notes.push(format!("Column {one} is not used.")),
            more => self.notes.push(format!("Columns {} are not used.", more.join(", "))),
        }
    }

    /// A column by its name, or by its number where it has none.
    fn column_name(&self, place: usize) -> String {
        let name = &self.heads[place].text;
        if name.is_empty() { format!("{}", place + 1) } else { format!("“{name}”") }
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
        // The question says it once.
        errors.retain(|error| error.reason != IN_DOUBT);
        // They come nearly in this order.
        insertion_sort_by(&mut errors, |one, other| (one.line, one.column).cmp(&(other.line, other.column)));
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
