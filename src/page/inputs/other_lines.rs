//! Benefits and costs of the user's own.

use super::number;
use super::row_editor::RowEditor;
use crate::model::{Case, Choice, LineKind, OtherLine, RowList};
use crate::page::app;
use crate::page::choice::select;
use crate::page::field::cell;
use crate::page::ui::{fragment, html};
use crate::page::widgets::checkbox;
use crate::state::UndoLabel;
use leptos::prelude::*;

const KIND_WORDS: &[&str] = &[LineKind::ALL[0].2, LineKind::ALL[1].2, LineKind::ALL[2].2];

/// The list of lines.
pub(super) fn lines() -> AnyView {
    let rows = RowEditor::new(RowList::OtherLines, "line");
    let empty = move || {
        let words = "Other amounts that you gain or pay, such as travel saved, an office given up or a consultant.";
        rows.is_empty().then(|| html::p().class("quiet").child(words))
    };
    rows.list("Add a line", |case| case.other_lines.push(OtherLine::default()), row, empty).into_any()
}

fn at(case: &Case, row: usize) -> Option<&OtherLine> {
    case.other_lines.get(row)
}

fn row(rows: RowEditor, row: usize) -> AnyView {
    let (name, named) = (rows.name(row), rows.name_cell("Line", row));
    let amount = cell("Amount", number("other_lines.*.amount", row).in_row(name));
    let head = html::div().class("row-head").child(named).child(rows.actions(row, name, false));
    html::li().class("row").child(head).child(kind(row, name)).child(amount).child(cash(row, name)).into_any()
}

fn kind(row: usize, name: Memo<String>) -> AnyView {
    let state = app();
    let chosen = state.slice(move |case| at(case, row).map_or(0, |line| line.kind.place()));
    let choose = Callback::new(move |place: usize| {
        state.edit(UndoLabel::step("what a line is"), |case| {
            case.other_lines.get_mut(row).into_iter().for_each(|line| line.kind = LineKind::ALL[place].0);
        });
    });
    select("Billing", name, KIND_WORDS, chosen, choose)
}

fn cash(row: usize, name: Memo<String>) -> AnyView {
    let state = app();
    let cash = state.slice(move |case| at(case, row).is_some_and(|line| line.cash));
    let toggle = move |_| {
        state.edit(UndoLabel::step("whether money changes hands"), |case| {
            case.other_lines.get_mut(row).into_iter().for_each(|line| line.cash = !line.cash);
        });
    };
    let of = html::span().class("visually-hidden").child(move || format!(", {}", name.get()));
    checkbox(move || cash.get(), toggle, fragment(["money changes hands ".into_any(), of.into_any()])).into_any()
}
