//! Tools that the change adds or drops.

use super::number;
use super::row_editor::RowEditor;
use crate::model::{Estimate, Field, PriceBasis, RowList, Spread, Tool, ToolAction};
use crate::page::app;
use crate::page::choice::select;
use crate::page::field::{NumberField, UnlistedNumber, cell};
use crate::page::ui::{fragment, html};
use crate::state::UndoLabel;
use leptos::prelude::*;

/// The list of tools.
pub(super) fn tools() -> AnyView {
    let rows = RowEditor::new(RowList::Tools, "tool");
    let empty = move || {
        let words = "No tool is added or dropped. Free ones need no row.";
        rows.is_empty().then(|| html::p().class("quiet").child(words))
    };
    rows.list("Add a tool", |case| case.tools.push(Tool::default()), row, empty).into_any()
}

fn row(rows: RowEditor, row: usize) -> AnyView {
    let name = rows.name(row, |case, row| case.tools.get(row).map(|tool| tool.name.as_str()));
    let named = rows.name_cell(
        "Tool",
        row,
        |case, row| case.tools.get(row).map(|tool| tool.name.as_str()),
        |case, row| case.tools.get_mut(row).map(|tool| &mut tool.name),
    );
    let basis = app().slice(move |case| case.tools.get(row).map(|tool| tool.basis));
    let price = move || match basis.get() {
        Some(PriceBasis::Flat) => cell("a month", number("tools.*.price.flat", row).in_row(name)),
        Some(PriceBasis::PerUser) => fragment([
            cell("a month each", number("tools.*.price.per_user", row).in_row(name)),
            cell("seats", seats(row).in_row(name)),
        ]),
        None => ().into_any(),
    };
    let head = html::div().class("row-head").child(named).child(rows.actions(row, name, false));
    html::li()
        .class("row")
        .child(head)
        .child(charged(row, name, basis))
        .child(price)
        .child(action(row, name))
        .into_any()
}

fn charged(row: usize, name: Memo<String>, basis: Memo<Option<PriceBasis>>) -> AnyView {
    let chosen = Memo::new(move |_| usize::from(basis.get() == Some(PriceBasis::Flat)));
    let choose = change(row, "how a tool is charged", |tool, place| {
        tool.basis = [PriceBasis::PerUser, PriceBasis::Flat][place];
    });
    select("charged", name, &["per user", "flat"], chosen, choose)
}

fn action(row: usize, name: Memo<String>) -> AnyView {
    let chosen =
        app().slice(move |case| usize::from(case.tools.get(row).is_some_and(|tool| tool.action == ToolAction::Drop)));
    let choose =
        change(row, "what happens to a tool", |tool, place| tool.action = [ToolAction::Add, ToolAction::Drop][place]);
    select("we", name, &["add it", "drop it"], chosen, choose)
}

fn change(row: usize, label: &'static str, change: fn(&mut Tool, usize)) -> Callback<usize> {
    let state = app();
    Callback::new(move |place| {
        state.edit(UndoLabel::step(label), |case| {
            case.tools.get_mut(row).into_iter().for_each(|tool| change(tool, place));
        });
    })
}

fn seats(row: usize) -> NumberField {
    NumberField::unlisted(UnlistedNumber {
        key: format!("tools.{row}.seats"),
        label: "Seats",
        hint: "",
        limits: Field::find("tools.*.seats").expect("the table of fields has seats").limits(),
        vacant: "all",
        row,
        get: |case, row| case.tools.get(row)?.seats.map(|seats| *seats.spread()),
        set: |case, row, seats: Option<Spread>| {
            if let Some(tool) = case.tools.get_mut(row) {
                tool.seats = seats.map(Estimate::new);
            }
        },
    })
}
