//! The first day of the rollout.

use crate::model::date::Date;
use crate::page::app;
use crate::page::dom::{AnyView, Piece, html};
use crate::state::{Mark, RwSignal};
use leptos::prelude::event_target_value;
use leptos::web_sys::Event;

const ID: &str = "input-rollout.start";

/// A calendar day; what is no day leaves the last one in force.
pub(super) fn start() -> AnyView {
    let state = app();
    let start = state.slice(|scenario| scenario.rollout.start.clone());
    let refused = RwSignal::new(None::<String>);
    let take = move |event: Event| {
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
        Some(html("p").class("message").attr("id", "input-rollout.start-message").attr("role", "alert").child(text))
    };
    let invalid = move || refused.get().filter(|day| *day == start.get()).map(|_| "true".to_owned());
    let entry = html("input")
        .class("text")
        .attr("id", ID)
        .attr("type", "date")
        .attr("required", "")
        .attr("aria-describedby", "input-rollout.start-hint input-rollout.start-message")
        .live("aria-invalid", invalid)
        .property("value", move || start.get())
        .on("input", take)
        .on("blur", move |_| state.seal());
    let hint = html("p").class("hint").attr("id", "input-rollout.start-hint");
    html("div")
        .class("field")
        .child(html("label").attr("for", ID).child("First day"))
        .child(hint.child("The plan’s dates count from it; the money does not."))
        .child(html("div").class("control").child(entry))
        .child(message)
        .piece()
}
