//! The readings of the scorecard as a table to take away.

use super::files::save_table;
use crate::exchange::readings;
use crate::exchange::table::TableContext;
use crate::model::kpi::KpiId;
use crate::state::{AppState, Session};

/// Hands the user the readings of one figure of the open case, or of all, as CSV that can be pasted again, or says that
/// there are none.
pub fn save_readings(state: AppState, session: Session, only: Option<&KpiId>, context: TableContext) {
    let workspace = state.workspace_untracked();
    let case = workspace.case();
    let scorecard = &case.implementation.scorecard;
    let of = only.and_then(|id| scorecard.kpi(id)).map_or("readings", |kpi| kpi.name);
    match readings::write(scorecard, only, context) {
        Some(text) => save_table(session, &case.name, of, &text),
        None => session.say("Nothing was saved: there is no reading."),
    }
}
