//! Rollout: what is late, the timeline, phases with their tasks, gates, and the plan as a file.

mod dates_and_phases;
mod days_field;
mod gate_editor;
mod gates;
mod phases;
mod plan_export;
mod rollout_state;
mod status;
mod task_editor;
mod task_row;
mod timeline_chart;

use super::chunk;
use super::ui::html;
use super::widgets::{page_head, status_link};
use crate::state::Chunk;
use leptos::prelude::*;

pub(super) use gates::gates;
pub(super) use rollout_state::RolloutState;

pub(super) fn rollout() -> AnyView {
    chunk::ask(Chunk::DETAILS);
    let rollout = RolloutState::new();
    let lead = "Tasks with owners and due dates, and gates at which you decide whether to go on.";
    html::div()
        .class("rollout")
        .child(
            html::div()
                .class("head-row")
                .child(page_head("The rollout", lead))
                .child(html::div().class("cluster").child(status_link()).child(plan_export::plan_export(rollout))),
        )
        .child(status::status(rollout))
        .child(timeline_chart::timeline_chart(rollout))
        .child(dates_and_phases::dates_and_phases(rollout))
        .child(phases::phases(rollout))
        .child(chunk::of_details(move |details| (details.gates)(rollout)))
        .into_any()
}
