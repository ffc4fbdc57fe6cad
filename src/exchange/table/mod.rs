//! Reads tables that people paste: from spreadsheets, calendars, Markdown and mails.
//!
//! A text becomes values in four steps, each in a file of its own:
//!
//! | step | file |
//! |---|---|
//! | text → [`Table`]: separator, quotation marks, comments, rules of Markdown tables | `reader.rs` |
//! | rows and columns → [`Sheet`]: titles, the header, the field of each column, totals | `sheet/layout.rs`, `head.rs`, `totals.rs` |
//! | one rule for each column: decimal mark, percentages or fractions, order of dates, units | `decision.rs` |
//! | cells → [`CellValue`]s by that rule | `numbers.rs`, `dates.rs`, `durations.rs`, `frequencies.rs` |
//!
//! A column that can be read in two ways is never guessed at: it comes with a [`Question`], whose answer goes into the [`Choices`]
//! of the next reading. What is read of a table, beside its values, is a [`TableView`] to be shown before anything is taken.

mod dates;
mod decision;
mod durations;
mod frequencies;
mod head;
mod numbers;
mod reader;
mod sheet;
mod totals;

#[cfg(test)]
pub(crate) mod tests;

pub use dates::read_dates;
pub use durations::read_durations;
pub use frequencies::{FREQUENCY_EXAMPLES, read_frequencies};
pub use head::{TimeUnit, name_key};
pub use numbers::read_numbers;
pub use reader::{ROW_LIMIT, Table, TableRow, read_table};
pub use sheet::{Sheet, TableField};

use super::number::NumberFormat;
use crate::model::Spread;
use crate::model::date::Date;
use crate::model::kpi::Period;
use std::fmt;

/// Maps texts that read alike to the same text: Unicode's compatibility composition (NFKC) in lower case. A parameter, because
/// Unicode's tables would weigh 53 kB in the Wasm
/// (brotli), those of lower case 8 kB more, and every browser has them.
pub type Fold = fn(&str) -> String;

/// What a reader of tables must know of the browser.
#[derive(Clone, Copy)]
pub struct TableContext {
    /// How the user's locale writes numbers: its words and signs. Columns decide their decimal mark themselves.
    pub format: NumberFormat,
    /// See [`Fold`].
    pub fold: Fold,
}

impl TableContext {
    /// A text as words are looked up in it.
    fn folded(&self, text: &str) -> String {
        if text.is_ascii() { text.to_ascii_lowercase() } else { (self.fold)(text) }
    }
}

/// Whether a list of words between blanks has a word.
pub(super) fn listed(list: &str, word: &str) -> bool {
    list.split(' ').any(|name| !name.is_empty() && name == word)
}

/// A cell's text without one of these words at its end: `8 people` as a number of people.
pub fn without_word<'a>(text: &'a str, words: &[&str]) -> &'a str {
    let number = |word: &&str| {
        let start = text.len().checked_sub(word.len()).filter(|start| text.is_char_boundary(*start))?;
        let (number, end) = text.split_at(start);
        let ends_number = number.ends_with(|sign: char| sign.is_whitespace() || sign.is_numeric());
        (end.eq_ignore_ascii_case(word) && ends_number).then(|| number.trim_end())
    };
    words.iter().find_map(number).unwrap_or(text)
}

/// An error at a line and column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableError {
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted from 1; 0 for the whole line.
    pub column: usize,
    /// The name of the column in the header; empty where there is none.
    pub name: String,
    /// The reason, in the user's words.
    pub reason: String,
}

impl TableError {
    /// An error of a whole line.
    pub fn of_line(line: usize, reason: impl Into<String>) -> Self {
        Self { line, column: 0, name: String::new(), reason: reason.into() }
    }
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.column, self.name.as_str()) {
            (0, _) => write!(f, "line {}: {}", self.line, self.reason),
            (column, "") => write!(f, "line {}, column {column}: {}", self.line, self.reason),
            (_, name) => write!(f, "line {}, column “{name}”: {}", self.line, self.reason),
        }
    }
}

impl std::error::Error for TableError {}

/// A cell of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ColumnCell<'a> {
    /// The line of its row, counted from 1.
    pub line: usize,
    /// The place of its column, counted from 0.
    pub column: usize,
    /// What stands in it; empty where the row has no such cell.
    pub text: &'a str,
}

/// The same cells with other texts.
pub fn with_texts<'a>(cells: &[ColumnCell<'a>], text: &dyn Fn(ColumnCell<'a>) -> &'a str) -> Vec<ColumnCell<'a>> {
    cells.iter().map(|cell| ColumnCell { text: text(*cell), ..*cell }).collect()
}

/// The value of a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum CellValue {
    /// Nothing stands in it.
    Empty,
    /// Text, or what could not be read.
    Text(String),
    /// A number.
    Number(f64),
    /// A range of numbers.
    Range(Spread),
    /// A share as a fraction: 0.12 for 12%.
    Share(f64),
    /// A day.
    Day(Date),
    /// A month or quarter, with its last day.
    Period(Period, Date),
    /// A length in minutes.
    Minutes(f64),
    /// How often a week.
    PerWeek(f64),
    /// From how often to how often a week.
    PerWeekRange(Spread),
}

impl CellValue {
    /// The number of a number, share, length or frequency; none of a range.
    pub fn number(&self) -> Option<f64> {
        match *self {
            Self::Number(number) | Self::Share(number) | Self::Minutes(number) | Self::PerWeek(number) => Some(number),
            Self::Empty | Self::Text(_) | Self::Day(_) | Self::Period(..) | Self::Range(_) | Self::PerWeekRange(_) => {
                None
            }
        }
    }

