//! The answer of the case: the sentence, the tiles, and the panels behind them.

mod article_comparison;
mod benefits_and_costs;
mod bottom_bar;
mod cash_flow;
mod contradictions;
mod drivers;
mod explanation;
mod next_steps;
mod npv_histogram;
mod ownership;
mod sentence;
mod switching_values;
mod tiles;
mod worth_knowing;
mod years;

pub(super) use bottom_bar::answer_bar;
pub(super) use explanation::explanation;
pub(super) use next_steps::next_steps;
pub(super) use ownership::{SharedOwnership, ownership};
pub(super) use sentence::{headline_of, likelihood_in};
pub(super) use switching_values::SharedSwitching;
pub(super) use tiles::{TileRow, range_line};

use super::choice::radios;
use super::chunk::of_case;
use super::render_queue::in_turn;
use super::ui::{Child, Element, html};
use super::{app, session};
use crate::browser::timer::{self, Debounce};
use crate::model::{Engine, Outcome, View};
use crate::state::{Chunk, Page, Simulate};
use leptos::prelude::*;
use std::sync::Arc;

/// A part of the likely outcome in the current view.
fn outcome<T: PartialEq + Send + Sync + 'static>(
    part: impl Fn(&crate::model::Outcome) -> T + Send + Sync + 'static,
) -> Memo<T> {
    let (evaluation, view) = (app().evaluation(), session().view);
    Memo::new(move |_| evaluation.with(|evaluation| part(evaluation.outcome(view.get()))))
}

/// The title of a chart, with what it counts where that is not everything: a picture stands by itself.
fn in_view(title: impl Fn() -> String + Send + Sync + 'static) -> Memo<String> {
    let view = session().view;
    Memo::new(move |_| if view.get() == View::Cash { title() + ", cash only" } else { title() })
}

/// The choice between time and money, and cash only.
pub(super) fn view_switch() -> Element {
    let view = session().view;
    let chosen = Memo::new(move |_| usize::from(view.get() == View::Cash));
    let choose = Callback::new(move |place: usize| view.set([View::Full, View::Cash][place]));
    let legend = html::legend().class("visually-hidden").child("What counts");
    let options = &["Time and money", "Cash only"];
    radios("segmented", "view", legend, options, chosen, choose)
}

/// The answer in words, seen first.
pub(super) fn answer() -> AnyView {
    html::section()
        .class("answer")
        .attr("aria-busy", awaited())
        .attr("aria-labelledby", "answer")
        .child(html::h2().class("visually-hidden").attr("id", "answer").child("The answer"))
        .child(sentence::answer_sentence())
        .into_any()
}

/// The figures beside the inputs: what counts, the tiles that lead, whose figures they rest on, and the curve.
pub(super) fn leading_figures() -> AnyView {
    html::section()
        .class("leading")
        .attr("id", tiles::LEADING)
        .attr("aria-busy", awaited())
        .attr("aria-labelledby", "leading-title")
        .child(html::h2().class("visually-hidden").attr("id", "leading-title").child("Leading figures"))
        .child(html::div().class("steps-place").child(of_case(|chunk| (chunk.next_steps)())))
        .child(html::div().class("answer-head").child(view_switch()).child(of_case(|chunk| (chunk.ownership)())))
        .child(tiles::leading_tiles())
        .child(html::div().class("curve-place").child(of_case(|chunk| (chunk.curve)())))
        .into_any()
}

/// The curve of costs and benefits.
pub(super) fn curve() -> AnyView {
    let nothing = outcome(Outcome::is_nothing);
    (move || if nothing.get() { no_flow() } else { cash_flow::cash_flow() }).into_child()
}

/// In the place of the curve while no amount of the case differs from zero.
fn no_flow() -> AnyView {
    let words = "The curve of costs and benefits is drawn here once there are amounts: enter what meetings take, what you would drop and \
                 what an hour costs.";
    html::p().class("quiet").child(words).into_any()
}

/// `aria-busy` until the chunk of the case is here.
fn awaited() -> impl Fn() -> Option<String> + Send + 'static {
    let here = session().here(Chunk::Page(Page::Case));
    move || (!here.get()).then(|| "true".to_owned())
}

/// Simulates cases. Its caches only save time: the result depends on the case alone.
pub(super) fn simulate() -> Simulate {
    let engine = StoredValue::new_local(Engine::new());
    Arc::new(move |case, view| {
        let answer = engine.try_update_value(|engine| engine.simulate(case, view))?;
        Some(answer).filter(|answer| !answer.drivers.is_empty())
    })
}

/// Milliseconds after which the panels have been laid out, with much to spare: it takes a few frames.
const FRAMES: u32 = 1000;

/// The panels behind the answer, below the inputs.
pub(super) fn panels() -> AnyView {
    let switching = switching_values::SwitchingValues::shared();
    provide_context(app().following(timer::in_new_task));
    let laid_out = RwSignal::new(false);
    let mark = Debounce::new(FRAMES, move || _ = laid_out.try_set(true));
    mark.request();
    StoredValue::new_local(mark);
    html::section()
        .class("panels")
        .attr("aria-label", "Behind the answer")
        .attr("data-laid-out", move || laid_out.get().then(String::new))
        .child(in_turn(tiles::other_tiles))
        .child(in_turn(benefits_and_costs::gains))
        .child(in_turn(benefits_and_costs::costs))
        .child(in_turn(years::years))
        .child(in_turn(npv_histogram::npv_histogram))
        .child(in_turn(move || drivers::drivers(switching)))
        .child(in_turn(worth_knowing::worth_knowing))
        .child(in_turn(move || switching_values::switching_list(switching)))
        .child(in_turn(contradictions::findings))
        .child(in_turn(article_comparison::article_comparison))
        .into_any()
}
