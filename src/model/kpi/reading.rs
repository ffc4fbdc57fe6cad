//! A dated value of a KPI, with the definition by which it was measured.

use std::fmt;

use super::{BlockLength, BuiltInKpi, GradeParts, KpiId};
use crate::model::date::Date;
use crate::model::{Choice, ChoiceRow, UnknownKeys};

/// The definition by which a value was measured. Values of two definitions never form one trend.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Definition {
    /// As the KPI says.
    #[default]
    Usual,
    /// Deep work in blocks of at least this length.
    Blocks(BlockLength),
    /// The user's own words.
    Own(String),
}

impl Definition {
    /// The definition that a reading has if it names none: deep work always has a block length.
    pub fn usual_of(kpi: &KpiId) -> Self {
        if kpi.is(BuiltInKpi::DeepWork) { Self::Blocks(BlockLength::default()) } else { Self::Usual }
    }
}

impl fmt::Display for Definition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Usual => "as defined",
            Self::Blocks(block) => block.word(),
            Self::Own(words) => words,
        })
    }
}

/// A value that no reading can have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadingError;

impl fmt::Display for ReadingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a reading needs a number that is not endless")
    }
}

impl std::error::Error for ReadingError {}

/// The time that a reading is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[allow(missing_docs)]
pub enum Period {
    #[default]
    Day,
    Month,
    Quarter,
}

impl Choice for Period {
    const ALL: &'static [ChoiceRow<Self>] =
        &[(Self::Day, "day", "a day"), (Self::Month, "month", "a month"), (Self::Quarter, "quarter", "a quarter")];
}

impl Period {
    /// The last day of the period that a day lies in.
    pub fn end(self, day: Date) -> Date {
        let (year, month, _) = day.parts();
        let last = match self {
            Self::Day => return day,
            Self::Month => month,
            Self::Quarter => month.div_ceil(3) * 3,
        };
        let first = Date::new(year, last, 1).expect("every month has a first day");
        match first.plus_months(1) {
            Date::MAX => Date::MAX,
            next => next.plus_days(-1),
        }
    }
}

/// The value of a KPI for a day, a month or a quarter, as one person reads it. Readings of the same KPI, time and definition by
/// several people stand side by side, and their mean is the value of that time ([`super::Scorecard::series`]).
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Which KPI.
    pub kpi: KpiId,
    /// The day that the value stands for: the last one of its period.
    pub date: Date,
    /// Whether it is about that day, its month or its quarter.
    pub period: Period,
    value: f64,
    /// By which definition it was measured.
    pub definition: Definition,
    /// Whether the user names it the baseline; else the earliest reading is.
    pub baseline: bool,
    /// What is known of the parts, for collaboration effectiveness.
    pub parts: Option<GradeParts>,
    /// The user's note.
    pub note: String,
    /// Who entered it; may be empty.
    pub by: String,
    /// Keys of a later version.
    pub unknown: UnknownKeys,
}

impl Reading {
    /// A reading by the KPI's usual definition.
    ///
    /// # Errors
    /// A value that is not finite.
    pub fn new(kpi: impl Into<KpiId>, date: Date, value: f64) -> Result<Self, ReadingError> {
        if !value.is_finite() {
            return Err(ReadingError);
        }
        let kpi = kpi.into();
        Ok(Self {
            definition: Definition::usual_of(&kpi),
            kpi,
            date,
            period: Period::Day,
            value,
            baseline: false,
            parts: None,
            note: String::new(),
            by: String::new(),
            unknown: UnknownKeys::default(),
        })
    }

    /// The value, finite, in the KPI's unit (a share as a fraction).
    pub fn value(&self) -> f64 {
        self.value
    }

    /// The same in another unit.
    pub(super) fn scale(&mut self, factor: f64) {
        // A document may hold a value so large that the product is infinite; it stays.
        self.value = Some(self.value * factor).filter(|value| value.is_finite()).unwrap_or(self.value);
    }

    /// Makes it a reading of the month or quarter that its day lies in.
    pub fn set_period(&mut self, period: Period) {
        (self.period, self.date) = (period, period.end(self.date));
    }

    /// The key of a reading in the scorecard, which keeps readings in this order.
    pub fn place(&self) -> (Date, &KpiId, &Definition, Period, &str) {
        (self.date, &self.kpi, &self.definition, self.period, &self.by)
    }

    /// Whether both are about the same KPI and time, by the same definition.
    pub fn is_beside(&self, other: &Self) -> bool {
        let at = |reading: &Self| (reading.date, reading.period);
        at(self) == at(other) && self.kpi == other.kpi && self.definition == other.definition
    }

    /// The mean of readings that are [beside](Self::is_beside) each other.
    pub(super) fn mean(readings: &[Self]) -> Option<Self> {
        let first = readings.first()?;
        let count = readings.len() as f64;
        Some(Self {
            // Divided one by one, so that the sum of large values stays finite.
            value: readings.iter().map(|reading| reading.value / count).sum(),
            baseline: readings.iter().any(|reading| reading.baseline),
            parts: None,
            note: String::new(),
            by: String::new(),
            unknown: UnknownKeys::default(),
            ..first.clone()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_ends_with_its_last_day() {
        let end = |period: Period, text: &str| period.end(text.parse().unwrap()).to_string();
        assert_eq!(end(Period::Day, "2027-02-03"), "2027-02-03");
        assert_eq!([end(Period::Month, "2028-02-03"), end(Period::Month, "2027-12-31")], ["2028-02-29", "2027-12-31"]);
        assert_eq!(
            [end(Period::Quarter, "2027-01-01"), end(Period::Quarter, "2027-11-30")],
            ["2027-03-31", "2027-12-31"]
        );
        assert_eq!(end(Period::Month, "9999-12-05"), "9999-12-31");
    }

    #[test]
    fn a_reading_is_finite_and_of_deep_work_has_a_block_length() {
        assert_eq!(Reading::new("x", Date::MIN, f64::NAN), Err(ReadingError));
        let reading = Reading::new(BuiltInKpi::DeepWork, Date::MIN, 0.3).unwrap();
        assert_eq!(reading.definition, Definition::Blocks(BlockLength::TwoHours));
        assert_eq!(reading.definition.to_string(), "blocks of 120 minutes or more");
        assert_eq!(Definition::Own("by hand".into()).to_string(), "by hand");
        assert_eq!(ReadingError.to_string(), "a reading needs a number that is not endless");
    }
}
