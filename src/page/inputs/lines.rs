//! Benefits and costs of the user's own.

use super::choice::select;
use super::number;
use super::rows::Rows;
use crate::model::{LineKind, OtherLine, RowList, Scenario};
use crate::page::app;
use crate::page::field::cell;
use crate::state::Mark;
use leptos::prelude::*;

const KINDS: [LineKind; 3] = [LineKind::AnnualBenefit, LineKind::AnnualCost, LineKind::OneOffCost];
const KIND_WORDS: &[&str] = &["gained a year", "paid a year", "paid once"];

/// The list of lines.
pub(super) fn lines() -> AnyView {
    let rows = Rows::new(RowList::OtherLines, "line");
    let empty = move || {
        let words = "Travel saved, an office given up, a consultant: whatever else you gain or pay.";
        rows.is_empty().then(|| view! { <p class="quiet">{words}</p> })
    };
    view! {
        <div class="stack">
            {rows.view(row)} {empty}
            <p class="cluster">{rows.add_button("Add a line", |scenario| scenario.other_lines.push(OtherLine::default()))}</p>
        </div>
    }
    .into_any()
}

fn at(scenario: &Scenario, row: usize) -> Option<&OtherLine> {
    scenario.other_lines.get(row)
}

fn row(rows: Rows, row: usize) -> AnyView {
    let name = rows.name(row, |scenario, row| at(scenario, row).map(|line| line.name.as_str()));
    let named = rows.name_cell(
        "Line",
        row,
        |scenario, row| at(scenario, row).map(|line| line.name.as_str()),
        |scenario, row| scenario.other_lines.get_mut(row).map(|line| &mut line.name),
    );
    view! {
        <li class="row">
            <div class="row-head">{named} {rows.actions(row, name, false)}</div>
            {kind(row, name)}
            {cell("amount", number("other_lines.*.amount", row).in_row(name))}
            {cash(row, name)}
        </li>
    }
    .into_any()
}

fn kind(row: usize, name: Memo<String>) -> AnyView {
    let state = app();
    let chosen = state.slice(move |scenario| {
        KINDS.iter().position(|kind| at(scenario, row).is_some_and(|line| line.kind == *kind)).unwrap_or_default()
    });
    let choose = Callback::new(move |place: usize| {
        state.edit(Mark::step("what a line is"), |scenario| {
            scenario.other_lines.get_mut(row).into_iter().for_each(|line| line.kind = KINDS[place]);
        });
    });
    select("is", name, KIND_WORDS, chosen, choose)
}

fn cash(row: usize, name: Memo<String>) -> AnyView {
    let state = app();
    let cash = state.slice(move |scenario| at(scenario, row).is_some_and(|line| line.cash));
    let toggle = move |_| {
        state.edit(Mark::step("whether money changes hands"), |scenario| {
            scenario.other_lines.get_mut(row).into_iter().for_each(|line| line.cash = !line.cash);
        });
    };
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=cash on:change=toggle />
            <span>"money changes hands" <span class="visually-hidden">{move || format!(", {}", name.get())}</span></span>
        </label>
    }
    .into_any()
}
