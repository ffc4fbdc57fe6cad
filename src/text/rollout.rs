//! The rollout in words: the current day and the tasks.

use super::dates::{counted, date_with_weekday, days, from_today};
use super::phrase::Phrase;
use crate::model::date::Date;
use crate::model::rollout::{Plan, Task, days_late};

/// The current day and phase of the rollout.
pub fn current_day(plan: &Plan, start: Date, today: Date) -> Phrase {
    let length = plan.days();
    let day = i64::from(start.days_until(today)) + 1;
    if day < 1 {
        let away = from_today(start, today);
        return Phrase::default()
            .say("The rollout begins ")
            .key(away)
            .say(format!(", on {}.", date_with_weekday(start)));
    }
    let Some(day) = u32::try_from(day).ok().filter(|day| *day <= length) else {
        let end = start.plus_days(i64::from(length) - 1);
        let away = from_today(end, today);
        return Phrase::default().say("The rollout ended ").key(away).say(format!(", on {}.", date_with_weekday(end)));
    };
    let phase = plan.phase_at(day).map(|phase| phase.title.trim()).filter(|title| !title.is_empty());
    let phase = phase.map(|title| format!(", in “{title}”")).unwrap_or_default();
    Phrase::default().say("Today is ").key(format!("day {day} of {length}")).say(format!("{phase}."))
}

/// How many tasks are done, and how many are late.
pub fn task_progress(plan: &Plan, start: Date, today: Date) -> String {
    let overall = plan.overall(start, today);
    if overall.tasks == 0 {
        return "There are no tasks yet.".into();
    }
    let late = match overall.late {
        0 => "nothing is late".to_owned(),
        late => format!("{late} {} late", if late == 1 { "is" } else { "are" }),
    };
    format!("{} of {} done, {late}.", overall.done, counted(overall.tasks, "task"))
}

/// The title of a task, or a placeholder.
pub fn task_name(task: &Task) -> String {
    task.shown_title().to_owned()
}

/// The owner and due date of a task.
pub fn task_line(task: &Task, start: Date, today: Date) -> String {
    let owner = if task.owner.trim().is_empty() { "Unassigned" } else { task.owner.trim() };
    let due = task.due.date(start);
    let away = if task.state.is_open() { format!(" ({})", from_today(due, today)) } else { String::new() };
    format!("{owner} · due {}{away}", date_with_weekday(due))
}

/// `12 days late`; none for a task that is not late.
pub fn lateness(task: &Task, start: Date, today: Date) -> Option<String> {
    days_late(task, start, today).map(|late| format!("{} late", days(late)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::rollout::{Due, TaskState};

    fn start() -> Date {
        Date::new(2027, 1, 4).unwrap()
    }

    #[test]
    fn the_moment_is_before_within_or_after() {
        let told =
            [-1, 0, 42, 89, 90].map(|days| current_day(&Plan::default(), start(), start().plus_days(days)).plain());
        assert_eq!(
            told,
            [
                "The rollout begins tomorrow, on Mon, Jan 4, 2027.",
                "Today is day 1 of 90, in “Audit and tools”.",
                "Today is day 43 of 90, in “Documents and workflows”.",
                "Today is day 90 of 90, in “Culture and measurement”.",
                "The rollout ended yesterday, on Sat, Apr 3, 2027.",
            ]
        );
    }

    #[test]
    fn what_is_done_and_late_is_counted() {
        let mut plan = Plan::default();
        assert_eq!(task_progress(&plan, start(), start()), "0 of 11 tasks done, nothing is late.");
        plan.tasks[0].state = TaskState::Done;
        assert_eq!(task_progress(&plan, start(), start().plus_days(10)), "1 of 11 tasks done, 1 is late.");
        plan.tasks.clear();
        assert_eq!(task_progress(&plan, start(), start()), "There are no tasks yet.");
    }

    #[test]
    fn a_task_says_who_and_by_when() {
        let mut task = Task::new(" ", "p1", Due::Day(7));
        let today = start().plus_days(18);
        assert_eq!(task_name(&task), "Untitled task");
        assert_eq!(task_line(&task, start(), today), "Unassigned · due Sun, Jan 10, 2027 (12 days ago)");
        assert_eq!(lateness(&task, start(), today).as_deref(), Some("12 days late"));
        task.owner = "Kim".into();
        task.state = TaskState::Done;
        assert_eq!(task_line(&task, start(), today), "Kim · due Sun, Jan 10, 2027");
        assert_eq!(lateness(&task, start(), today), None);
    }
}
