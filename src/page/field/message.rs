//! Messages of a number field: what is refused, what can mean two things, and what may not be meant.

use super::NumberField;
use super::number_field_state::NumberFieldState;
use crate::form::number_field::RangeFault;
use crate::model::{Doubt, DoubtReason, Spread, doubt};
use crate::page::format;
use crate::page::ui::{Child, Element, html};
use crate::page::widgets::button;
use crate::text::{doubt_in_words, in_figures};
use leptos::prelude::*;

/// What there is to say about a field: at most one of a refusal, a question, and a doubt.
pub(in crate::page) fn message(entry: NumberFieldState) -> AnyView {
    let number = entry.number;
    let fault = Memo::new(move |_| entry.fault());
    let foreign = Memo::new(move |_| entry.typed_as().and_then(|typed| typed.foreign));
    let doubt = Memo::new(move |_| found(entry));
    let message = move || {
        let said = match (fault.get(), foreign.get(), doubt.get()) {
            (Some(RangeFault { readings: Some(readings), .. }), ..) => Some(question(entry, readings)),
            (Some(fault), ..) => {
                let words = format!("{} {} stays in force.", fault.reason, in_force(number));
                Some(html::p().class("message").attr("role", "alert").child(words))
            }
            (None, None, None) => None,
            (None, foreign, doubt) => Some(warning(entry, foreign, doubt)),
        };
        said.map(|said| said.attr("id", number.part("message")))
    };
    message.into_child()
}

/// Asks which of two values is meant.
fn question(entry: NumberFieldState, readings: [Spread; 2]) -> Element {
    let number = entry.number;
    let [first, second] = readings.map(|reading| written(number, &reading));
    let asked = format!("{first} or {second}? {} stays in force until you choose.", in_force(number));
    let choices = readings
        .map(|reading| button("button small", written(number, &reading), move || entry.choose(&reading)).into_any());
    html::div()
        .class("message warning")
        .attr("role", "group")
        .attr("aria-label", format!("{}: which is meant?", number.name.get()))
        .child(html::p().attr("role", "status").child(asked))
        .child(html::p().class("cluster").child(choices.into_iter().collect::<Vec<_>>()))
}

/// Says that nothing was converted, and what may not be meant, with what perhaps is.
fn warning(entry: NumberFieldState, foreign: Option<String>, doubt: Option<Doubt>) -> Element {
    let number = entry.number;
    let figure = |value: f64| figure(number, value);
    let currency = number.currency.get();
    let not_converted = foreign.map(|sign| format!("This case is in {currency}: nothing was converted from {sign}. "));
    let spread = number.value.get();
    let words = doubt.zip(spread).map(|(doubt, spread)| doubt_in_words(&doubt, &spread, &figure));
    let said = [not_converted, words].into_iter().flatten().collect::<String>().trim_end().to_owned();
    let meant = doubt.and_then(|doubt| doubt.meant).map(|meant| {
        let label = format!("Use {}", in_figures(&meant, &figure));
        html::p().class("cluster").child(button("button small", label, move || entry.adopt(meant)))
    });
    html::div().class("message warning").child(html::p().child(said)).child(meant)
}

/// The doubt about the value in force.
fn found(entry: NumberFieldState) -> Option<Doubt> {
    let number = entry.number;
    let spread = number.value.get()?;
    let doubt = doubt(&spread, &number.limits, number.input.map(|input| input.field), &number.currency.get())?;
    // Who types a percent sign means a percentage.
    let percent = entry.typed_as().is_some_and(|typed| typed.percent);
    (doubt.reason != DoubtReason::Fraction || !percent).then_some(doubt)
}

/// A number as a message writes it: a percentage with all of its digits.
fn figure(number: NumberField, value: f64) -> String {
    let unit = number.limits.unit;
    if unit.is_percentage() {
        format::precise_percent(value)
    } else {
        format::figure(value, unit, &number.currency.get())
    }
}

/// A number or a range just as its input shows it.
fn written(number: NumberField, spread: &Spread) -> String {
    in_figures(spread, &|value| format::typed(value, number.limits.unit))
}

fn in_force(number: NumberField) -> String {
    number.value.get().map_or_else(|| number.vacant.to_owned(), |spread| words(number, &spread))
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
