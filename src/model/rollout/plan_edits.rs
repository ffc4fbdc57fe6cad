//! Edits of a plan.

use std::fmt;
use uncertainty::insertion_sort_by;

use super::plan::highest;
use super::{Due, Gate, Phase, Plan, Task, TaskSeed};

/// The days of the article's rollout, which [`TaskSeed::day`] counts in.
const SEED_DAYS: u32 = 90;

/// A refused edit of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanError {
    /// [`Plan::MOST_TASKS`] is reached.
    TooManyTasks,
    /// [`Plan::MOST_GATES`] is reached.
    TooManyGates,
    /// [`Plan::MOST_PHASES`] is reached.
    TooManyPhases,
    /// The phases together would pass [`Plan::MOST_DAYS`], or be shorter than a day each.
    Length,
    /// The last phase cannot go: tasks need one.
    LastPhase,
    /// No phase or task has this id.
    Unknown,
}

impl fmt::Display for PlanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooManyTasks => write!(f, "a plan holds at most {} tasks", Plan::MOST_TASKS),
            Self::TooManyGates => write!(f, "a plan holds at most {} gates", Plan::MOST_GATES),
            Self::TooManyPhases => write!(f, "a plan holds at most {} phases", Plan::MOST_PHASES),
            Self::Length => {
                write!(f, "each phase takes at least a day, and all together at most {} days", Plan::MOST_DAYS)
            }
            Self::LastPhase => f.write_str("the last phase cannot be removed"),
            Self::Unknown => f.write_str("the plan has no such phase or task"),
        }
    }
}

impl std::error::Error for PlanError {}

impl Plan {
    /// Adds a task under an id that nothing had before, and returns the id.
    ///
    /// # Errors
    /// [`PlanError::TooManyTasks`], or [`PlanError::Unknown`] if there is no such phase.
    pub fn add_task(&mut self, task: Task) -> Result<String, PlanError> {
        if self.tasks.len() >= Self::MOST_TASKS {
            return Err(PlanError::TooManyTasks);
        }
        if !self.phases.iter().any(|phase| phase.id == task.phase) {
            return Err(PlanError::Unknown);
        }
        let exported = highest('t', self.exported.iter().map(|event| event.id.as_str()));
        let highest = highest('t', self.tasks.iter().map(|task| task.id.as_str()));
        self.numbered = highest.max(exported).max(self.numbered) + 1;
        let id = format!("t{}", self.numbered);
        self.tasks.push(Task { id: id.clone(), ..task });
        Ok(id)
    }

    /// Adds a task of the program's lists unless the plan has it, its day stretched to the length of the plan. Returns
    /// whether it was added.
    ///
    /// # Errors
    /// [`PlanError::TooManyTasks`].
    pub fn adopt(&mut self, seed: &TaskSeed) -> Result<bool, PlanError> {
        if self.has(seed) {
            return Ok(false);
        }
        let day = stretch(seed.day, SEED_DAYS, self.days());
        let phase = self.phase_at(day).ok_or(PlanError::Unknown)?.id.clone();
        let task = Task {
            note: seed.note.to_owned(),
            origin: seed.origin.to_owned(),
            ..Task::new(seed.title, &phase, Due::Day(day))
        };
        self.add_task(task).map(|_| true)
    }

    /// Adds every task of a list that the plan does not have, as far as there is room.
    pub fn adopt_all(&mut self, seeds: &[TaskSeed]) {
        for seed in seeds {
            // A task without room stays on offer.
            let _ = self.adopt(seed);
        }
    }

    /// Whether a task of the program's lists is in the plan.
    pub fn has(&self, seed: &TaskSeed) -> bool {
        self.tasks.iter().any(|task| task.origin == seed.origin)
    }

    /// Takes a task out.
    pub fn remove_task(&mut self, id: &str) -> Option<Task> {
        let index = self.tasks.iter().position(|task| task.id == id)?;
        Some(self.tasks.remove(index))
    }

    /// Puts a task into a phase, at a place among that phase's tasks (0 first; the end if beyond).
    ///
    /// # Errors
    /// [`PlanError::Unknown`].
    pub fn move_task(&mut self, id: &str, phase: &str, place: usize) -> Result<(), PlanError> {
        if !self.phases.iter().any(|other| other.id == phase) {
            return Err(PlanError::Unknown);
        }
        let mut task = self.remove_task(id).ok_or(PlanError::Unknown)?;
        phase.clone_into(&mut task.phase);
        let mut places =
            self.tasks.iter().enumerate().filter(|(_, other)| other.phase == phase).map(|(index, _)| index);
        let index = places.nth(place).unwrap_or(self.tasks.len());
        self.tasks.insert(index, task);
        Ok(())
    }

    /// Puts a task one place up or down in its phase; from the first place up to the end of the phase before, from the
    /// last one down to the beginning of the phase after. False where there is no such place.
    pub fn shift_task(&mut self, id: &str, up: bool) -> bool {
        let Some((phase, place)) = self.place_beside(id, up) else { return false };
        self.move_task(id, &phase, place).is_ok()
    }

    /// Whether [`Self::shift_task`] has a place for a task.
    pub fn can_shift(&self, id: &str, up: bool) -> bool {
        self.place_beside(id, up).is_some()
    }

