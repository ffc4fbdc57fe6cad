//! Fields for texts and dates of the case. Numbers have [`super::field`], choices [`super::choice`].
//!
//! Every keystroke is in force at once; the keystrokes in one field are one step of the history until it is left.

use super::app;
use super::refusal::Refusal;
use super::ui::{Element, fragment, html};
use crate::browser::dom;
use crate::form::typed_date::{read_day, read_optional_day};
use crate::model::Case;
use crate::state::UndoLabel;
use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::{Event, FocusEvent};

/// Reads a part of the case.
pub(super) type Getter<T> = Box<dyn Fn(&Case) -> T + Send + Sync>;
/// Replaces a part of the case.
pub(super) type Setter<T> = Box<dyn Fn(&mut Case, T) + Send + Sync>;

/// A text of the case, as a field shows and sets it.
pub(super) struct TextField {
    pub id: String,
    /// The visible label.
    pub label: &'static str,
    /// The accessible name where the label alone is ambiguous: "Owner, Write the handbook". Else empty.
    pub name: Memo<String>,
    /// The most characters.
    pub limit: usize,
    pub get: Getter<String>,
    pub set: Setter<String>,
}

/// A line of text.
pub(super) fn text_line(text: TextField) -> AnyView {
    let undo_label = spoken(text.label, text.name);
    text_line_undone_as(undo_label, text)
}

/// A line of text whose edits have another name in the labels of undo and redo.
pub(super) fn text_line_undone_as(undo_label: String, text: TextField) -> AnyView {
    let input = html::input().class("text").attr("type", "text").attr("autocomplete", "off");
    labelled(text.label, bound(input, undo_label, text))
}

/// Several lines of text.
pub(super) fn text_area(text: TextField) -> AnyView {
    let undo_label = spoken(text.label, text.name);
    labelled(text.label, bound(html::textarea().class("text").attr("rows", "3"), undo_label, text))
}

/// A calendar day. `optional` lets it be empty.
pub(super) fn date_field(text: TextField, optional: bool) -> AnyView {
    let label = text.label;
    let (input, message) = date_parts(text, optional);
    fragment([labelled(label, input), message])
}

/// The input of a day and its error message. Text that is no day leaves the last day in force, and is refused when the field is
/// left: until then it may become one.
pub(super) fn date_parts(text: TextField, optional: bool) -> (Element, AnyView) {
    let TextField { id, label, name, get, set, .. } = text;
    let state = app();
    let value = state.slice(get);
    let mark = UndoLabel::field(spoken(label, name), &id);
    let refusal = Refusal::new(value);
    let read = move |event: &Event| -> Result<String, &'static str> {
        let typed = event_target_value(event);
        let day = if optional {
            read_optional_day(&typed, dom::has_incomplete_input(event))?
        } else {
            Some(read_day(&typed)?)
        };
        Ok(day.map(|day| day.to_string()).unwrap_or_default())
    };
    let take = move |event: Event| {
        refusal.set(None);
        if let Ok(day) = read(&event) {
            state.edit(mark.clone(), |case| set(case, day));
        }
    };
    let leave = move |event: FocusEvent| {
        state.seal();
        if let Err(reason) = read(&event) {
            let day = value.get_untracked();
            let stays = if day.is_empty() { String::new() } else { format!(" {day} still applies.") };
            refusal.set(Some(format!("{reason}{stays}")));
        }
    };
    let message_id = format!("{id}-message");
    let described = format!("{id}-hint {message_id}");
    let input = named(day_input().attr("id", id), name)
        .attr("aria-describedby", described)
        .attr("aria-invalid", move || refusal.invalid())
        .prop("value", move || value.get())
        .on(ev::input, take)
        .on(ev::blur, leave);
    (if optional { input } else { input.attr("required", "") }, refusal.message(message_id))
}

/// The bare input of a day. Its bounds are those of [`read_day`]: with them, browsers expect a year of four digits.
pub(super) fn day_input() -> Element {
    html::input().class("text").attr("type", "date").attr("min", "2000-01-01").attr("max", "2100-12-31")
}

fn bound(input: Element, undo_label: String, text: TextField) -> Element {
    let (state, get, set) = (app(), text.get, text.set);
    let value = state.slice(get);
    let mark = UndoLabel::field(undo_label, &text.id);
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

/// The accessible name of a field in a row: "Owner, Write the handbook".
pub(super) fn name_in_row(label: &'static str, row: Memo<String>) -> Memo<String> {
    Memo::new(move |_| format!("{label}, {}", row.get()))
}

/// The name of a field in the labels of undo and redo.
fn spoken(label: &'static str, name: Memo<String>) -> String {
    let name = name.get_untracked();
    if name.is_empty() { label.to_owned() } else { name }
}

/// Adds the accessible name. It begins with the label, so that voice control finds the field by its visible words (WCAG 2.2,
/// 2.5.3).
fn named(input: Element, name: Memo<String>) -> Element {
    input.attr("aria-label", move || Some(name.get()).filter(|name| !name.is_empty()))
}

fn labelled(label: &'static str, input: Element) -> AnyView {
    html::label().class("cell").child(html::span().child(label)).child(input).into_any()
}
