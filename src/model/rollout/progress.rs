//! Progress of a plan and its late tasks.

use super::{Gate, Plan, Task, TaskState};
use crate::model::date::Date;
use uncertainty::insertion_sort_by;

/// Task counts of a phase or plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PhaseProgress {
    /// Tasks that count: all but the dropped ones.
    pub tasks: usize,
    /// Those of them that are done.
    pub done: usize,
    /// Those of them that are late.
    pub late: usize,
}

impl PhaseProgress {
    /// The share that is done, 0 to 1; none without tasks.
    pub fn share(self) -> Option<f64> {
        (self.tasks > 0).then(|| self.done as f64 / self.tasks as f64)
    }
}

/// Days since an open task was due; none where it is not late.
pub fn days_late(task: &Task, start: Date, today: Date) -> Option<u32> {
    let days = u32::try_from(task.due.date(start).days_until(today)).ok()?;
    (task.state.is_open() && days > 0).then_some(days)
}

/// Whether a task is open after the day on which it was due.
pub fn is_late(task: &Task, start: Date, today: Date) -> bool {
    days_late(task, start, today).is_some()
}

impl Plan {
    /// Progress of each phase, in their order.
    pub fn progress(&self, start: Date, today: Date) -> Vec<PhaseProgress> {
        self.phases.iter().map(|phase| self.tally(|task| task.phase == phase.id, start, today)).collect()
    }

    /// Progress of the whole plan.
    pub fn overall(&self, start: Date, today: Date) -> PhaseProgress {
        self.tally(|_| true, start, today)
    }

    /// The open tasks that are not late, the next one due first.
    pub fn upcoming(&self, start: Date, today: Date) -> Vec<&Task> {
        self.by_due(start, |task| task.state.is_open() && !is_late(task, start, today))
    }

    /// The late tasks, the longest overdue first.
    pub fn late(&self, start: Date, today: Date) -> Vec<&Task> {
        self.by_due(start, |task| is_late(task, start, today))
    }

    /// The gates at which a decision is still open: undecided, and with no later one decided, which counts for the earlier ones too.
    fn open_gates(&self) -> impl Iterator<Item = &Gate> {
        let decided = self.gates.iter().filter(|gate| gate.decision.is_some()).map(|gate| gate.day).max();
        self.gates.iter().filter(move |gate| gate.decision.is_none() && decided.is_none_or(|day| gate.day > day))
    }

    /// Whether nothing was decided at a gate, but at a later one.
    pub fn is_passed_over(&self, gate: &Gate) -> bool {
        gate.decision.is_none() && !self.open_gates().any(|open| open.id == gate.id)
    }

    /// The open gates whose day is over, in the plan's order.
    pub fn overdue_gates(&self, start: Date, today: Date) -> impl Iterator<Item = &Gate> {
        self.open_gates().filter(move |gate| gate.date(start) < today)
    }

    /// The gate to decide next: the latest open one whose day has come, which counts for earlier ones too; else the next to come.
    pub fn next_gate(&self, start: Date, today: Date) -> Option<&Gate> {
        let due = self.open_gates().filter(|gate| gate.date(start) <= today).max_by_key(|gate| gate.day);
        due.or_else(|| self.open_gates().min_by_key(|gate| gate.day))
    }

    fn by_due(&self, start: Date, belongs: impl Fn(&Task) -> bool) -> Vec<&Task> {
        let mut tasks: Vec<&Task> = self.tasks.iter().filter(|task| belongs(task)).collect();
        insertion_sort_by(&mut tasks, |one, other| one.due.date(start).cmp(&other.due.date(start)));
        tasks
    }

    fn tally(&self, belongs: impl Fn(&Task) -> bool, start: Date, today: Date) -> PhaseProgress {
        let counted = self.tasks.iter().filter(|task| belongs(task) && task.state != TaskState::Dropped);
        counted.fold(PhaseProgress::default(), |sum, task| PhaseProgress {
            tasks: sum.tasks + 1,
            done: sum.done + usize::from(task.state == TaskState::Done),
            late: sum.late + usize::from(is_late(task, start, today)),
        })
    }
}
