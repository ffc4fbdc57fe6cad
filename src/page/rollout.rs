//! Rollout: what is late, the timeline, phases with their tasks, gates, and the plan as a file.

mod days;
mod desk;
mod editor;
mod files;
mod gate;
mod now;
mod phases;
mod setup;
mod task;
mod timeline;

use super::part::page_head;
use super::ui::html;
use desk::Desk;
use leptos::prelude::*;

/// The page.
pub(super) fn rollout() -> AnyView {
    let desk = Desk::new();
    let lead = "What is done by when and by whom, and at which points it is decided to go on.";
    html::div()
        .class("rollout")
        .child(page_head("The rollout", lead))
        .child(now::now(desk))
        .child(timeline::timeline(desk))
        .child(setup::setup(desk))
        .child(phases::phases(desk))
        .child(gate::gates(desk))
        .child(files::files(desk))
        .into_any()
}
