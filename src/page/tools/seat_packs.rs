//! The packs in which seats are sold, written in one line.

use super::tool_set_data::{ToolSetMemo, try_edit};
use crate::browser::system;
use crate::exchange::seat_steps::{read_steps, write_steps};
use crate::page::refusal::Refusal;
use crate::page::ui::{fragment, html};
use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::Event;

/// The field. What was typed is read when it is left: half a step is none.
pub(super) fn packs(data: ToolSetMemo, offer: String) -> AnyView {
    let id = offer.clone();
    let value = Memo::new(move |_| {
        data.get().tool_set.offer(&offer).map(|offer| write_steps(&offer.price.steps)).unwrap_or_default()
    });
    let refusal = Refusal::new(value);
    let take = move |event: Event| match read_steps(&event_target_value(&event)) {
        Ok(steps) => {
            refusal.set(None);
            try_edit("the packs of seats", |tool_set| {
                tool_set.change(&id, &system::today(), |offer| offer.price.steps = steps)
            });
        }
        Err(reason) => refusal.set(Some(format!("{reason} What it was before still applies."))),
    };
    let input = html::input()
        .class("text")
        .attr("type", "text")
        .attr("id", "packs")
        .attr("autocomplete", "off")
        .attr("placeholder", "one by one")
        .attr("aria-describedby", "packs-message")
        .attr("aria-invalid", move || refusal.invalid())
        .prop("value", move || value.get())
        .on(ev::change, take);
    let label = html::label().class("cell").child(html::span().child("seats are sold in packs of")).child(input);
    fragment([label.into_any(), refusal.message("packs-message".into())])
}
