//! Key figures of the user's own.

use serde_json::Value;

use super::{Direction, Kpi, Target, Unit};
use crate::model::shape::{Choice, Extra, Fields, LINE, Object, ShapeError};

/// A KPI that the user adds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct UserKpi {
    /// Names it in the data; no built-in KPI has it.
    pub id: String,
    /// Its name on the page; empty until the user gives it one.
    pub name: String,
    /// The word after a value; `%` makes it a share, kept as a fraction.
    pub unit: String,
    /// Which way is better.
    pub direction: Direction,
    /// The value to reach, in the unit.
    pub target: Option<f64>,
    /// Keys of a later version.
    pub extra: Extra,
}

impl UserKpi {
    /// Whether its values are shares.
    fn is_share(&self) -> bool {
        self.unit == "%"
    }

    /// Gives it another unit. What was typed stays what is shown: 42 of something become 42 %, which is kept as 0.42.
    /// Returns the factor by which the values change.
    pub(super) fn set_unit(&mut self, unit: String) -> f64 {
        let was_share = self.is_share();
        self.unit = unit;
        let factor = match (was_share, self.is_share()) {
            (false, true) => 0.01,
            (true, false) => 100.0,
            _ => 1.0,
        };
        self.target = self.target.map(|target| target * factor);
        factor
    }

    /// The same as a KPI.
    pub fn as_kpi(&self) -> Kpi<'_> {
        Kpi {
            id: &self.id,
            name: if self.name.trim().is_empty() { "A figure of your own" } else { &self.name },
            unit: if self.is_share() { Unit::Share } else { Unit::Named(&self.unit) },
            direction: self.direction,
            benchmark: self.target.map(|value| Target { value, strict: false }),
            benchmark_words: "No benchmark: the target is yours to set.",
            relative_goal: None,
            guardrail: false,
            meaning: "A figure of your own.",
            definition: "As your team defines it.",
        }
    }

    /// Reads one KPI.
    ///
    /// # Errors
    /// A missing id, or a value of the wrong type.
    pub fn from_json(value: &Value, path: &str) -> Result<Self, ShapeError> {
        let mut fields = Fields::open(value, path)?;
        let id = fields.required_text("id")?;
        if super::built_in(&id).is_some() {
            return Err(fields.error("id", format!("“{id}” belongs to a built-in KPI")));
        }
        Ok(Self {
            id,
            name: fields.text("name", LINE)?,
            unit: fields.text("unit", LINE)?,
            direction: fields.choice("direction")?.unwrap_or(Direction::Higher),
            target: fields.number("target")?,
            extra: fields.rest(),
        })
    }

    /// Writes what [`Self::from_json`] reads.
    pub fn to_json(&self) -> Value {
        Object::over(&self.extra)
            .put("id", self.id.as_str())
            .put_text("name", &self.name)
            .put_text("unit", &self.unit)
            .put("direction", self.direction.key())
            .put_some("target", self.target)
            .done()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn reads_what_it_writes() {
        let value = json!({"id": "own1", "name": "Escalations", "unit": "a week", "direction": "lower", "target": 3.0, "later": true});
        assert_eq!(UserKpi::from_json(&value, "k").unwrap().to_json(), value);
    }

    #[test]
    fn a_percent_sign_makes_a_share() {
        let kpi = UserKpi::from_json(&json!({"id": "a", "name": "A", "unit": "%", "target": 0.9}), "k").unwrap();
        assert!(kpi.as_kpi().unit.is_share());
        assert!(kpi.as_kpi().benchmark.unwrap().is_met(0.9, Direction::Higher));
    }

    #[test]
    fn a_built_in_id_is_refused() {
        let error = UserKpi::from_json(&json!({"id": "deep_work", "name": "A"}), "k").unwrap_err();
        assert_eq!(error.to_string(), "k.id: “deep_work” belongs to a built-in KPI");
    }
}
