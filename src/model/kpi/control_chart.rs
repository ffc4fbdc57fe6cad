//! The individuals control chart (`XmR`) of a KPI, which tells a change from noise.
//!
//! Walter A. Shewhart, Economic Control of Quality of Manufactured Product, 1931; Donald J. Wheeler, Understanding
//! Variation, 1993: the natural process limits are the mean of the baseline values plus and minus 2.66 times their mean
//! moving range.

use super::{Kpi, Reading, Scorecard};
use crate::model::date::Date;

/// Limits over the mean moving range: 3 standard deviations, of which the moving range of two values is 1.128 on average.
const SCALE: f64 = 2.66;

/// A value this close to a limit or to the center, relative to its size, lies on it: it differs by rounding only.
const ROUNDING: f64 = 1e-9;

/// By which rule readings are beyond usual noise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ControlRule {
    /// A value outside the limits.
    OutsideLimits,
    /// [`ControlChart::RUN`] values in a row on one side of the center (Western Electric Company, Statistical Quality Control
    /// Handbook, 1956, rule 4).
    OneSide,
}

/// Where the latest readings are beyond usual noise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signal {
    /// The place of the first of them in the series.
    pub since: usize,
    /// By which rule.
    pub rule: ControlRule,
}

/// Center and limits from the baseline values, and what they say of the others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ControlChart {
    /// The mean of the baseline values.
    pub center: f64,
    /// The lower natural process limit.
    pub lower: f64,
    /// The upper natural process limit.
    pub upper: f64,
    /// How many values, from the first on, are the baseline.
    pub baseline: usize,
    /// Where the latest values are beyond usual noise; none where they are within it.
    pub signal: Option<Signal>,
}

/// The control chart of a KPI, or what it lacks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NoiseCheck {
    /// So many readings are missing for the limits, or for a first reading to compare with them.
    Missing(usize),
    /// There is a chart.
    Chart(ControlChart),
}

impl ControlChart {
    /// The fewest baseline values. Our choice: the standard error of the distance between the limits is 44% with five values, 50%
    /// with four, and 33% with eight (simulated for normal values).
    pub const MIN_BASELINE: usize = 5;
    /// The length of a run on one side that is beyond noise.
    pub const RUN: usize = 8;

    /// The chart of values in the order of time, the first `baseline` of which are the baseline; none with fewer of them than
    /// [`Self::MIN_BASELINE`] or with no value after them.
    pub fn of(values: &[f64], baseline: usize) -> Option<Self> {
        if baseline < Self::MIN_BASELINE || values.len() <= baseline {
            return None;
        }
        let first = &values[..baseline];
        let center = mean(first.iter().copied(), baseline);
        let moving_range = mean(first.windows(2).map(|pair| (pair[1] - pair[0]).abs()), baseline - 1);
        let reach = SCALE * moving_range;
        let mut chart = Self { center, lower: center - reach, upper: center + reach, baseline, signal: None };
        chart.signal = chart.outside(values).or_else(|| chart.on_one_side(values));
        Some(chart)
    }

    /// On which side of the limits a value lies: −1 below, 1 above, 0 within.
    pub fn side_of_limits(&self, value: f64) -> i8 {
        i8::from(exceeds(value, self.upper)) - i8::from(exceeds(self.lower, value))
    }

    fn side_of_center(&self, value: f64) -> i8 {
        i8::from(exceeds(value, self.center)) - i8::from(exceeds(self.center, value))
    }

    /// The values outside at the end of the series, all on one side.
    fn outside(&self, values: &[f64]) -> Option<Signal> {
        let count = trailing(&values[self.baseline..], |value| self.side_of_limits(value))?;
        Some(Signal { since: values.len() - count, rule: ControlRule::OutsideLimits })
    }

    /// The run at the end of the series.
    fn on_one_side(&self, values: &[f64]) -> Option<Signal> {
        let count = trailing(values, |value| self.side_of_center(value)).filter(|count| *count >= Self::RUN)?;
        Some(Signal { since: values.len() - count, rule: ControlRule::OneSide })
    }
}

fn mean(values: impl Iterator<Item = f64>, count: usize) -> f64 {
    // Divided one by one, so that the sum of large values stays finite.
    values.map(|value| value / count as f64).sum()
}

