//! What a table of readings may tell besides day and value, in columns that are found by their names only.

use super::parts::{self, PART_COUNT, PART_ENTRIES};
use super::{BLOCK, text_within};
use crate::exchange::csv::original;
use crate::exchange::number::NumberFormat;
use crate::exchange::table::{Columns, Row, Table, TableError, plain};
use crate::model::kpi::{BlockLength, Definition, Kpi, Parts};
use crate::model::shape::{Choice, LINE};

/// The name of the column of how a value was measured, in words.
pub(super) const DEFINITION: &str = "Definition";
/// The name of the column of what progress counts from.
pub(super) const BASELINE: &str = "Baseline";
/// What stands in it.
pub(super) const YES: &str = "yes";

/// Where those columns are.
pub(super) struct Beside {
    definition: Option<usize>,
    baseline: Option<usize>,
    parts: Vec<Option<usize>>,
}

impl Beside {
    /// Finds them. Without a header there are none: a note may read like a name.
    pub(super) fn find(table: &Table, columns: &Columns) -> Self {
        let header = table.rows.first().filter(|_| columns.has_header);
        let place = |name: &str| header?.cells.iter().position(|cell| plain(cell) == plain(name));
        Self {
            definition: place(DEFINITION),
            baseline: place(BASELINE),
            parts: PART_ENTRIES.iter().map(|entry| place(entry.label)).collect(),
        }
    }

    /// By which definition a value was measured: in words, by a block length, or as the KPI says.
    pub(super) fn definition(&self, row: &Row, columns: &Columns, kpi: &Kpi<'_>) -> Result<Definition, TableError> {
        let (words, block) = (original(cell(row, self.definition)), columns.cell(row, BLOCK));
        if block.is_empty() {
            text_within(words, LINE).map_err(|reason| error(row, self.definition, reason))?;
            return Ok(if words.is_empty() { Definition::usual_of(kpi.id) } else { Definition::Own(words.to_owned()) });
        }
        if !words.is_empty() {
            return Err(error(
                row,
                self.definition,
                "a reading has a block length or words of its own, not both".into(),
            ));
        }
        let minutes = block.trim_end_matches(|char: char| !char.is_ascii_digit());
        let block = BlockLength::from_key(minutes).filter(|_| kpi.id == "deep_work").map(Definition::Blocks);
        let reason = "a block length is 60, 90 or 120, and only deep work has one";
        block.ok_or_else(|| columns.error(row, BLOCK, reason))
    }

    /// Whether progress counts from the reading.
    pub(super) fn is_baseline(&self, row: &Row) -> Result<bool, TableError> {
        match cell(row, self.baseline) {
            "" => Ok(false),
            text if plain(text) == YES => Ok(true),
            text => Err(error(row, self.baseline, format!("“{text}” is neither {YES} nor empty"))),
        }
    }

    /// The parts of a grade, if any is told.
    pub(super) fn parts(&self, row: &Row, kpi: &Kpi<'_>, format: NumberFormat) -> Result<Option<Parts>, TableError> {
        let mut texts = <[String; PART_COUNT]>::default();
        for (text, place) in texts.iter_mut().zip(&self.parts) {
            cell(row, *place).clone_into(text);
        }
        let Some(first) = texts.iter().position(|text| !text.is_empty()) else { return Ok(None) };
        if kpi.id != "collaboration" {
            return Err(error(row, self.parts[first], "only collaboration effectiveness has such parts".into()));
        }
        let (parts, faults) = parts::read(&texts, format);
        match faults.first() {
            Some((place, reason)) => Err(error(row, self.parts[*place], reason.trim_end_matches('.').into())),
            None => Ok(Some(parts)),
        }
    }
}

fn cell(row: &Row, place: Option<usize>) -> &str {
    place.and_then(|place| row.cells.get(place)).map_or("", String::as_str)
}

fn error(row: &Row, place: Option<usize>, reason: String) -> TableError {
    TableError::new(row.line, place.map_or(0, |place| place + 1), reason)
}
