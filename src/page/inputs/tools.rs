//! Tools that the change adds or drops, and those that the team pays for already.

use super::number;
use super::row_editor::RowEditor;
use crate::model::tool_set::{PickAction, ToolPick};
use crate::model::{Estimate, Field, PriceBasis, RowList, Spread, Tool, ToolAction};
use crate::page::choice::select;
use crate::page::field::{NumberField, UnlistedNumber, cell, focus_soon};
use crate::page::ui::{Child, fragment, html};
use crate::page::widgets::button;
use crate::page::{app, session};
use crate::state::UndoLabel;
use leptos::prelude::*;

/// The list of tools.
pub(super) fn tools() -> AnyView {
    let rows = RowEditor::new(RowList::Tools, "tool");
    let empty = move || {
        let words = "No tool is added or dropped. Free tools need no row.";
        rows.is_empty().then(|| html::p().class("quiet").child(words))
    };
    let below = fragment([empty.into_child(), owned(rows)]);
    rows.list("Add a tool", |case| case.tools.push(Tool::default()), row, below).into_any()
}

/// The tools that the team already pays for. They have no rows in the case, which compares the change with how things are now.
fn owned(rows: RowEditor) -> AnyView {
    let owned = app().slice(|case| {
        let tool_set = &case.implementation.tool_set;
        let owned = tool_set.picks.iter().enumerate().filter(|(_, pick)| pick.action == PickAction::Owned);
        let name = |pick: &ToolPick| tool_set.offer(&pick.offer).map(|offer| offer.name());
        owned.filter_map(|(place, pick)| Some((place, name(pick)?))).collect::<Vec<_>>()
    });
    let list = move || {
        let owned = owned.get();
        let items = owned.into_iter().map(|(place, name)| owned_tool(rows, place, name)).collect::<Vec<_>>();
        (!items.is_empty()).then(|| html::ul().class("rows").attr("aria-label", "Already paid for").child(items))
    };
    list.into_child()
}

fn owned_tool(rows: RowEditor, place: usize, name: String) -> AnyView {
    let label = format!("Count its cost: {name}");
    let count = move || {
        let mut last = 0;
        app().edit(UndoLabel::step("counting the cost of a tool"), |case| {
            case.count_owned_tool(place);
            last = case.tools.len().saturating_sub(1);
        });
        rows.renew();
        focus_soon(rows.id(last, "name"));
    };
    let button = button("button small", "Count its cost", count).attr("aria-label", label);
    html::li()
        .class("cluster")
        .child(html::b().child(name))
        .child(html::span().class("quiet").child("already paid for: adds no cost"))
        .child(button)
        .into_any()
}

fn row(rows: RowEditor, row: usize) -> AnyView {
    let (name, named) = (rows.name(row), rows.name_cell("Tool", row));
    let basis = app().slice(move |case| case.tools.get(row).map(|tool| tool.basis));
    let price = move || match basis.get() {
        Some(PriceBasis::Flat) => cell("Price", number("tools.*.price.flat", row).in_row(name)),
        Some(PriceBasis::PerUser) => fragment([
            cell("Price", number("tools.*.price.per_user", row).in_row(name)),
            cell("Seats", seats(row).in_row(name)),
        ]),
        None => ().into_any(),
    };
    let head = html::div().class("row-head").child(named).child(action(rows, row, name));
    let head = head.child(rows.actions(row, name, false));
    html::li().class("row").child(head).child(charged(row, name, basis)).child(price).into_any()
}

fn charged(row: usize, name: Memo<String>, basis: Memo<Option<PriceBasis>>) -> AnyView {
    let chosen = Memo::new(move |_| usize::from(basis.get() == Some(PriceBasis::Flat)));
    let choose = change(row, "how a tool is charged", |tool, place| {
        tool.basis = [PriceBasis::PerUser, PriceBasis::Flat][place];
    });
    select("Charged", name, &["per user", "flat"], chosen, choose)
}

/// What can happen to a tool.
const ACTION_WORDS: &[&str] = &["add it", "have it already", "drop it"];
const OWNED: usize = 1;
const DROPPED: usize = 2;

fn action(rows: RowEditor, row: usize, name: Memo<String>) -> AnyView {
    let dropped = app().slice(move |case| case.tools.get(row).is_some_and(|tool| tool.action == ToolAction::Drop));
    let chosen = Memo::new(move |_| if dropped.get() { DROPPED } else { 0 });
    let change = change(row, "what happens to a tool", |tool, place| {
        tool.action = if place == DROPPED { ToolAction::Drop } else { ToolAction::Add };
    });
    let choose = Callback::new(move |place| if place == OWNED { own(rows, row) } else { change.run(place) });
    select("Action", name, ACTION_WORDS, chosen, choose)
}

/// Takes a row out of the case, because the team pays for the tool already.
fn own(rows: RowEditor, row: usize) {
    let mut done = Ok(());
    app().edit(UndoLabel::step("having a tool already"), |case| done = case.own_tool(row));
    match done {
        Ok(()) => session().say_undoable("Already paid for: it adds no cost.".to_owned()),
        Err(error) => session().say(error.to_string()),
    }
    rows.renew();
    focus_soon(rows.add_id());
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
