//! Saving a case for a spreadsheet: as a workbook, or a table of it as CSV.

use super::{link_of, save_table};
use crate::browser::{file, system};
use crate::exchange::case_csv::{self, CaseTable};
use crate::exchange::file_name::file_name;
use crate::exchange::number::NumberFormat;
use crate::exchange::workbook::{self, WorkbookFacts};
use crate::model::{Case, Comparer, Engine, ReportedAlternatives, View};
use crate::state::Session;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Hands the user a case as a workbook with live formulas, with a sheet of what it is compared with. Like a link, it holds the case
/// [as it is sent](Case::as_sent).
pub fn save_workbook(session: Session, case: &Case, alternatives: Option<&ReportedAlternatives>) {
    let (case, today) = (case.as_sent(), system::today());
    let simulation = Engine::new().simulate(&case, View::Full);
    let link = link_of(&case);
    let comparison = alternatives.map(|all| all.compare(&mut <[Comparer; 2]>::default()));
    let name = file_name(&case.name, "workbook", &today, "xlsx");
    let written = workbook::write(
        &case,
        &simulation,
        &WorkbookFacts { made: &today, link: &link, comparison: comparison.as_ref() },
    );
    match written.map(|bytes| file::save(&name, XLSX, &bytes)) {
        Ok(Ok(())) => session.say(format!("The browser was asked to save {name}.")),
        Ok(Err(_)) => session.say("The browser did not pass the file on to the page."),
        Err(error) => session.say(format!("The workbook could not be written: {error}.")),
    }
}

/// Hands the user a table of a case as a CSV file, its numbers as `format` has them.
pub fn save_case_table(session: Session, case: &Case, table: CaseTable, format: NumberFormat) {
    let text = case_csv::write(table, &case.as_sent(), &system::today(), format);
    save_table(session, &case.name, table.name(), &text);
}
