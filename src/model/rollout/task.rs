//! One task of the rollout.

use serde_json::Value;

use super::LONGEST_ROLLOUT;
use crate::model::date::Date;
use crate::model::shape::{Choice, Extra, Fields, LINE, NOTE, Object, ShapeError};

/// How far a task is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TaskState {
    /// Not begun.
    #[default]
    ToDo,
    /// Begun.
    Doing,
    /// Finished.
    Done,
    /// Given up; it counts neither for nor against progress.
    Dropped,
}

impl Choice for TaskState {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::ToDo, "to_do", "to do"),
        (Self::Doing, "doing", "doing"),
        (Self::Done, "done", "done"),
        (Self::Dropped, "dropped", "dropped"),
    ];
}

impl TaskState {
    /// Whether somebody still has to do something.
    pub fn is_open(self) -> bool {
        matches!(self, Self::ToDo | Self::Doing)
    }
}

/// When a task is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// On a day of the rollout, 1 being its first; it moves with the start.
    Day(u32),
    /// On a day of the calendar, whatever the start.
    On(Date),
}

impl Due {
    /// A day of the calendar as a day of a rollout that starts on `start`, so that it moves with the start; as the date
    /// that it is where it lies before the start or beyond the longest rollout.
    pub fn moving(date: Date, start: Date) -> Self {
        let day = u32::try_from(start.days_until(date)).ok().map(|days| days.saturating_add(1));
        day.filter(|day| *day <= LONGEST_ROLLOUT).map_or(Self::On(date), Self::Day)
    }

    /// The same way of being due, on another day of the calendar.
    #[must_use]
    pub fn put_on(self, date: Date, start: Date) -> Self {
        match self {
            Self::Day(_) => Self::moving(date, start),
            Self::On(_) => Self::On(date),
        }
    }

    /// The calendar day, for a rollout that starts on `start`.
    pub fn date(self, start: Date) -> Date {
        match self {
            Self::Day(day) => start.plus_days(i64::from(day) - 1),
            Self::On(date) => date,
        }
    }

    fn from_json(fields: &mut Fields) -> Result<Self, ShapeError> {
        match fields.take("due") {
            None => Ok(Self::Day(1)),
            Some(Value::String(text)) => {
                text.parse().map(Self::On).map_err(|error| fields.error("due", format!("{error}")))
            }
            Some(value) => {
                let day = value
                    .as_u64()
                    .and_then(|day| u32::try_from(day).ok())
                    .filter(|day| (1..=LONGEST_ROLLOUT).contains(day));
                let reason = format!("must be a day of the rollout, 1 to {LONGEST_ROLLOUT}, or a date as YYYY-MM-DD");
                day.map(Self::Day).ok_or_else(|| fields.error("due", reason))
            }
        }
    }

    fn to_json(self) -> Value {
        match self {
            Self::Day(day) => day.into(),
            Self::On(date) => date.into(),
        }
    }
}

/// Something to do by a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// Names the task for good, in a calendar too; no two tasks of a plan share one.
    pub id: String,
    /// What to do.
    pub title: String,
    /// The id of its phase.
    pub phase: String,
    /// Who does it; empty if nobody yet.
    pub owner: String,
    /// By when.
    pub due: Due,
    /// How far it is.
    pub state: TaskState,
    /// The user's note.
    pub note: String,
    /// Where the task comes from, so that it is not added twice; empty if the user wrote it.
    pub origin: String,
    /// Keys of a later version.
    pub extra: Extra,
}

impl Task {
    /// A task still to do, without owner, note or origin. [`super::Plan::add_task`] gives it its id.
    pub fn new(title: &str, phase: &str, due: Due) -> Self {
        Self {
            id: String::new(),
            title: title.to_owned(),
            phase: phase.to_owned(),
            owner: String::new(),
            due,
            state: TaskState::default(),
            note: String::new(),
            origin: String::new(),
            extra: Extra::new(),
        }
    }

    /// Reads one task.
    ///
    /// # Errors
    /// A missing id, title or phase, or a value of the wrong type.
    pub fn from_json(value: &Value, path: &str) -> Result<Self, ShapeError> {
        let mut fields = Fields::open(value, path)?;
        Ok(Self {
            id: fields.required_text("id")?,
            title: fields.text("title", LINE)?,
            phase: fields.required_text("phase")?,
            owner: fields.text("owner", LINE)?,
            due: Due::from_json(&mut fields)?,
            state: fields.choice("state")?.unwrap_or_default(),
            note: fields.text("note", NOTE)?,
            origin: fields.text("origin", LINE)?,
            extra: fields.rest(),
        })
    }

    /// Writes what [`Self::from_json`] reads.
    pub fn to_json(&self) -> Value {
        Object::over(&self.extra)
            .put("id", self.id.as_str())
            .put_text("title", &self.title)
            .put("phase", self.phase.as_str())
            .put_text("owner", &self.owner)
            .put("due", self.due.to_json())
            .put_some("state", (self.state != TaskState::ToDo).then(|| self.state.key()))
            .put_text("note", &self.note)
            .put_text("origin", &self.origin)
            .done()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn day_30_is_29_days_after_the_start() {
        let start = Date::new(2027, 1, 4).unwrap();
        assert_eq!(Due::Day(1).date(start), start);
        assert_eq!(Due::Day(30).date(start).to_string(), "2027-02-02");
    }

    #[test]
    fn a_date_becomes_a_day_of_the_rollout_where_there_is_one() {
        let start = Date::new(2027, 1, 4).unwrap();
        let (later, before) = (start.plus_days(29), start.plus_days(-1));
        assert_eq!([later, before].map(|date| Due::moving(date, start)), [Due::Day(30), Due::On(before)]);
        assert_eq!(Due::moving(Date::MAX, start), Due::On(Date::MAX));
        assert_eq!(Due::On(before).put_on(later, start), Due::On(later));
        assert_eq!(Due::Day(3).put_on(later, start), Due::Day(30));
    }

    #[test]
    fn reads_what_it_writes() {
        let value = json!({"id": "t1", "title": "Audit", "phase": "p1", "owner": "Kim", "due": "2027-01-08", "state": "doing",
            "note": "n", "origin": "article:audit", "later": 1});
        assert_eq!(Task::from_json(&value, "t").unwrap().to_json(), value);
        let short = json!({"id": "t1", "phase": "p1", "due": 3});
        assert_eq!(Task::from_json(&short, "t").unwrap().to_json(), short);
    }

    #[test]
    fn what_is_wrong_is_said() {
        let error = |value: Value| Task::from_json(&value, "t").unwrap_err().to_string();
        assert_eq!(
            error(json!({"id": "t1", "phase": "p1", "due": 0})),
            "t.due: must be a day of the rollout, 1 to 3650, or a date as YYYY-MM-DD"
        );
        assert_eq!(
            error(json!({"id": "t1", "phase": "p1", "state": "late"})),
            "t.state: must be one of to_do, doing, done, dropped, not \"late\""
        );
    }
}
