//! The sheet of years: the months added up.

use super::months;
use super::sheet::{Amount, CellValue, Sheet};
use super::source::Source;
use crate::model::{Figure, View, YearFlow};

const HEADS: [&str; 5] = ["Benefits", "Costs", "Cash flow", "Cash flow, discounted", "Running total"];

/// Writes the sheet.
pub(super) fn write(sheet: &mut Sheet, source: &Source) {
    sheet.title("Year by year", "Year 0 is the start. The discounted column adds up to the net present value.");
    sheet.head(3, 0, "Year");
    let years = source.last_month().div_ceil(12);
    for (view, first, name) in [(View::Full, 1, "Time and money"), (View::Cash, 6, "Cash only")] {
        sheet.text(2, first, name);
        for (column, head) in (first..).zip(HEADS) {
            sheet.head(3, column, head);
        }
        let known = source.evaluation.outcome(view).by_year(&source.evaluation.schedule);
        let end = source.flow(view).total.last().copied().unwrap_or_default();
        for year in 0..=years {
            let value = known.get(year).copied().unwrap_or(YearFlow { cumulative: end, ..YearFlow::default() });
            year_row(sheet, source, view, first, year, &value);
        }
    }
    for year in 0..=years {
        sheet.number(4 + year as u32, 0, year as f64, Amount::Plain);
    }
    sheet.freeze(4, 1);
    sheet.widths(&[(0, 8.0)]);
}

fn year_row(sheet: &mut Sheet, source: &Source, view: View, first: u16, year: usize, value: &YearFlow) {
    let row = 4 + year as u32;
    let number = row + 1;
    let [from, to] = [format!("12*$A{number}-11"), format!("12*$A{number}")];
    let months = if year == 0 { ["0", "0"] } else { [from.as_str(), to.as_str()] };
    let sum = |figure: fn(usize) -> Figure, discounted| {
        months::sum_between(figure, view, months, discounted, source.last_month())
    };
    let column = |place: u16| super::sheet::column_name(first + place);
    let flow = format!("{}{number}-{}{number}", column(0), column(1));
    let total =
        if year == 0 { format!("{}{number}", column(2)) } else { format!("{}{row}+{}{number}", column(4), column(2)) };
    let cells = [
        (sum(Figure::MonthBenefit, false), value.benefits),
        (sum(Figure::MonthCost, false), value.costs),
        (flow, value.net()),
        (sum(Figure::CashFlow, true), value.discounted),
        (total, value.cumulative),
    ];
    for (place, (text, value)) in (0..).zip(cells) {
        sheet.formula(row, first + place, &text, CellValue::Number(value), Amount::Money);
    }
}