/// Whether one number is greater than another by more than rounding.
fn exceeds(one: f64, other: f64) -> bool {
    one - other > ROUNDING * one.abs().max(other.abs())
}

/// How many values at the end lie on the side of the last one; none where that is on no side.
fn trailing(values: &[f64], side: impl Fn(f64) -> i8) -> Option<usize> {
    let last = values.last().map(|value| side(*value)).filter(|side| *side != 0)?;
    Some(values.iter().rev().take_while(|value| side(**value) == last).count())
}

impl Scorecard {
    /// Whether a KPI has changed by more than noise, by the readings of its latest definition.
    ///
    /// The baseline are the readings before the rollout starts; where there are fewer than [`ControlChart::MIN_BASELINE`] of
    /// them, or no start is planned, the first [`ControlChart::MIN_BASELINE`]. So no later reading moves the limits.
    pub fn noise_check(&self, kpi: &Kpi<'_>, start: Option<Date>) -> NoiseCheck {
        let definition = self.definitions(kpi.id).first().copied();
        let series = definition.map(|definition| self.series(kpi.id, definition)).unwrap_or_default();
        let values: Vec<f64> = series.iter().map(|reading| reading.value()).collect();
        let before = |reading: &&&Reading| start.is_some_and(|start| reading.date < start);
        let baseline = series.iter().filter(before).count().max(ControlChart::MIN_BASELINE);
        match ControlChart::of(&values, baseline) {
            Some(chart) => NoiseCheck::Chart(within_bounds(chart, kpi)),
            None => NoiseCheck::Missing(baseline + 1 - values.len()),
        }
    }
}

/// A limit beyond what a value of the KPI can be is that bound.
fn within_bounds(chart: ControlChart, kpi: &Kpi<'_>) -> ControlChart {
    let (low, high) = kpi.limits().bounds;
    ControlChart { lower: chart.lower.max(low), upper: chart.upper.min(high), ..chart }
}

#[cfg(test)]
mod tests {
    use super::super::BuiltInKpi::{self, *};
    use super::*;
    use proptest::prelude::*;

