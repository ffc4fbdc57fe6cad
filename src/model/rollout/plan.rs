//! The plan as a whole.

use super::{ARTICLE_PHASES, ARTICLE_TASKS, ExportedEvent, Gate, GateRequirement, Phase, PhaseSpan, Task};
use crate::model::date::Date;
use crate::model::kpi::BuiltInKpi;
use crate::model::{Case, UnknownKeys};
use std::sync::Arc;

/// Phases, tasks and gates. The start date is the case's own.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// One after another, at least one.
    pub phases: Vec<Phase>,
    /// In the user's order.
    pub tasks: Vec<Task>,
    /// Where to decide.
    pub gates: Vec<Gate>,
    /// Tells this plan's entries in a calendar from another plan's; empty until the first export.
    pub calendar: String,
    /// The events of the exported calendar files, those of deleted tasks and gates included. See [`ExportedEvent`].
    /// Shared between the steps of the undo history.
    pub exported: Arc<Vec<ExportedEvent>>,
    /// The highest number that a task's id ever had, so that no calendar entry is taken for another.
    pub numbered: u32,
    /// Keys of a later version.
    pub unknown: UnknownKeys,
}

impl Default for Plan {
    /// The article's 90 days, with gates at days 30, 60 and 90.
    fn default() -> Self {
        let phases = ARTICLE_PHASES
            .iter()
            .zip(1..)
            .map(|(seed, n)| Phase { goal: seed.goal.to_owned(), ..Phase::new(&format!("p{n}"), seed.title, 30) });
        let mut plan = Self {
            phases: phases.collect(),
            tasks: Vec::new(),
            gates: default_gates(),
            calendar: String::new(),
            exported: Arc::default(),
            numbered: 0,
            unknown: UnknownKeys::default(),
        };
        for seed in ARTICLE_TASKS {
            plan.adopt(seed).expect("a new plan has room for the article's tasks");
        }
        plan
    }
}

/// At 30 days the baselines are measured, and adoption has begun; later, what the case promises is on plan, and what it does not promise has improved.
fn default_gates() -> Vec<Gate> {
    use BuiltInKpi::{Adoption, Collaboration, DeepWork, MeetingLoad, ResolutionTime, ResponseTime};
    use GateRequirement::{Measured, Moving, OnPlan};
    let measured = [ResolutionTime, DeepWork, Collaboration, MeetingLoad].map(|kpi| (kpi, Measured));
    let promised = [Adoption, MeetingLoad, DeepWork].map(|kpi| (kpi, OnPlan));
    vec![
        Gate::new("g30", 30, &[&measured[..], &[(Adoption, OnPlan)]].concat()),
        Gate::new("g60", 60, &[&promised[..], &[(ResponseTime, Measured)]].concat()),
        Gate::new("g90", 90, &[&promised[..], &[(ResolutionTime, Moving), (Collaboration, Moving)]].concat()),
    ]
}

impl Plan {
    /// The most tasks.
    pub const MOST_TASKS: usize = 500;
    /// The most phases.
    pub const MOST_PHASES: usize = 12;
    /// The most gates.
    pub const MOST_GATES: usize = 24;
    /// The most exported events; of more, the earliest deleted are forgotten.
    pub const MOST_EXPORTED: usize = 2000;
    /// The most days of all phases: the case's longest rollout.
    pub const MOST_DAYS: u32 = Case::ROLLOUT_LIMIT;

    /// The days of all phases.
    pub fn days(&self) -> u32 {
        self.phases.iter().map(|phase| phase.days).sum()
    }

    /// The days of each phase, in order.
    pub fn spans(&self) -> Vec<PhaseSpan> {
        let ends = self.phases.iter().scan(0, |end, phase| {
            *end += phase.days;
            Some(*end)
        });
        ends.zip(&self.phases).map(|(last, phase)| PhaseSpan { first: last + 1 - phase.days, last }).collect()
    }

    /// The phase that runs on a day of the rollout; the last one for any day after the end.
    pub fn phase_at(&self, day: u32) -> Option<&Phase> {
        let index = self.spans().iter().position(|span| day <= span.last);
        index.map_or(self.phases.last(), |index| self.phases.get(index))
    }

    /// How far the rollout is on a day: 0 at the start of its first day, 1 from the end of its last.
    pub fn elapsed(&self, start: Date, today: Date) -> f64 {
        (f64::from(start.days_until(today)) / f64::from(self.days().max(1))).clamp(0.0, 1.0)
    }

    /// The task with this id.
    pub fn task(&self, id: &str) -> Option<&Task> {
        self.tasks.iter().find(|task| task.id == id)
    }

    /// Puts [`Self::numbered`] right in a plan from elsewhere: no less than the tasks' ids say, and with room to count on.
    pub fn recount(&mut self) {
        let known = Some(self.numbered).filter(|number| *number <= MOST_NUMBERED).unwrap_or(0);
        self.numbered = known.max(highest('t', self.tasks.iter().map(|task| task.id.as_str())));
    }
}

/// Ids with a higher number count as foreign; leaves room to go on counting in a `u32`.
const MOST_NUMBERED: u32 = u32::MAX / 2;

/// The highest number after `letter`, 0 if there is none.
pub(super) fn highest<'a>(letter: char, ids: impl Iterator<Item = &'a str>) -> u32 {
    let number = |id: &'a str| id.strip_prefix(letter)?.parse::<u32>().ok().filter(|number| *number <= MOST_NUMBERED);
    ids.filter_map(number).max().unwrap_or(0)
}
