//! The sheet that compares the case with the alternatives that its user has chosen.
//!
//! The figures of the other alternatives, all ranges and all chances are values. Those of the case itself refer to the cells of the
//! workbook and follow its inputs, as do the differences.

use super::inputs::{amount_of, unit_words};
use super::names::{END_NAMES, end_name, figure_name, input_name, setting_name};
use super::sheet::{Amount, CellValue, Sheet, column_name};
use crate::model::{
    Compared, Comparison, Difference, DifferingValue, Quantiles, ReportedComparison, Spread, Unit, View, explain,
};
use crate::text::{
    Tile, alternative_name, compared_tiles, comparison_about, comparison_notes, difference_name, differing_value,
    view_word,
};

/// The name of the sheet.
pub(super) const COMPARISON: &str = "Comparison";

const WHAT_FOLLOWS: &str = "The column of this workbook’s case and the differences follow the inputs. All else is as computed when the \
                            workbook was made: figures of the other alternatives, ranges, chances and their inputs.";

/// The columns before those of the alternatives: what it is, in which view, in what it is counted.
const FIRST_COLUMN: u16 = 3;
/// The columns of an alternative: the likely value, both ends of its range, and the difference from the base.
const COLUMNS: u16 = 4;
/// Their width.
const WIDTH: f64 = 16.0;

/// Writes the sheet.
pub(super) fn write(sheet: &mut Sheet, reported: &ReportedComparison, made: &str) {
    let comparison = reported.view(View::Full);
    let table = ComparisonSheet { reported, names: names(comparison) };
    sheet.title("Comparison of alternatives", &comparison_about(comparison, &table.names, made).join(" · "));
    sheet.text(2, 0, WHAT_FOLLOWS);
    let notes = comparison_notes(comparison);
    let mut row = 3;
    for note in &notes {
        sheet.text(row, 0, note);
        row += 1;
    }
    row = table.figures(sheet, row + 1);
    row = table.chances(sheet, row + 1);
    table.differing_inputs(sheet, row + 1);
    let columns = FIRST_COLUMN..FIRST_COLUMN + COLUMNS * table.names.len() as u16;
    sheet.widths(&[(0, 44.0), (1, 18.0), (2, 20.0)]);
    sheet.widths(&columns.map(|column| (column, WIDTH)).collect::<Vec<_>>());
}

fn names(comparison: &Comparison) -> Vec<String> {
    comparison.alternatives.iter().map(|compared| alternative_name(compared.case.as_deref())).collect()
}

struct ComparisonSheet<'a> {
    reported: &'a ReportedComparison,
    names: Vec<String>,
}

/// A cell's formula in the column of the workbook's own case, a value in the others.
fn value(sheet: &mut Sheet, at: (u32, u16), formula: Option<&str>, value: Option<f64>, amount: Amount) {
    match (formula, value) {
        (Some(formula), value) => sheet.formula(at.0, at.1, formula, CellValue::or_none(value), amount),
        (None, Some(value)) => sheet.number(at.0, at.1, value, amount),
        (None, None) => sheet.none(at.0, at.1),
    }
}

/// How a figure or an input of a unit is shown.
fn shown(unit: Unit) -> Amount {
    match amount_of(unit) {
        Amount::Plain => Amount::Decimal,
        amount => amount,
    }
}

