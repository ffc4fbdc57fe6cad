//! Messages of a number field: what is refused, what can mean two things, and what may not be meant.

use super::NumberField;
use super::number_field_state::NumberFieldState;
use crate::form::number_field::RangeFault;
use crate::model::{DoubtReason, Spread, doubt};
use crate::page::format;
use crate::page::ui::{Child, Element, html};
use crate::page::widgets::button;
use crate::text::{doubt_in_words, in_figures};
use leptos::prelude::*;

/// What there is to say about a field.
#[derive(Clone, PartialEq)]
enum Said {
    /// What was typed is refused.
    Refusal(String),
    /// What was typed can mean two things.
    Question([Spread; 2]),
    /// What is in force may not be meant, but perhaps another value.
    Warning(String, Option<Spread>),
}

/// The message of a field, at most one.
pub(in crate::page) fn message(entry: NumberFieldState) -> AnyView {
    let number = entry.number;
    let said = Memo::new(move |_| said(entry));
    let message = move || {
        let line = match said.get()? {
            Said::Refusal(words) => html::p().class("message").attr("role", "alert").child(words),
            Said::Question(readings) => question(entry, readings),
            Said::Warning(words, meant) => warning(entry, words, meant),
        };
        Some(line.attr("id", number.part("message")))
    };
    message.into_child()
}

fn said(entry: NumberFieldState) -> Option<Said> {
    let number = entry.number;
    match entry.fault() {
        Some(RangeFault { readings: Some(readings), .. }) => return Some(Said::Question(readings)),
        Some(fault) if number.value.get().is_none() => {
            let stays =
                if number.vacant.is_empty() { String::new() } else { format!(" It stays “{}”.", number.vacant) };
            return Some(Said::Refusal(fault.reason + &stays));
        }
        Some(fault) => return Some(Said::Refusal(format!("{} {} still applies.", fault.reason, in_force(number)))),
        None => {}
    }
    let typed = entry.draft().unwrap_or_default();
    let spread = number.value.get()?;
    let currency = number.currency.get();
    let doubt = doubt(&spread, &number.limits, number.input.map(|input| input.field), &currency);
    // Who types a percent sign means a percentage.
    let doubt = doubt.filter(|doubt| doubt.reason != DoubtReason::Fraction || !typed.percent);
    let foreign =
        typed.foreign.map(|sign| format!("This case is in {currency}: the amount in {sign} was not converted."));
    let words = doubt.map(|doubt| doubt_in_words(&doubt, &spread, &|value| figure(number, value)));
    let words: Vec<String> = [foreign, words].into_iter().flatten().collect();
    (!words.is_empty()).then(|| Said::Warning(words.join(" "), doubt.and_then(|doubt| doubt.meant)))
}

/// Asks which of two values is meant.
fn question(entry: NumberFieldState, readings: [Spread; 2]) -> Element {
    let number = entry.number;
    let texts = readings.map(|reading| written(number, &reading));
    let stays = format!("{} still applies until you choose.", in_force(number));
    choice_of_two(&number.name.get(), texts, &stays, move |place| entry.choose(&readings[place]))
}

/// The question which of two numbers is meant in what is called `name`, each a button.
pub(in crate::page) fn choice_of_two(
    name: &str,
    [first, second]: [String; 2],
    stays: &str,
    choose: impl Fn(usize) + Copy + 'static,
) -> Element {
    let asked = format!("{first} or {second}? {stays}");
    let button = |place: usize, text: String| button("button small", text, move || choose(place));
    html::div()
        .class("message warning")
        .attr("role", "group")
        .attr("aria-label", format!("{name}: which is meant?"))
        .child(html::p().attr("role", "status").child(asked))
        .child(html::p().class("cluster").child(button(0, first)).child(button(1, second)))
}

/// Says what may not be meant, with a button for what perhaps is.
fn warning(entry: NumberFieldState, words: String, meant: Option<Spread>) -> Element {
    let meant = meant.map(|meant| {
        let label = format!("Use {}", in_figures(&meant, &|value| figure(entry.number, value)));
        html::p().class("cluster").child(button("button small", label, move || entry.adopt(meant)))
    });
    html::div().class("message warning").child(html::p().child(words)).child(meant)
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
