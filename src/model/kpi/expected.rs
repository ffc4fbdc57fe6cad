//! What the business case counts on, in the terms of a KPI.

use crate::model::{Case, Quantity, Scenario};

/// A KPI as the business case has it, in the KPI's unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Expected {
    /// Before the change.
    pub before: f64,
    /// At full adoption.
    pub after: f64,
    /// The key of the input that says what is today, or decides most of it.
    pub input: &'static str,
}

/// What the likely case of a scenario says about the built-in KPI with this id; none for those that bring no money.
///
/// ```
/// use async_roi::model::kpi::expected;
/// use async_roi::model::{Case, Preset};
/// let article = Preset::Article.scenario();
/// // 30 % a year, two thirds of which then stay.
/// let turnover = expected("turnover", &article, &Case::of(&article)).unwrap();
/// assert!((turnover.before - 0.3).abs() < 1e-12 && (turnover.after - 0.1).abs() < 1e-12);
/// assert_eq!(expected("resolution_time", &article, &Case::of(&article)), None);
/// ```
pub fn expected(kpi: &str, scenario: &Scenario, case: &Case) -> Option<Expected> {
    let (week, ledger) = (scenario.team.hours_per_week.likely().value(), &case.ledger);
    match kpi {
        "deep_work" => Some(Expected {
            before: scenario.deep_work.hours_before.likely().value() / week,
            after: ledger.deep_after.value() / week,
            input: "deep_work.hours_before",
        }),
        "meeting_load" => Some(Expected {
            before: ledger.meeting_hours.value(),
            after: ledger.meeting_hours.value() - ledger.removed_hours.value(),
            input: "meetings.cut",
        }),
        "turnover" => {
            let (rate, reduction) =
                (scenario.turnover.rate.likely().value(), scenario.turnover.reduction.likely().value());
            Some(Expected { before: rate, after: rate * (1.0 - reduction), input: "turnover.rate" })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Preset;

    #[test]
    fn hours_of_the_case_become_the_kpis_units() {
        let scenario = Preset::Article.scenario();
        let case = Case::of(&scenario);
        let deep = expected("deep_work", &scenario, &case).unwrap();
        assert_eq!(deep.before, 15.0 / 40.0);
        assert!((deep.after * 40.0 - case.ledger.deep_after.value()).abs() < 1e-12);
        let meetings = expected("meeting_load", &scenario, &case).unwrap();
        assert!((meetings.after / meetings.before - 0.6).abs() < 1e-12, "a cut of 40 %");
    }

    #[test]
    fn its_inputs_are_inputs() {
        let scenario = Preset::Evidence.scenario();
        for kpi in ["deep_work", "meeting_load", "turnover"] {
            let expected = expected(kpi, &scenario, &Case::of(&scenario)).unwrap();
            assert!(crate::model::Field::find(expected.input).is_some(), "{}", expected.input);
        }
    }
}
