//! The sheet of calculations: each figure with its formula in both views, as the page explains it.

use super::inputs::{amount_of, unit_words};
use super::months;
use super::names::{figure_name, is_shared};
use super::rate;
use super::sheet::{Amount, CellValue, Sheet};
use super::source::Source;
use crate::model::{Figure, MeetingLoadKind, Unit, View};

const HEADS: [&str; 5] = ["Figure", "Time and money", "Cash only", "Unit", "What it is"];

/// Writes the sheet.
pub(super) fn write(sheet: &mut Sheet, source: &Source) {
    sheet.title(
        "Calculation",
        "Each figure from the inputs and from other figures. The names of the cells stand in the formulas.",
    );
    for (column, head) in (0..).zip(HEADS) {
        sheet.head(3, column, head);
    }
    let stated = Figure::ALL.iter().filter(|figure| source.explained(**figure, View::Full).is_some());
    for (row, figure) in (4..).zip(stated) {
        sheet.text(row, 0, &figure.label(source.case));
        cell(sheet, row, 1, source, *figure, View::Full);
        if !is_shared(*figure) {
            cell(sheet, row, 2, source, *figure, View::Cash);
        }
        sheet.text(row, 3, &unit_words(figure.unit(), &source.case.currency));
        sheet.text(row, 4, figure.meaning());
    }
    sheet.freeze(4, 1);
    sheet.widths(&[(0, 38.0), (1, 18.0), (2, 18.0), (3, 20.0), (4, 90.0)]);
}

fn cell(sheet: &mut Sheet, row: u32, column: u16, source: &Source, figure: Figure, view: View) {
    let value = source.explained(figure, view).and_then(|explanation| explanation.value);
    let text = formula(source, figure, view);
    sheet.formula(row, column, &text, CellValue::or_none(value), shown(figure.unit()));
    sheet.name(row, column, figure_name(figure, view));
}

fn shown(unit: Unit) -> Amount {
    match amount_of(unit) {
        Amount::Plain => Amount::Decimal,
        amount => amount,
    }
}

/// The formula of the explanation, or our own where that one is about this case only.
fn formula(source: &Source, figure: Figure, view: View) -> String {
    let last = source.last_month();
    match figure {
        Figure::Payback => months::payback(view, last),
        Figure::Trough => months::trough(view, last),
        Figure::Irr => rate::yearly(view, last),
        // No costs, no ratio.
        Figure::Roi | Figure::Bcr => format!("IFERROR({},\"none\")", source.formula(figure, view)),
        // Without pay, an amount of money says nothing about hours.
        Figure::MeetingHours if source.case.meetings.load.kind == MeetingLoadKind::MonthlyCost => {
            let hours = "figure_meeting_cost/(figure_hourly_cost*in_team_weeks_per_year*in_team_people)";
            format!("IF(figure_hourly_cost=0,0,{hours})")
        }
        _ => source.formula(figure, view),
    }
}
