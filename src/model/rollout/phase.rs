//! One phase of the rollout.

use serde_json::Value;

use super::LONGEST_ROLLOUT;
use crate::model::date::Date;
use crate::model::shape::{Extra, Fields, LINE, NOTE, Object, ShapeError};

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
    pub extra: Extra,
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
    /// Reads one phase.
    ///
    /// # Errors
    /// A missing id, or a value of the wrong type or range.
    pub fn from_json(value: &Value, path: &str) -> Result<Self, ShapeError> {
        let mut fields = Fields::open(value, path)?;
        Ok(Self {
            id: fields.required_text("id")?,
            title: fields.text("title", LINE)?,
            goal: fields.text("goal", NOTE)?,
            days: fields.whole("days", 1, LONGEST_ROLLOUT)?.unwrap_or(30),
            extra: fields.rest(),
        })
    }

    /// Writes what [`Self::from_json`] reads.
    pub fn to_json(&self) -> Value {
        Object::over(&self.extra)
            .put("id", self.id.as_str())
            .put_text("title", &self.title)
            .put_text("goal", &self.goal)
            .put("days", self.days)
            .done()
    }
}
