//! The readings of a figure: the table behind its chart.

use super::desk::Desk;
use super::figure;
use crate::model::kpi::{Definition, Reading, Scorecard};
use crate::page::dom::{AnyView, Element, Piece, html, list};
use crate::page::field::focus_soon;
use crate::page::part::glyph;
use crate::state::Mark;
use crate::words::whole_date;

const PEN: &str = "m4 16 1-4 8-8 3 3-8 8zM11 6l3 3";
const CLOSE: &str = "m5 5 10 10M15 5 5 15";

/// A row: one whose key stays is left alone, however often the target is typed anew.
#[derive(PartialEq)]
struct Row {
    place: usize,
    value: String,
    reading: Reading,
}

/// The table, the latest reading first.
pub(super) fn readings(desk: Desk) -> AnyView {
    let rows = list(move || desk.card.with(|card| rows(card)), move |row: &Row| view(desk, row));
    let head = |name: &'static str| html("th").attr("scope", "col").child(name);
    let hidden = html("span").class("visually-hidden").child("Actions");
    let heads = html("tr").child(head("Day")).child(head("Value").class("num")).child(html("th").child(hidden));
    let table = html("table").child(html("thead").child(heads)).child(html("tbody").child(rows));
    let scroll = html("div").class("scroll tall").attr("tabindex", "0").attr("role", "group");
    scroll.live("aria-label", move || Some(format!("Readings of {}", desk.name()))).child(table).piece()
}

fn rows(card: &Scorecard) -> Vec<Row> {
    let row = |(place, reading): (usize, &Reading)| {
        let value = card.kpi(&reading.kpi).map(|kpi| figure::brief(reading.value(), kpi.unit)).unwrap_or_default();
        Row { place, value, reading: reading.clone() }
    };
    card.readings().iter().enumerate().rev().map(row).collect()
}

fn view(desk: Desk, row: &Row) -> AnyView {
    let reading = &row.reading;
    let day = html("th").attr("scope", "row").child(whole_date(reading.date)).child(beside(reading));
    let value = html("td").class("num").child(row.value.clone());
    html("tr").child(day).child(value).child(actions(desk, reading, row.place)).piece()
}

/// What a reading is besides its value.
fn beside(reading: &Reading) -> Vec<Element> {
    let definition = (reading.definition != Definition::Usual).then(|| reading.definition.to_string());
    let note = Some(reading.note.clone()).filter(|note| !note.is_empty());
    let baseline = reading.baseline.then(|| "the baseline".to_owned());
    let line = |words: String| html("small").child(words);
    [baseline, definition, note].into_iter().flatten().map(line).collect()
}

fn actions(desk: Desk, reading: &Reading, place: usize) -> Element {
    let day = whole_date(reading.date);
    let (one, other) = (reading.clone(), reading.clone());
    let correct = move || {
        desk.correct(&one);
        focus_soon(desk.part("value"));
    };
    let change = action(desk, place, "change", format!("Change the reading of {day}"), PEN, Box::new(correct));
    let drop = move || remove(desk, &other, place);
    let remove = action(desk, place, "remove", format!("Remove the reading of {day}"), CLOSE, Box::new(drop));
    html("td")
        .child(html("div").class("row-actions").child(change).child(remove.class("button small icon plain danger")))
}

fn action(desk: Desk, place: usize, part: &str, name: String, path: &'static str, act: Box<dyn Fn()>) -> Element {
    html("button")
        .attr("type", "button")
        .class("button small icon plain")
        .attr("id", desk.part(&format!("{place}-{part}")))
        .attr("aria-label", name)
        .on("click", move |_| act())
        .child(glyph(path))
}

fn remove(desk: Desk, reading: &Reading, place: usize) {
    desk.edit(Mark::step(format!("removing a reading of {}", desk.name())), |card| {
        if let Some(place) = card.place_of(reading) {
            card.remove(place);
        }
    });
    desk.session.say_undoable(format!("{}: the reading of {} is removed.", desk.name(), whole_date(reading.date)));
    let left = desk.card.get_untracked().readings().len();
    focus_soon(if left == 0 { desk.id() } else { desk.part(&format!("{}-remove", place.min(left - 1))) });
}
