//! Tests of each kind of column, with the texts that people paste.

mod dates;
mod durations;
mod frequencies;
mod numbers;
mod reader;
mod sheet;

use super::{CellValue, ColumnCell, ColumnReading, ColumnRule, TableContext};
use crate::exchange::number::NumberFormat;
use unicode_normalization::UnicodeNormalization;

/// A browser of an English reader.
pub(crate) fn context() -> TableContext {
    TableContext { format: NumberFormat::new('.', ','), fold: |text| text.nfkc().collect::<String>().to_lowercase() }
}

/// A column of these cells, from line 1.
fn cells<'a>(texts: &[&'a str]) -> Vec<ColumnCell<'a>> {
    texts.iter().enumerate().map(|(place, text)| ColumnCell { line: place + 1, column: 0, text }).collect()
}

/// The numbers of a column that is read in one way.
#[track_caller]
fn numbers_of(reading: ColumnReading) -> Vec<f64> {
    assert_eq!(reading.question, None);
    reading.values.into_iter().map(|value| value.unwrap().number().unwrap()).collect()
}

/// The line that is asked about, and the answers.
#[track_caller]
fn asked(reading: ColumnReading) -> (usize, Vec<(ColumnRule, CellValue)>) {
    let question = reading.question.expect("a question");
    (question.line, question.answers)
}

/// The errors of a column, with their lines.
fn errors_of(reading: ColumnReading) -> Vec<(usize, String)> {
    let lines = reading.values.into_iter().enumerate();
    lines.filter_map(|(place, value)| value.err().map(|reason| (place + 1, reason))).collect()
}
