//! The headline figures, each with its range and its explanation.

use super::super::{app, session};
use super::currency;
use super::explain::Explain;
use super::headline::{HEADLINES, Headline};
use crate::chart::path::number;
use crate::chart::track::Track;
use crate::model::Range;
use leptos::prelude::*;

/// All of them.
#[component]
pub(super) fn Figures() -> impl IntoView {
    view! { <ul class="figures">{HEADLINES.iter().map(figure).collect::<Vec<_>>()}</ul> }
}

fn figure(headline: &'static Headline) -> AnyView {
    let (case, view, simulation, currency) = (app().case(), session().view, app().simulation(), currency());
    let value = Memo::new(move |_| case.with(|case| (headline.value)(case, view.get())));
    let range = Memo::new(move |_| {
        simulation.with(|simulation| simulation.as_ref().map(|known| (headline.range)(known)).unwrap_or_default())
    });
    let written = Memo::new(move |_| currency.with(|currency| headline.written(value.get(), currency)));
    let words = Memo::new(move |_| currency.with(|currency| headline.range_words(&range.get(), currency)));
    let sign = move || value.get().is_some_and(|value| value < -0.005).then_some("loss");
    view! {
        <li class="figure">
            <h3>{headline.label}</h3>
            <p class="value" data-sign=sign>
                {move || written.with(|written| written.0.clone())} " " <small>{move || written.with(|written| written.1)}</small>
            </p>
            {move || words.get().map(|words| range_line(&range.get(), value.get(), words))}
            <Explain headline />
        </li>
    }
    .into_any()
}

/// How much longer than its furthest end a range line is.
const AIR: f64 = 1.15;

/// The range as a line, with zero and the likely value on it.
fn range_line(range: &Range, likely: Option<f64>, words: String) -> AnyView {
    let ends = [range.p10, range.p90, likely].map(|end| end.unwrap_or(0.0));
    // Air on the right: a range that touches the end reads as one that goes on, which is what a missing P90 means.
    let track = Track::with_zero(&ends.map(|end| end * AIR));
    let at = |value: Option<f64>| format!("{}%", number(value.map_or(100.0, |value| track.at(value))));
    let zero = (track.at(0.0) > 0.0).then(|| {
        let zero = at(Some(0.0));
        view! { <line class="zero" x1=zero.clone() x2=zero y1="0" y2="100%" /> }
    });
    view! {
        <svg class="span-line" aria-hidden="true">
            <line class="track" x1="0" x2="100%" y1="50%" y2="50%" />
            <line class="reach" x1=at(range.p10) x2=at(range.p90) y1="50%" y2="50%" />
            {zero}
            {likely.map(|likely| view! { <circle class="middle" cx=at(Some(likely)) cy="50%" r="4" /> })}
        </svg>
        <p class="range-words"><span class="visually-hidden">"In 80 of 100 cases "</span>{words}</p>
    }
    .into_any()
}
