//! Number fields: one number or a range (low, likely, high), with hint, limits, message and source.

mod control;
mod evidence_note;
mod message;
mod number_field;
mod number_field_state;
mod source_note;

pub(super) use control::cell;
pub(super) use evidence_note::evidence_note;
pub(super) use message::{choice_of_two, message};
pub(super) use number_field::{NumberAccess, NumberField, UnlistedNumber};
pub(super) use number_field_state::NumberFieldState;
pub(super) use source_note::body as note_body;

use super::{chunk, format};
use crate::page::ui::html;
use leptos::prelude::*;

/// Gives an element the focus once the page has caught up with the state.
pub(super) fn focus_soon(id: String) {
    request_animation_frame(move || crate::browser::dom::focus(&id));
}

/// A line of the ledger: what it is on the left, its number on the right, below it what there is to say.
pub(super) fn field(number: NumberField) -> AnyView {
    let entry = NumberFieldState::new(number, false);
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
        .child(chunk::of_work(move |work| (work.message)(entry)))
        .child(number.input.map(|input| source_note::source(number, input)))
        .into_any()
}
