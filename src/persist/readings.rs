//! The readings of the scorecard as a table to take away.

use super::files::{save_table, save_text};
use crate::exchange::file_name::file_name;
use crate::exchange::table::TableContext;
use crate::exchange::{readings, readings_markdown};
use crate::model::date::Date;
use crate::model::kpi::{KpiId, KpiUnit};
use crate::state::{AppState, Session};

const NONE: &str = "Nothing was saved: there is no reading.";

/// Hands the user the readings of one figure of the open case, or of all, as CSV that can be pasted again, or says that
/// there are none.
pub fn save_readings(state: AppState, session: Session, only: Option<&KpiId>, context: TableContext) {
    let workspace = state.workspace_untracked();
    let case = workspace.case();
    let scorecard = &case.implementation.scorecard;
    let of = only.and_then(|id| scorecard.kpi(id)).map_or("readings", |kpi| kpi.name);
    match readings::write(scorecard, only, context) {
        Some(text) => save_table(session, &case.name, of, &text),
        None => session.say(NONE),
    }
}

/// Hands the user all readings of the open case, its events and gates as a Markdown file. `number` formats a value in its KPI's unit.
pub fn save_readings_markdown(state: AppState, session: Session, today: Date, number: &dyn Fn(f64, KpiUnit) -> String) {
    let workspace = state.workspace_untracked();
    let case = workspace.case();
    match readings_markdown::write(case, today, number) {
        Some(text) => {
            let name = file_name(&case.name, "scorecard", &today.to_string(), "md");
            save_text(session, &name, "text/markdown;charset=utf-8", &text);
        }
        None => session.say(NONE),
    }
}
