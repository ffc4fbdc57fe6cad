//! The readings of a figure: the table behind its chart.

use super::desk::Desk;
use super::figure;
use crate::model::date::Date;
use crate::model::kpi::{Definition, Reading, Scorecard};
use crate::page::field::focus_soon;
use crate::page::part::glyph;
use crate::page::ui::{Element, html, keyed};
use crate::state::Mark;
use crate::text::date_with_year;
use leptos::ev;
use leptos::prelude::*;

const PEN: &str = "m4 16 1-4 8-8 3 3-8 8zM11 6l3 3";
const CLOSE: &str = "m5 5 10 10M15 5 5 15";

/// What a row shows. It is the row's key, so a row is made again only when what it shows changes.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Row {
    place: usize,
    date: Date,
    value: String,
    definition: Definition,
    baseline: bool,
    note: String,
}

/// The table, the latest reading first.
pub(super) fn readings(desk: Desk) -> AnyView {
    let rows = keyed(move || desk.card.with(|card| rows(card)), move |row| view(desk, row));
    let head = |name: &'static str| html::th().attr("scope", "col").child(name);
    let hidden = html::span().class("visually-hidden").child("Actions");
    let heads = html::tr().child(head("Day")).child(head("Value").class("num")).child(html::th().child(hidden));
    let table = html::table().child(html::thead().child(heads)).child(html::tbody().child(rows));
    let scroll = html::div().class("scroll tall").attr("tabindex", "0").attr("role", "group");
    scroll.attr("aria-label", move || Some(format!("Readings of {}", desk.name()))).child(table).into_any()
}

fn rows(card: &Scorecard) -> Vec<Row> {
    let row = |(place, reading): (usize, &Reading)| {
        let value = card.kpi(&reading.kpi).map(|kpi| figure::brief(reading.value(), kpi.unit)).unwrap_or_default();
        let Reading { date, baseline, .. } = *reading;
        Row { place, date, value, definition: reading.definition.clone(), baseline, note: reading.note.clone() }
    };
    card.readings().iter().enumerate().rev().map(row).collect()
}

fn view(desk: Desk, row: Row) -> AnyView {
    let Row { place, date, value, definition, baseline, note } = row;
    let day = html::th().attr("scope", "row").child(date_with_year(date)).child(beside(&definition, baseline, note));
    html::tr().child(day).child(html::td().class("num").child(value)).child(actions(desk, date, place)).into_any()
}

/// What a reading is besides its value.
fn beside(definition: &Definition, baseline: bool, note: String) -> Vec<Element> {
    let definition = (*definition != Definition::Usual).then(|| definition.to_string());
    let note = Some(note).filter(|note| !note.is_empty());
    let baseline = baseline.then(|| "the baseline".to_owned());
    let line = |words: String| html::small().child(words);
    [baseline, definition, note].into_iter().flatten().map(line).collect()
}

fn actions(desk: Desk, date: Date, place: usize) -> Element {
    let day = date_with_year(date);
    let reading = move || desk.card.with_untracked(|card| card.readings().get(place).cloned());
    let correct = move || {
        if let Some(reading) = reading() {
            desk.correct(&reading);
            focus_soon(desk.part("value"));
        }
    };
    let change = action(desk, place, "change", format!("Change the reading of {day}"), PEN, Box::new(correct));
    let drop = move || {
        if let Some(reading) = reading() {
            remove(desk, &reading, place);
        }
    };
    let remove = action(desk, place, "remove", format!("Remove the reading of {day}"), CLOSE, Box::new(drop));
    html::td()
        .child(html::div().class("row-actions").child(change).child(remove.class("button small icon plain danger")))
}

fn action(desk: Desk, place: usize, part: &str, name: String, path: &'static str, act: Box<dyn Fn()>) -> Element {
    html::button()
        .class("button small icon plain")
        .attr("id", desk.part(&format!("{place}-{part}")))
        .attr("aria-label", name)
        .on(ev::click, move |_| act())
        .child(glyph(path))
}

fn remove(desk: Desk, reading: &Reading, place: usize) {
    desk.edit(Mark::step(format!("removing a reading of {}", desk.name())), |card| {
        if let Some(place) = card.place_of(reading) {
            card.remove(place);
        }
    });
    desk.session.say_undoable(format!("{}: the reading of {} is removed.", desk.name(), date_with_year(reading.date)));
    let left = desk.card.get_untracked().readings().len();
    focus_soon(if left == 0 { desk.id() } else { desk.part(&format!("{}-remove", place.min(left - 1))) });
}
