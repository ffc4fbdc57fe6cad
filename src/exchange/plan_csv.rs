//! The task list of a rollout plan as CSV.

use super::csv_writer;
use super::number::NumberFormat;
use crate::model::Choice;
use crate::model::date::Date;
use crate::model::rollout::{Plan, is_late};

/// Writes a header and one task a line, in the plan's order, for spreadsheets where numbers look like `format`. None where there
/// is no task.
pub fn write(plan: &Plan, start: Date, today: Date, format: NumberFormat) -> Option<String> {
    if plan.tasks.is_empty() {
        return None;
    }
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
    Some(csv_writer::write(&std::iter::once(header).chain(rows).collect::<Vec<_>>(), format))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(text: &str) -> Vec<Vec<String>> {
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).delimiter(b';').from_reader(text.as_bytes());
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn the_task_list_is_read_by_another_program() {
        let start = Date::new(2027, 1, 4).unwrap();
        let mut plan = Plan::default();
        plan.tasks[0].title = "=cmd|' /C calc'!A0".into();
        plan.tasks[0].note = "two\nlines, \"quoted\"".into();
        let german = NumberFormat::new(',', '.');
        let rows = records(&write(&plan, start, start.plus_days(7), german).unwrap());
        assert_eq!(rows.len(), plan.tasks.len() + 1);
        assert_eq!(
            rows[1],
            [
                "Audit and tools",
                "\u{200b}=cmd|' /C calc'!A0",
                "",
                "2027-01-10",
                "to do",
                "late",
                "two\nlines, \"quoted\""
            ]
        );
        plan.tasks.clear();
        assert_eq!(write(&plan, start, start, german), None);
    }
}
