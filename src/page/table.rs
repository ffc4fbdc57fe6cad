//! The parts of a table.

use super::ui::{AttributeText, Child, Element, html};

/// A table of a head and rows.
pub(super) fn table(heads: impl IntoIterator<Item = Element>, rows: impl Child) -> Element {
    captioned_table(None, heads, rows)
}

/// The same with a caption.
pub(super) fn captioned_table(
    caption: Option<Element>,
    heads: impl IntoIterator<Item = Element>,
    rows: impl Child,
) -> Element {
    let head = html::tr().child(heads.into_iter().collect::<Vec<_>>());
    html::table().child(caption).child(html::thead().child(head)).child(html::tbody().child(rows))
}

/// The head of a column.
pub(super) fn column_head(words: impl Child) -> Element {
    html::th().attr("scope", "col").child(words)
}

/// The head of a column of numbers.
pub(super) fn number_head(words: impl Child) -> Element {
    column_head(words).class("num")
}

/// The head of a column that needs no name to be understood by sight.
pub(super) fn hidden_head(name: &'static str) -> Element {
    column_head(html::span().class("visually-hidden").child(name))
}

/// The head of a row.
pub(super) fn row_head(words: impl Child) -> Element {
    html::th().attr("scope", "row").child(words)
}

/// A number in a column of numbers.
pub(super) fn number_cell(number: impl Child) -> Element {
    html::td().class("num").child(number)
}

/// What scrolls a wide table inside itself, by keys too.
pub(super) fn scroll_box(class: &'static str, name: impl AttributeText, table: impl Child) -> Element {
    let place = html::div().class(class).attr("tabindex", "0").attr("role", "group");
    place.attr("aria-label", name).child(table)
}
