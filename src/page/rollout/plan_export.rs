//! Saving the plan as a file: calendar, Markdown or CSV.

use super::rollout_state::RolloutState;
use crate::page::today;
use crate::page::ui::html;
use crate::page::widgets::{button, section};
use crate::persist::{PlanFile, save_plan};
use leptos::prelude::*;

pub(super) fn plan_export(rollout: RolloutState) -> AnyView {
    let save = |words: &'static str, file: PlanFile| {
        button("button", words, move || save_plan(rollout.state, rollout.session, file, today())).into_any()
    };
    let about = "Every task and gate is an event of a whole day in the calendar. Bring the file in again after a change, and \
                 events move instead of being doubled.";
    section("stack", "files-title", "Export")
        .child(
            html::p()
                .class("cluster")
                .child(save("Add to calendar (.ics)", PlanFile::Calendar))
                .child(save("Save as Markdown", PlanFile::Markdown))
                .child(save("Save as CSV", PlanFile::Csv)),
        )
        .child(html::p().class("quiet").child(about))
        .into_any()
}
