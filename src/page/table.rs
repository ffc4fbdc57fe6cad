//! The parts of a table. What does not depend on a type is in functions of its own, which are compiled once.

use super::ui::{AttributeText, Child, Element, Part, html};
use leptos::prelude::AnyView;

/// A table of a head and rows.
pub(super) fn table(heads: Vec<Element>, rows: impl Child) -> Element {
    of_parts(None, heads, rows.into_child())
}

pub(super) fn captioned_table(caption: Element, heads: Vec<Element>, rows: impl Child) -> Element {
    of_parts(Some(caption), heads, rows.into_child())
}

fn of_parts(caption: Option<Element>, heads: Vec<Element>, rows: AnyView) -> Element {
    let head = html::thead().child(html::tr().child(heads));
    html::table().child(caption).child(head).child(html::tbody().child(rows))
}

pub(super) fn column_head(words: impl Child) -> Element {
    head("col", words.into_part())
}

/// The head of a column of numbers.
pub(super) fn number_head(words: impl Child) -> Element {
    head("col", words.into_part()).class("num")
}

/// The head of a column that needs no name to be understood by sight.
pub(super) fn hidden_head(name: &'static str) -> Element {
    column_head(html::span().class("visually-hidden").child(name))
}

pub(super) fn row_head(words: impl Child) -> Element {
    head("row", words.into_part())
}

fn head(scope: &'static str, words: Part) -> Element {
    html::th().attr("scope", scope).child(words)
}

/// A number in a column of numbers.
pub(super) fn number_cell(number: impl Child) -> Element {
    cell_of(number.into_part())
}

fn cell_of(number: Part) -> Element {
    html::td().class("num").child(number)
}

/// What scrolls a wide table inside itself, by keys too.
pub(super) fn scroll_box(class: &'static str, name: impl AttributeText, table: impl Child) -> Element {
    focusable(class, table.into_child()).attr("aria-label", name)
}

fn focusable(class: &'static str, table: AnyView) -> Element {
    html::div().class(class).attr("tabindex", "0").attr("role", "group").child(table)
}
