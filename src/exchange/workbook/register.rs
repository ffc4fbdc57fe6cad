//! The register of assumptions: every number of the case in one list, with its range and where it comes from.
//!
//! Its numbers refer to the cells of the inputs. Ranges of rows of a list are values, since lists have cells for likely values only.

use super::inputs::{amount_of, group_name, unit_words};
use super::names::{END_NAMES, end_name, input_name, setting_name};
use super::reader::exact_inputs;
use super::sheet::{Amount, CellValue, Sheet};
use crate::model::{Case, Choice, Input, PagePosition, Provenance, Spread};
use crate::text::{self, kinds_in_words, whose, year_in};

/// The name of the sheet.
pub(super) const REGISTER: &str = "Assumptions register";

const HEADS: [&str; 13] = [
    "Group",
    "Assumption",
    "Low",
    "Likely",
    "High",
    "Unit",
    "Origin",
    "Whose figure",
    "Owner",
    "Kind of evidence",
    "Source",
    "Year",
    "Note",
];

const LIKELY: u16 = 3;

/// Writes the sheet.
pub(super) fn write(sheet: &mut Sheet, case: &Case) {
    sheet.title(
        "Assumptions register",
        "Every number of the case. The numbers follow the cells of the other sheets: change them there.",
    );
    for (column, head) in (0..).zip(HEADS) {
        sheet.head(3, column, head);
    }
    let mut row = 4;
    for input in case.inputs() {
        if let Some(spread) = case.spread(input) {
            input_row(sheet, row, case, input, spread);
            row += 1;
        }
    }
    for (setting, value) in exact_inputs(case) {
        sheet.text(row, 1, &text::exact_input_name(setting, case));
        sheet.formula(row, LIKELY, &setting_name(setting), CellValue::Number(value), Amount::Plain);
        row += 1;
    }
    sheet.freeze(4, 2);
    let widths = [18.0, 44.0, 14.0, 14.0, 14.0, 20.0, 10.0, 14.0, 18.0, 22.0, 50.0, 8.0, 40.0];
    sheet.widths(&(0..).zip(widths).collect::<Vec<_>>());
}

fn input_row(sheet: &mut Sheet, row: u32, case: &Case, input: Input, spread: &Spread) {
    let (PagePosition::Basic(group) | PagePosition::Folded(group, _) | PagePosition::Cell(group)) =
        input.field.position;
    sheet.text(row, 0, group_name(group));
    sheet.text(row, 1, &text::input_name(input, case));
    let amount = amount_of(input.field.unit);
    if spread.is_range() {
        let ends = [(LIKELY - 1, END_NAMES[0], spread.low()), (LIKELY + 1, END_NAMES[1], spread.high())];
        for (column, end, value) in ends {
            if input.field.is_by_row() {
                sheet.number(row, column, value, amount);
            } else {
                sheet.formula(row, column, &end_name(input, end), CellValue::Number(value), amount);
            }
        }
    }
    sheet.formula(row, LIKELY, &input_name(input), CellValue::Number(spread.likely()), amount);
    let provenance = Provenance::of(input, case);
    let source = provenance.source().unwrap_or_default();
    let unit = unit_words(input.field.unit, &case.currency);
    let kinds = kinds_in_words(provenance.kinds());
    let note = case.notes.get(&input.to_string());
    let texts = [
        unit.as_str(),
        provenance.origin.word(),
        whose(provenance.origin),
        case.owner(input),
        &kinds,
        source,
        year_in(source),
        note.map_or("", |note| note.text.as_str()),
    ];
    for (column, text) in (5..).zip(texts) {
        sheet.text(row, column, text);
    }
}
