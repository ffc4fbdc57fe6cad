//! The sheet that finds the internal rate of return by bisection.
//!
//! The spreadsheet function `IRR` is not used: it searches from a guess and may find none, or a rate below −100%.

use super::months;
use super::names::setting_name;
use super::sheet::{Amount, CellValue, Sheet, column_name};
use super::source::Source;
use crate::model::{ExactInput, View};

/// The name of the sheet.
pub(super) const RATE: &str = "Rate";

/// The search begins between these continuous monthly rates: a year at e^(12 × 64) is too great for a number.
const REACH: f64 = 64.0;

/// Halvings until the interval is smaller than the precision of a number: 128 ÷ 2^63.
const HALVINGS: u32 = 63;

/// The greatest yearly rate, as a power of e, that a number holds. Beyond it there is none, as in the model.
const GREATEST: f64 = 709.78;

/// The row of the first interval, counted from 0.
const FIRST: u32 = 4;

const HEADS: [&str; 4] = ["Low", "High", "Middle", "Sign of the value at the middle"];

fn first_column(view: View) -> u16 {
    match view {
        View::Full => 0,
        View::Cash => 5,
    }
}

/// The yearly internal rate of return, or "none" unless the flow changes its sign once, from outlay to gain.
pub(super) fn yearly(view: View, last: usize) -> String {
    let middle = format!("{RATE}!${}${}", column_name(first_column(view) + 2), FIRST + HALVINGS + 1);
    let has_rate = months::has_rate(view, last);
    format!("IF({has_rate},IF(12*{middle}>{GREATEST},\"none\",EXP(12*{middle})-1),\"none\")")
}

/// Writes the sheet.
pub(super) fn write(sheet: &mut Sheet, source: &Source) {
    sheet.title(
        "Internal rate of return",
        "The continuous monthly rate at which the cash flow is worth zero, found by halving an interval.",
    );
    for (view, name) in [(View::Full, "Time and money"), (View::Cash, "Cash only")] {
        sheet.text(2, first_column(view), name);
        for (column, head) in (first_column(view)..).zip(HEADS) {
            sheet.head(FIRST - 1, column, head);
        }
        intervals(sheet, source, view);
    }
    sheet.freeze(FIRST, 0);
}

fn intervals(sheet: &mut Sheet, source: &Source, view: View) {
    let [low, high, middle, sign] = [0, 1, 2, 3].map(|place| first_column(view) + place);
    let cell = |column: u16, row: u32| format!("{}{}", column_name(column), row + 1);
    let (mut from, mut to) = (-REACH, REACH);
    for row in FIRST..=FIRST + HALVINGS {
        if row == FIRST {
            sheet.number(row, low, from, Amount::Plain);
            sheet.number(row, high, to, Amount::Plain);
        } else {
            let [before, was] = [cell(middle, row - 1), cell(sign, row - 1)];
            let lower = format!("IF({was}>0,{before},{})", cell(low, row - 1));
            let upper = format!("IF({was}>0,{},{before})", cell(high, row - 1));
            sheet.formula(row, low, &lower, CellValue::Number(from), Amount::Plain);
            sheet.formula(row, high, &upper, CellValue::Number(to), Amount::Plain);
        }
        let half = f64::midpoint(from, to);
        let text = format!("({}+{})/2", cell(low, row), cell(high, row));
        sheet.formula(row, middle, &text, CellValue::Number(half), Amount::Plain);
        let value = value_sign(&source.evaluation.outcome(view).cash_flow, half);
        let text = value_formula(view, source.last_month(), &cell(middle, row));
        sheet.formula(row, sign, &text, CellValue::Number(value), Amount::Plain);
        *(if value > 0.0 { &mut from } else { &mut to }) = half;
    }
}

/// The present value's sign at a rate. At a negative rate, months are discounted to the horizon, so that no factor overflows.
fn value_formula(view: View, last: usize, rate: &str) -> String {
    let [months, flow] = months::months_and_flow(view, last);
    let horizon = setting_name(ExactInput::Horizon);
    format!("SIGN(SUMPRODUCT({flow},EXP(({months}<={horizon})*(MIN(0,{rate})*{horizon}-{rate}*{months}))))")
}

fn value_sign(cash_flow: &[f64], rate: f64) -> f64 {
    let horizon = cash_flow.len() as f64 - 1.0;
    let factor = |month: usize| libm::exp(rate.min(0.0) * horizon - rate * month as f64);
    let value: f64 = cash_flow.iter().enumerate().map(|(month, amount)| amount * factor(month)).sum();
    if value == 0.0 { 0.0 } else { value.signum() }
}
