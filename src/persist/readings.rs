//! The readings of the scorecard as a table to take away.

use super::share::save_text;
use crate::browser::system;
use crate::exchange::table::TableContext;
use crate::exchange::{csv_writer, readings};
use crate::model::kpi::KpiId;
use crate::state::{AppState, Session};

/// Hands the user the readings of one figure of the case in sight, or of all, as CSV that can be pasted again.
pub fn save_readings(state: AppState, session: Session, only: Option<&KpiId>, context: TableContext) {
    let workspace = state.workspace_untracked();
    let text = readings::write(&workspace.case().implementation.scorecard, only, context);
    let name = format!("async-roi-{}-{}.csv", only.map_or("readings", KpiId::as_str), system::today());
    save_text(session, &name, "text/csv;charset=utf-8", &format!("{}{text}", csv_writer::BYTE_ORDER_MARK));
}
