//! The plan of the rollout as a file to take away.

use super::files::save_text;
use crate::browser::system;
use crate::exchange::{csv_writer, plan_csv, plan_ics, plan_markdown};
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

/// Hands the user the plan of the case in sight.
pub fn save_plan(state: AppState, session: Session, file: PlanFile, today: Date) {
    if file == PlanFile::Calendar {
        state.name_calendar(&system::random_id());
    }
    let workspace = state.workspace_untracked();
    let case = workspace.case();
    let (plan, start) = (case.plan(), case.first_day());
    let text = match file {
        PlanFile::Calendar => {
            let name = format!("{} – rollout", case.name);
            plan_ics::write(&plan, &name, start, plan_ics::Timestamp::from_unix_seconds(system::unix_seconds()))
        }
        PlanFile::Markdown => plan_markdown::write(&plan, start, today),
        PlanFile::Csv => format!("{}{}", csv_writer::BYTE_ORDER_MARK, plan_csv::write(&plan, start, today)),
    };
    let (ending, kind) = file.kind();
    save_text(session, &format!("async-roi-rollout-{today}.{ending}"), kind, &text);
}
