//! When money moves, collapsed: how much one unit of each kind of amount is worth over a whole horizon.
//!
//! [`Schedule`](crate::model::Schedule) says it month by month. Hundreds of scenarios at every keystroke need it without
//! the months: adoption is level after the rollout, and a level month's worth is a geometric series. `tests.rs` holds the
//! two together to 1e-12.

use super::draws::Draws;
use super::path::SHOWN;
use super::progress::{Calendar, Pace, Progress};
use crate::model::estimate::Spread;
use std::ops::Range;

/// How an amount moves over time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Timing {
    /// A year's benefit that follows adoption.
    Adoption,
    /// A year's benefit that follows adoption after the lag of turnover.
    Retention,
    /// A cost of month 0.
    Once,
    /// A cost of every month.
    Monthly,
    /// A cost spread over the days of the rollout.
    Lead,
    /// What a full month of dip costs.
    Dip,
}

/// How many timings there are; which are those of benefits, and which those of costs.
pub(super) const TIMINGS: usize = 6;
pub(super) const BENEFITS: Range<usize> = 0..2;
pub(super) const COSTS: Range<usize> = 2..TIMINGS;

impl Timing {
    /// Whether it is a benefit's.
    pub(super) fn is_benefit(self) -> bool {
        BENEFITS.contains(&(self as usize))
    }
}

/// One number for each [`Timing`].
pub(super) type ByTiming<T> = [T; TIMINGS];

/// What one unit of each kind of amount is worth: the same in all scenarios, or in each its own.
#[derive(Debug)]
pub(super) struct Weights(Box<[ByTiming<f64>]>);

impl Weights {
    /// The same in all.
    pub(super) fn same(weights: ByTiming<f64>) -> Self {
        Self([weights].into())
    }

    /// Those of one scenario.
    #[inline]
    pub(super) fn at(&self, scenario: usize) -> &ByTiming<f64> {
        &self.0[scenario.min(self.0.len() - 1)]
    }
}

/// v + v² + … + vⁿ by doubling, which loses no digits where v is near 1.
fn annuity(v: f64, n: u32) -> f64 {
    let (mut sum, mut power) = (0.0, 1.0);
    for bit in (0..u32::BITS - n.leading_zeros()).rev() {
        sum *= 1.0 + power;
        power *= power;
        if n >> bit & 1 == 1 {
            sum += power;
            power *= v;
        }
    }
    v * sum
}

/// A sum over months up to a fraction of a month: `prefix(n)` for whole ones.
fn up_to(months: f64, horizon: u32, prefix: impl Fn(u32) -> f64) -> f64 {
    if months >= f64::from(horizon) {
        return prefix(horizon);
    }
    let whole = months as u32;
    let (before, part) = (prefix(whole), months.fract());
    if part > 0.0 { before + part * (prefix(whole + 1) - before) } else { before }
}

/// Σ over the first `n` months of mean adoption × vᵐ.
fn adoption(calendar: &Calendar, v: f64, n: u32, [a1, a2, a3]: [f64; 3]) -> f64 {
    let rollout = calendar.hats.len() as u32;
    let (mut sum, mut discount) = (0.0, 1.0);
    for hat in calendar.hats.iter().take(n as usize) {
        discount *= v;
        sum += discount * (hat[0] * a1 + hat[1] * a2 + hat[2] * a3);
    }
    if n > rollout { sum + a3 * discount * annuity(v, n - rollout) } else { sum }
}

/// Σ over the first `n` months of the lead's share × vᵐ.
fn lead(calendar: &Calendar, v: f64, n: u32) -> f64 {
    let shares = calendar.lead.iter().take(n as usize);
    shares.fold((0.0, 1.0), |(sum, discount), share| (sum + discount * v * share, discount * v)).0
}

/// What one unit of each kind of amount is worth over `n` months at a month's discount factor `v`.
fn worth(calendar: &Calendar, v: f64, n: u32, pace: &Pace) -> ByTiming<f64> {
    let adopted = adoption(calendar, v, n, pace.shares);
    let waiting = up_to(pace.lag, n, |months| adoption(calendar, v, months, pace.shares));
    let level = |months| annuity(v, months);
    [adopted / 12.0, (adopted - waiting) / 12.0, 1.0, level(n), lead(calendar, v, n), up_to(pace.dip, n, level)]
}

/// The inputs that decide when money moves.
const DECIDING: [&str; 6] = [
    "rollout.adoption.0",
    "rollout.adoption.1",
    "rollout.adoption.2",
    "turnover.lag_months",
    "change.dip_months",
    "finance.discount_rate",
];

/// When money moves in every scenario of a simulation.
#[derive(Debug)]
pub(super) struct Times {
    /// All that it follows from: how many scenarios, horizon, days, and the deciding inputs with their dimensions.
    origin: (usize, u32, u32, Vec<(Option<usize>, Spread)>),
    /// The present value of one unit of each kind of amount.
    pub(super) present: Weights,
    /// The discount factor of a month, and that of the month after the horizon, in the first scenarios.
    pub(super) discounts: Vec<(f64, f64)>,
    /// How much of one unit has come by when.
    pub(super) progress: Progress,
}

impl Times {
    /// Those of the draws: the kept ones where they follow from the same.
    pub(super) fn renewed(kept: Option<Self>, draws: &Draws) -> Self {
        let scenario = draws.scenario;
        let horizon = scenario.finance.horizon_months;
        let deciding: Vec<(Option<usize>, Spread)> =
            DECIDING.iter().filter_map(|key| Some((draws.place(key, 0), *draws.spread(key, 0)?))).collect();
        let varies = deciding.iter().any(|(dimension, _)| dimension.is_some());
        let origin = (draws.count, horizon, scenario.rollout.days, deciding);
        if let Some(times) = kept.filter(|times| times.origin == origin) {
            return times;
        }
        let count = if varies { draws.count } else { 1 };
        let rates = draws.of("finance.discount_rate");
        let factor = |i| libm::pow(1.0 + rates.at(i), -1.0 / 12.0);
        let progress = Progress::new(draws, count);
        let present = (0..count).map(|i| worth(&progress.calendar, factor(i), horizon, progress.pace(i))).collect();
        let after = f64::from(horizon + 1);
        let discount = |i| (factor(i), libm::pow(factor(i), after));
        let discounts = (0..draws.count.min(SHOWN)).map(discount).collect();
        Self { origin, present: Weights(present), discounts, progress }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_annuity_is_its_sum() {
        for v in [1.0, 0.992, 1.05, 0.5] {
            for n in [0, 1, 2, 3, 11, 36, 600] {
                let (sum, _) = (0..n).fold((0.0, 1.0), |(sum, d), _| (sum + d * v, d * v));
                assert!((annuity(v, n) - sum).abs() <= 1e-12 * sum, "{v} {n}");
            }
        }
    }
}
