//! The rollout plan as a Markdown task list.

use std::fmt::Write;

use crate::model::Choice;
use crate::model::date::Date;
use crate::model::rollout::{Gate, Phase, PhaseSpan, Plan, Task, TaskState, is_late};

/// Writes a heading for each phase, a check box for each task, and the gates within the phase.
pub fn write(plan: &Plan, start: Date, today: Date) -> String {
    let mut text = String::from("# Rollout\n");
    let spans = plan.spans();
    for (index, (phase, span)) in plan.phases.iter().zip(&spans).enumerate() {
        text.push_str(&phase_heading(phase, *span, start));
        let tasks = plan.tasks.iter().filter(|task| task.phase == phase.id);
        tasks.for_each(|task| text.push_str(&task_line(task, start, today)));
        let is_last = index + 1 == spans.len();
        let gates = plan.gates.iter().filter(|gate| gate.day >= span.first && (gate.day <= span.last || is_last));
        gates.for_each(|gate| text.push_str(&gate_line(gate, start)));
    }
    text
}

fn phase_heading(phase: &Phase, span: PhaseSpan, start: Date) -> String {
    let (first, last) = span.dates(start);
    let goal = if phase.goal.is_empty() { String::new() } else { format!("{}\n\n", escape(&phase.goal)) };
    format!("\n## {}\n\nDays {}–{}, {first} to {last}\n\n{goal}", escape(&phase.title), span.first, span.last)
}

fn task_line(task: &Task, start: Date, today: Date) -> String {
    let tick = if task.state == TaskState::Done { 'x' } else { ' ' };
    let title = escape(&task.title);
    let title = if task.state == TaskState::Dropped { format!("~~{title}~~") } else { title };
    let mut text = format!("- [{tick}] {title}, due {}", task.due.date(start));
    let mut add = |words: &str| write!(text, ", {words}").expect("a text takes any words");
    if !task.owner.is_empty() {
        add(&escape(&task.owner));
    }
    if matches!(task.state, TaskState::Doing | TaskState::Dropped) {
        add(task.state.word());
    }
    if is_late(task, start, today) {
        add("**late**");
    }
    if !task.note.is_empty() {
        write!(text, "  \n  {}", escape(&task.note)).expect("a text takes any words");
    }
    text.push('\n');
    text
}

fn gate_line(gate: &Gate, start: Date) -> String {
    let decision = gate.decision.map_or("open", Choice::word);
    let when = gate.decided_on.map(|date| format!(", decided on {date}")).unwrap_or_default();
    let why = if gate.note.is_empty() { String::new() } else { format!("  \n  {}", escape(&gate.note)) };
    format!("- **Gate on day {}**, {}: {decision}{when}{why}\n", gate.day, gate.date(start))
}

/// The text on one line, with Markdown's special characters escaped.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for char in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if matches!(char, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '!' | '&') {
            safe.push('\\');
        }
        safe.push(char);
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::rollout::GateDecision;

    fn start() -> Date {
        Date::new(2027, 1, 4).unwrap()
    }

    #[test]
    fn every_task_and_gate_has_its_line() {
        let text = super::write(&Plan::default(), start(), start());
        assert_eq!(text.lines().filter(|line| line.starts_with("- [ ] ")).count(), 11);
        assert_eq!(text.lines().filter(|line| line.starts_with("- **Gate")).count(), 3);
        assert!(text.contains("\n## Documents and workflows\n\nDays 31–60, 2027-02-03 to 2027-03-04\n"));
        assert!(text.ends_with("- **Gate on day 90**, 2027-04-03: open\n"));
    }

    #[test]
    fn states_owners_and_what_is_late() {
        let mut plan = Plan::default();
        plan.tasks.truncate(3);
        plan.tasks[0].state = TaskState::Done;
        plan.tasks[1].owner = "Kim".into();
        plan.tasks[2].state = TaskState::Dropped;
        plan.tasks.iter_mut().for_each(|task| task.note.clear());
        let text = super::write(&plan, start(), start().plus_days(20));
        let lines: Vec<&str> = text.lines().filter(|line| line.starts_with("- [")).collect();
        assert_eq!(
            lines,
            [
                "- [x] Measure the baseline, due 2027-01-10",
                "- [ ] List the tools and habits of communication, due 2027-01-13, Kim, **late**",
                "- [ ] ~~Mark what needs an asynchronous way~~, due 2027-01-17, dropped",
            ]
        );
    }

    #[test]
    fn a_gate_says_what_was_decided_and_why() {
        let mut plan = Plan::default();
        plan.gates.truncate(1);
        plan.gates[0].decide(Some(GateDecision::Stop), start().plus_days(30));
        plan.gates[0].note = "No *reading*".into();
        let text = super::write(&plan, start(), start());
        assert!(text.contains("- **Gate on day 30**, 2027-02-02: stop, decided on 2027-02-03  \n  No \\*reading\\*\n"));
    }

    #[test]
    fn a_title_stays_a_title() {
        assert_eq!(escape("# [x](javascript:1)\n<b>"), "\\# \\[x\\](javascript:1) \\<b\\>");
    }
}
