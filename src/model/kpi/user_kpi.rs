//! KPIs that the user adds.

use super::{Direction, Kpi, KpiId, KpiUnit, Target};
use crate::model::UnknownKeys;

/// A KPI that the user adds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct UserKpi {
    /// Identifies it; never a built-in KPI.
    pub id: KpiId,
    /// Its name on the page; empty until the user gives it one.
    pub name: String,
    /// The word after a value; `%` makes it a share, kept as a fraction.
    pub unit: String,
    /// Which way is better.
    pub direction: Direction,
    /// The value to reach, in the unit.
    pub target: Option<f64>,
    /// Keys of a later version.
    pub unknown: UnknownKeys,
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
            name: if self.name.trim().is_empty() { "A KPI of your own" } else { &self.name },
            unit: if self.is_share() { KpiUnit::Share } else { KpiUnit::Named(&self.unit) },
            direction: self.direction,
            benchmark: self.target.map(|value| Target { value, strict: false }),
            benchmark_words: "No benchmark: the target is yours to set.",
            relative_goal: None,
            guardrail: false,
            meaning: "A KPI of your own.",
            definition: "As your team defines it.",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percent_sign_makes_a_share() {
        let kpi = UserKpi { unit: "%".into(), target: Some(0.9), ..UserKpi::default() };
        assert!(kpi.as_kpi().unit.is_share());
        assert!(kpi.as_kpi().benchmark.unwrap().is_met(0.9, Direction::Higher));
    }
}
