//! CSV for a spreadsheet, and the task list as CSV.

use crate::model::date::Date;
use crate::model::rollout::{Plan, is_late};
use crate::model::shape::Choice;

/// Writes rows with commas and CRLF (RFC 4180).
///
/// A text that a spreadsheet would take for a formula gets an apostrophe before it, so that a title
/// such as `=HYPERLINK(…)` in a shared case cannot act on the reader's machine. Numbers are left alone.
///
/// ```
/// use async_roi::exchange::csv::write;
/// assert_eq!(write(&[["=1+1", "-2.5", "a,b"]]), "'=1+1,-2.5,\"a,b\"\r\n");
/// ```
pub fn write<Row: AsRef<[Cell]>, Cell: AsRef<str>>(rows: &[Row]) -> String {
    let mut text = String::new();
    for row in rows {
        for (i, cell) in row.as_ref().iter().enumerate() {
            text.push_str(if i > 0 { "," } else { "" });
            text.push_str(&quoted(&harmless(cell.as_ref())));
        }
        text.push_str("\r\n");
    }
    text
}

/// What a spreadsheet takes for one of its own old alphabet unless a file begins with it.
pub const MARK: char = '\u{feff}';

/// The text of a cell that [`write`] made harmless, as it was.
///
/// ```
/// use async_roi::exchange::csv::original;
/// assert_eq!(["'=1+1", "-2.5", "'tis"].map(original), ["=1+1", "-2.5", "'tis"]);
/// ```
pub fn original(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| acts(rest)).unwrap_or(cell)
}

fn harmless(cell: &str) -> String {
    if acts(cell) { format!("'{cell}") } else { cell.to_owned() }
}

/// Whether a spreadsheet would take a text for a formula. Apostrophes before one count with it, so that each can be told
/// from the one that is put there.
fn acts(cell: &str) -> bool {
    let text = cell.trim_start_matches('\'');
    let is_number =
        |rest: &str| !rest.is_empty() && rest.chars().all(|char| char.is_ascii_digit() || ".,%".contains(char));
    let signed = text.strip_prefix(['+', '-']).is_some_and(is_number);
    !signed && text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

fn quoted(cell: &str) -> String {
    let needs = cell.contains([',', ';', '\t', '"', '\r', '\n']) || cell.trim() != cell;
    if needs { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

/// The task list, one task a line in the plan's order.
pub fn tasks(plan: &Plan, start: Date, today: Date) -> String {
    let header = ["Phase", "Task", "Owner", "Due", "State", "Late", "Note"].map(str::to_owned);
    let rows = plan.tasks.iter().map(|task| {
        let phase = plan.phases.iter().find(|phase| phase.id == task.phase);
        [
            phase.map(|phase| phase.title.clone()).unwrap_or_default(),
            task.title.clone(),
            task.owner.clone(),
            task.due.date(start).to_string(),
            task.state.word().to_owned(),
            if is_late(task, start, today) { "late" } else { "" }.to_owned(),
            task.note.clone(),
        ]
    });
    write(&std::iter::once(header).chain(rows).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn records(text: &str) -> Vec<Vec<String>> {
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn the_task_list_is_read_by_another_program() {
        let start = Date::new(2027, 1, 4).unwrap();
        let mut plan = Plan::default();
        plan.tasks[0].title = "=cmd|' /C calc'!A0".into();
        plan.tasks[0].note = "two\nlines, \"quoted\"".into();
        let rows = records(&tasks(&plan, start, start.plus_days(7)));
        assert_eq!(rows.len(), plan.tasks.len() + 1);
        assert_eq!(
            rows[1],
            ["Audit and tools", "'=cmd|' /C calc'!A0", "", "2027-01-10", "to do", "late", "two\nlines, \"quoted\""]
        );
    }

    proptest! {
        #[test]
        fn cells_survive_and_none_can_act(cells in prop::collection::vec("[a=+@\\-,;\"'\n\r\t 1]{0,8}", 2..5)) {
            let rows = records(&write(std::slice::from_ref(&cells)));
            for (written, cell) in rows[0].iter().zip(&cells) {
                prop_assert_eq!(original(written), cell);
                let acts = written.starts_with(['=', '+', '-', '@', '\t', '\r']);
                prop_assert!(!acts || written[1..].chars().all(|char| char.is_ascii_digit() || char == ','));
            }
        }
    }
}
