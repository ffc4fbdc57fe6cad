//! The rollout plan as a Markdown task list.

use super::markdown_escape::{escape, escape_lines};
use crate::model::date::Date;
use crate::model::rollout::{Gate, GateContext, Phase, PhaseSpan, Task, TaskState, is_late};
use crate::model::{Case, Choice};
use crate::text::gate::{decided, gate_checks};
use std::fmt::Write;

/// What continues an item of a list begins with.
const ITEM_INDENT: &str = "  ";

/// Writes a heading for each phase, a check box for each task, and the gates within the phase with what they ask of the readings.
/// None where there is neither a task nor a gate.
///
/// What the user typed shows as it was typed, and does nothing more where the file is pasted.
pub fn write(case: &Case, today: Date) -> Option<String> {
    let (plan, start) = (case.plan(), case.first_day());
    if plan.tasks.is_empty() && plan.gates.is_empty() {
        return None;
    }
    let name = escape(&case.name);
    let context = GateContext::of(case, &plan, today, None);
    let mut text = format!("# Rollout{}{name}\n", if name.is_empty() { "" } else { ": " });
    let spans = plan.spans();
    for (index, (phase, span)) in plan.phases.iter().zip(&spans).enumerate() {
        text.push_str(&phase_heading(phase, *span, start));
        let tasks = plan.tasks.iter().filter(|task| task.phase == phase.id);
        tasks.for_each(|task| text.push_str(&task_line(task, start, today)));
        let is_last = index + 1 == spans.len();
        let gates = plan.gates.iter().filter(|gate| gate.day >= span.first && (gate.day <= span.last || is_last));
        gates.for_each(|gate| text.push_str(&gate_line(gate, context)));
    }
    Some(text)
}

fn phase_heading(phase: &Phase, span: PhaseSpan, start: Date) -> String {
    let (first, last) = span.dates(start);
    let goal = escape_lines(&phase.goal, "");
    let goal = if goal.is_empty() { goal } else { format!("{goal}\n\n") };
    format!("\n## {}\n\nDays {} to {}, {first} to {last}\n\n{goal}", escape(&phase.title), span.first, span.last)
}

fn task_line(task: &Task, start: Date, today: Date) -> String {
    let tick = if task.state == TaskState::Done { 'x' } else { ' ' };
    let title = escape(task.shown_title());
    let title = if task.state == TaskState::Dropped { format!("~~{title}~~") } else { title };
    let mut text = format!("- [{tick}] {title}, due {}", task.due.date(start));
    let mut add = |words: &str| write!(text, ", {words}").expect("a text takes any words");
    let owner = escape(&task.owner);
    if !owner.is_empty() {
        add(&owner);
    }
    if matches!(task.state, TaskState::Doing | TaskState::Dropped) {
        add(task.state.word());
    }
    if is_late(task, start, today) {
        add("**late**");
    }
    text + &note_lines(&task.note) + "\n"
}

/// The lines of a note, below an item of a list.
fn note_lines(note: &str) -> String {
    let lines = escape_lines(note, ITEM_INDENT);
    if lines.is_empty() { lines } else { format!("  \n{ITEM_INDENT}{lines}") }
}

/// A gate with its day, its decision and what it asks, as an item of a list.
pub(super) fn gate_line(gate: &Gate, context: GateContext) -> String {
    let decision = gate.decision.map_or("open", Choice::word);
    let decided = escape(&decided(gate, |day| day.to_string()));
    let checks: String = gate_checks(gate, context).iter().map(|check| note_lines(check)).collect();
    let why = note_lines(&gate.note);
    format!("- **Gate on day {}**, {}: {decision}{decided}{checks}{why}\n", gate.day, gate.date(context.start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Preset;
    use crate::model::rollout::{GateDecision, Plan};
    use proptest::prelude::*;

    fn start() -> Date {
        Preset::Evidence.case().first_day()
    }

    /// The list of a case of this name with this plan.
    fn written(plan: Plan, name: &str, today: Date) -> String {
        let mut case = Case { name: name.to_owned(), ..Preset::Evidence.case() };
        case.change_plan(|kept| *kept = plan);
        super::write(&case, today).unwrap()
    }

    #[test]
    fn every_task_and_gate_has_its_line() {
        let text = written(Plan::default(), "Team: *one*", start());
        assert_eq!(text.lines().filter(|line| line.starts_with("- [ ] ")).count(), 11);
        assert_eq!(text.lines().filter(|line| line.starts_with("- **Gate")).count(), 3);
        assert!(text.contains("\n## Documents and workflows\n\nDays 31 to 60, 2027-02-03 to 2027-03-04\n"));
        assert!(text.starts_with("# Rollout: Team: \\*one\\*\n"));
        assert!(text.contains("- **Gate on day 90**, 2027-04-03: open  \n  "), "a gate with what it asks: {text}");
    }

    proptest! {
        #[test]
        fn whatever_is_typed_the_list_stays_a_list(
            typed in prop::collection::vec("[-a1ghw.:/ @#!\\[\\]()<>*_`~|$&^%=+\\n\\\\]{0,16}", 8),
        ) {
            let mut plan = Plan::default();
            plan.phases[0].title.clone_from(&typed[0]);
            plan.phases[0].goal.clone_from(&typed[1]);
            plan.gates[0].note.clone_from(&typed[2]);
            for (task, text) in plan.tasks.iter_mut().zip(&typed[3..]) {
                (task.title, task.owner, task.note) = (text.clone(), text.clone(), text.clone());
            }
            plan.tasks[0].state = TaskState::Dropped;
            let text = written(plan, &typed[7], start());
            let mut options = comrak::Options::default();
            options.extension.autolink = true;
            options.extension.strikethrough = true;
            options.extension.table = true;
            options.extension.tasklist = true;
            let html = comrak::markdown_to_html(&text, &options);
            let count = |tag: &str| html.matches(tag).count();
            prop_assert_eq!((count("<input"), count("<li>"), count("<h"), count("<ul>")), (11, 14, 4, 3), "{}", html);
            prop_assert!(!["<a", "<img", "<code", "<table", "<ol", "<em", "<!--", "<hr"].iter().any(|tag| html.contains(tag)), "{}", html);
        }
    }

    #[test]
    fn states_owners_and_what_is_late() {
        let mut plan = Plan::default();
        plan.tasks.truncate(3);
        plan.tasks[0].state = TaskState::Done;
        plan.tasks[1].owner = "Kim".into();
        plan.tasks[2].state = TaskState::Dropped;
        plan.tasks.iter_mut().for_each(|task| task.note.clear());
        let text = written(plan, "", start().plus_days(20));
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
        plan.gates[0].decide(Some(GateDecision::Stop), start().plus_days(30), None);
        plan.gates[0].note = "No *reading*".into();
        let text = written(plan, "", start());
        let gate = text.split("- **Gate on day 30**, ").nth(1).unwrap();
        assert!(
            gate.starts_with(
                "2027-02-02: stop, decided on 2027-02-03  \n  Resolution time has been measured: no reading"
            ),
            "{gate}"
        );
        assert!(gate.contains("  \n  No \\*reading\\*\n"), "{gate}");
    }

    #[test]
    fn a_plan_without_tasks_and_gates_is_no_file() {
        let mut plan = Plan::default();
        plan.tasks.clear();
        plan.gates.clear();
        let mut case = Preset::Evidence.case();
        case.change_plan(|kept| *kept = plan);
        assert_eq!(super::write(&case, start()), None);
    }
}
