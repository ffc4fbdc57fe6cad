//! The plan of the rollout as a file to take away.

use super::files::save_text;
use crate::browser::system;
use crate::exchange::file_name::file_name;
use crate::exchange::number::NumberFormat;
use crate::exchange::{plan_csv, plan_ics, plan_markdown};
use crate::model::Case;
use crate::model::date::Date;
use crate::state::{AppState, Session};

/// As what kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanFile {
    /// Events of whole days, for a calendar.
    Calendar,
    /// A list with boxes to tick, for a document.
    Markdown,
    /// A table, for a spreadsheet.
    Csv,
}

impl PlanFile {
    /// How the file's name ends, and its media type.
    fn kind(self) -> (&'static str, &'static str) {
        match self {
            Self::Calendar => ("ics", "text/calendar;charset=utf-8"),
            Self::Markdown => ("md", "text/markdown;charset=utf-8"),
            Self::Csv => ("csv", "text/csv;charset=utf-8"),
        }
    }
}

/// Hands the user the plan of the open case, or says that there is nothing in it to save.
pub fn save_plan(state: AppState, session: Session, file: PlanFile, today: Date, format: NumberFormat) {
    let workspace = state.workspace_untracked();
    let case = workspace.case();
    let lateness_day = case.lateness_day(today);
    let text = match file {
        PlanFile::Calendar => calendar(state, today),
        PlanFile::Markdown => plan_markdown::write(case, lateness_day),
        PlanFile::Csv => plan_csv::write(case, lateness_day, format),
    };
    let (ending, kind) = file.kind();
    match text {
        Some(text) => save_text(session, &file_name(&case.name, "rollout", &today.to_string(), ending), kind, &text),
        None => session.say("Nothing was saved: the plan has no task, gate or reading to export."),
    }
}

/// The calendar file of the plan in sight; what it shows is kept for the next one.
fn calendar(state: AppState, today: Date) -> Option<String> {
    let write = |case: &Case| {
        let name = format!("{} – rollout", case.name);
        let card = &case.implementation.scorecard;
        let readings = card.planned_readings(case.planned_start(), today);
        plan_ics::write(&case.plan(), card, &readings, &name, case.first_day(), system::unix_seconds())
    };
    // An empty plan gets no id.
    write(state.workspace_untracked().case())?;
    state.name_calendar(&system::random_id());
    let file = write(state.workspace_untracked().case())?;
    state.record_export(file.exported);
    Some(file.text)
}
