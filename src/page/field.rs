//! A number that the user states: one, or low, likely and high, with its hint, its limits and where it comes from.

mod control;
mod entry;
mod message;
mod note;
mod number;

pub(super) use control::cell;
pub(super) use entry::Entry;
pub(super) use note::{PresetInForce, body as note_body};
pub(super) use number::{At, Number, Own};

use super::format;
use crate::page::ui::html;
use leptos::prelude::*;

/// Gives an element the focus once the page has caught up with the state.
pub(super) fn focus_soon(id: String) {
    request_animation_frame(move || crate::browser::dom::focus(&id));
}

/// A line of the ledger: what it is on the left, its number on the right, below it what there is to say.
pub(super) fn field(number: Number) -> AnyView {
    let entry = Entry::new(number, false);
    let hint = move || {
        let (_, unit) = format::adornment(number.limits.unit, "");
        let plain = unit.is_empty() || !entry.ranged.get();
        if plain { number.hint.to_owned() } else { format!("{} In {unit}.", number.hint) }
    };
    let label = move || {
        let label =
            if entry.ranged.get() { html::span().class("label") } else { html::label().attr("for", number.id()) };
        label.child(number.name)
    };
    html::div()
        .class("field")
        .child(label)
        .child(html::p().class("hint").attr("id", number.part("hint")).child(hint))
        .child(control::control(entry))
        .child(message::message(entry))
        .child(number.input.map(|input| note::source(number, input)))
        .into_any()
}
