//! The answer in a bar at the bottom of narrow screens, visible while inputs change.

use super::super::{app, session};
use super::headline_figures::{HEADLINES, no_payback};
use super::sentence::AnswerSentence;
use crate::page::format;
use crate::page::ui::{Child, fragment, html};
use crate::page::widgets::fold;
use crate::text::chance;
use leptos::prelude::*;

/// Net present value, payback and how often the case pays; opens to the sentence.
pub(in crate::page) fn answer_bar() -> AnyView {
    let words = AnswerSentence::follow();
    fold(figures(), move || words.shown()).class("answer-bar").into_any()
}

fn figures() -> AnyView {
    let (evaluation, view, simulation, currency) =
        (app().evaluation(), session().view, app().simulation(), app().currency());
    let headline = move |index: usize| -> Option<f64> {
        let headline = &HEADLINES[index];
        evaluation.with(|evaluation| (headline.value)(evaluation, view.get()))
    };
    let worth = move || headline(1).map(|amount| currency.with(|currency| format::round_money(amount, currency)));
    let second = move || match headline(3) {
        Some(months) => (format!("{} mo", format::decimal(months, 1)), "payback"),
        None => ("–".into(), evaluation.with(|evaluation| no_payback(evaluation.outcome(view.get())))),
    };
    let told = |probability| chance(probability, &format::whole_percent);
    let pays = move || simulation.with(|simulation| simulation.as_ref().map(|known| told(known.probability_positive)));
    let third = move || match pays() {
        Some(chance) => (chance, "chance it pays"),
        None => (headline(2).map_or_else(|| "–".into(), format::whole_percent), "return"),
    };
    fragment([
        figure(worth, "net value"),
        figure(move || second().0, move || second().1),
        figure(move || third().0, move || third().1),
    ])
}

fn figure(value: impl Child, name: impl Child) -> AnyView {
    html::span().child(value).child(html::small().child(name)).into_any()
}
