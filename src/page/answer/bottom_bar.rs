//! The next step and the answer in a bar at the bottom of narrow screens, visible while inputs change.

use super::super::{app, session};
use super::next_steps::next_steps;
use super::sentence::AnswerSentence;
use crate::page::format;
use crate::page::ui::{Child, fragment, html};
use crate::page::widgets::fold;
use crate::text::{LEADING_TILES, OTHER_TILES, Tile, chance};
use leptos::prelude::*;

/// Net present value, payback and how often the case pays; opens to the sentence.
pub(in crate::page) fn answer_bar() -> AnyView {
    let words = AnswerSentence::follow();
    let answer = fold(figures(), move || words.shown());
    html::div().class("answer-bar").child(next_steps()).child(answer).into_any()
}

fn figures() -> AnyView {
    let (evaluation, view, simulation, currency) =
        (app().evaluation(), session().view, app().simulation(), app().currency());
    // As its tile shows it.
    let written = move |tile: &Tile| {
        evaluation.with(|evaluation| {
            currency
                .with(|currency| format::speak(currency, |formatters| tile.written(evaluation, view.get(), formatters)))
        })
    };
    let second = move || match written(&LEADING_TILES[1]) {
        (none, reason) if none == "–" => (none, reason),
        (months, _) => (format!("{months} mo"), "payback"),
    };
    let third = move || {
        let known = simulation.with(|simulation| simulation.as_ref().map(|known| known.probability_positive));
        let nothing = evaluation.with(|evaluation| evaluation.outcome(view.get()).is_nothing());
        match known.filter(|_| !nothing) {
            Some(probability) => (chance(probability, &format::whole_percent), "chance it pays"),
            None => (written(&OTHER_TILES[1]).0, "return"),
        }
    };
    fragment([
        figure(move || written(&LEADING_TILES[0]).0, "net value"),
        figure(move || second().0, move || second().1),
        figure(move || third().0, move || third().1),
    ])
}

fn figure(value: impl Child, name: impl Child) -> AnyView {
    html::span().child(value).child(html::small().child(name)).into_any()
}
