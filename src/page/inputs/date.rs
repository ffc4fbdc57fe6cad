//! The first day of the rollout.

use crate::model::date::Date;
use crate::page::app;
use crate::state::Mark;
use leptos::prelude::*;

const ID: &str = "input-rollout.start";

/// A calendar day; what is no day leaves the last one in force.
pub(super) fn start() -> AnyView {
    let state = app();
    let start = state.slice(|scenario| scenario.rollout.start.clone());
    let refused = RwSignal::new(None::<String>);
    let take = move |event| {
        let text = event_target_value(&event);
        if text.parse::<Date>().is_ok() {
            state.edit(Mark::field("First day", ID), |scenario| scenario.rollout.start.clone_from(&text));
            refused.set(None);
        } else {
            refused.set(Some(start.get_untracked()));
        }
    };
    // Void as soon as the day in force is another one.
    let message = move || {
        let day = refused.get().filter(|day| *day == start.get())?;
        let text = format!("A whole date is needed here. {day} stays in force.");
        Some(view! { <p class="message" id="input-rollout.start-message" role="alert">{text}</p> })
    };
    view! {
        <div class="field">
            <label for=ID>"First day"</label>
            <p class="hint" id="input-rollout.start-hint">"The plan’s dates count from it; the money does not."</p>
            <div class="control">
                <input
                    class="text"
                    id=ID
                    type="date"
                    required
                    aria-describedby="input-rollout.start-hint input-rollout.start-message"
                    aria-invalid=move || refused.get().filter(|day| *day == start.get()).map(|_| "true")
                    prop:value=start
                    on:input=take
                    on:blur=move |_| state.seal()
                />
            </div>
            {message}
        </div>
    }
    .into_any()
}
