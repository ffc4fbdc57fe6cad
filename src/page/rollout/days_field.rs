//! The field for the days of a phase or the day of a gate, whose change moves later dates along.

use crate::exchange::number;
use crate::model::rollout::Plan;
use crate::model::{Limits, Unit};
use crate::page::field::{choice_of_two, focus_soon};
use crate::page::format;
use crate::page::refusal::Refusal;
use crate::page::ui::{Child, fragment, html};
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
    let (refusal, set) = (Refusal::new(value), StoredValue::new(set));
    // The two numbers that a text can mean, and the value in force when it was typed.
    let question = RwSignal::new(None::<([u32; 2], String)>);
    let take = move |answer: Result<u32, String>| {
        question.set(None);
        let answer = answer.and_then(|days| set.with_value(|set| set(days)));
        refusal.set(answer.err().map(|reason| format!("{reason} {} still applies.", value.get_untracked())));
    };
    let read_typed = move |event| match read(&event_target_value(&event)) {
        Err(refused) => match refused.readings {
            Some(readings) => {
                refusal.set(None);
                question.set(Some((readings.map(|reading| reading.likely() as u32), value.get_untracked())));
            }
            None => take(Err(refused.reason)),
        },
        Ok(days) => take(Ok(days)),
    };
    let asked_at = StoredValue::new(id.clone());
    let ask = move || {
        let (readings, _) = question.get().filter(|(_, stays)| *stays == value.get())?;
        let stays = format!("{} still applies until you choose.", value.get());
        let choose = move |place: usize| {
            take(Ok(readings[place]));
            focus_soon(asked_at.get_value());
        };
        Some(choice_of_two(&name.get(), readings.map(|days| days.to_string()), &stays, choose))
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
        .on(ev::change, read_typed)
        .on(ev::keydown, move |event| keep_focus(&event, &entered));
    let held = html::span().class("input").child(input);
    fragment([
        html::label().class("cell number").child(html::span().child(label)).child(held).into_any(),
        refusal.message(message_id),
        ask.into_child(),
    ])
}

/// A gate that changes places takes the focus along when its day is entered.
fn keep_focus(event: &Event, id: &str) {
    if event.unchecked_ref::<KeyboardEvent>().key() == "Enter" {
        focus_soon(id.to_owned());
    }
}

fn read(text: &str) -> Result<u32, number::Refusal> {
    let limits = Limits::whole(Unit::Factor, 1.0, f64::from(Plan::MOST_DAYS));
    number::read_within(text, &format::marks(), &limits).map(|days| days.likely() as u32)
}
