//! A dated value of a KPI, with the definition by which it was measured.

use std::fmt;

use serde_json::{Value, json};

use super::{BlockLength, Parts};
use crate::model::date::Date;
use crate::model::shape::{Choice, Extra, Fields, LINE, NOTE, Object, ShapeError};

/// By which definition a value was measured: values of two definitions make two lines, never one trend.
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
    pub fn usual_of(kpi: &str) -> Self {
        if kpi == "deep_work" { Self::Blocks(BlockLength::default()) } else { Self::Usual }
    }

    fn from_json(fields: &mut Fields, kpi: &str) -> Result<Self, ShapeError> {
        match fields.take("definition") {
            None => Ok(Self::usual_of(kpi)),
            Some(Value::String(words)) if words.chars().count() <= LINE => Ok(Self::Own(words)),
            Some(value) => {
                let minutes = value.get("block_minutes").map(Value::to_string);
                let block = minutes.as_deref().and_then(BlockLength::from_key);
                let reason = "must be a short text or {\"block_minutes\": 60, 90 or 120}";
                block.map(Self::Blocks).ok_or_else(|| fields.error("definition", reason))
            }
        }
    }

    fn to_json(&self) -> Option<Value> {
        match self {
            Self::Usual => None,
            Self::Blocks(block) => Some(json!({ "block_minutes": block.minutes() })),
            Self::Own(words) => Some(words.as_str().into()),
        }
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
    /// The KPI's id.
    pub kpi: String,
    /// The day that the value stands for.
    pub date: Date,
    value: f64,
    /// By which definition it was measured.
    pub definition: Definition,
    /// Whether the user names it the baseline; else the earliest reading is.
    pub baseline: bool,
    /// What is known of the parts, for collaboration effectiveness.
    pub parts: Option<Parts>,
    /// The user's note.
    pub note: String,
    /// Keys of a later version.
    pub extra: Extra,
}

impl Reading {
    /// A reading by the KPI's usual definition.
    ///
    /// # Errors
    /// A value that is not finite.
    pub fn new(kpi: &str, date: Date, value: f64) -> Result<Self, ReadingError> {
        let value = if value.is_finite() { value } else { return Err(ReadingError) };
        Ok(Self {
            kpi: kpi.to_owned(),
            date,
            value,
            definition: Definition::usual_of(kpi),
            baseline: false,
            parts: None,
            note: String::new(),
            extra: Extra::new(),
        })
    }

    /// The value, finite, in the KPI's unit (a share as a fraction).
    pub fn value(&self) -> f64 {
        self.value
    }

    /// The same in another unit.
    pub(super) fn scale(&mut self, factor: f64) {
        // Bounds keep a typed value far from the end of the numbers; one that is there anyway stays.
        self.value = Some(self.value * factor).filter(|value| value.is_finite()).unwrap_or(self.value);
    }

    /// What tells it from every other reading, and the order in which readings are kept.
    pub fn place(&self) -> (Date, &str, &Definition) {
        (self.date, &self.kpi, &self.definition)
    }

    /// Reads one reading.
    ///
    /// # Errors
    /// A missing KPI, day or value, or a value of the wrong type.
    pub fn from_json(value: &Value, path: &str) -> Result<Self, ShapeError> {
        let mut fields = Fields::open(value, path)?;
        let kpi = fields.required_text("kpi")?;
        let date = fields.date("date")?.ok_or_else(|| fields.error("date", "is missing"))?;
        let number = fields.number("value")?.ok_or_else(|| fields.error("value", "is missing"))?;
        let definition = Definition::from_json(&mut fields, &kpi)?;
        let baseline = fields.flag("baseline")?;
        let parts = fields.take("parts").map(|parts| Parts::from_json(&parts, &fields.path_of("parts"))).transpose()?;
        let note = fields.text("note", NOTE)?;
        Ok(Self { kpi, date, value: number, definition, baseline, parts, note, extra: fields.rest() })
    }

    /// Writes what [`Self::from_json`] reads.
    pub fn to_json(&self) -> Value {
        Object::over(&self.extra)
            .put("kpi", self.kpi.as_str())
            .put("date", self.date)
            .put("value", self.value)
            .put_some("definition", self.definition.to_json())
            .put_some("baseline", self.baseline.then_some(true))
            .put_some("parts", self.parts.as_ref().map(Parts::to_json))
            .put_text("note", &self.note)
            .done()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(value: &Value, message: &str) {
        assert_eq!(Reading::from_json(value, "r").unwrap_err().to_string(), message);
    }

    #[test]
    fn a_deep_work_reading_always_has_a_block_length() {
        let read = Reading::from_json(&json!({"kpi": "deep_work", "date": "2027-01-04", "value": 0.3}), "r").unwrap();
        assert_eq!(read.definition, Definition::Blocks(BlockLength::TwoHours));
        assert_eq!(read.to_json()["definition"], json!({"block_minutes": 120}));
    }

    #[test]
    fn what_is_wrong_is_said() {
        refused(&json!({"kpi": "x", "value": 1}), "r.date: is missing");
        refused(&json!({"kpi": "x", "date": "2027-01-04"}), "r.value: is missing");
        refused(&json!({"kpi": "", "date": "2027-01-04"}), "r.kpi: is missing or empty");
        let blocks = json!({"kpi": "deep_work", "date": "2027-01-04", "value": 1, "definition": {"block_minutes": 75}});
        refused(&blocks, "r.definition: must be a short text or {\"block_minutes\": 60, 90 or 120}");
        assert_eq!(Reading::new("x", Date::MIN, f64::NAN), Err(ReadingError));
    }

    #[test]
    fn reads_what_it_writes() {
        let value = json!({"kpi": "collaboration", "date": "2027-01-04", "value": 7.55, "baseline": true, "definition": "two sites",
            "parts": {"handoff_latency_hours": 24.0, "later": 1}, "note": "first", "unknown": [1]});
        assert_eq!(Reading::from_json(&value, "r").unwrap().to_json(), value);
    }
}
