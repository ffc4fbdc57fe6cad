//! The card of a KPI: latest value, trend, target, and the forms to add readings.

use super::card_state::CardState;
use super::kpi_format;
use super::target_progress::target_progress;
use super::trend_chart::{trend_chart, trend_export};
use crate::model::kpi::{Kpi, KpiStanding, KpiStatus};
use crate::model::promise::PlanStanding;
use crate::page::chunk::of_details;
use crate::page::ui::{Child, Element, fragment, html};
use crate::page::widgets::{fold, fold_at};
use crate::state::Page;
use crate::text::dates::{counted, reading_time};
use crate::text::measuring::mean_note;
use crate::text::{definition_note, grade_coverage, is_starting_point, plan_word, planned_path_words, status_word};
use leptos::prelude::*;

pub(super) fn kpi_card(card: CardState) -> AnyView {
    let id = card.id();
    let measured = Memo::new(move |_| card.scorecard.with(|scorecard| !scorecard.readings().is_empty()));
    let count = Memo::new(move |_| card.scorecard.with(|scorecard| scorecard.readings().len()));
    let sight = move || if measured.get() { sight(card) } else { unread(card) };
    let saved = move || measured.get().then(|| trend_export(card));
    let table = move || {
        measured.get().then(|| {
            fold(
                move || counted(count.get(), "reading"),
                move || of_details(move |details| (details.readings_table)(card)),
            )
        })
    };
    html::article()
        .attr("class", move || Some(class(card)))
        .attr("id", id.to_string())
        .attr("tabindex", "-1")
        .attr("aria-labelledby", card.part("name"))
        .child(head(card).child(saved))
        .child(sight)
        .child(expectation(card))
        .child(fold_at(
            card.open,
            summary(card).into_part(),
            Box::new(move || of_details(move |details| (details.reading_form)(card))),
        ))
        .child(table)
        .child(fold_at(
            card.settings,
            "Target, definition, who measures and when".into_part(),
            Box::new(move || of_details(move |details| (details.kpi_settings)(card))),
        ))
        .into_any()
}

fn class(card: CardState) -> String {
    card.say(|kpi, _| if kpi.guardrail { "trend guardrail" } else { "trend" }.to_owned())
}

fn summary(card: CardState) -> AnyView {
    let words = move || if card.form.with(|form| form.old.is_some()) { "Change a reading" } else { "Add a reading" };
    html::span().attr("id", card.part("add")).child(words).into_any()
}

fn head(card: CardState) -> Element {
    let name = html::h3().attr("id", card.part("name")).child(move || card.name());
    let chip = move || {
        let words = html::span().class(chip_class(card)).child(
            card.plan_standing()
                .map_or_else(|| card.say(target_word), |standing| plan_word(standing, card.session().today.get())),
        );
        words.into_any()
    };
    html::header().child(name).child(chip)
}

fn target_word(kpi: &Kpi<'_>, standing: &KpiStanding<'_>) -> String {
    status_word(kpi, standing).to_owned()
}

fn chip_class(card: CardState) -> &'static str {
    if let Some(standing) = card.plan_standing() {
        return match standing {
            PlanStanding::NotDueBefore(_) => "chip",
            PlanStanding::Behind { .. } => "chip late",
            PlanStanding::OnPlan | PlanStanding::Ahead { .. } | PlanStanding::PromiseMet => "chip good",
        };
    }
    let status = card.say(|kpi, standing| match standing.status {
        KpiStatus::Met => "good".into(),
        _ if is_starting_point(kpi, standing) => String::new(),
        KpiStatus::OnTheWay if !kpi.guardrail => "watch".into(),
        KpiStatus::OnTheWay | KpiStatus::Off => "late".into(),
        KpiStatus::Unread | KpiStatus::NoTarget => String::new(),
    });
    match status.as_str() {
        "good" => "chip good",
        "watch" => "chip watch",
        "late" => "chip late",
        _ => "chip",
    }
}

/// What is known of a KPI with readings.
fn sight(card: CardState) -> AnyView {
    let value = move || {
        let number = card.say(|kpi, standing| latest(standing, |value| kpi_format::brief(value, kpi.unit)));
        let unit = card.say(|kpi, standing| latest(standing, |_| kpi_format::rest(kpi.unit)));
        let beside = format!(" {unit}, {}", day(card)).replace(" , ", " ");
        fragment([html::span().child(number).into_any(), html::small().child(beside).into_any()])
    };
    fragment([
        html::p().class("value").child(value).into_any(),
        target_progress(card),
        trend_chart(card),
        html::p().class("quiet").child(move || said(card)).into_child(),
    ])
}

fn latest(standing: &KpiStanding<'_>, say: impl Fn(f64) -> String) -> String {
    standing.latest.map(|reading| say(reading.value())).unwrap_or_default()
}

fn day(card: CardState) -> String {
    card.say(|_, standing| standing.latest.map(reading_time).unwrap_or_default())
}

/// The definition, source and coverage of the latest reading.
fn said(card: CardState) -> String {
    let definition = card.scorecard.with(|scorecard| definition_note(scorecard, &card.id()));
    let origin = card.say(|_, standing| {
        let Some(reading) = standing.latest else { return String::new() };
        let grade =
            reading.parts.as_ref().map(|parts| grade_coverage(&parts.grade(), &kpi_format::share)).unwrap_or_default();
        let people = card.scorecard.with(|scorecard| mean_note(scorecard.beside(reading)));
        let origin = match (people.as_str(), reading.note.as_str()) {
            ("", "") => "Entered here, no source given.".into(),
            ("", note) => format!("Source: {note}"),
            (people, _) => people.to_owned(),
        };
        format!("{grade} {origin}")
    });
    format!("{definition} {origin}").trim().to_owned()
}

/// A KPI without a reading: what it means and how it is measured.
fn unread(card: CardState) -> AnyView {
    let meaning = html::p().child(move || card.say(|kpi, _| kpi.meaning.to_owned()));
    let how = html::p()
        .class("quiet")
        .child(move || card.say(|kpi, _| format!("{} {}", kpi.definition, kpi.benchmark_words)));
    fragment([meaning.into_any(), how.into_any()])
}

/// The values that the business case assumes, with a link to its input.
fn expectation(card: CardState) -> AnyView {
    let words = Memo::new(move |_| {
        let today = card.session().today;
        if let Some(path) = card.path.get() {
            return card
                .say(|kpi, _| planned_path_words(&path, today.get(), &|value| kpi_format::shown(value, kpi.unit)));
        }
        let Some(found) = card.expected() else { return String::new() };
        let told = |kpi: &Kpi<'_>, _: &KpiStanding<'_>| {
            let (before, after) = (kpi_format::brief(found.before, kpi.unit), kpi_format::shown(found.after, kpi.unit));
            format!("The business case assumes {before} → {after}.")
        };
        card.say(told)
    });
    let input = untrack(|| card.expected()).map(|found| found.input);
    let line = input.map(|input| {
        let link = html::a().attr("href", Page::Case.address(input)).child(words);
        html::p().class("quiet").child(link)
    });
    line.into_child()
}
