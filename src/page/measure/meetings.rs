//! The list of meetings before it is taken over: which names are kept, and what is proposed for each.

use super::measuring::Measuring;
use super::take_over::TakeOver;
use crate::model::MeetingFateKind;
use crate::model::takeover::{MeasuredMeeting, proposed_fate};
use crate::page::choice::pick;
use crate::page::constant;
use crate::page::format::FIGURES;
use crate::page::table::{column_head, number_cell, number_head, row_head, scroll_box, table};
use crate::page::ui::{Element, html};
use crate::page::widgets::{checkbox, tick};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The words of [`MeetingFateKind::ALL`].
const FATES: [&str; 6] =
    ["keep", "replace by writing", "cancel", "half as long", "half as often", "half of the people"];

/// What becomes of a meeting: the user's choice, else the proposal.
pub(super) fn fate(chosen: RwSignal<BTreeMap<String, MeetingFateKind>>, meeting: &MeasuredMeeting) -> MeetingFateKind {
    chosen.with(|chosen| chosen.get(&meeting.name).copied()).unwrap_or_else(|| proposed_fate(meeting))
}

pub(super) fn meetings(state: &TakeOver) -> AnyView {
    let state = *state;
    let Measuring { kept_names, .. } = state.measuring;
    let all_kept = move || {
        state
            .list
            .with(|list| kept_names.with(|kept| !list.is_empty() && list.iter().all(|row| kept.contains(&row.name))))
    };
    let keep_all = checkbox(
        all_kept,
        move |_| {
            let names = state.list.with_untracked(|list| list.iter().map(|row| row.name.clone()).collect());
            kept_names.set(if untrack(all_kept) { BTreeSet::default() } else { names });
        },
        "Keep all meeting names",
    );
    let about = "Names are left out unless you keep them: the rows are then called Meeting 1, Meeting 2 and so on. Names that you keep are \
        saved with your case in this browser; links and files for others never carry them.";
    let proposal = "What happens to each meeting is proposed from its size, frequency and length; check the proposals. They decide how much \
        time the case frees. The list stands for the whole team: its hours per person are the hours of all its meetings divided by the \
        people in the case, so read the calendars of the whole team or keep the hours instead.";
    let heads = vec![
        column_head("Keep name"),
        column_head("Meeting"),
        number_head("People"),
        number_head("Minutes"),
        number_head("Times a week"),
        number_head("Hours × people a week"),
        column_head("Proposal"),
    ];
    let rows =
        move || state.list.with(|list| list.iter().map(|meeting| row(state.measuring, meeting)).collect::<Vec<_>>());
    html::div()
        .class("stack")
        .child(html::p().class("quiet").child(about))
        .child(html::p().class("quiet").child(proposal))
        .child(keep_all)
        .child(scroll_box("scroll measure-meetings", "List of meetings", table(heads, rows)))
        .into_any()
}

fn row(measuring: Measuring, meeting: &MeasuredMeeting) -> Element {
    let Measuring { kept_names, fates, .. } = measuring;
    let (name, found) = (meeting.name.clone(), meeting.clone());
    let toggled = name.clone();
    let is_kept = {
        let name = name.clone();
        move || kept_names.with(|names| names.contains(&name))
    };
    let toggle = move |_| {
        kept_names.update(|names| {
            if !names.remove(&toggled) {
                names.insert(toggled.clone());
            }
        });
    };
    let keep = tick(is_kept, toggle).attr("aria-label", format!("Keep the name {name}"));
    let chosen = Memo::new(move |_| {
        let kind = fate(fates, &found);
        MeetingFateKind::ALL.iter().position(|other| *other == kind).unwrap_or_default()
    });
    let chooser = name.clone();
    let choose = Callback::new(move |place: usize| {
        fates.update(|fates| _ = fates.insert(chooser.clone(), MeetingFateKind::ALL[place]));
    });
    let options = FATES.iter().map(|words| (*words).to_owned()).collect();
    let label = html::span().class("visually-hidden").child("Proposal");
    let decimal = |value: f64, digits: u8| number_cell(FIGURES.decimal(value, digits));
    html::tr()
        .child(html::td().child(keep))
        .child(row_head(name.clone()))
        .child(decimal(meeting.attendees, 1))
        .child(decimal(meeting.minutes, 0))
        .child(decimal(meeting.per_week, 2))
        .child(decimal(meeting.hours_per_week(), 1))
        .child(html::td().child(pick(label, constant(format!("Proposal for {name}")), options, chosen, choose)))
}
