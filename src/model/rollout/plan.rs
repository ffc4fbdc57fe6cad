//! The plan as a whole.

use serde_json::Value;

use super::{ARTICLE_PHASES, ARTICLE_TASKS, Gate, Needs, Phase, PhaseSpan, Task};
use crate::model::Case;
use crate::model::date::Date;
use crate::model::shape::{Extra, Fields, LINE, Object, ShapeError};

/// The most tasks that a plan keeps.
pub const MOST_TASKS: usize = 500;
/// The most phases that a plan keeps.
pub const MOST_PHASES: usize = 12;
/// The most gates that a plan keeps.
pub const MOST_GATES: usize = 24;
/// The longest rollout, in days: the case's.
pub const LONGEST_ROLLOUT: u32 = Case::ROLLOUT_LIMIT;
const PATH: &str = "plan";

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
    /// The highest number that a task's id ever had, so that no calendar entry is taken for another.
    pub(super) numbered: u64,
    /// Keys of a later version.
    pub extra: Extra,
}

impl Default for Plan {
    /// The article's 90 days, with gates at days 30, 60 and 90.
    fn default() -> Self {
        let phases = ARTICLE_PHASES.iter().zip(1..).map(|(seed, n)| Phase {
            id: format!("p{n}"),
            title: seed.title.to_owned(),
            goal: seed.goal.to_owned(),
            days: 30,
            extra: Extra::new(),
        });
        let mut plan = Self {
            phases: phases.collect(),
            tasks: Vec::new(),
            gates: default_gates(),
            calendar: String::new(),
            numbered: 0,
            extra: Extra::new(),
        };
        for seed in ARTICLE_TASKS {
            plan.adopt(seed).expect("a new plan has room for the article's tasks");
        }
        plan
    }
}

fn default_gates() -> Vec<Gate> {
    let measured = |kpi| (kpi, Needs::Measured);
    vec![
        Gate::new("g30", 30, &["resolution_time", "deep_work", "collaboration", "meeting_load"].map(measured)),
        Gate::new(
            "g60",
            60,
            &[("meeting_load", Needs::Moving), ("deep_work", Needs::Moving), ("response_time", Needs::Measured)],
        ),
        Gate::new(
            "g90",
            90,
            &[("resolution_time", Needs::Met), ("deep_work", Needs::Met), ("collaboration", Needs::Met)],
        ),
    ]
}

impl Plan {
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

    /// Reads a plan; a missing list is the article's.
    ///
    /// # Errors
    /// Too many items, an id that comes twice, a task in a phase that is not there, or the first
    /// value that cannot be read.
    pub fn from_json(value: &Value) -> Result<Self, ShapeError> {
        let usual = Self::default();
        let mut fields = Fields::open(value, PATH)?;
        let phases = fields.list("phases", MOST_PHASES, Phase::from_json)?.unwrap_or(usual.phases);
        let tasks = fields.list("tasks", MOST_TASKS, Task::from_json)?;
        let gates = fields.list("gates", MOST_GATES, Gate::from_json)?.unwrap_or(usual.gates);
        let calendar = fields.text("calendar", LINE)?;
        fields.unique("phases", phases.iter().map(|phase| phase.id.as_str()))?;
        fields.unique("gates", gates.iter().map(|gate| gate.id.as_str()))?;
        check_length(&fields, &phases)?;
        let tasks = match tasks {
            Some(tasks) => check_tasks(&fields, &phases, tasks)?,
            None => usual.tasks.into_iter().filter(|task| phases.iter().any(|phase| phase.id == task.phase)).collect(),
        };
        let read =
            u64::from(fields.whole("numbered", 0, u32::MAX)?.filter(|number| *number <= MOST_NUMBERED).unwrap_or(0));
        let numbered = read.max(highest('t', tasks.iter().map(|task| task.id.as_str())));
        Ok(Self { phases, tasks, gates, calendar, numbered, extra: fields.rest() })
    }

    /// Writes what [`Self::from_json`] reads.
    pub fn to_json(&self) -> Value {
        Object::over(&self.extra)
            .put_list("phases", &self.phases, Phase::to_json)
            .put_list("tasks", &self.tasks, Task::to_json)
            .put_list("gates", &self.gates, Gate::to_json)
            .put_text("calendar", &self.calendar)
            .put("numbered", self.numbered)
            .done()
    }
}

/// No plan counts that far: an id with a higher number is not one of ours, and there is room to go on counting.
const MOST_NUMBERED: u32 = u32::MAX / 2;

/// The highest number after `letter`, 0 if there is none.
pub(super) fn highest<'a>(letter: char, ids: impl Iterator<Item = &'a str>) -> u64 {
    let number = |id: &'a str| id.strip_prefix(letter)?.parse::<u32>().ok().filter(|number| *number <= MOST_NUMBERED);
    ids.filter_map(number).max().map_or(0, u64::from)
}

fn check_length(fields: &Fields, phases: &[Phase]) -> Result<(), ShapeError> {
    let days: u32 = phases.iter().map(|phase| phase.days).sum();
    match days {
        0 => Err(fields.error("phases", "must hold at least one phase")),
        1..=LONGEST_ROLLOUT => Ok(()),
        _ => Err(fields.error("phases", format!("take {days} days together; at most {LONGEST_ROLLOUT} are possible"))),
    }
}

fn check_tasks(fields: &Fields, phases: &[Phase], tasks: Vec<Task>) -> Result<Vec<Task>, ShapeError> {
    fields.unique("tasks", tasks.iter().map(|task| task.id.as_str()))?;
    for (i, task) in tasks.iter().enumerate() {
        if !phases.iter().any(|phase| phase.id == task.phase) {
            return Err(fields.error(&format!("tasks[{i}].phase"), format!("there is no phase “{}”", task.phase)));
        }
    }
    Ok(tasks)
}
