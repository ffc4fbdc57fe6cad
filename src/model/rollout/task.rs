//! One task of the rollout.

use super::Plan;
use crate::model::date::Date;
use crate::model::{Choice, ChoiceRow, UnknownKeys};

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
    const ALL: &'static [ChoiceRow<Self>] = &[
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
        day.filter(|day| *day <= Plan::MOST_DAYS).map_or(Self::On(date), Self::Day)
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
    pub unknown: UnknownKeys,
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
            unknown: UnknownKeys::default(),
        }
    }

    /// The title, or a placeholder where there is none.
    pub fn shown_title(&self) -> &str {
        if self.title.trim().is_empty() { "Untitled task" } else { &self.title }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
