//! Optional columns of a table of readings: block length, definition, baseline, and the parts of a grade.

use super::parts::{self, PART_COUNT, PART_ENTRIES};
use super::{BASELINE as BASELINE_FIELD, BLOCK, DEFINITION as DEFINITION_FIELD, PARTS, check_length};
use crate::exchange::csv_writer::unescape_formula;
use crate::exchange::table::{CellValue, Sheet, TableContext, TimeUnit, name_key, read_durations, read_numbers};
use crate::model::kpi::{BlockLength, BuiltInKpi, Definition, GradeParts, Kpi};
use crate::model::{Choice, LINE, Spread, shortest};

/// The column of the definition by which a value was measured, in words.
pub(super) const DEFINITION: &str = "Definition";
/// The column that marks the baseline.
pub(super) const BASELINE: &str = "Baseline";
/// The column of who entered the reading.
pub(super) const BY: &str = "Entered by";
/// The cell that marks the baseline.
pub(super) const YES: &str = "yes";
/// Cells that mark it too, and those that say the opposite.
const ALSO_YES: [&str; 5] = ["y", "true", "x", "ja", "oui"];
const NO: [&str; 4] = ["", "no", "false", "n"];

/// The values of such a column, by row.
type Values = Vec<Result<CellValue, String>>;

/// The values of those columns.
pub(super) struct ExtraColumns {
    blocks: Values,
    parts: Vec<Values>,
}

/// What is wrong with the cell of a field.
type FieldError = (usize, String);

impl ExtraColumns {
    /// Reads them, each by a rule of its own.
    pub(super) fn read(sheet: &mut Sheet<'_>, context: TableContext) -> Self {
        let unit = sheet.unit(BLOCK).unwrap_or(TimeUnit::Minute);
        let blocks = sheet.values(BLOCK, &|cells, chosen| read_durations(cells, Some(unit), chosen, context));
        let part = |(place, entry): (usize, &parts::PartEntry)| {
            let is_share = entry.unit.is_percentage();
            sheet.values(PARTS + place, &|cells, chosen| {
                read_numbers(cells, &|_| parts::limits(place), is_share, chosen, context)
            })
        };
        Self { blocks, parts: PART_ENTRIES.iter().enumerate().map(part).collect() }
    }

    /// The definition of a reading: in words, by a block length, or the KPI's own.
    pub(super) fn definition(&self, sheet: &Sheet<'_>, row: usize, kpi: &Kpi<'_>) -> Result<Definition, FieldError> {
        let words = unescape_formula(sheet.text(row, DEFINITION_FIELD));
        let minutes = match &self.blocks[row] {
            Ok(CellValue::Empty) => {
                check_length(words, LINE).map_err(|reason| (DEFINITION_FIELD, reason))?;
                return Ok(if words.is_empty() {
                    Definition::usual_of(kpi.id)
                } else {
                    Definition::Own(words.to_owned())
                });
            }
            _ if !words.is_empty() => {
                return Err((DEFINITION_FIELD, "a reading has a block length or its own definition, not both".into()));
            }
            Ok(minutes) => minutes.number(),
            Err(_) => None,
        };
        let block = minutes.and_then(|minutes| BlockLength::from_key(&shortest(minutes)));
        let block = block.filter(|_| kpi.id.is(BuiltInKpi::DeepWork)).map(Definition::Blocks);
        block.ok_or((BLOCK, "a block length is 60, 90 or 120, and only deep work has one".to_owned()))
    }

    /// Whether the reading is the baseline.
    pub(super) fn is_baseline(sheet: &Sheet<'_>, row: usize, context: TableContext) -> Result<bool, String> {
        let text = sheet.text(row, BASELINE_FIELD);
        match name_key(text, context).as_str() {
            key if NO.contains(&key) => Ok(false),
            key if key == YES || ALSO_YES.contains(&key) => Ok(true),
            _ => Err(format!("“{text}” is neither {YES} nor empty")),
        }
    }

    /// The parts of a grade, if any cell is filled.
    pub(super) fn parts(&self, row: usize, kpi: &Kpi<'_>) -> Result<Option<GradeParts>, FieldError> {
        let filled = |place: &usize| self.parts[*place][row] != Ok(CellValue::Empty);
        let Some(first) = (0..PART_COUNT).find(filled) else { return Ok(None) };
        if !kpi.id.is(BuiltInKpi::Collaboration) {
            return Err((PARTS + first, "only collaboration effectiveness has such parts".into()));
        }
        let mut numbers = [None; PART_COUNT];
        for place in (0..PART_COUNT).filter(filled) {
            let number = self.parts[place][row].clone().map_err(|reason| (PARTS + place, reason))?.number();
            let spread =
                Spread::point(number.unwrap_or_default()).map_err(|error| (PARTS + place, error.to_string()))?;
            parts::limits(place).check(&spread).map_err(|reason| (PARTS + place, format!("it {reason}")))?;
            numbers[place] = number;
        }
        let mut faults = Vec::new();
        let parts = parts::of_numbers(numbers, &mut faults);
        match faults.first() {
            Some((place, reason)) => Err((PARTS + place, reason.trim_end_matches('.').into())),
            None => Ok(Some(parts)),
        }
    }
}
