//! The packs in which seats are sold, written in one line.

use super::facts::{Sheet, edit};
use crate::exchange::seat_steps::{read_steps, write_steps};
use crate::page::ui::{Child, fragment, html};
use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::Event;

/// The field. What was typed is read when it is left: half a step is none.
pub(super) fn packs(sheet: Sheet, offer: String, today: String) -> AnyView {
    let id = offer.clone();
    let value = Memo::new(move |_| {
        sheet.get().stack.offer(&offer).map(|offer| write_steps(&offer.price.steps)).unwrap_or_default()
    });
    // Why the last text was refused, and the value that stayed in force: void as soon as it is another one.
    let refused = RwSignal::new(None::<(String, String)>);
    let take = move |event: Event| match read_steps(&event_target_value(&event)) {
        Ok(steps) => {
            refused.set(None);
            edit("the packs of seats", |stack| stack.change(&id, &today, |offer| offer.price.steps = steps));
        }
        Err(reason) => refused.set(Some((reason, value.get_untracked()))),
    };
    let fault = move || refused.get().filter(|(_, kept)| *kept == value.get()).map(|(reason, _)| reason);
    let message = move || {
        let words = html::p().class("message").attr("id", "packs-message").attr("role", "alert");
        fault().map(|reason| words.child(format!("{reason} What it was before stays in force.")))
    };
    let input = html::input()
        .class("text")
        .attr("type", "text")
        .attr("id", "packs")
        .attr("autocomplete", "off")
        .attr("placeholder", "one by one")
        .attr("aria-describedby", "packs-message")
        .attr("aria-invalid", move || fault().map(|_| "true".to_owned()))
        .prop("value", move || value.get())
        .on(ev::change, take);
    let label = html::label().class("cell wide").child(html::span().child("seats are sold in packs of")).child(input);
    fragment([label.into_any(), message.into_child()])
}
