//! The inputs of a number field.

use super::NumberField;
use super::number_field_state::{NumberFieldState, ONLY};
use crate::browser::dom;
use crate::form::number_field::PLACES;
use crate::form::shortcut::Shortcut;
use crate::model::{Case, Choice, Input, Origin, Provenance};
use crate::page::chunk::{of_work, work, work_here};
use crate::page::format;
use crate::page::session;
use crate::page::shell::shortcut;
use crate::page::ui::{Child, fragment, html};
use crate::page::widgets::glyph;
use leptos::ev;
use leptos::prelude::*;

const RANGE: &str = "M3 6v8M17 6v8M3 10h14M10 8.5v3";

/// One input or three, and the button between the two.
pub(super) fn control(entry: NumberFieldState) -> AnyView {
    let number = entry.number;
    let name = move || entry.ranged.get().then(|| number.name.get());
    let inputs = move || if entry.ranged.get() { three(entry) } else { one(entry) };
    html::div()
        .attr("class", move || Some(if entry.ranged.get() { "control range" } else { "control" }.to_owned()))
        .attr("role", move || entry.ranged.get().then(|| "group".to_owned()))
        .attr("aria-label", name)
        .child(inputs)
        .child(number.limits.admits_range().then(|| toggle(entry)))
        .into_any()
}

fn toggle(entry: NumberFieldState) -> AnyView {
    let words = move || {
        let name = entry.number.name.get();
        Some(if entry.ranged.get() { format!("Give one number: {name}") } else { format!("Give a range: {name}") })
    };
    let title = move || if entry.ranged.get() { "One number" } else { "Low, likely, high" };
    html::button()
        .class("button icon plain toggle")
        .attr("aria-pressed", move || Some(entry.ranged.get().to_string()))
        .attr("aria-label", words)
        .attr("title", move || Some(title().to_owned()))
        .on(ev::click, move |_| work(move |work| (work.toggle)(entry)))
        .child(glyph(RANGE))
        .into_any()
}

fn one(entry: NumberFieldState) -> AnyView {
    let number = entry.number;
    let label = html::label().class("input").attr("for", number.id());
    label.child(framed(entry, ONLY, number.id(), number.name)).into_any()
}

fn three(entry: NumberFieldState) -> AnyView {
    (0..PLACES.len()).map(|place| third(entry, place)).collect::<Vec<_>>().into_any()
}

fn third(entry: NumberFieldState, place: usize) -> AnyView {
    let number = entry.number;
    let id = if place == 0 { number.id() } else { number.part(PLACES[place]) };
    let name = Memo::new(move |_| format!("{}, {}", number.name.get(), PLACES[place]));
    let sign = move || format::adornment(number.limits.unit, &number.currency.get()).0;
    let held = html::span().class("input").child(move || before(sign())).child(input(entry, place, id, name));
    html::label().child(html::span().child(PLACES[place])).child(held).into_any()
}

/// A field within a row: its label above it, its unit in the label, a range written in one input.
pub(in crate::page) fn cell(label: &'static str, number: NumberField) -> AnyView {
    let entry = NumberFieldState::new(number, true);
    let sign = move || format::adornment(number.limits.unit, &number.currency.get()).0;
    let wide = move || number.value.get().is_some_and(|spread| spread.is_range());
    let class = move || Some(if wide() { "cell number wide" } else { "cell number" }.to_owned());
    let held = html::span().class("input").child(move || before(sign()));
    let held = held.child(input(entry, ONLY, number.id(), number.name));
    let whose = number.input.map(|input| number.state.slice(move |case| whose(input, case)));
    let label = html::span().child(label).child(whose.map(|whose| move || whose.get()));
    let cell = html::label().attr("class", class).child(label).child(held);
    fragment([cell.into_any(), of_work(move |work| (work.message)(entry))])
}

/// Whose the value of an input is, after its label; nothing for one that was typed, as most of a row's are.
fn whose(input: Input, case: &Case) -> String {
    match Provenance::of(input, case).origin {
        Origin::Typed => String::new(),
        origin => format!(" · {}", origin.key()),
    }
}

fn before(sign: String) -> Option<AnyView> {
    (!sign.is_empty()).then(|| html::span().class("unit").child(sign).into_any())
}

/// An input with what stands before and after it.
fn framed(entry: NumberFieldState, place: usize, id: String, name: Memo<String>) -> AnyView {
    let number = entry.number;
    let unit = number.part("unit");
    let (_, after) = format::adornment(number.limits.unit, "");
    let sign = move || format::adornment(number.limits.unit, &number.currency.get()).0;
    let after = (!after.is_empty()).then(|| html::span().class("unit").attr("id", unit).child(after));
    fragment([(move || before(sign())).into_child(), input(entry, place, id, name), after.into_child()])
}

fn input(entry: NumberFieldState, place: usize, id: String, name: Memo<String>) -> AnyView {
    let number = entry.number;
    let described = ["unit", "hint", "message"].map(|part| number.part(part)).join(" ");
    let refused = move || entry.fault().filter(|fault| fault.place == place).map(|_| "true".to_owned());
    // What stands in the input when the code is here counts: more may have been typed meanwhile.
    let take = move |event: leptos::web_sys::Event| {
        if !dom::is_composing(&event) {
            work(move |work| (work.take)(entry, place, &event_target_value(&event)));
        }
    };
    let session = session();
    let press = move |event: ev::KeyboardEvent| {
        // Until the chunk is here, nobody knows whether the text is refused, which undo takes back first. So the page's own
        // shortcut leaves the key to the field.
        let undo = work_here().is_none() && shortcut(&event) == Some(Shortcut::Undo);
        if undo {
            event.prevent_default();
        }
        work(move |work| {
            let took_back = (work.press)(entry, place, &event);
            if undo && !took_back {
                (work.undo)(number.state, session);
            }
        });
    };
    html::input()
        .attr("id", id)
        .attr("type", "text")
        .attr("inputmode", "decimal")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-label", move || Some(name.get()))
        .attr("aria-describedby", described)
        .attr("aria-invalid", refused)
        .attr("placeholder", number.vacant)
        .attr("data-undo", dom::PAGE_UNDO)
        .prop("value", move || entry.text(place))
        .on(ev::input, take)
        .on(ev::compositionend, move |event| take(event.into()))
        .on(ev::blur, move |_| work(move |work| (work.leave)(entry)))
        .on(ev::keydown, press)
        .into_any()
}
