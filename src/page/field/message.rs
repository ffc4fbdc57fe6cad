//! Messages of a number field: errors and unusual values.

use super::NumberField;
use super::number_field_state::NumberFieldState;
use crate::model::Spread;
use crate::page::format;
use crate::page::ui::{Child, html};
use leptos::prelude::*;

/// The refusal of what was typed, or a question about what is unusual.
pub(super) fn message(entry: NumberFieldState) -> AnyView {
    let number = entry.number;
    let refusal = Memo::new(move |_| entry.fault().map(|fault| format!("{} {}", fault.reason, in_force(number))));
    let doubt = Memo::new(move |_| doubt(number));
    let line = move || {
        let words = html::p().attr("id", number.part("message"));
        match (refusal.get(), doubt.get()) {
            (Some(refusal), _) => Some(words.class("message").attr("role", "alert").child(refusal)),
            (None, Some(doubt)) => Some(words.class("message warning").child(doubt)),
            (None, None) => None,
        }
    };
    line.into_child()
}

fn in_force(number: NumberField) -> String {
    let stays = number.value.get().map_or_else(|| number.vacant.to_owned(), |spread| words(number, &spread));
    format!("{stays} stays in force.")
}

/// A number or a range with its unit.
pub(super) fn words(number: NumberField, spread: &Spread) -> String {
    let currency = number.currency.get();
    let figure = |value: f64| format::figure(value, number.limits.unit, &currency);
    if spread.is_range() {
        format!("{} (between {} and {})", figure(spread.likely()), figure(spread.low()), figure(spread.high()))
    } else {
        figure(spread.likely())
    }
}

/// A question about an unusual value. Zero is never questioned: it is either not stated yet or meant.
fn doubt(number: NumberField) -> Option<String> {
    let (field, spread) = (number.input?.field, number.value.get()?);
    let figure = |value: f64| format::figure(value, number.limits.unit, &number.currency.get());
    (spread.likely() != 0.0 && field.is_unusual(&spread)).then(|| {
        format!("Most teams lie between {} and {}. Is this meant?", figure(field.sensible.0), figure(field.sensible.1))
    })
}
