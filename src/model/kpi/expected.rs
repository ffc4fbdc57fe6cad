//! The values that the business case assumes, as KPIs.

use super::{BuiltInKpi, KpiId};
use crate::model::{Case, Evaluation, Quantity};

/// The values of a KPI that the business case assumes, in the KPI's unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ExpectedKpi {
    /// Before the change.
    pub before: f64,
    /// At full adoption.
    pub after: f64,
    /// The key of the input that says what is today, or decides most of it.
    pub input: &'static str,
}

/// What the likely case of a case says about a built-in KPI; none for those that bring no money, and for the user's own.
///
/// ```
/// use async_roi::model::kpi::{BuiltInKpi, expected};
/// use async_roi::model::{Evaluation, Preset};
/// let article = Preset::Article.case();
/// // 30 % a year, two thirds of which then stay.
/// let turnover = expected(&BuiltInKpi::Turnover.into(), &article, &Evaluation::of(&article)).unwrap();
/// assert!((turnover.before - 0.3).abs() < 1e-12 && (turnover.after - 0.1).abs() < 1e-12);
/// assert_eq!(expected(&BuiltInKpi::ResolutionTime.into(), &article, &Evaluation::of(&article)), None);
/// ```
pub fn expected(kpi: &KpiId, case: &Case, evaluation: &Evaluation) -> Option<ExpectedKpi> {
    let (week, ledger) = (case.team.hours_per_week.likely().value(), &evaluation.ledger);
    match kpi.built_in()? {
        BuiltInKpi::DeepWork => Some(ExpectedKpi {
            before: case.deep_work.hours_before.likely().value() / week,
            after: ledger.deep_after.value() / week,
            input: "deep_work.hours_before",
        }),
        BuiltInKpi::MeetingLoad => Some(ExpectedKpi {
            before: ledger.meeting_hours.value(),
            after: ledger.meeting_hours.value() - ledger.removed_hours.value(),
            input: "meetings.cut",
        }),
        BuiltInKpi::Turnover => {
            let (rate, reduction) = (case.turnover.rate.likely().value(), case.turnover.reduction.likely().value());
            Some(ExpectedKpi { before: rate, after: rate * (1.0 - reduction), input: "turnover.rate" })
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
        let case = Preset::Article.case();
        let evaluation = Evaluation::of(&case);
        let deep = expected(&BuiltInKpi::DeepWork.into(), &case, &evaluation).unwrap();
        assert_eq!(deep.before, 15.0 / 40.0);
        assert!((deep.after * 40.0 - evaluation.ledger.deep_after.value()).abs() < 1e-12);
        let meetings = expected(&BuiltInKpi::MeetingLoad.into(), &case, &evaluation).unwrap();
        assert!((meetings.after / meetings.before - 0.6).abs() < 1e-12, "a cut of 40 %");
        let turnover = expected(&BuiltInKpi::Turnover.into(), &case, &evaluation).unwrap();
        assert_eq!(turnover.before, 0.3);
        assert!((turnover.after - 0.1).abs() < 1e-12, "two thirds fewer");
    }

    #[test]
    fn its_inputs_are_inputs() {
        let case = Preset::Evidence.case();
        for kpi in [BuiltInKpi::DeepWork, BuiltInKpi::MeetingLoad, BuiltInKpi::Turnover] {
            let expected = expected(&kpi.into(), &case, &Evaluation::of(&case)).unwrap();
            assert!(crate::model::Field::find(expected.input).is_some(), "{}", expected.input);
        }
    }
}
