//! A number that the user states: one, or low, likely and high, with its hint, its limits and where it comes from.

mod control;
mod entry;
mod message;
mod note;
mod number;

pub(super) use control::cell;
pub(super) use note::PresetInForce;
pub(super) use number::{Number, Own};

use super::format;
use entry::Entry;
use leptos::prelude::*;

/// Gives an element the focus once the page has caught up with the state.
pub(super) fn focus_soon(id: String) {
    request_animation_frame(move || crate::browser::document::focus(&id));
}

/// A small drawing on a button.
pub(super) fn glyph(path: &'static str) -> AnyView {
    view! { <svg class="glyph" viewBox="0 0 20 20" aria-hidden="true"><path d=path /></svg> }.into_any()
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
        if entry.ranged.get() {
            view! { <span class="label">{number.name}</span> }.into_any()
        } else {
            view! { <label for=number.id()>{number.name}</label> }.into_any()
        }
    };
    view! {
        <div class="field">
            {label} <p class="hint" id=number.part("hint")>{hint}</p> {control::control(entry)} {message::message(entry)}
            {number.input.map(|input| note::source(number, input))}
        </div>
    }
    .into_any()
}
