//! Number fields: one number or a range (low, likely, high), with hint, limits, message and source.

mod control;
mod evidence_note;
mod message;
mod number_field;
mod number_field_state;
mod source_note;

pub(super) use control::cell;
pub(super) use message::{choice_of_two, message};
pub(super) use number_field::{NumberAccess, NumberField, UnlistedNumber};
pub(super) use number_field_state::NumberFieldState;
pub(super) use source_note::body as note_body;

use super::chunk;
use crate::page::ui::html;
use leptos::prelude::*;

/// Gives an element the focus once the page has caught up with the state.
pub(super) fn focus_soon(id: String) {
    request_animation_frame(move || crate::browser::dom::focus(&id));
}

/// A field of the page: its label, its number, the message on it, its hint, and a last line with where the number comes from
/// and the button for a range.
pub(super) fn field(number: NumberField) -> AnyView {
    let entry = NumberFieldState::new(number, false);
    let label = move || {
        let label =
            if entry.ranged.get() { html::span().class("label") } else { html::label().attr("for", number.id()) };
        label.child(number.name)
    };
    let foot = |input| {
        let range = number.limits.admits_range().then(|| control::toggle(entry));
        html::div().class("field-foot").child(range).child(source_note::source(number, input))
    };
    html::div()
        .class("field")
        .child(html::div().class("name").child(label).child(move || control::per(entry)))
        .child(control::control(entry))
        .child(chunk::of_case(move |case| (case.message)(entry)))
        .child(html::p().class("hint").attr("id", number.part("hint")).child(number.hint))
        .child(number.input.map(foot))
        .into_any()
}
