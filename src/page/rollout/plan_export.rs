//! Saving the plan as a file: calendar, Markdown or CSV.

use super::rollout_state::RolloutState;
use crate::page::ui::html;
use crate::page::widgets::{button, section};
use crate::page::{format, today};
use crate::persist::{PlanFile, save_plan};
use leptos::prelude::*;

pub(super) fn plan_export(rollout: RolloutState) -> AnyView {
    let save = |words: &'static str, file: PlanFile| {
        button("button", words, move || save_plan(rollout.state, rollout.session, file, today(), format::marks()))
            .into_any()
    };
    let about = "Each task and gate becomes an all-day event in the calendar. After a change, export and import the \
    file \
                 again: events are updated, and those of removed tasks are canceled.";
    section("stack", "files-title", "Export")
        .child(
            html::p()
                .class("cluster")
                .child(save("Add to calendar (.ics)", PlanFile::Calendar))
                .child(save("Save as Markdown", PlanFile::Markdown))
                .child(save("Save as CSV", PlanFile::Csv)),
        )
        .child(html::p().class("quiet").child(about).child(" ").child(format::csv_note()))
        .into_any()
}