impl ComparisonSheet<'_> {
    fn column(place: usize) -> u16 {
        FIRST_COLUMN + COLUMNS * place as u16
    }

    /// The heads of a table with columns for each alternative.
    fn heads(&self, sheet: &mut Sheet, row: u32, first: [&str; 3], ends: [&str; 2], with_difference: bool) {
        for (column, head) in (0..).zip(first) {
            sheet.head(row, column, head);
        }
        for (place, name) in self.names.iter().enumerate() {
            let column = Self::column(place);
            let (own, base) = (place == self.reported.own, place == self.reported.base);
            let name = if own { format!("{name} (this workbook)") } else { name.clone() };
            sheet.head(row, column, &if base && with_difference { format!("{name} (base)") } else { name });
            for (column, end) in (column + 1..).zip(ends) {
                sheet.head(row, column, end);
            }
            if with_difference && !base {
                sheet.head(row, column + 3, &format!("Difference from {}", self.names[self.reported.base]));
            }
        }
        let longest = self.names.iter().map(|name| name.chars().count()).max().unwrap_or_default();
        sheet.head_height(row, longest + " (this workbook) (base)".len(), WIDTH);
    }

    fn figures(&self, sheet: &mut Sheet, first: u32) -> u32 {
        self.heads(sheet, first, ["Figure", "View", "Unit"], ["P10", "P90"], true);
        let mut row = first + 1;
        for comparison in &self.reported.views {
            for tile in compared_tiles() {
                self.figure(sheet, row, comparison, tile);
                row += 1;
            }
            sheet.text(row, 0, "Probability that the net present value is positive");
            sheet.text(row, 1, view_word(comparison.view));
            for (place, compared) in comparison.alternatives.iter().enumerate() {
                let known = compared.simulation.as_ref().map(|known| known.probability_positive);
                value(sheet, (row, Self::column(place)), None, known, Amount::Percent);
            }
            row += 1;
        }
        row
    }

    fn figure(&self, sheet: &mut Sheet, row: u32, comparison: &Comparison, tile: &Tile) {
        let unit = tile.figure.unit();
        let (view, amount, is_money) = (comparison.view, shown(unit), unit.is_money());
        sheet.text(row, 0, tile.label);
        sheet.text(row, 1, view_word(view));
        let currency = comparison.currency();
        sheet.text(row, 2, &unit_words(unit, if is_money { currency.unwrap_or("each case’s currency") } else { "" }));
        let values: Vec<_> =
            comparison.alternatives.iter().map(|compared| figure_of(tile, compared, view, is_money)).collect();
        for (place, compared) in comparison.alternatives.iter().enumerate() {
            let column = Self::column(place);
            let own = (place == self.reported.own).then(|| figure_name(tile.figure, view));
            value(sheet, (row, column), own.as_deref(), values[place], amount);
            let range = compared.simulation.as_ref().map(|known| (tile.range)(known));
            for (column, end) in (column + 1..).zip(range.iter().flat_map(|range| [range.p10, range.p90])) {
                value(sheet, (row, column), None, end, amount);
            }
            let base = self.reported.base;
            if place != base && (currency.is_some() || !is_money) {
                let [this, other] =
                    [column, Self::column(base)].map(|column| format!("{}{}", column_name(column), row + 1));
                let difference = values[place].zip(values[base]).map(|(value, base)| value - base);
                let formula = format!("IFERROR({this}-{other},\"none\")");
                sheet.formula(row, column + 3, &formula, CellValue::or_none(difference), amount);
            }
        }
    }

    fn chances(&self, sheet: &mut Sheet, first: u32) -> u32 {
        const HEADS: [&str; 8] = [
            "Alternative",
            "View",
            "Compared with",
            "Share of cases in which it is worth more",
            "Share in which both are worth the same",
            "Difference in net present value, P10",
            "P50",
            "P90",
        ];
        let full = self.reported.view(View::Full);
        if full.currency().is_none() {
            return first;
        }
        for (column, head) in (0..).zip(HEADS) {
            sheet.head(first, column, head);
        }
        sheet.head_height(first, 40, WIDTH);
        let mut row = first + 1;
        for comparison in &self.reported.views {
            for (one, other) in comparison.pairs() {
                let chances = comparison.chances(one, other);
                sheet.text(row, 0, &self.names[one]);
                sheet.text(row, 1, view_word(comparison.view));
                sheet.text(row, 2, &self.names[other]);
                sheet.number(row, 3, chances.above, Amount::Percent);
                sheet.number(row, 4, chances.equal, Amount::Percent);
                let Quantiles { p10, p50, p90 } = chances.difference;
                for (column, quantile) in (5..).zip([p10, p50, p90]) {
                    value(sheet, (row, column), None, quantile, Amount::Money);
                }
                row += 1;
            }
        }
        row
    }

    fn differing_inputs(&self, sheet: &mut Sheet, first: u32) {
        let comparison = self.reported.view(View::Full);
        if comparison.differences.is_empty() {
            sheet.text(first, 0, "The inputs of these cases do not differ.");
            return;
        }
        self.heads(sheet, first, ["Input that differs", "", "Unit"], ["Low", "High"], false);
        for (row, difference) in (first + 1..).zip(&comparison.differences) {
            self.differing_input(sheet, row, comparison, difference);
        }
    }

    fn differing_input(&self, sheet: &mut Sheet, row: u32, comparison: &Comparison, difference: &Difference) {
        sheet.text(row, 0, &difference_name(difference, comparison));
        let unit = match difference.values[difference.first] {
            Some(DifferingValue::Input(input, _)) => input.field.unit,
            Some(DifferingValue::Exact(setting, _)) => setting.unit(),
            Some(DifferingValue::Row(..)) | None => Unit::Factor,
        };
        let currency = comparison.currency().unwrap_or("each case’s currency");
        sheet.text(row, 2, &unit_words(unit, currency));
        for (place, (held, compared)) in difference.values.iter().zip(&comparison.alternatives).enumerate() {
            let (at, is_own, amount) = ((row, Self::column(place)), place == self.reported.own, amount_of(unit));
            match held {
                Some(DifferingValue::Input(input, spread)) => {
                    let name = is_own.then(|| input_name(*input));
                    value(sheet, at, name.as_deref(), Some(spread.likely()), amount);
                    // Lists have no cells for the ends of a range.
                    let has_ends = is_own && !input.field.is_by_row();
                    let names = has_ends.then(|| END_NAMES.map(|end| end_name(*input, end)));
                    ends(sheet, at, names.as_ref(), spread, amount);
                }
                Some(DifferingValue::Exact(setting, number)) => {
                    let name = is_own.then(|| setting_name(*setting));
                    value(sheet, at, name.as_deref(), Some(*number), amount);
                }
                Some(DifferingValue::Row(..)) => {
                    let words = differing_value(*held, compared.case.as_deref(), &|number, _| number.to_string());
                    sheet.text(row, at.1, &words);
                }
                None => sheet.none(row, at.1),
            }
        }
    }
}

/// Both ends of a range, beside its likely value; nothing for a single number.
fn ends(sheet: &mut Sheet, (row, column): (u32, u16), names: Option<&[String; 2]>, spread: &Spread, amount: Amount) {
    if spread.is_range() {
        for (place, end) in [spread.low(), spread.high()].into_iter().enumerate() {
            let name = names.map(|names| names[place].as_str());
            value(sheet, (row, column + 1 + place as u16), name, Some(end), amount);
        }
    }
}

/// The likely value of a figure, as its cell in a workbook holds it. Doing nothing has amounts of zero, and no ratio.
fn figure_of(tile: &Tile, compared: &Compared, view: View, is_money: bool) -> Option<f64> {
    match &compared.case {
        Some(case) => explain(tile.figure, case, &compared.evaluation, view).value,
        None => is_money.then_some(0.0),
    }
}
