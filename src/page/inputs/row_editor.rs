//! Editor of a list of the case: rows are added, removed and moved.

use crate::model::{Case, Origin, RowList};
use crate::page::field::focus_soon;
use crate::page::text_field::{TextField, text_line_undone_as};
use crate::page::ui::{Child, Element, fragment, html, keyed};
use crate::page::widgets::{CLOSE, glyph};
use crate::page::{app, constant};
use crate::state::{AppState, UndoLabel};
use crate::text::dates::counted;
use leptos::ev;
use leptos::prelude::*;

const UP: &str = "M10 16V4M5 9l5-5 5 5";
const DOWN: &str = "M10 4v12m5-5-5 5-5-5";

/// A list of the case on the page.
#[derive(Clone, Copy)]
pub(super) struct RowEditor {
    pub list: RowList,
    /// What a row is called: "meeting".
    pub noun: &'static str,
    state: AppState,
    count: Memo<usize>,
    /// Grows with each change of order, so that no draft outlives the row that it was typed in.
    order: RwSignal<usize>,
}

impl RowEditor {
    /// The list of the open case.
    pub(super) fn new(list: RowList, noun: &'static str) -> Self {
        let state = app();
        let count = state.slice(move |case| case.rows(list));
        Self { list, noun, state, count, order: RwSignal::new(0) }
    }

    /// How many rows there are.
    pub(super) fn count(self) -> usize {
        self.count.get()
    }

    /// Changes whenever a row may have got another place.
    pub(super) fn places(self) -> (usize, usize) {
        (self.order.get(), self.count.get())
    }

    /// Whether there is no row.
    pub(super) fn is_empty(self) -> bool {
        self.count.get() == 0
    }

    /// The element of a part of a row.
    pub(super) fn id(self, row: usize, part: &str) -> String {
        format!("{}-{row}-{part}", self.noun)
    }

    /// The element of the button that adds a row.
    pub(super) fn add_id(self) -> String {
        format!("{}-add", self.noun)
    }

    /// What a row is called: by its name, or by its place.
    pub(super) fn name(self, row: usize) -> Memo<String> {
        self.state.slice(move |case| match case.row_name(self.list, row) {
            Some(name) if !name.trim().is_empty() => name.to_owned(),
            _ => format!("{} {}", self.noun, row + 1),
        })
    }

    /// All rows, what is said below them, and the button that adds one.
    pub(super) fn list(
        self,
        words: &'static str,
        add: fn(&mut Case),
        row: fn(Self, usize) -> AnyView,
        note: impl Child,
    ) -> Element {
        let button = html::p().class("cluster").child(self.add_button(words, add));
        html::div().class("stack").child(self.view(row)).child(note).child(button)
    }

    fn view(self, row: fn(Self, usize) -> AnyView) -> AnyView {
        let keys = move || {
            let order = self.order.get();
            (0..self.count.get()).map(|row| (order, row)).collect::<Vec<_>>()
        };
        html::ul().class("rows").child(keyed(keys, move |(_, place)| row(self, place))).into_any()
    }

    /// A button that adds a row, where there is room.
    fn add_button(self, words: &'static str, add: fn(&mut Case)) -> AnyView {
        let full = move || self.count.get() >= Case::ROW_LIMIT;
        let limit = move || full().then(|| format!("A list holds at most {} rows.", Case::ROW_LIMIT));
        let button = html::button()
            .class("button small")
            .attr("id", self.add_id())
            .attr("aria-disabled", move || Some(full().to_string()))
            .on(ev::click, move |_| self.add(add))
            .child(words);
        fragment([button.into_any(), html::span().class("quiet").child(limit).into_any()])
    }

    /// Adds a row and goes to its name.
    pub(super) fn add(self, add: fn(&mut Case)) {
        let row = self.count.get_untracked();
        if row < Case::ROW_LIMIT {
            self.state.edit(UndoLabel::step(format!("adding a {}", self.noun)), |case| {
                add(case);
                // Nobody has entered the figures that it starts with.
                case.set_row_origin(self.list, row, Origin::Preset);
            });
            focus_soon(self.id(row, "name"));
        }
    }

    /// The rows were changed as a whole.
    pub(super) fn renew(self) {
        self.order.update(|order| *order += 1);
    }

    /// Removes rows in one step, and goes to the row after the first of them.
    pub(super) fn remove(self, rows: &[usize]) {
        let what = if rows.len() == 1 { format!("a {}", self.noun) } else { counted(rows.len(), self.noun) };
        self.state.edit(UndoLabel::step(format!("removing {what}")), |case| case.remove_rows(self.list, rows));
        self.renew();
        let (first, left) = (rows.iter().copied().min().unwrap_or_default(), self.count.get_untracked());
        focus_soon(if left == 0 { self.add_id() } else { self.id(first.min(left - 1), "remove") });
    }

    fn swap(self, row: usize, other: usize, part: &'static str) {
        if other < self.count.get_untracked() {
            let mark = UndoLabel::step(format!("moving a {}", self.noun));
            self.state.edit(mark, |case| case.swap_rows(self.list, row, other));
            self.renew();
            focus_soon(self.id(other, part));
        }
    }

    fn mover(self, row: usize, name: Memo<String>, up: bool) -> AnyView {
        let (word, path) = if up { ("up", UP) } else { ("down", DOWN) };
        // One place before the first is none: it wraps to a row that is not there.
        let other = if up { row.wrapping_sub(1) } else { row + 1 };
        let stuck = move || other >= self.count.get();
        html::button()
            .class("button small icon plain")
            .attr("id", self.id(row, word))
            .attr("aria-label", move || Some(format!("Move {} {word}", name.get())))
            .attr("aria-disabled", move || Some(stuck().to_string()))
            .on(ev::click, move |_| self.swap(row, other, word))
            .child(glyph(path))
            .into_any()
    }

    /// What can be done with a row.
    pub(super) fn actions(self, row: usize, name: Memo<String>, moves: bool) -> AnyView {
        let both_ways = moves.then(|| [true, false].map(|up| self.mover(row, name, up)));
        let remove = html::button()
            .class("button small icon plain danger")
            .attr("id", self.id(row, "remove"))
            .attr("aria-label", move || Some(format!("Remove {}", name.get())))
            .on(ev::click, move |_| self.remove(&[row]))
            .child(glyph(CLOSE));
        html::div().class("row-actions").child(both_ways.map(fragment)).child(remove).into_any()
    }

    /// The name of a row, to be changed.
    pub(super) fn name_cell(self, label: &'static str, row: usize) -> AnyView {
        let text = TextField {
            id: self.id(row, "name"),
            label,
            name: constant(format!("{label} {}", row + 1)),
            limit: Case::NAME_LIMIT,
            get: Box::new(move |case| case.row_name(self.list, row).unwrap_or_default().to_owned()),
            set: Box::new(move |case, text| case.rename_row(self.list, row, text)),
        };
        text_line_undone_as(format!("the name of a {}", self.noun), text)
    }
}
