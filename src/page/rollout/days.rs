//! A number of days that takes other days along: of a phase, or of a gate.

use crate::exchange::number::read_within;
use crate::model::rollout::LONGEST_ROLLOUT;
use crate::model::{Limits, Unit};
use crate::page::field::focus_soon;
use crate::page::format;
use crate::page::ui::{Child, fragment, html};
use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Event, KeyboardEvent};

/// Such a number, as a field shows and sets it.
pub(super) struct Days {
    /// The element's id.
    pub id: String,
    /// What stands above it.
    pub label: &'static str,
    /// What it is called by itself.
    pub name: Memo<String>,
    /// Reads it.
    pub get: Box<dyn Fn() -> u32 + Send + Sync>,
    /// Replaces it, or says why not.
    pub set: Box<dyn Fn(u32) -> Result<(), String> + Send + Sync>,
}

/// Its field. Unlike other numbers, it is taken when it is left or entered: on the way to 45 stands a 4, which would push
/// every later task together.
pub(super) fn days(days: Days) -> AnyView {
    let Days { id, label, name, get, set } = days;
    let value = Memo::new(move |_| get() as usize);
    // Why the last text was refused, and the number in force then: void as soon as it is another one.
    let (refused, at) = (RwSignal::new(None::<String>), RwSignal::new(0_usize));
    let take = move |event| {
        let answer = read(&event_target_value(&event)).and_then(&set);
        at.set(value.get_untracked());
        refused.set(answer.err());
    };
    let in_force = move || refused.get().filter(|_| at.get() == value.get());
    let message_id = format!("{id}-message");
    let described = message_id.clone();
    let message = move || {
        let reason = in_force()?;
        let words = html::p().class("message").attr("id", message_id.clone()).attr("role", "alert");
        Some(words.child(format!("{reason} {} stays in force.", value.get())))
    };
    let entered = id.clone();
    let input = html::input()
        .attr("type", "text")
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off")
        .attr("id", id)
        .attr("aria-describedby", described)
        .attr("aria-label", move || Some(name.get()))
        .attr("aria-invalid", move || in_force().map(|_| "true".to_owned()))
        .prop("value", move || value.get().to_string())
        .on(ev::change, take)
        .on(ev::keydown, move |event| keep_focus(&event, &entered));
    let held = html::span().class("input").child(input);
    fragment([
        html::label().class("cell number").child(html::span().child(label)).child(held).into_any(),
        message.into_child(),
    ])
}

/// A gate that changes places takes the focus along when its day is entered.
fn keep_focus(event: &Event, id: &str) {
    if event.unchecked_ref::<KeyboardEvent>().key() == "Enter" {
        focus_soon(id.to_owned());
    }
}

fn read(text: &str) -> Result<u32, String> {
    let limits = Limits::whole(Unit::Factor, 1.0, f64::from(LONGEST_ROLLOUT));
    read_within(text, &format::marks(), &limits).map(|days| days.likely() as u32)
}
