//! The first sheet: the results, their ranges as values, and the running total as a chart.

use super::WorkbookFacts;
use super::months::{self, MONTHS};
use super::names::{figure_name, link_cell};
use super::sheet::{Amount, CellValue, Sheet};
use super::source::Source;
use crate::model::{Figure, Input, Quantiles, View};
use crate::text::alternative_name;
use rust_xlsxwriter::{Chart, ChartLegendPosition, ChartType};

/// A result: the name of its cell, its figure and view, and its range.
struct ResultRow {
    name: &'static str,
    label: &'static str,
    figure: Figure,
    view: View,
    amount: Amount,
    range: Option<Quantiles>,
}

fn rows(source: &Source) -> Vec<ResultRow> {
    let simulation = source.simulation;
    let full = |name, label, figure, amount, range: &Quantiles| ResultRow {
        name,
        label,
        figure,
        view: View::Full,
        amount,
        range: Some(*range),
    };
    let cash = |name, label, figure, amount| ResultRow { name, label, figure, view: View::Cash, amount, range: None };
    vec![
        full("npv", "Net present value", Figure::Npv, Amount::Money, &simulation.npv),
        full("roi", "Return on investment", Figure::Roi, Amount::Percent, &simulation.roi),
        ResultRow { range: None, ..full("bcr", "Benefit-cost ratio", Figure::Bcr, Amount::Decimal, &simulation.roi) },
        full("payback_months", "Payback, in months", Figure::Payback, Amount::Decimal, &simulation.payback),
        ResultRow {
            range: None,
            ..full("irr", "Internal rate of return, a year", Figure::Irr, Amount::Percent, &simulation.roi)
        },
        full(
            "annual_benefit_planned",
            "Yearly benefit at the adoption planned",
            Figure::PlannedBenefit,
            Amount::Money,
            &simulation.annual_benefit_planned,
        ),
        full(
            "annual_benefit",
            "Ceiling: yearly benefit at full adoption",
            Figure::AnnualBenefit,
            Amount::Money,
            &simulation.annual_benefit,
        ),
        full(
            "trough",
            "Lowest point of the running total (peak funding needed, as a negative amount)",
            Figure::Trough,
            Amount::Money,
            &simulation.trough,
        ),
        full(
            "cost_of_delay_month",
            "Cost of a one-month delay",
            Figure::CostOfDelay,
            Amount::Money,
            &simulation.cost_of_delay,
        ),
        cash("cash_npv", "Net present value, cash only", Figure::Npv, Amount::Money),
        cash("cash_roi", "Return on investment, cash only", Figure::Roi, Amount::Percent),
        cash("cash_payback_months", "Payback in months, cash only", Figure::Payback, Amount::Decimal),
    ]
}

/// The name of the sheet.
pub(super) const RESULTS: &str = "Results";

const HEADS: [&str; 5] = ["Result", "Likely case", "P10", "P50", "P90"];

/// Bytes of a link in one cell. A link is ASCII, and a cell holds 32,767 characters.
const LINK_PIECE: usize = 32_000;

/// The rows of the sheet above the results.
const FIRST: u32 = 8;

/// Writes the sheet.
pub(super) fn write(sheet: &mut Sheet, source: &Source, facts: &WorkbookFacts) {
    let case = source.case;
    let model = concat!("Async ROI ", env!("CARGO_PKG_VERSION"));
    let edition = case.edition.number();
    let made = if facts.made.is_empty() { String::new() } else { format!("made {} · ", facts.made) };
    let about = format!("{made}{model} · evidence edition {edition} · currency {}", case.currency);
    sheet.title(&alternative_name(Some(case)), &about);
    sheet.text(3, 0, "The likely case is calculated here and follows the sheet of inputs. P10, P50 and P90 are values from the page.");
    sheet.text(4, 0, "The case as a link:");
    for (piece, text) in facts.link.as_bytes().chunks(LINK_PIECE).enumerate() {
        let column = 1 + piece as u16;
        sheet.link(4, column, &String::from_utf8_lossy(text));
        sheet.name(4, column, link_cell(piece));
    }
    for (column, head) in (0..).zip(HEADS) {
        sheet.head(FIRST - 1, column, head);
    }
    let rows = rows(source);
    let after = FIRST + rows.len() as u32;
    for (row, result) in (FIRST..).zip(rows) {
        result_row(sheet, source, row, &result);
    }
    let chances = [
        ("Probability that the net present value is positive", source.simulation.probability_positive),
        ("Probability of payback within 12 months", source.simulation.probability_payback_12),
    ];
    for (row, (name, chance)) in (after..).zip(chances) {
        sheet.text(row, 0, name);
        sheet.number(row, 2, chance, Amount::Percent);
    }
    drivers(sheet, source, after + 4);
    chart(sheet, source);
    sheet.widths(&[(0, 60.0), (1, 18.0), (2, 16.0), (3, 16.0), (4, 16.0)]);
}

fn result_row(sheet: &mut Sheet, source: &Source, row: u32, result: &ResultRow) {
    let ResultRow { name, label, figure, view, amount, range } = result;
    let reference = figure_name(*figure, *view);
    let value = source.explained(*figure, *view).and_then(|explanation| explanation.value);
    // As the result document has it: the lowest total, where the figure is the money needed.
    let (text, value) = match figure {
        Figure::Trough => (format!("-{reference}"), value.map(|value| 0.0 - value)),
        _ => (reference, value),
    };
    sheet.text(row, 0, label);
    sheet.formula(row, 1, &text, CellValue::or_none(value), *amount);
    sheet.name(row, 1, (*name).to_owned());
    for (column, quantile) in (2..).zip(range.iter().flat_map(|range| [range.p10, range.p50, range.p90])) {
        match quantile {
            Some(quantile) => sheet.number(row, column, quantile, *amount),
            None => sheet.none(row, column),
        }
    }
}

const DRIVER_HEADS: [&str; 4] =
    ["What decides (values from the page)", "Share of the uncertainty", "Net present value at its P10", "at its P90"];

fn drivers(sheet: &mut Sheet, source: &Source, first: u32) {
    for (column, head) in (0..).zip(DRIVER_HEADS) {
        sheet.head(first, column, head);
    }
    sheet.head_height(first, 30, 16.0);
    for (row, driver) in (first + 1..).zip(&source.simulation.drivers) {
        sheet.text(row, 0, &label(driver.input));
        sheet.number(row, 1, driver.variance_share, Amount::Percent);
        sheet.number(row, 2, driver.npv_at_p10, Amount::Money);
        sheet.number(row, 3, driver.npv_at_p90, Amount::Money);
    }
}

/// The label of an input, of a row with the row's number.
fn label(input: Input) -> String {
    if input.field.is_by_row() {
        format!("{}, row {}", input.field.label, input.row + 1)
    } else {
        input.field.label.to_owned()
    }
}

fn chart(sheet: &mut Sheet, source: &Source) {
    let horizon = source.case.finance.horizon_months;
    let mut chart = Chart::new(ChartType::Line);
    for (view, name) in [(View::Full, "Time and money"), (View::Cash, "Cash only")] {
        let (first, last, column) = months::running_total(view, horizon);
        chart
            .add_series()
            .set_name(name)
            .set_categories((MONTHS, first, months::MONTH_COLUMN, last, months::MONTH_COLUMN))
            .set_values((MONTHS, first, column, last, column));
    }
    chart.title().set_name("Running total");
    chart.x_axis().set_name("Month");
    chart.y_axis().set_name(&source.case.currency);
    chart.legend().set_position(ChartLegendPosition::Bottom);
    sheet.chart(FIRST - 1, 6, &chart);
}
