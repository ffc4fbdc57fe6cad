//! The question whether a short list holds all meetings, and the two answers to it.

use super::row_editor::RowEditor;
use crate::model::{Case, ListGap, Quantity, RowList};
use crate::page::app;
use crate::page::field::focus_soon;
use crate::page::format::decimal;
use crate::page::ui::{Child, html};
use crate::page::widgets::button;
use crate::state::UndoLabel;
use leptos::prelude::*;

/// The question, where the list is far below the usual hours and it has not been answered.
pub(super) fn question(rows: RowEditor) -> AnyView {
    let gap = app().slice(Case::list_gap);
    let class = move || gap.get().map(|_| "message warning".to_owned());
    let said = move || gap.get().map(words).unwrap_or_default();
    html::div()
        .attr("class", class)
        .child(html::p().attr("role", "status").child(said))
        .child((move || gap.get().map(|gap| answers(rows, gap))).into_child())
        .into_any()
}

fn hours(value: f64) -> String {
    format!("{} h", decimal(value, 1))
}

fn words(gap: ListGap) -> String {
    format!(
        "The listed meetings take {} per person and week. Surveys and calendar data find about {}. Does this list \
         include all your meetings, or only the largest?",
        hours(gap.listed.value()),
        hours(gap.usual.value()),
    )
}

fn answers(rows: RowEditor, gap: ListGap) -> AnyView {
    let state = app();
    let all = move || {
        state.edit(UndoLabel::step("that all meetings are listed"), |case| case.meetings.load.all_listed = true);
        focus_soon(rows.add_id());
    };
    let rest = move || {
        let row = state.workspace_untracked().case().rows(RowList::Meetings);
        state.edit(UndoLabel::step("the meetings that are not listed"), |case| case.list_rest(gap));
        focus_soon(rows.id(row, "name"));
    };
    let has_room = rows.count() < Case::ROW_LIMIT;
    let words = format!("Only the largest: add {} for the rest", hours((gap.usual - gap.listed).value()));
    html::p()
        .class("cluster")
        .child(button("button small", "These are all our meetings", all))
        .child(has_room.then(|| button("button small", words, rest)))
        .into_any()
}
