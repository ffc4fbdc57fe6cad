//! The answer of the case: the sentence, the figures, and what they rest on.

mod bar;
mod benefits;
mod cash_flow;
mod certainty;
mod explain;
mod figures;
mod findings;
mod headline;
mod saying;
mod tornado;
mod turning;

pub(super) use bar::answer_bar;
pub(super) use benefits::{BENEFITS, COSTS, Line};
pub(super) use cash_flow::{Facts as FlowFacts, flow_table};
pub(super) use explain::steps;
pub(super) use figures::range_line;
pub(super) use saying::likelihood_in;

use super::turns::in_turn;
use super::ui::{Element, html};
use super::{app, session};
use crate::browser::timer::Debounce;
use crate::model::{Engine, View};
use crate::state::{Chunk, Page, Simulate};
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;

/// A part of the likely outcome in the view in sight.
fn outcome<T: PartialEq + Send + Sync + 'static>(
    part: impl Fn(&crate::model::Outcome) -> T + Send + Sync + 'static,
) -> Memo<T> {
    let (evaluation, view) = (app().evaluation(), session().view);
    Memo::new(move |_| evaluation.with(|evaluation| part(evaluation.outcome(view.get()))))
}

/// Which money counts.
pub(super) fn view_switch() -> Element {
    let view = session().view;
    let choice = move |which: View, name: &'static str| {
        let radio =
            html::input().attr("type", "radio").attr("name", "view").prop("checked", move || view.get() == which);
        html::label().child(radio.on(ev::change, move |_| view.set(which))).child(name)
    };
    let choices = html::div()
        .child(choice(View::Full, "Counting time"))
        .child(choice(View::Cash, "Only money that changes hands"));
    let legend = html::legend().class("visually-hidden").child("What counts");
    html::fieldset().class("segmented").child(legend).child(choices)
}

/// The answer, seen first.
pub(super) fn answer() -> AnyView {
    let here = session().here(Chunk::Page(Page::Case));
    html::section()
        .class("answer")
        .attr("aria-busy", move || (!here.get()).then(|| "true".to_owned()))
        .attr("aria-labelledby", "answer")
        .child(html::h2().class("visually-hidden").attr("id", "answer").child("The answer"))
        .child(html::div().class("answer-head").child(view_switch()))
        .child(saying::saying())
        .child(figures::figures())
        .child(cash_flow::cash_flow())
        .into_any()
}

/// Simulates cases, with caches that only save time: what it answers follows from the case alone.
pub(super) fn simulate() -> Simulate {
    let engine = StoredValue::new_local(Engine::new());
    Arc::new(move |case, view| {
        let answer = engine.try_update_value(|engine| engine.simulate(case, view))?;
        Some(answer).filter(|answer| !answer.drivers.is_empty())
    })
}

/// Milliseconds after which what was put on the page has been laid out.
const FRAMES: u32 = 1000;

/// What the answer rests on, below the inputs.
pub(super) fn panels() -> AnyView {
    let turnings = turning::Turnings::follow();
    let laid_out = RwSignal::new(false);
    let mark = Debounce::new(FRAMES, move || _ = laid_out.try_set(true));
    mark.request();
    StoredValue::new_local(mark);
    html::section()
        .class("panels")
        .attr("aria-label", "Behind the answer")
        .attr("data-laid-out", move || laid_out.get().then(String::new))
        .child(in_turn(benefits::gains))
        .child(in_turn(benefits::costs))
        .child(in_turn(certainty::certainty))
        .child(in_turn(move || tornado::tornado(turnings)))
        .child(in_turn(move || turning::turning_points(turnings)))
        .child(in_turn(findings::findings))
        .into_any()
}
