//! Optional columns of a table of readings, found by their names only: definition, baseline, and the parts of a grade.

use super::parts::{self, PART_COUNT, PART_ENTRIES};
use super::{BLOCK, check_length};
use crate::exchange::csv_reader::{ColumnMap, Table, TableError, TableRow, normalize};
use crate::exchange::csv_writer::unescape_formula;
use crate::exchange::number::NumberFormat;
use crate::model::kpi::{BlockLength, BuiltInKpi, Definition, GradeParts, Kpi};
use crate::model::{Choice, LINE};

/// The column of the definition by which a value was measured, in words.
pub(super) const DEFINITION: &str = "Definition";
/// The column that marks the baseline.
pub(super) const BASELINE: &str = "Baseline";
/// The cell that marks it.
pub(super) const YES: &str = "yes";

/// The positions of those columns.
pub(super) struct ExtraColumns {
    definition: Option<usize>,
    baseline: Option<usize>,
    parts: Vec<Option<usize>>,
}

impl ExtraColumns {
    /// Finds them in the header. Without one there are none: a note could look like a column name.
    pub(super) fn find(table: &Table, columns: &ColumnMap) -> Self {
        let header = table.rows.first().filter(|_| columns.has_header);
        let place = |name: &str| header?.cells.iter().position(|cell| normalize(cell) == normalize(name));
        Self {
            definition: place(DEFINITION),
            baseline: place(BASELINE),
            parts: PART_ENTRIES.iter().map(|entry| place(entry.label)).collect(),
        }
    }

    /// The definition of a reading: in words, by a block length, or the KPI's own.
    pub(super) fn definition(
        &self,
        row: &TableRow,
        columns: &ColumnMap,
        kpi: &Kpi<'_>,
    ) -> Result<Definition, TableError> {
        let (words, block) = (unescape_formula(cell(row, self.definition)), columns.cell(row, BLOCK));
        if block.is_empty() {
            check_length(words, LINE).map_err(|reason| error(row, self.definition, reason))?;
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
        let block = BlockLength::from_key(minutes).filter(|_| kpi.id.is(BuiltInKpi::DeepWork)).map(Definition::Blocks);
        let reason = "a block length is 60, 90 or 120, and only deep work has one";
        block.ok_or_else(|| columns.error(row, BLOCK, reason))
    }

    /// Whether the reading is the baseline.
    pub(super) fn is_baseline(&self, row: &TableRow) -> Result<bool, TableError> {
        match cell(row, self.baseline) {
            "" => Ok(false),
            text if normalize(text) == YES => Ok(true),
            text => Err(error(row, self.baseline, format!("“{text}” is neither {YES} nor empty"))),
        }
    }

    /// The parts of a grade, if any cell is filled.
    pub(super) fn parts(
        &self,
        row: &TableRow,
        kpi: &Kpi<'_>,
        format: NumberFormat,
    ) -> Result<Option<GradeParts>, TableError> {
        let mut texts = <[String; PART_COUNT]>::default();
        for (text, place) in texts.iter_mut().zip(&self.parts) {
            cell(row, *place).clone_into(text);
        }
        let Some(first) = texts.iter().position(|text| !text.is_empty()) else { return Ok(None) };
        if !kpi.id.is(BuiltInKpi::Collaboration) {
            return Err(error(row, self.parts[first], "only collaboration effectiveness has such parts".into()));
        }
        let (parts, faults) = parts::read(&texts, format);
        match faults.first() {
            Some((place, reason)) => Err(error(row, self.parts[*place], reason.trim_end_matches('.').into())),
            None => Ok(Some(parts)),
        }
    }
}

fn cell(row: &TableRow, place: Option<usize>) -> &str {
    place.and_then(|place| row.cells.get(place)).map_or("", String::as_str)
}

fn error(row: &TableRow, place: Option<usize>, reason: String) -> TableError {
    TableError::new(row.line, place.map_or(0, |place| place + 1), reason)
}
