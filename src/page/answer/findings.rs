//! What does not fit together, in plain words, each with the way to its input.

use super::super::{app, format, go_to};
use crate::model::{Contradiction, Scenario, Severity, contradictions};
use crate::words::{finding, input_name};
use leptos::prelude::*;

/// The findings, most serious first.
#[component]
pub(super) fn Findings() -> impl IntoView {
    let scenario = app().scenario();
    let found = Memo::new(move |_| scenario.with(|scenario| contradictions(scenario)));
    let list = move || {
        scenario.with(|scenario| found.with(|found| found.iter().map(|each| view(scenario, each)).collect::<Vec<_>>()))
    };
    view! {
        <section class="stack wide">
            <h2>"What does not fit together"</h2>
            <Show when=move || found.with(Vec::is_empty)>
                <p class="quiet">"Nothing found: the figures agree with each other and with what studies find."</p>
            </Show>
            {list}
        </section>
    }
}

fn view(scenario: &Scenario, found: &Contradiction) -> AnyView {
    let (class, chip, word) = match found.severity {
        Severity::Contradiction => ("finding contradiction", "chip late", "cannot be"),
        Severity::Doubt => ("finding doubt", "chip watch", "doubtful"),
        Severity::Note => ("finding", "chip", "note"),
    };
    let message = found.message(|value, unit| format::precise(value, unit, &scenario.currency));
    let link = found.input(scenario).map(|input| {
        let name = input_name(input, scenario);
        view! { <button type="button" class="link" on:click=move |_| go_to(input)>"Look at: " {name}</button> }
    });
    view! {
        <article class=class>
            <h3>{finding(found.id)} " " <span class=chip>{word}</span></h3>
            <p>{message} " " {link}</p>
        </article>
    }
    .into_any()
}
