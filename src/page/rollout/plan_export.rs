//! The menu that saves the plan as a file: calendar, Markdown or CSV.

use super::rollout_state::RolloutState;
use crate::page::chunk::details;
use crate::page::menu::export_menu;
use crate::page::ui::{fragment, html};
use crate::page::{constant, format};
use crate::persist::PlanFile;
use leptos::prelude::*;

pub(super) fn plan_export(rollout: RolloutState) -> AnyView {
    let save = |name: &'static str, file: PlanFile| -> (&'static str, Box<dyn Fn()>) {
        (name, Box::new(move || details(move |details| (details.save_plan)(rollout.state, rollout.session, file))))
    };
    let files = vec![
        save("Add to calendar (.ics)", PlanFile::Calendar),
        save("Save as Markdown", PlanFile::Markdown),
        save("Save as CSV", PlanFile::Csv),
    ];
    let calendar = "Each task and gate becomes an all-day event in the calendar, each planned reading a repeated one with a \
                    reminder. After a change, export and import the file again: events are updated, and those of removed tasks are canceled.";
    let note = |words: &'static str| html::p().class("note").child(words).into_any();
    export_menu(constant("Export the plan".to_owned()), files, fragment([note(calendar), note(format::csv_note())]))
}
