//! The inputs of a number field.

use super::Number;
use super::entry::{Entry, ONLY};
use super::message::message;
use crate::exchange::entry::PLACES;
use crate::page::format;
use crate::page::part::glyph;
use leptos::prelude::*;

const RANGE: &str = "M3 6v8M17 6v8M3 10h14M10 8.5v3";

/// One input or three, and the button between the two.
pub(super) fn control(entry: Entry) -> AnyView {
    let number = entry.number;
    let name = move || entry.ranged.get().then(|| number.name.get());
    let inputs = move || if entry.ranged.get() { three(entry) } else { one(entry) };
    view! {
        <div class="control" class:range=entry.ranged role=move || entry.ranged.get().then_some("group") aria-label=name>
            {inputs} {(!number.limits.whole).then(|| toggle(entry))}
        </div>
    }
    .into_any()
}

fn toggle(entry: Entry) -> AnyView {
    let words = move || {
        let name = entry.number.name.get();
        if entry.ranged.get() { format!("Give one number: {name}") } else { format!("Give a range: {name}") }
    };
    let title = move || if entry.ranged.get() { "One number" } else { "Low, likely, high" };
    view! {
        <button
            type="button"
            class="button icon plain toggle"
            aria-pressed=move || entry.ranged.get().to_string()
            aria-label=words
            title=title
            on:click=move |_| entry.toggle()
        >
            {glyph(RANGE)}
        </button>
    }
    .into_any()
}

fn one(entry: Entry) -> AnyView {
    let number = entry.number;
    view! { <label class="input" for=number.id()>{framed(entry, ONLY, number.id(), number.name)}</label> }.into_any()
}

fn three(entry: Entry) -> AnyView {
    (0..PLACES.len()).map(|place| third(entry, place)).collect_view().into_any()
}

fn third(entry: Entry, place: usize) -> AnyView {
    let number = entry.number;
    let id = if place == 0 { number.id() } else { number.part(PLACES[place]) };
    let name = Signal::derive(move || format!("{}, {}", number.name.get(), PLACES[place]));
    let sign = move || format::adornment(number.limits.unit, &number.currency.get()).0;
    view! {
        <label>
            <span>{PLACES[place]}</span>
            <span class="input">
                {move || before(sign())} {input(entry, place, id, name)}
            </span>
        </label>
    }
    .into_any()
}

/// A field within a row: its label above it, its unit in the label, a range written in one input.
pub(in crate::page) fn cell(label: &'static str, number: Number) -> AnyView {
    let entry = Entry::new(number, true);
    let sign = move || format::adornment(number.limits.unit, &number.currency.get()).0;
    let wide = move || number.value.get().is_some_and(|spread| spread.is_range());
    view! {
        <label class="cell number" class:wide=wide>
            <span>{label}</span>
            <span class="input">
                {move || before(sign())} {input(entry, ONLY, number.id(), number.name)}
            </span>
        </label>
        {message(entry)}
    }
    .into_any()
}

fn before(sign: String) -> Option<AnyView> {
    (!sign.is_empty()).then(|| view! { <span class="unit">{sign}</span> }.into_any())
}

/// An input with what stands before and after it.
fn framed(entry: Entry, place: usize, id: String, name: Signal<String>) -> AnyView {
    let number = entry.number;
    let unit = number.part("unit");
    let (_, after) = format::adornment(number.limits.unit, "");
    let sign = move || format::adornment(number.limits.unit, &number.currency.get()).0;
    let after = (!after.is_empty()).then(|| view! { <span class="unit" id=unit>{after}</span> });
    view! {
        {move || before(sign())}
        {input(entry, place, id, name)}
        {after}
    }
    .into_any()
}

fn input(entry: Entry, place: usize, id: String, name: Signal<String>) -> AnyView {
    let number = entry.number;
    let described = ["unit", "hint", "message"].map(|part| number.part(part)).join(" ");
    let invalid = move || entry.fault().filter(|fault| fault.place == place).map(|_| "true");
    view! {
        <input
            id=id
            type="text"
            inputmode="decimal"
            autocomplete="off"
            spellcheck="false"
            aria-label=name
            aria-describedby=described
            aria-invalid=invalid
            placeholder=number.vacant
            prop:value=move || entry.text(place)
            on:input=move |event| entry.take(place, event_target_value(&event))
            on:blur=move |_| entry.leave()
            on:keydown=move |event| entry.press(place, &event)
        />
    }
    .into_any()
}
