//! The basic inputs, which everybody can answer.

use super::{fields, stated};
use crate::model::{Case, InputGroup, MeetingAnswer, MeetingLoadKind};
use crate::page::choice::segmented;
use crate::page::render_queue::in_turn;
use crate::page::ui::{fragment, html};
use crate::page::{app, chunk, session};
use crate::state::{AppState, Session, UndoLabel};
use leptos::prelude::*;

const KINDS: [MeetingLoadKind; 3] = [MeetingLoadKind::Hours, MeetingLoadKind::MonthlyCost, MeetingLoadKind::Inventory];

/// The basic inputs of all groups.
pub(super) fn basics() -> AnyView {
    let part =
        |group: InputGroup| if group == InputGroup::Meetings { in_turn(meetings) } else { fields(group.basic()) };
    fragment(InputGroup::ALL.map(part))
}

/// How meetings are counted, and the inputs of that way. A list of meetings takes the place of all of them.
fn meetings() -> AnyView {
    let kind = way_in_sight();
    let load = move || match kind.get() {
        MeetingLoadKind::Inventory => chunk::of_work(|_| chunk::of_case(|chunk| (chunk.meetings)())),
        MeetingLoadKind::Hours | MeetingLoadKind::MonthlyCost => stated(InputGroup::Meetings.basic()),
    };
    fragment([way(kind), load.into_any()])
}

/// The way of stating meetings that counts, or the list where one was begun.
fn way_in_sight() -> Memo<MeetingLoadKind> {
    let (state, answer) = (app(), session().meeting_answer);
    let case = state.case();
    Memo::new(move |_| {
        case.with(|case| answer.with(|answer| answer.way_in_sight(state.workspace_untracked().active(), case)))
    })
}

/// Switches to another way of stating the meeting load, with the same total.
pub(in crate::page) fn count_meetings(state: AppState, session: Session, kind: MeetingLoadKind) {
    let workspace = state.workspace_untracked();
    let mut case = Case::clone(workspace.case());
    let count = |answer: &mut MeetingAnswer| answer.count_meetings(workspace.active(), &mut case, kind);
    if session.meeting_answer.try_update(count) == Some(false) {
        session.say_undoable("The total could not be converted, so the figure entered here earlier is used.");
    }
    state.edit(UndoLabel::step("how meetings are counted"), |now| *now = case);
}

fn way(kind: Memo<MeetingLoadKind>) -> AnyView {
    let (state, session) = (app(), session());
    let chosen = Memo::new(move |_| KINDS.iter().position(|other| *other == kind.get()).unwrap_or_default());
    let choose = Callback::new(move |place: usize| {
        chunk::work(move |work| (work.count_meetings)(state, session, KINDS[place]));
    });
    let options = &["Hours a week", "Cost a month", "List of meetings"];
    let hint = "Use the form that you know. The total stays the same when you switch.";
    let ways = segmented("load", "Meetings today", options, chosen, choose);
    html::div()
        .class("field wide")
        .child(html::div().class("name").child("Meetings today"))
        .child(html::p().class("hint").child(hint))
        .child(html::div().class("control").child(ways))
        .into_any()
}
