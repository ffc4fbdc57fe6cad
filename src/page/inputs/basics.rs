//! The six inputs that everybody can answer.

use super::fields;
use crate::model::LoadKind;
use crate::page::choice::segmented;
use crate::page::ui::{fragment, html};
use crate::page::{app, chunk};
use crate::state::{AppState, Mark};
use leptos::prelude::*;

/// The inputs of this part: the groups hold the others.
const BEFORE: [&str; 2] = ["team.people", "team.annual_pay"];
const AFTER: [&str; 2] = ["time.recapture", "turnover.rate"];
const KINDS: [LoadKind; 3] = [LoadKind::Hours, LoadKind::MonthlyCost, LoadKind::Inventory];

/// People, pay, meetings and what becomes of them, freed time, and who leaves.
pub(super) fn basics() -> AnyView {
    let kind = app().slice(|case| case.meetings.load.kind);
    let load = move || match kind.get() {
        LoadKind::Hours => fields(&["meetings.load.hours_per_person_week", "meetings.cut"]),
        LoadKind::MonthlyCost => fields(&["meetings.load.monthly_cost", "meetings.cut"]),
        LoadKind::Inventory => chunk::of_work(|_| chunk::of_case(|chunk| (chunk.meetings)())),
    };
    fragment([fields(&BEFORE), way(kind), load.into_any(), fields(&AFTER)])
}

/// Takes another way of saying what meetings take.
pub(in crate::page) fn count_meetings(state: AppState, kind: LoadKind) {
    state.edit(Mark::step("how meetings are counted"), |case| case.meetings.load.kind = kind);
}

fn way(kind: Memo<LoadKind>) -> AnyView {
    let state = app();
    let chosen = Memo::new(move |_| KINDS.iter().position(|other| *other == kind.get()).unwrap_or_default());
    let choose = Callback::new(move |place: usize| {
        chunk::work(move |work| (work.count_meetings)(state, KINDS[place]));
    });
    let options = &["Hours a week", "Cost a month", "List of meetings"];
    let hint = "Answer whichever way you know it. The other answers are kept.";
    let ways = segmented("load", "What meetings take now", options, chosen, choose);
    html::div()
        .class("field wide")
        .child(html::span().class("label").child("What meetings take now"))
        .child(html::p().class("hint").child(hint))
        .child(html::div().class("control").child(ways))
        .into_any()
}
