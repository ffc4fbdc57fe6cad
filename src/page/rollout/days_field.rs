//! The field for the days of a phase or the day of a gate, whose change moves later dates along.

use crate::exchange::number::read_within;
use crate::model::rollout::Plan;
use crate::model::{Limits, Unit};
use crate::page::field::focus_soon;
use crate::page::format;
use crate::page::refusal::Refusal;
use crate::page::ui::{fragment, html};
use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Event, KeyboardEvent};

/// What the field shows and sets.
pub(super) struct DaysField {
    pub id: String,
    /// The visible label.
    pub label: &'static str,
    /// The accessible name, which tells it from the same field in other rows.
    pub name: Memo<String>,
    pub get: Box<dyn Fn() -> u32 + Send + Sync>,
    /// Replaces it, or returns the reason for refusing.
    pub set: Box<dyn Fn(u32) -> Result<(), String> + Send + Sync>,
}

/// The field. Unlike other numbers it is read when left or on Enter: typing 45 passes through 4, which would push
/// every later task together.
pub(super) fn days_field(field: DaysField) -> AnyView {
    let DaysField { id, label, name, get, set } = field;
    let value = Memo::new(move |_| get().to_string());
    let refusal = Refusal::new(value);
    let take = move |event| {
        let answer = read(&event_target_value(&event)).and_then(&set);
        refusal.set(answer.err().map(|reason| format!("{reason} {} stays in force.", value.get_untracked())));
    };
    let message_id = format!("{id}-message");
    let entered = id.clone();
    let input = html::input()
        .attr("type", "text")
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off")
        .attr("id", id)
        .attr("aria-describedby", message_id.clone())
        .attr("aria-label", move || Some(name.get()))
        .attr("aria-invalid", move || refusal.invalid())
        .prop("value", move || value.get())
        .on(ev::change, take)
        .on(ev::keydown, move |event| keep_focus(&event, &entered));
    let held = html::span().class("input").child(input);
    fragment([
        html::label().class("cell number").child(html::span().child(label)).child(held).into_any(),
        refusal.message(message_id),
    ])
}

/// A gate that changes places takes the focus along when its day is entered.
fn keep_focus(event: &Event, id: &str) {
    if event.unchecked_ref::<KeyboardEvent>().key() == "Enter" {
        focus_soon(id.to_owned());
    }
}

fn read(text: &str) -> Result<u32, String> {
    let limits = Limits::whole(Unit::Factor, 1.0, f64::from(Plan::MOST_DAYS));
    read_within(text, &format::marks(), &limits).map(|days| days.likely() as u32).map_err(|refusal| refusal.reason)
}
