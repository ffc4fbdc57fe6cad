//! What changed between two measured periods, with its uncertainty, and what the case promises for it.

use crate::model::date::Date;
use crate::model::kpi::{BuiltInKpi, expected};
use crate::model::promise::Approval;
use crate::model::schedule::Adoption;
use crate::model::{Case, Evaluation};

/// The 90th percentile of Student's t distribution for 1 to 30 degrees of freedom (any table of it, such as NIST's e-Handbook of
/// Statistical Methods, 1.3.6.7.2); 80% of the distribution lie within this distance of zero.
const T_90: [f64; 30] = [
    3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356, 1.350, 1.345, 1.341, 1.337,
    1.333, 1.330, 1.328, 1.325, 1.323, 1.321, 1.319, 1.318, 1.316, 1.315, 1.314, 1.313, 1.311, 1.310,
];
/// The same of the normal distribution, for more degrees of freedom.
const NORMAL_90: f64 = 1.282;
/// The fewest weeks of a period from which a spread is computed.
const FEWEST_WEEKS: usize = 2;

/// The change of a weekly value from one period to another, in the value's unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MeasuredEffect {
    /// Mean of the weeks after less mean of the weeks before.
    pub change: f64,
    /// Lower end of the range that is 80% likely to hold the change.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

/// There are too few weeks to tell how much a value varies: two are needed in each period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeeksError;

/// The change between two periods from their weekly values, with its 80% range: Welch's interval for two means of unequal variance
/// (Welch 1947), degrees of freedom rounded down. The weeks of a period count as independent; what differs between seasons is not in
/// the range.
///
/// # Errors
/// [`WeeksError`] where a period has fewer than two weeks.
pub fn measured_effect(before: &[f64], after: &[f64]) -> Result<MeasuredEffect, WeeksError> {
    if before.len().min(after.len()) < FEWEST_WEEKS {
        return Err(WeeksError);
    }
    let [(mean_before, error_before), (mean_after, error_after)] = [before, after].map(mean_and_error);
    let change = mean_after - mean_before;
    let error = error_before + error_after;
    if error <= 0.0 {
        return Ok(MeasuredEffect { change, low: change, high: change });
    }
    let part = |error: f64, weeks: &[f64]| error * error / (weeks.len() as f64 - 1.0);
    let freedom = error * error / (part(error_before, before) + part(error_after, after));
    let t = T_90.get((freedom as usize).max(1) - 1).copied().unwrap_or(NORMAL_90);
    let distance = t * libm::sqrt(error);
    Ok(MeasuredEffect { change, low: change - distance, high: change + distance })
}

/// Mean, and variance of the mean.
fn mean_and_error(values: &[f64]) -> (f64, f64) {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    (mean, squares / (count - 1.0) / count)
}

/// What a case promises of a KPI: the change in its unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PromisedChange {
    /// By the day of the review, at the adoption that is promised for it.
    pub by_now: f64,
    /// At full adoption.
    pub in_all: f64,
    /// Whether it is the approved case that promises; else it is the case as it stands.
    pub is_approved: bool,
}

/// What the approved case, or without one the case as it stands, promises of a KPI by a day. None for a KPI of which it says nothing.
pub fn promised_change(case: &Case, kpi: BuiltInKpi, day: Date) -> Option<PromisedChange> {
    let approval = case.implementation.approval.as_deref();
    let promise = approval.map_or(case, Approval::case);
    let start = approval.map_or_else(|| case.first_day(), Approval::start);
    let expected = expected(&kpi.into(), promise, &Evaluation::of(promise))?;
    let in_all = expected.after - expected.before;
    let adoption = Adoption::of(promise).at(f64::from(start.days_until(day).max(0)));
    Some(PromisedChange { by_now: in_all * adoption, in_all, is_approved: approval.is_some() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Preset;
    use proptest::prelude::*;

    #[test]
    fn the_range_is_that_of_two_means() {
        // Means 16 and 12, variances of the means 2/3 ÷ 4 each: t(6) = 1.440 × √(1/3).
        let effect = measured_effect(&[15.0, 16.0, 16.0, 17.0], &[11.0, 12.0, 12.0, 13.0]).unwrap();
        assert_eq!(effect.change, -4.0);
        let distance = 1.440 * (1.0_f64 / 3.0).sqrt();
        assert!((effect.high - effect.change - distance).abs() < 1e-12, "{effect:?}");
        assert!((effect.change - effect.low - distance).abs() < 1e-12, "{effect:?}");
    }

    #[test]
    fn one_week_tells_nothing_of_the_spread_and_equal_weeks_have_none() {
        assert_eq!(measured_effect(&[16.0], &[12.0, 13.0]), Err(WeeksError));
        let effect = measured_effect(&[16.0, 16.0], &[12.0, 12.0]).unwrap();
        assert_eq!((effect.low, effect.high), (-4.0, -4.0));
    }

    #[test]
    fn the_promise_follows_adoption() {
        let case = Preset::Evidence.case();
        let on = |days| {
            let start: Date = case.rollout.start.parse().unwrap();
            promised_change(&case, BuiltInKpi::MeetingLoad, start.plus_days(days)).unwrap()
        };
        assert_eq!(on(-10).by_now, 0.0);
        let end = on(90);
        assert!((end.by_now - end.in_all * 0.75).abs() < 1e-9 && end.in_all < 0.0 && !end.is_approved, "{end:?}");
        assert_eq!(promised_change(&case, BuiltInKpi::ResolutionTime, Date::MIN), None);
    }

    #[test]
    fn an_approved_case_keeps_its_promise() {
        let mut case = Preset::Evidence.case();
        let before = promised_change(&case, BuiltInKpi::MeetingLoad, Date::MAX).unwrap();
        case.implementation.approval = Some(std::sync::Arc::new(Approval::of(&case, "2027-01-04".parse().unwrap())));
        case.meetings.cut = crate::model::Estimate::certain(0.9);
        let after = promised_change(&case, BuiltInKpi::MeetingLoad, Date::MAX).unwrap();
        assert_eq!((after.in_all, after.is_approved), (before.in_all, true));
    }

    proptest! {
        #[test]
        fn the_range_holds_the_change_and_turns_with_the_periods(
            before in prop::collection::vec(0.0..40.0_f64, 2..60), after in prop::collection::vec(0.0..40.0_f64, 2..60)) {
            let forth = measured_effect(&before, &after).unwrap();
            let back = measured_effect(&after, &before).unwrap();
            prop_assert!(forth.low <= forth.change && forth.change <= forth.high);
            prop_assert!((forth.low + back.high).abs() < 1e-9 && (forth.high + back.low).abs() < 1e-9);
        }
    }
}
