//! Several teams added up to an organization.

use crate::model::{Case, ChosenTeams, Field, Outcome, RollUp, RollUpError, View, shareable};
use crate::page::table::{captioned_table, column_head, number_cell, number_head, row_head, scroll_box};
use crate::page::ui::{Child, Element, fragment, html};
use crate::page::widgets::{checkbox, fold, section};
use crate::page::{app, format, session};
use crate::state::UndoLabel;
use crate::text::{ROLL_UP_HEADS, alternative_name, roll_up_cells, roll_up_sentences};
use leptos::prelude::*;
use std::sync::Arc;

/// The fewest cases that are added up.
const FEWEST: usize = 2;

pub(super) fn teams() -> AnyView {
    let state = app();
    let several = Memo::new(move |_| state.workspace().cases().len() >= FEWEST);
    let content = move || {
        if several.get() {
            fragment([chooser(), shared(), totals()])
        } else {
            html::p()
                .child("There is one case. Make one for each team, in the menu “Cases”, and add them up here.")
                .into_any()
        }
    };
    section("stack", "teams-title", "Teams together")
        .child(html::p().child("Where each case is a team, these are the totals of the organization."))
        .child(content.into_child())
        .into_any()
}

fn chosen() -> Memo<ChosenTeams> {
    let state = app();
    Memo::new(move |_| state.workspace().teams().clone())
}

/// Changes what is added up, as a step that undo takes back.
fn choose(change: impl FnOnce(&mut ChosenTeams)) {
    app().edit_workspace(UndoLabel::step("what is added up"), |workspace| {
        let mut teams = workspace.teams().clone();
        change(&mut teams);
        workspace.choose_teams(teams);
    });
}

fn chooser() -> AnyView {
    let (state, chosen) = (app(), chosen());
    let cases = Memo::new(move |_| {
        let workspace = state.workspace();
        workspace.cases().iter().map(|saved| (saved.id, alternative_name(Some(&saved.case)))).collect::<Vec<_>>()
    });
    let check = move |(id, name): (u32, String)| {
        let is_chosen = move || chosen.with(|teams| teams.cases.contains(&id));
        checkbox(
            is_chosen,
            move |_| choose(|teams| teams.toggle_case(id)),
            html::span().attr("dir", "auto").child(name),
        )
        .into_any()
    };
    let boxes = move || cases.get().into_iter().map(check).collect::<Vec<_>>();
    html::fieldset()
        .child(html::legend().class("quiet").child("Teams"))
        .child(html::div().class("boxes").child(boxes.into_child()))
        .into_any()
}

/// The efforts that can be shared.
fn shared() -> AnyView {
    let chosen = chosen();
    let check = |key: &'static str| {
        let is_shared = move || chosen.with(|teams| teams.shared_keys().contains(&key));
        let label = Field::find(key).map_or(key, |field| field.label);
        checkbox(is_shared, move |_| choose(|teams| teams.toggle_shared(key)), label).into_any()
    };
    let boxes = shareable().map(check).collect::<Vec<_>>();
    let legend = html::legend().class("quiet").child("Shared by all of them, so counted once, with the largest");
    html::fieldset().child(legend).child(html::div().class("boxes").child(boxes)).into_any()
}

fn totals() -> AnyView {
    let (state, view, chosen) = (app(), session().view, chosen());
    let cases = Memo::new(move |_| {
        let workspace = state.workspace();
        let of = |id: &u32| workspace.saved(*id).map(|saved| saved.case.clone());
        chosen.with(|teams| teams.cases.iter().filter_map(of).collect::<Vec<Arc<Case>>>())
    });
    let content = move || {
        let cases = cases.get();
        if cases.len() < FEWEST {
            return html::p().child(RollUpError::None.to_string()).into_any();
        }
        let added = cases.iter().map(Arc::as_ref).collect::<Vec<_>>();
        match chosen.with(|teams| RollUp::of(&added, &teams.shared_keys())) {
            Ok(roll_up) => table(&added, &roll_up, view.get()),
            Err(reason) => html::p().class("finding doubt").child(reason.to_string()).into_any(),
        }
    };
    content.into_child()
}

fn table(cases: &[&Case], roll_up: &RollUp, view: View) -> AnyView {
    let currency = cases.first().map_or("", |case| &case.currency);
    let row = |name: String, outcome: &Outcome| -> Element {
        let cells = format::speak(currency, |formatters| roll_up_cells(outcome, formatters));
        html::tr().child(row_head(name)).child(cells.map(number_cell).into_iter().collect::<Vec<_>>())
    };
    let teams = cases.iter().zip(&roll_up.teams);
    let rows = teams.map(|(case, own)| row(alternative_name(Some(case)), own.outcome(view))).collect::<Vec<_>>();
    let heads = [column_head("Team")].into_iter().chain(ROLL_UP_HEADS.map(number_head)).collect();
    let caption = html::caption().class("visually-hidden").child("Teams and their totals");
    let total = row("Total".to_owned(), roll_up.total(view));
    let table = captioned_table(caption, heads, rows).child(html::tfoot().child(total));
    let sentences = roll_up_sentences(roll_up, view, &|amount| format::round_money(amount, currency));
    let sentences = sentences.into_iter().map(|words| html::p().child(words).into_any());
    let about = fold("How the totals are made", || html::p().class("quiet").child(ABOUT).into_any()).into_any();
    let sentences = sentences.collect::<Vec<_>>().into_child();
    fragment([scroll_box("scroll", "Teams and their totals", table).into_any(), sentences, about])
}

const ABOUT: &str = "The months of each team are counted from its own start, and the amounts of the same month are added; payback, peak \
                     funding and rate of return are those of the sum. Inputs with the same low, likely and high value in several teams vary \
                     together, all others independently.";