    /// The range, where it is one.
    pub fn range(&self) -> Option<Spread> {
        if let Self::Range(range) | Self::PerWeekRange(range) = self { Some(*range) } else { None }
    }
}

/// A rule by which all cells of a column are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnRule {
    /// `1.250` is one and a quarter.
    DecimalPoint,
    /// `1,250` is one and a quarter.
    DecimalComma,
    /// Numbers without a sign are percentages: `12` is 12%.
    Percentages,
    /// Numbers without a sign are fractions: `0.12` is 12%.
    Fractions,
    /// `04/01/2027` is 4 January.
    DayFirst,
    /// `04/01/2027` is 1 April.
    MonthFirst,
    /// Numbers without a unit are minutes.
    Minutes,
    /// Numbers without a unit are hours.
    Hours,
    /// Numbers without a unit are fractions of a day, as spreadsheets keep times.
    DayFractions,
    /// `1:30` is an hour and a half.
    HoursAndMinutes,
    /// `1:30` is a minute and a half.
    MinutesAndSeconds,
    /// `biweekly` is every 2 weeks, `every third Thursday` every 3 weeks.
    EveryFew,
    /// `biweekly` is twice a week, `every third Thursday` once a month.
    WithinPeriod,
}

impl ColumnRule {
    /// What a cell shows that can be read by this rule only.
    fn evidence(self) -> &'static str {
        match self {
            Self::DecimalPoint => "has a decimal point",
            Self::DecimalComma => "has a decimal comma",
            Self::Percentages => "is a percentage",
            Self::Fractions => "is a fraction",
            Self::DayFirst => "has the day first",
            Self::MonthFirst => "has the month first",
            Self::Minutes => "is in minutes",
            Self::Hours => "is in hours",
            Self::DayFractions => "is a fraction of a day",
            Self::HoursAndMinutes => "is in hours and minutes",
            Self::MinutesAndSeconds => "is in minutes and seconds",
            Self::EveryFew => "is an interval",
            Self::WithinPeriod => "is a number of times in a period",
        }
    }
}

/// Why a cell has no value while the question about its column is open.
const IN_DOUBT: &str = "can be read in two ways";

/// A column that can be read in two ways.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// The place of the column, counted from 0.
    pub column: usize,
    /// The line of the first cell that the answer changes.
    pub line: usize,
    /// What stands in that cell.
    pub text: String,
    /// Why it is in doubt although other cells decide it; empty where none does.
    pub because: String,
    /// The rules to choose from, each with what the cell is by it.
    pub answers: Vec<(ColumnRule, CellValue)>,
}

/// The cells of a column by one rule.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnReading {
    /// The value of each cell, or why it has none, as a clause.
    pub values: Vec<Result<CellValue, String>>,
    /// What must be answered before anything of the column is taken.
    pub question: Option<Question>,
}

/// What the user chose for a table: the fields of columns, and answers to [`Question`]s. It counts for tables with the same header.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Choices {
    heads: Vec<String>,
    fields: Vec<(usize, Option<usize>)>,
    rules: Vec<(usize, ColumnRule)>,
}

impl TableView {
    /// Of a text that is no table.
    pub fn of_error(error: TableError) -> Self {
        Self { errors: vec![error], ..Self::default() }
    }
}

impl Choices {
    /// Those for a table with these columns, made anew where they were made for other ones.
    fn keep_for(&mut self, columns: &[ColumnView]) {
        let heads: Vec<String> = columns.iter().map(|column| column.head.clone()).collect();
        if self.heads != heads {
            *self = Self { heads, ..Self::default() };
        }
    }

    /// Puts a column to a field, or to none. Another column of that field has none then.
    pub fn assign(&mut self, columns: &[ColumnView], column: usize, field: Option<usize>) {
        self.keep_for(columns);
        self.fields.retain(|(place, chosen)| *place != column && (field.is_none() || *chosen != field));
        self.fields.push((column, field));
    }

    /// Answers a question about a column.
    pub fn answer(&mut self, columns: &[ColumnView], column: usize, rule: ColumnRule) {
        self.keep_for(columns);
        self.rules.push((column, rule));
    }

    /// The chosen fields for a table with this header, by column.
    fn fields_for(&self, heads: &[String]) -> &[(usize, Option<usize>)] {
        if self.heads == heads { &self.fields } else { &[] }
    }

    /// The answers about a column of a table with this header.
    fn rules_for(&self, heads: &[String], column: usize) -> Vec<ColumnRule> {
        let rules: &[_] = if self.heads == heads { &self.rules } else { &[] };
        rules.iter().filter(|(place, _)| *place == column).map(|(_, rule)| *rule).collect()
    }
}

/// A column of a table as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnView {
    /// Its name in the header; empty where there is none.
    pub head: String,
    /// The place of the field that it is taken for.
    pub field: Option<usize>,
}

/// A row of a table as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct RowView {
    /// Its line, counted from 1.
    pub line: usize,
    /// A value for each column.
    pub cells: Vec<CellValue>,
}

/// A table as it was read, to be shown before anything of it is taken.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TableView {
    /// The fields that a column can be taken for.
    pub fields: Vec<String>,
    /// The columns of the text.
    pub columns: Vec<ColumnView>,
    /// The rows with values.
    pub rows: Vec<RowView>,
    /// What must be answered first.
    pub questions: Vec<Question>,
    /// What cannot be read.
    pub errors: Vec<TableError>,
    /// What is left out, a sentence each.
    pub notes: Vec<String>,
    /// Whether a field that is needed has no column: nothing is read then.
    pub misses_columns: bool,
    /// How many entries can be taken; 0 while a question is open.
    pub count: usize,
}
