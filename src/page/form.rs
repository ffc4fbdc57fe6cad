//! Fields for texts and days that a page keeps in the case. Numbers have [`super::field`], a few words to choose from
//! [`super::choice`].
//!
//! Every keystroke is in force at once; the keystrokes in one field are one step of the history until it is left.

use super::app;
use super::ui::{Child, Element, fragment, html};
use crate::browser::dom;
use crate::model::Case;
use crate::model::date::Date;
use crate::state::Mark;
use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::Event;

/// Reads a part of the case.
pub(super) type Getter<T> = Box<dyn Fn(&Case) -> T + Send + Sync>;
/// Replaces a part of the case.
pub(super) type Setter<T> = Box<dyn Fn(&mut Case, T) + Send + Sync>;

/// A text of the case, as a field shows and sets it.
pub(super) struct Text {
    /// The element's id.
    pub id: String,
    /// What stands above it.
    pub label: &'static str,
    /// What it is called by itself: "Owner, Write the handbook". Empty where the label says it all.
    pub name: Memo<String>,
    /// The most characters.
    pub limit: usize,
    /// Reads it.
    pub get: Getter<String>,
    /// Replaces it.
    pub set: Setter<String>,
}

/// A line of text.
pub(super) fn line(text: Text) -> AnyView {
    let input = html::input().class("text").attr("type", "text").attr("autocomplete", "off");
    labelled(text.label, bound(input, text))
}

/// Several lines of text.
pub(super) fn area(text: Text) -> AnyView {
    labelled(text.label, bound(html::textarea().class("text").attr("rows", "3"), text))
}

/// A calendar day. `optional` lets it be empty.
pub(super) fn day(text: Text, optional: bool) -> AnyView {
    let label = text.label;
    let (input, message) = day_parts(text, optional);
    fragment([labelled(label, input), message])
}

/// The input of a day, and what is said where it is refused: what is no day leaves the last one in force.
pub(super) fn day_parts(text: Text, optional: bool) -> (Element, AnyView) {
    let Text { id, label, name, get, set, .. } = text;
    let state = app();
    let value = state.slice(get);
    let mark = Mark::field(spoken(label, name), &id);
    // The day in force when another text was refused: void as soon as it is another one.
    let refused = RwSignal::new(None::<String>);
    let take = move |event: Event| {
        let typed = event_target_value(&event);
        let emptied = optional && typed.is_empty() && !dom::has_incomplete_input(&event);
        if emptied || typed.parse::<Date>().is_ok() {
            state.edit(mark.clone(), |case| set(case, typed));
            refused.set(None);
        } else {
            refused.set(Some(value.get_untracked()));
        }
    };
    let in_force = move || refused.get().filter(|day| *day == value.get());
    let message_id = format!("{id}-message");
    let described = format!("{id}-hint {message_id}");
    let message = move || {
        let day = in_force()?;
        let stays = if day.is_empty() { String::new() } else { format!(" {day} stays in force.") };
        let words = html::p().class("message").attr("id", message_id.clone()).attr("role", "alert");
        Some(words.child(format!("A whole date is needed here.{stays}")))
    };
    let input = named(html::input().class("text").attr("type", "date").attr("id", id), name)
        .attr("aria-describedby", described)
        .attr("aria-invalid", move || in_force().map(|_| "true".to_owned()))
        .prop("value", move || value.get())
        .on(ev::input, take)
        .on(ev::blur, move |_| state.seal());
    (if optional { input } else { input.attr("required", "") }, message.into_child())
}

/// An input that shows and sets a text.
fn bound(input: Element, text: Text) -> Element {
    let (state, get, set) = (app(), text.get, text.set);
    let value = state.slice(get);
    let mark = Mark::field(spoken(text.label, text.name), &text.id);
    let take = move |event: Event| {
        let typed = event_target_value(&event);
        state.edit(mark.clone(), |case| set(case, typed));
    };
    named(input.attr("id", text.id), text.name)
        .attr("maxlength", text.limit.to_string())
        .prop("value", move || value.get())
        .on(ev::input, take)
        .on(ev::blur, move |_| state.seal())
}

/// What the history calls a field.
fn spoken(label: &'static str, name: Memo<String>) -> String {
    let name = name.get_untracked();
    if name.is_empty() { label.to_owned() } else { name }
}

/// With a name of its own, where its label alone does not tell it from the same field in another row. The name begins with
/// the label: voice control reaches a field by what is written on it.
fn named(input: Element, name: Memo<String>) -> Element {
    input.attr("aria-label", move || Some(name.get()).filter(|name| !name.is_empty()))
}

fn labelled(label: &'static str, input: Element) -> AnyView {
    html::label().class("cell").child(html::span().child(label)).child(input).into_any()
}