    /// Batches of the NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2, "Individuals Control Charts".
    const BATCHES: [f64; 10] = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];

    fn of(values: &[f64], later: &[f64]) -> ControlChart {
        ControlChart::of(&[values, later].concat(), values.len()).unwrap()
    }

    #[track_caller]
    fn signals(later: &[f64], signal: Option<(usize, ControlRule)>) {
        let found = of(&BATCHES, later).signal.map(|signal| (signal.since - BATCHES.len(), signal.rule));
        assert_eq!(found, signal);
    }

    #[test]
    fn center_and_limits_of_a_published_example() {
        let chart = of(&BATCHES, &[50.0]);
        assert!((chart.center - 50.81).abs() < 1e-12);
        let moving_range = 16.9 / 9.0;
        assert!((chart.upper - (50.81 + 2.66 * moving_range)).abs() < 1e-12);
        // The handbook divides 3 by 1.128, where 2.66 is rounded: 55.8041 and 45.8159.
        assert!((chart.upper - 55.8041).abs() < 1e-3 && (chart.lower - 45.8159).abs() < 1e-3);
        assert_eq!(chart.signal, None);
    }

    #[test]
    fn a_value_outside_the_limits_is_beyond_noise() {
        use ControlRule::OutsideLimits;
        signals(&[55.8], None);
        signals(&[55.9], Some((0, OutsideLimits)));
        signals(&[50.0, 45.7, 44.0], Some((1, OutsideLimits)));
        signals(&[56.0, 45.0], Some((1, OutsideLimits)));
        signals(&[56.0, 50.0], None);
    }

    #[test]
    fn eight_in_a_row_on_one_side_are_beyond_noise() {
        signals(&[50.0; 7], None);
        signals(&[50.0; 8], Some((0, ControlRule::OneSide)));
        signals(&[50.0, 50.0, 50.0, 50.81, 50.0, 50.0, 50.0, 50.0, 50.0], None);
        // The run may have begun in the baseline: its last five values lie above the center.
        let chart = of(&BATCHES, &[52.0; 3]);
        assert_eq!(chart.signal, Some(Signal { since: 5, rule: ControlRule::OneSide }));
    }

    #[test]
    fn a_steady_baseline_makes_any_change_a_signal_but_rounding_none() {
        let steady = [0.1 + 0.2; 7];
        assert_eq!(of(&steady, &[0.3]).signal, None);
        assert_eq!(of(&steady, &[0.31]).signal.map(|signal| signal.since), Some(7));
    }

    #[test]
    fn too_few_values_make_no_chart() {
        assert_eq!(ControlChart::of(&[1.0; 9], 4), None);
        assert_eq!(ControlChart::of(&[1.0; 5], 5), None);
    }

    fn card(kpi: BuiltInKpi, values: &[f64]) -> Scorecard {
        let mut card = Scorecard::default();
        for (value, week) in values.iter().zip(0..) {
            card.record(Reading::new(kpi, first().plus_days(7 * week), *value).unwrap()).unwrap();
        }
        card
    }

    fn first() -> Date {
        Date::new(2027, 1, 4).unwrap()
    }

    fn chart(card: &Scorecard, kpi: BuiltInKpi, start: Option<i64>) -> ControlChart {
        let start = start.map(|week| first().plus_days(7 * week));
        match card.noise_check(&kpi.kpi(), start) {
            NoiseCheck::Chart(chart) => chart,
            NoiseCheck::Missing(count) => panic!("{count} are missing"),
        }
    }

    #[test]
    fn the_baseline_is_what_was_read_before_the_start() {
        let card = card(MeetingLoad, &[14.0, 15.0, 14.0, 15.0, 14.0, 15.0, 14.0, 9.0]);
        assert_eq!(chart(&card, MeetingLoad, Some(6)).baseline, 6);
        assert_eq!(chart(&card, MeetingLoad, Some(2)).baseline, 5, "too few before the start");
        assert_eq!(chart(&card, MeetingLoad, None).signal.map(|signal| signal.since), Some(7));
        assert_eq!(card.noise_check(&MeetingLoad.kpi(), Some(first().plus_days(90))), NoiseCheck::Missing(1));
    }

    #[test]
    fn what_is_missing_is_counted() {
        let missing = |values: &[f64]| card(Turnover, values).noise_check(&Turnover.kpi(), None);
        assert_eq!([missing(&[]), missing(&[0.1; 5])], [NoiseCheck::Missing(6), NoiseCheck::Missing(1)]);
    }

    #[test]
    fn no_limit_is_beyond_what_can_be_measured() {
        let chart = chart(&card(DeepWork, &[0.1, 0.9, 0.1, 0.9, 0.1, 0.5]), DeepWork, None);
        assert_eq!((chart.lower, chart.upper, chart.signal), (0.0, 1.0, None));
    }

    proptest! {
        #[test]
        fn limits_move_and_stretch_with_the_values(
            values in prop::collection::vec(0.0..100.0f64, 6..40), shift in -1_000.0..1_000.0f64, scale in 0.01..100.0f64,
        ) {
            let of = |values: &[f64]| ControlChart::of(values, 5).unwrap();
            let (chart, moved) = (of(&values), of(&values.iter().map(|value| value * scale + shift).collect::<Vec<_>>()));
            let near = |one: f64, other: f64| (one - other).abs() <= 1e-9 * (1.0 + one.abs().max(shift.abs()));
            for (before, after) in [(chart.center, moved.center), (chart.lower, moved.lower), (chart.upper, moved.upper)] {
                prop_assert!(near(after, before * scale + shift));
            }
            let mirrored = of(&values.iter().map(|value| -value).collect::<Vec<_>>());
            prop_assert!(near(mirrored.lower, -chart.upper) && near(mirrored.center, -chart.center));
            prop_assert_eq!(mirrored.signal, chart.signal);
        }

        #[test]
        fn later_values_move_no_limit(values in prop::collection::vec(0.0..100.0f64, 6..40), more in 0.0..1e6f64) {
            let of = |values: &[f64]| ControlChart::of(values, 5).map(|chart| (chart.center, chart.lower, chart.upper));
            prop_assert_eq!(of(&values), of(&[&values[..], &[more]].concat()));
        }
    }
}
