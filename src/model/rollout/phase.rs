//! One phase of the rollout.

use crate::model::UnknownKeys;
use crate::model::date::Date;

/// A stretch of the rollout with a goal; phases follow one another without a break.
#[derive(Debug, Clone, PartialEq)]
pub struct Phase {
    /// Names the phase in the data.
    pub id: String,
    /// Its name on the page.
    pub title: String,
    /// What it is for.
    pub goal: String,
    /// How many days it takes, at least 1.
    pub days: u32,
    /// Keys of a later version.
    pub unknown: UnknownKeys,
}

/// The days of a phase, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhaseSpan {
    /// Its first day, 1 being the rollout's first.
    pub first: u32,
    /// Its last day.
    pub last: u32,
}

impl PhaseSpan {
    /// The first and the last day by the calendar.
    pub fn dates(self, start: Date) -> (Date, Date) {
        let day = |day: u32| start.plus_days(i64::from(day) - 1);
        (day(self.first), day(self.last))
    }
}

impl Phase {
    /// A phase without a goal.
    pub fn new(id: &str, title: &str, days: u32) -> Self {
        Self { id: id.to_owned(), title: title.to_owned(), goal: String::new(), days, unknown: UnknownKeys::default() }
    }
}
