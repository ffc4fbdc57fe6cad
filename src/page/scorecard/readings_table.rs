//! The readings of a figure, and the events among them: the table behind its chart.

use super::card_state::CardState;
use super::kpi_format;
use crate::model::date::Date;
use crate::model::kpi::{Annotation, Definition, NoiseCheck, Reading, Scorecard};
use crate::page::field::focus_soon;
use crate::page::table::{column_head, hidden_head, number_cell, number_head, row_head, scroll_box, table};
use crate::page::ui::{Element, html, keyed};
use crate::page::widgets::{CLOSE, glyph};
use crate::state::UndoLabel;
use crate::text::date_with_year;
use crate::text::dates::reading_time;
use crate::text::measuring::who;
use leptos::ev;
use leptos::prelude::*;

const PEN: &str = "m4 16 1-4 8-8 3 3-8 8zM11 6l3 3";

/// What a row shows. It is the key of its row too, so a row is rebuilt only when what it shows changes.
#[derive(Clone, PartialEq, Eq, Hash)]
struct ReadingRow {
    place: usize,
    date: Date,
    /// The day, month or quarter.
    time: String,
    value: String,
    definition: Definition,
    baseline: bool,
    note: String,
    /// Who entered it, and the mean where others read the same time.
    by: String,
    /// Whether it lies outside the limits of usual noise.
    outside: bool,
}

/// A row of the table.
#[derive(Clone, PartialEq, Eq, Hash)]
enum TableRow {
    Reading(ReadingRow),
    /// The place of an event among all, its day and its text.
    Event(usize, Date, String),
}

impl TableRow {
    fn date(&self) -> Date {
        match self {
            Self::Reading(row) => row.date,
            Self::Event(_, date, _) => *date,
        }
    }
}

/// The table, the latest reading first.
pub(in crate::page) fn readings_table(card: CardState) -> AnyView {
    let noise = card.noise_check();
    let rows = keyed(
        move || rows(card, noise.get()),
        move |row| match row {
            TableRow::Reading(row) => view(card, row),
            TableRow::Event(_, date, text) => {
                let what = html::td().attr("colspan", "2").child(text);
                html::tr().child(row_head(date_with_year(date))).child(what).into_any()
            }
        },
    );
    let heads = vec![column_head("Day"), number_head("Value"), hidden_head("Actions")];
    let name = move || Some(format!("Readings of {}", card.name()));
    scroll_box("scroll tall", name, table(heads, rows)).into_any()
}

/// The rows, the latest first.
fn rows(card: CardState, noise: Option<NoiseCheck>) -> Vec<TableRow> {
    let outside = card.days_outside(noise);
    card.scorecard.with(|scorecard| {
        let latest = scorecard.definitions(&card.id()).first().copied();
        let row = |(place, reading): (usize, &Reading)| {
            let value =
                scorecard.kpi(&reading.kpi).map(|kpi| kpi_format::brief(reading.value(), kpi.unit)).unwrap_or_default();
            let Reading { date, baseline, .. } = *reading;
            let (definition, note) = (reading.definition.clone(), reading.note.clone());
            let by = by(scorecard, reading);
            let outside = latest == Some(&definition) && outside.contains(&date);
            let time = reading_time(reading);
            TableRow::Reading(ReadingRow { place, date, time, value, definition, baseline, note, by, outside })
        };
        let events = scorecard.events();
        let event = |(place, event): (usize, &&Annotation)| TableRow::Event(place, event.date, event.text.clone());
        let events = events.iter().enumerate().map(event);
        let mut rows: Vec<TableRow> = scorecard.readings().iter().enumerate().map(row).chain(events).collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.date()));
        rows
    })
}

/// Who entered a reading. Where others read the same time: the mean that counts.
fn by(scorecard: &Scorecard, reading: &Reading) -> String {
    let beside = scorecard.beside(reading);
    if beside.len() < 2 {
        return reading.by.clone();
    }
    let series = scorecard.series(&reading.kpi, &reading.definition);
    let mean = series.iter().find(|mean| mean.is_beside(reading));
    let unit = scorecard.kpi(&reading.kpi).map(|kpi| kpi.unit);
    let mean = mean.zip(unit).map(|(mean, unit)| kpi_format::brief(mean.value(), unit)).unwrap_or_default();
    format!("{}; the mean of {} people is {mean}", who(&reading.by), beside.len())
}

fn view(card: CardState, row: ReadingRow) -> AnyView {
    let beside = remarks(&row);
    let ReadingRow { place, time, value, .. } = row;
    let day = row_head(time.clone()).child(beside);
    html::tr().child(day).child(number_cell(value)).child(actions(card, &time, place)).into_any()
}

/// Remarks on a reading: baseline, noise, person, definition, note.
fn remarks(row: &ReadingRow) -> Vec<Element> {
    let definition = (row.definition != Definition::Usual).then(|| row.definition.to_string());
    let text = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    let baseline = row.baseline.then(|| "the baseline".to_owned());
    let outside = row.outside.then(|| "outside usual noise".to_owned());
    let line = |words: String| html::small().child(words);
    [baseline, outside, text(&row.by), definition, text(&row.note)].into_iter().flatten().map(line).collect()
}

fn actions(card: CardState, day: &str, place: usize) -> Element {
    let reading = move || card.scorecard.with_untracked(|scorecard| scorecard.readings().get(place).cloned());
    let correct = move || {
        if let Some(reading) = reading() {
            card.correct(&reading);
            focus_soon(card.part("value"));
        }
    };
    let change = action(card, place, "change", format!("Change the reading of {day}"), PEN, Box::new(correct));
    let drop = move || {
        if let Some(reading) = reading() {
            remove(card, &reading, place);
        }
    };
    let remove = action(card, place, "remove", format!("Remove the reading of {day}"), CLOSE, Box::new(drop));
    html::td()
        .child(html::div().class("row-actions").child(change).child(remove.class("button small icon plain danger")))
}

fn action(card: CardState, place: usize, part: &str, name: String, path: &'static str, act: Box<dyn Fn()>) -> Element {
    html::button()
        .class("button small icon plain")
        .attr("id", card.part(&format!("{place}-{part}")))
        .attr("aria-label", name)
        .on(ev::click, move |_| act())
        .child(glyph(path))
}

fn remove(card: CardState, reading: &Reading, place: usize) {
    card.edit(UndoLabel::step(format!("removing a reading of {}", card.name())), |scorecard| {
        if let Some(place) = scorecard.place_of(reading) {
            scorecard.remove(place);
        }
    });
    card.session().say_undoable(format!("{}: the reading of {} is removed.", card.name(), reading_time(reading)));
    let left = card.scorecard.get_untracked().readings().len();
    focus_soon(if left == 0 { card.id().to_string() } else { card.part(&format!("{}-remove", place.min(left - 1))) });
}
