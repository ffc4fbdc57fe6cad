//! The basic inputs, which everybody can answer.

use super::{fields, stated};
use crate::model::{InputGroup, MeetingLoadKind};
use crate::page::choice::segmented;
use crate::page::ui::{fragment, html};
use crate::page::{app, chunk};
use crate::state::{AppState, UndoLabel};
use leptos::prelude::*;

const KINDS: [MeetingLoadKind; 3] = [MeetingLoadKind::Hours, MeetingLoadKind::MonthlyCost, MeetingLoadKind::Inventory];

/// The basic inputs of all groups.
pub(super) fn basics() -> AnyView {
    let part = |group: InputGroup| if group == InputGroup::Meetings { meetings() } else { fields(group.basic()) };
    fragment(InputGroup::ALL.map(part))
}

/// How meetings are counted, and the inputs of that way. A list of meetings takes the place of all of them.
fn meetings() -> AnyView {
    let kind = app().slice(|case| case.meetings.load.kind);
    let load = move || match kind.get() {
        MeetingLoadKind::Inventory => chunk::of_work(|_| chunk::of_case(|chunk| (chunk.meetings)())),
        MeetingLoadKind::Hours | MeetingLoadKind::MonthlyCost => stated(InputGroup::Meetings.basic()),
    };
    fragment([way(kind), load.into_any()])
}

/// Takes another way of saying what meetings take.
pub(in crate::page) fn count_meetings(state: AppState, kind: MeetingLoadKind) {
    state.edit(UndoLabel::step("how meetings are counted"), |case| case.meetings.load.kind = kind);
}

fn way(kind: Memo<MeetingLoadKind>) -> AnyView {
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
