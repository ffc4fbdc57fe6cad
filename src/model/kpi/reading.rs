//! A dated value of a KPI, with the definition by which it was measured.

use std::fmt;

use super::{BlockLength, BuiltInKpi, GradeParts, KpiId};
use crate::model::date::Date;
use crate::model::{Choice, UnknownKeys};

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

/// One value on one day. A KPI has at most one reading a day and definition.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Which KPI.
    pub kpi: KpiId,
    /// The day that the value stands for.
    pub date: Date,
    value: f64,
    /// By which definition it was measured.
    pub definition: Definition,
    /// Whether the user names it the baseline; else the earliest reading is.
    pub baseline: bool,
    /// What is known of the parts, for collaboration effectiveness.
    pub parts: Option<GradeParts>,
    /// The user's note.
    pub note: String,
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
            value,
            baseline: false,
            parts: None,
            note: String::new(),
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

    /// The key of a reading in the scorecard, which keeps readings in this order.
    pub fn place(&self) -> (Date, &KpiId, &Definition) {
        (self.date, &self.kpi, &self.definition)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
