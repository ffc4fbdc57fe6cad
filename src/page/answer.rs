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

pub(super) use bar::AnswerBar;

use super::{app, session};
use crate::model::View;
use leptos::prelude::*;

/// The currency of the scenario in sight.
fn currency() -> Memo<String> {
    app().slice(|scenario| scenario.currency.clone())
}

/// A part of the likely outcome in the view in sight.
fn outcome<T: PartialEq + Send + Sync + 'static>(
    part: impl Fn(&crate::model::Outcome) -> T + Send + Sync + 'static,
) -> Memo<T> {
    let (case, view) = (app().case(), session().view);
    Memo::new(move |_| case.with(|case| part(case.outcome(view.get()))))
}

/// Which money counts.
#[component]
fn ViewSwitch() -> impl IntoView {
    let view = session().view;
    let choice = move |which: View, name: &'static str| {
        view! {
            <label>
                <input type="radio" name="view" prop:checked=move || view.get() == which on:change=move |_| view.set(which) />
                {name}
            </label>
        }
    };
    view! {
        <fieldset class="segmented">
            <legend class="visually-hidden">"What counts"</legend>
            <div>
                {choice(View::Full, "Counting time")}
                {choice(View::Cash, "Only money that changes hands")}
            </div>
        </fieldset>
    }
}

/// The answer, seen first.
#[component]
pub(super) fn Answer() -> impl IntoView {
    view! {
        <section class="answer" aria-labelledby="answer">
            <h2 class="visually-hidden" id="answer">"The answer"</h2>
            <div class="answer-head">
                <ViewSwitch />
            </div>
            <saying::Saying />
            <figures::Figures />
            <cash_flow::CashFlow />
        </section>
    }
}

/// What the answer rests on, below the inputs.
#[component]
pub(super) fn Panels() -> impl IntoView {
    let turnings = turning::Turnings::follow();
    view! {
        <section class="panels" aria-label="Behind the answer">
            {benefits::gains().into_any()}
            {benefits::costs().into_any()}
            <certainty::Certainty />
            <tornado::Tornado turnings />
            <turning::TurningPoints turnings />
            <findings::Findings />
        </section>
    }
}
