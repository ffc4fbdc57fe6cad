//! The inputs of a number field.

use super::NumberField;
use super::number_field_state::{NumberFieldState, ONLY};
use crate::browser::dom;
use crate::form::number_field::PLACES;
use crate::form::shortcut::Shortcut;
use crate::model::{Case, Choice, Input, Origin, Provenance, Unit};
use crate::page::chunk::{of_case, work, work_here};
use crate::page::format;
use crate::page::session;
use crate::page::shell::shortcut;
use crate::page::ui::{Child, fragment, html};
use leptos::ev;
use leptos::prelude::*;

/// One input, or three for a range.
pub(super) fn control(entry: NumberFieldState) -> AnyView {
    let number = entry.number;
    let name = move || entry.ranged.get().then(|| number.name.get());
    let inputs = move || if entry.ranged.get() { three(entry) } else { one(entry) };
    html::div()
        .attr("class", move || Some(if entry.ranged.get() { "control range" } else { "control" }.to_owned()))
        .attr("role", move || entry.ranged.get().then(|| "group".to_owned()))
        .attr("aria-label", name)
        .child(inputs)
        .child(unit_in_words(number))
        .into_any()
}

/// The button that makes a range of one number, and one number of a range.
pub(super) fn toggle(entry: NumberFieldState) -> AnyView {
    let name = move || {
        let name = entry.number.name.get();
        Some(if entry.ranged.get() { format!("Give one number: {name}") } else { format!("Give a range: {name}") })
    };
    html::button()
        .class("link toggle")
        .attr("aria-label", name)
        .on(ev::click, move |_| work(move |work| (work.toggle)(entry)))
        .child(move || if entry.ranged.get() { "One number" } else { "Range" })
        .into_any()
}

/// What a range is counted by, which stands once beside its label, as "a week", unless the label ends with it.
pub(super) fn per(entry: NumberFieldState) -> Option<AnyView> {
    let per = format::unit_per(entry.number.limits.unit);
    let shown = entry.ranged.get() && !per.is_empty() && !entry.number.name.get().ends_with(per);
    shown.then(|| html::span().class("per").child(format!(" {per}")).into_any())
}

/// The unit in full, which describes the inputs.
fn unit_in_words(number: NumberField) -> AnyView {
    let words = move || match number.counted_in {
        Some(words) => words.get(),
        None => format::unit_in_words(number.limits.unit, &number.currency.get()),
    };
    html::span().attr("id", number.part("unit")).attr("hidden", "").child(words).into_any()
}

fn one(entry: NumberFieldState) -> AnyView {
    let number = entry.number;
    let input = input(entry, ONLY, number.id(), number.name);
    let after = move || html::span().class("unit").child(full_unit(number));
    html::label().class("input").attr("for", number.id()).child(before(number)).child(input).child(after).into_any()
}

/// The unit after a number that stands alone.
fn full_unit(number: NumberField) -> String {
    match number.counted_in {
        Some(words) => words.get(),
        None => [unit_after(number, ONLY), format::unit_per(number.limits.unit)].join(" ").trim().to_owned(),
    }
}

/// The unit after the number at a place.
fn unit_after(number: NumberField, place: usize) -> &'static str {
    // Without a number, as where nothing is typed yet, it is in the plural.
    let value = number.value.get().map_or(0.0, |spread| [spread.low(), spread.likely(), spread.high()][place]);
    format::unit_after(number.limits.unit, value)
}

fn three(entry: NumberFieldState) -> AnyView {
    (0..PLACES.len()).map(|place| third(entry, place)).collect::<Vec<_>>().into_any()
}

fn third(entry: NumberFieldState, place: usize) -> AnyView {
    let number = entry.number;
    let id = if place == 0 { number.id() } else { number.part(PLACES[place]) };
    let name = Memo::new(move |_| format!("{}, {}", number.name.get(), PLACES[place]));
    let held = html::span().class("input").child(before(number)).child(input(entry, place, id, name));
    let held = held.child(move || unit(unit_after(number, place).to_owned()));
    html::label().child(html::span().child(PLACES[place])).child(held).into_any()
}

/// A field within a row: its label above it, a range written in one input. A label such as "people" is the unit, too.
pub(in crate::page) fn cell(label: &'static str, number: NumberField) -> AnyView {
    let entry = NumberFieldState::new(number, true);
    let in_label = matches!(number.limits.unit, Unit::People | Unit::TimesPerWeek);
    let after = move || if in_label { None } else { unit(full_unit(number)) };
    let class = if number.limits.unit.is_money() { "cell number wide" } else { "cell number" };
    let held = html::span().class("input").child(before(number));
    let held = held.child(input(entry, ONLY, number.id(), number.name)).child(after).child(unit_in_words(number));
    let whose = number.input.map(|input| number.state.slice(move |case| whose(input, case)));
    let label = html::span().child(label).child(whose.map(|whose| move || whose.get()));
    let cell = html::label().class(class).child(label).child(held);
    fragment([cell.into_any(), of_case(move |case| (case.message)(entry))])
}

/// Whose the value of an input is, after its label; nothing for one that was typed, as most of a row's are.
fn whose(input: Input, case: &Case) -> String {
    match Provenance::of(input, case).origin {
        Origin::Typed => String::new(),
        origin => format!(" ({})", origin.key()),
    }
}

/// The currency sign before a number.
fn before(number: NumberField) -> AnyView {
    (move || unit(format::unit_before(number.limits.unit, &number.currency.get()))).into_child()
}

fn unit(words: String) -> Option<AnyView> {
    (!words.is_empty()).then(|| html::span().class("unit").child(words).into_any())
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