    /// The phase and the place in it that come before or after a task's own.
    fn place_beside(&self, id: &str, up: bool) -> Option<(String, usize)> {
        let task = self.task(id)?;
        let fellows: Vec<&str> =
            self.tasks.iter().filter(|other| other.phase == task.phase).map(|other| other.id.as_str()).collect();
        let place = fellows.iter().position(|other| *other == id)?;
        let phase = self.phase_index(&task.phase).ok()?;
        let beside = |phase: usize, place| Some((self.phases.get(phase)?.id.clone(), place));
        match (up, place) {
            (true, 0) => beside(phase.checked_sub(1)?, usize::MAX),
            (true, _) => beside(phase, place - 1),
            (false, _) if place + 1 < fellows.len() => beside(phase, place + 1),
            (false, _) => beside(phase + 1, 0),
        }
    }

    /// Puts a gate on another day (within the longest rollout); gates stand in the order of their days.
    pub fn set_gate_day(&mut self, id: &str, day: u32) {
        self.gates.iter_mut().filter(|gate| gate.id == id).for_each(|gate| gate.day = day.clamp(1, Self::MOST_DAYS));
        insertion_sort_by(&mut self.gates, |one, other| one.day.cmp(&other.day));
    }

    /// Adds a gate without checks on a day (within the longest rollout), and returns its id.
    ///
    /// # Errors
    /// [`PlanError::TooManyGates`].
    pub fn add_gate(&mut self, day: u32) -> Result<String, PlanError> {
        if self.gates.len() >= Self::MOST_GATES {
            return Err(PlanError::TooManyGates);
        }
        let exported = self.exported.iter().filter_map(|event| event.id.strip_prefix("gate-"));
        let id = format!("g{}", highest('g', self.gates.iter().map(|gate| gate.id.as_str()).chain(exported)) + 1);
        self.gates.push(Gate::new(&id, day.clamp(1, Self::MOST_DAYS), &[]));
        insertion_sort_by(&mut self.gates, |one, other| one.day.cmp(&other.day));
        Ok(id)
    }

    /// Adds a phase at the end, and returns its id.
    ///
    /// # Errors
    /// [`PlanError::TooManyPhases`] or [`PlanError::Length`].
    pub fn add_phase(&mut self, title: &str, days: u32) -> Result<String, PlanError> {
        if self.phases.len() >= Self::MOST_PHASES {
            return Err(PlanError::TooManyPhases);
        }
        if days == 0 || self.days().saturating_add(days) > Self::MOST_DAYS {
            return Err(PlanError::Length);
        }
        let id = format!("p{}", highest('p', self.phases.iter().map(|phase| phase.id.as_str())) + 1);
        self.phases.push(Phase::new(&id, title, days));
        Ok(id)
    }

    /// Takes a phase out; its tasks go to the phase before it, or to the next if it was the first.
    ///
    /// # Errors
    /// [`PlanError::LastPhase`] or [`PlanError::Unknown`].
    pub fn remove_phase(&mut self, id: &str) -> Result<(), PlanError> {
        let index = self.phase_index(id)?;
        if self.phases.len() == 1 {
            return Err(PlanError::LastPhase);
        }
        self.phases.remove(index);
        let heir = self.phases[index.saturating_sub(1)].id.clone();
        self.tasks.iter_mut().filter(|task| task.phase == id).for_each(|task| task.phase.clone_from(&heir));
        Ok(())
    }

    /// Changes how long a phase takes. Days of tasks and gates after it move along, those within it stretch.
    ///
    /// # Errors
    /// [`PlanError::Unknown`] or [`PlanError::Length`].
    pub fn set_phase_days(&mut self, id: &str, days: u32) -> Result<(), PlanError> {
        let index = self.phase_index(id)?;
        let span = self.spans()[index];
        let old = self.phases[index].days;
        if days == 0 || (self.days() - old).saturating_add(days) > Self::MOST_DAYS {
            return Err(PlanError::Length);
        }
        self.phases[index].days = days;
        self.shift_days(|day| match day {
            before if before < span.first => before,
            within if within <= span.last => span.first - 1 + stretch(within + 1 - span.first, old, days),
            after => after - old + days,
        });
        Ok(())
    }

    /// Stretches all phases, and the days of tasks and gates, to a rollout of so many days.
    ///
    /// # Errors
    /// [`PlanError::Length`].
    pub fn fit_to(&mut self, days: u32) -> Result<(), PlanError> {
        let old = self.days();
        if days > Self::MOST_DAYS || (days as usize) < self.phases.len() {
            return Err(PlanError::Length);
        }
        let mut used = 0;
        for (span, place) in self.spans().iter().zip(0..) {
            let left = self.phases.len() - 1 - place;
            let end = stretch(span.last, old, days).clamp(used + 1, days - left as u32);
            self.phases[place].days = end - used;
            used = end;
        }
        self.shift_days(|day| stretch(day, old, days));
        Ok(())
    }

    fn shift_days(&mut self, shift: impl Fn(u32) -> u32) {
        let within = |day: u32| shift(day).clamp(1, Self::MOST_DAYS);
        for task in &mut self.tasks {
            if let Due::Day(day) = task.due {
                task.due = Due::Day(within(day));
            }
        }
        self.gates.iter_mut().for_each(|gate| gate.day = within(gate.day));
    }

    fn phase_index(&self, id: &str) -> Result<usize, PlanError> {
        self.phases.iter().position(|phase| phase.id == id).ok_or(PlanError::Unknown)
    }
}

/// A day of `old` days scaled to `new` days, rounded to nearest; the last day stays the last.
fn stretch(day: u32, old: u32, new: u32) -> u32 {
    let scaled = (u64::from(day) * u64::from(new) * 2 + u64::from(old)) / (u64::from(old) * 2).max(1);
    u32::try_from(scaled).unwrap_or(u32::MAX).max(1)
}
