//! The tasks and gates of a rollout plan as CSV.

use super::csv_writer;
use super::number::NumberFormat;
use crate::model::date::Date;
use crate::model::rollout::{GateContext, is_late};
use crate::model::{Case, Choice};
use crate::text::gate::{decided, gate_checks};

/// Writes a header and one task a line, then one gate a line, in the plan's order, for spreadsheets where numbers look like `format`.
/// Each line names the case. None where there is neither a task nor a gate.
pub fn write(case: &Case, today: Date, format: NumberFormat) -> Option<String> {
    let (plan, start) = (case.plan(), case.first_day());
    if plan.tasks.is_empty() && plan.gates.is_empty() {
        return None;
    }
    let late = |late: bool| if late { "late" } else { "" }.to_owned();
    let header = ["Case", "Phase", "Task", "Owner", "Due", "State", "Late", "Checks", "Note"].map(str::to_owned);
    let rows = plan.tasks.iter().map(|task| {
        let phase = plan.phases.iter().find(|phase| phase.id == task.phase);
        [
            case.name.clone(),
            phase.map(|phase| phase.title.clone()).unwrap_or_default(),
            task.title.clone(),
            task.owner.clone(),
            task.due.date(start).to_string(),
            task.state.word().to_owned(),
            late(is_late(task, start, today)),
            String::new(),
            task.note.clone(),
        ]
    });
    let context = GateContext::of(case, &plan, today, None);
    let gates = plan.gates.iter().map(|gate| {
        [
            case.name.clone(),
            plan.phase_at(gate.day).map(|phase| phase.title.clone()).unwrap_or_default(),
            format!("Gate on day {}: go on, adjust or stop", gate.day),
            String::new(),
            gate.date(start).to_string(),
            format!("{}{}", gate.decision.map_or("open", Choice::word), decided(gate, |day| day.to_string())),
            late(gate.decision.is_none() && gate.date(start) < today),
            gate_checks(gate, context).join("; "),
            gate.note.clone(),
        ]
    });
    Some(csv_writer::write(&std::iter::once(header).chain(rows).chain(gates).collect::<Vec<_>>(), format))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Preset;
    use crate::model::rollout::GateDecision;

    fn records(text: &str) -> Vec<Vec<String>> {
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).delimiter(b';').from_reader(text.as_bytes());
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn the_task_list_is_read_by_another_program() {
        let start = Date::new(2027, 1, 4).unwrap();
        let mut case = Preset::Evidence.case();
        (case.name, case.rollout.start) = ("Support".into(), start.to_string());
        case.change_plan(|plan| {
            plan.tasks[0].title = "=cmd|' /C calc'!A0".into();
            plan.tasks[0].note = "two\nlines, \"quoted\"".into();
            plan.gates[0].decide(Some(GateDecision::Adjust), start.plus_days(31), None);
        });
        let german = NumberFormat::new(',', '.');
        let rows = records(&write(&case, start.plus_days(7), german).unwrap());
        let plan = case.plan();
        assert_eq!(rows.len(), 1 + plan.tasks.len() + plan.gates.len());
        let gate = &rows[plan.tasks.len() + 1];
        assert_eq!(gate[..2], ["Support", "Audit and tools"]);
        assert_eq!(gate[4..7], ["2027-02-02", "adjust, decided on 2027-02-04", ""]);
        assert!(gate[7].contains(": no reading; "), "{gate:?}");
        assert_eq!(
            rows[1],
            [
                "Support",
                "Audit and tools",
                "\u{200b}=cmd|' /C calc'!A0",
                "",
                "2027-01-10",
                "to do",
                "late",
                "",
                "two\nlines, \"quoted\""
            ]
        );
        case.change_plan(|plan| {
            plan.tasks.clear();
            plan.gates.clear();
        });
        assert_eq!(write(&case, start, german), None);
    }
}
