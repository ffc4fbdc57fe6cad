//! A figure: where it stands, how it went, and what can be done with it.

use super::desk::Desk;
use super::figure;
use super::form::form;
use super::progress::progress;
use super::readings::readings;
use super::settings::settings;
use super::trend::trend;
use crate::model::kpi::{Kpi, Standing, Status, expected};
use crate::page::app;
use crate::page::chart::{fold, fold_at};
use crate::page::ui::{Child, Element, fragment, html};
use crate::state::Page;
use crate::text::{date_with_year, definition_note, grade_coverage, status_word};
use leptos::prelude::*;

/// The card of a KPI.
pub(super) fn card(desk: Desk) -> AnyView {
    let id = desk.id();
    let measured = Memo::new(move |_| desk.card.with(|card| !card.readings().is_empty()));
    let count = Memo::new(move |_| desk.card.with(|card| card.readings().len()));
    let sight = move || if measured.get() { sight(desk) } else { unread(desk) };
    let table = move || measured.get().then(|| fold(move || counted(count.get()), move || readings(desk)));
    html::article()
        .attr("class", move || Some(class(desk)))
        .attr("id", id)
        .attr("tabindex", "-1")
        .attr("aria-labelledby", desk.part("name"))
        .child(head(desk))
        .child(sight)
        .child(expectation(desk))
        .child(fold_at(desk.open, summary(desk), Box::new(move || form(desk))))
        .child(table)
        .child(fold_at(desk.settings, "Target, benchmark, definition".into_any(), Box::new(move || settings(desk))))
        .into_any()
}

fn class(desk: Desk) -> String {
    desk.say(|kpi, _| if kpi.guardrail { "trend guardrail" } else { "trend" }.to_owned())
}

fn summary(desk: Desk) -> AnyView {
    let words =
        move || if desk.typing.with(|typing| typing.old.is_some()) { "Change a reading" } else { "Add a reading" };
    html::span().attr("id", desk.part("add")).child(words).into_any()
}

fn counted(count: usize) -> String {
    if count == 1 { "1 reading".into() } else { format!("{count} readings") }
}

fn head(desk: Desk) -> Element {
    let name = html::h3().attr("id", desk.part("name")).child(move || desk.name());
    let chip = move || {
        let words = html::span()
            .class(chip_class(desk))
            .child(desk.say(|kpi, standing| status_word(kpi, standing.status).to_owned()));
        words.into_any()
    };
    html::header().child(name).child(chip)
}

fn chip_class(desk: Desk) -> &'static str {
    let status = desk.say(|kpi, standing| match standing.status {
        Status::Met => "good".into(),
        Status::OnTheWay if !kpi.guardrail => "watch".into(),
        Status::OnTheWay | Status::Off => "late".into(),
        Status::Unread | Status::NoTarget => String::new(),
    });
    match status.as_str() {
        "good" => "chip good",
        "watch" => "chip watch",
        "late" => "chip late",
        _ => "chip",
    }
}

/// What is known of a KPI with readings.
fn sight(desk: Desk) -> AnyView {
    let value = move || {
        let number = desk.say(|kpi, standing| latest(standing, |value| figure::brief(value, kpi.unit)));
        let unit = desk.say(|kpi, standing| latest(standing, |_| figure::rest(kpi.unit)));
        let beside = format!(" {unit}, {}", day(desk)).replace(" , ", " ");
        fragment([html::span().child(number).into_any(), html::small().child(beside).into_any()])
    };
    fragment([
        html::p().class("value").child(value).into_any(),
        progress(desk),
        trend(desk),
        html::p().class("quiet").child(move || said(desk)).into_child(),
    ])
}

fn latest(standing: &Standing<'_>, say: impl Fn(f64) -> String) -> String {
    standing.latest.map(|reading| say(reading.value())).unwrap_or_default()
}

fn day(desk: Desk) -> String {
    desk.say(|_, standing| standing.latest.map(|reading| date_with_year(reading.date)).unwrap_or_default())
}

/// By which definition, from what, and on which parts: what keeps a figure from being a mere claim.
fn said(desk: Desk) -> String {
    let definition = desk.card.with(|card| definition_note(card, &desk.id()));
    let origin = desk.say(|_, standing| {
        let Some(reading) = standing.latest else { return String::new() };
        let grade =
            reading.parts.as_ref().map(|parts| grade_coverage(&parts.grade(), &figure::share)).unwrap_or_default();
        let origin = if reading.note.is_empty() {
            "Typed here, without a source.".into()
        } else {
            format!("Source: {}", reading.note)
        };
        format!("{grade} {origin}")
    });
    format!("{definition} {origin}").trim().to_owned()
}

/// A KPI without a reading: why it is worth one, and how to come by it.
fn unread(desk: Desk) -> AnyView {
    let meaning = html::p().child(move || desk.say(|kpi, _| kpi.meaning.to_owned()));
    let how = html::p()
        .class("quiet")
        .child(move || desk.say(|kpi, _| format!("{} {}", kpi.definition, kpi.benchmark_words)));
    fragment([meaning.into_any(), how.into_any()])
}

/// What the business case counts on, with the way to it.
fn expectation(desk: Desk) -> AnyView {
    let (case, evaluation) = (app().case(), app().evaluation());
    let words = Memo::new(move |_| {
        let found = expected(&desk.id(), &case.get(), &evaluation.get());
        let Some(found) = found else { return String::new() };
        let told = |kpi: &Kpi<'_>, _: &Standing<'_>| {
            let (before, after) = (figure::brief(found.before, kpi.unit), figure::shown(found.after, kpi.unit));
            format!("The business case counts on {before} → {after}.")
        };
        desk.say(told)
    });
    let input = expected(&desk.id(), &case.get_untracked(), &evaluation.get_untracked()).map(|found| found.input);
    let line = input.map(|input| {
        let link = html::a().attr("href", Page::Case.address(input)).child(words);
        html::p().class("quiet").child(link)
    });
    line.into_child()
}
