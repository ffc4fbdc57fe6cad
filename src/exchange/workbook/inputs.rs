//! The sheet of inputs: every number of the case outside its lists, with range, unit, origin and source.

use super::names::{END_NAMES, end_name, input_name, setting_name};
use super::sheet::{Amount, Sheet};
use super::source::Source;
use crate::model::{Case, Choice, ExactInput, Field, Input, InputGroup, Provenance, Spread, Unit};
use crate::text::kinds_in_words;

/// The name of the sheet.
pub(super) const INPUTS: &str = "Inputs";

const HEADS: [&str; 11] =
    ["Group", "Input", "Low", "Likely", "High", "Unit", "Origin", "Kind", "Source", "Note", "Owner"];

/// The column of likely values.
pub(super) const LIKELY: u16 = 3;
/// The first of the columns that say where a value comes from, and which of them are the source, the note and the owner.
pub(super) const ORIGIN: u16 = 6;
pub(super) const SOURCE_OFFSET: u32 = 2;
pub(super) const NOTE_OFFSET: u32 = 3;
pub(super) const OWNER_OFFSET: u32 = 4;

/// What an input is counted in.
pub(in crate::exchange) fn unit_words(unit: Unit, currency: &str) -> String {
    let money = |per: &str| format!("{currency}{per}");
    match unit {
        Unit::People => "people".into(),
        Unit::Money => money(""),
        Unit::MoneyPerMonth => money(" a month"),
        Unit::MoneyPerYear => money(" a year"),
        Unit::MoneyPerHour => money(" an hour"),
        Unit::MoneyPerUserMonth => money(" per user and month"),
        Unit::Share => "share".into(),
        Unit::ShareOfYear => "share a year".into(),
        Unit::Hours => "hours".into(),
        Unit::HoursPerWeek => "hours a week".into(),
        Unit::WeeksPerYear => "weeks a year".into(),
        Unit::Months => "months".into(),
        Unit::TimesPerWeek => "times a week".into(),
        Unit::Factor => String::new(),
    }
}

/// How a number of a unit is shown as an input: never rounded, except percentages.
pub(super) fn amount_of(unit: Unit) -> Amount {
    if unit.is_percentage() {
        Amount::Percent
    } else if unit.is_money() {
        Amount::Money
    } else {
        Amount::Plain
    }
}

/// Writes the sheet.
pub(super) fn write(sheet: &mut Sheet, source: &Source) {
    sheet.title(
        "Inputs",
        "Change the colored cells: every figure of the workbook follows, except the ranges of results, which are values. Sources and \
         notes can be changed too.",
    );
    for (column, head) in (0..).zip(HEADS) {
        sheet.head(3, column, head);
    }
    let mut row = 4;
    for group in InputGroup::ALL {
        for field in group.basic().chain(group.folded()).filter(|field| !field.is_by_row()) {
            let input = Input { field, row: 0 };
            if let Some(spread) = source.case.spread(input) {
                sheet.text(row, 0, group_name(group));
                input_row(sheet, row, source.case, input, spread);
                row += 1;
            }
        }
        for setting in exact(group) {
            sheet.text(row, 0, group_name(group));
            sheet.text(row, 1, setting.label());
            sheet.input(row, LIKELY, setting_name(*setting), exact_value(source.case, *setting), Amount::Plain);
            row += 1;
        }
    }
    sheet.freeze(4, 2);
    sheet.widths(&[
        (0, 18.0),
        (1, 38.0),
        (LIKELY, 14.0),
        (5, 20.0),
        (6, 10.0),
        (7, 14.0),
        (8, 50.0),
        (9, 40.0),
        (10, 18.0),
    ]);
}

fn input_row(sheet: &mut Sheet, row: u32, case: &Case, input: Input, spread: &Spread) {
    let field: &Field = input.field;
    let amount = amount_of(field.unit);
    sheet.text(row, 1, field.label);
    if spread.is_range() {
        let [low, high] = END_NAMES.map(|end| end_name(input, end));
        sheet.input(row, LIKELY - 1, low, spread.low(), amount);
        sheet.input(row, LIKELY + 1, high, spread.high(), amount);
    }
    sheet.input(row, LIKELY, input_name(input), spread.likely(), amount);
    sheet.text(row, 5, &unit_words(field.unit, &case.currency));
    origin(sheet, row, ORIGIN, case, input);
}

/// Origin, kind, source, note and owner of an input, in five columns from `column` on.
pub(super) fn origin(sheet: &mut Sheet, row: u32, column: u16, case: &Case, input: Input) {
    let provenance = Provenance::of(input, case);
    let note = case.notes.get(&input.to_string()).map_or("", |note| &note.text);
    sheet.text(row, column, provenance.origin.word());
    sheet.text(row, column + 1, &kinds_in_words(provenance.kinds()));
    sheet.text(row, column + 2, provenance.source().unwrap_or_default());
    sheet.text(row, column + 3, note);
    sheet.text(row, column + 4, case.owner(input));
}

fn exact(group: InputGroup) -> &'static [ExactInput] {
    match group {
        InputGroup::Rollout => &[ExactInput::RolloutDays],
        InputGroup::Finance => &[ExactInput::Horizon],
        _ => &[],
    }
}

fn exact_value(case: &Case, setting: ExactInput) -> f64 {
    f64::from(if setting == ExactInput::Horizon { case.finance.horizon_months } else { case.rollout.days })
}

/// What a group of inputs is called.
pub(super) fn group_name(group: InputGroup) -> &'static str {
    match group {
        InputGroup::Team => "Team",
        InputGroup::Meetings => "Meetings",
        InputGroup::DeepWork => "Time and deep work",
        InputGroup::Turnover => "Turnover",
        InputGroup::Tools => "Tools",
        InputGroup::Change => "The change itself",
        InputGroup::Rollout => "Rollout",
        InputGroup::Finance => "Finance",
        InputGroup::OtherLines => "Other lines",
    }
}
