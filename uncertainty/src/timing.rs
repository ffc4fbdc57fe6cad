//! When amounts are earned or paid, reduced to weights: the present value of one unit of each kind of amount.
//!
//! The weights replace the month-by-month schedule in every draw. After the rollout, the lag and the dip all months are alike, and
//! their discount factors form a geometric series.

use super::accrual::{Accrual, SchedulePair, TimePoint, part_before};
use super::per_draw::{PerDraw, from_pairs};
use super::simd::{LANES, f64x2};
use std::ops::Range;

/// How an amount is spread over time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
    /// A yearly benefit, proportional to adoption.
    Adoption,
    /// A yearly benefit, proportional to adoption from the end of the turnover lag on.
    Retention,
    /// A cost paid at the start, in month 0.
    Once,
    /// A monthly cost.
    Monthly,
    /// A cost spread evenly over the days of the rollout.
    Lead,
    /// The cost of a full month of the productivity dip.
    Dip,
}

const TIMINGS: usize = 6;
/// The timings of benefits and those of costs.
pub(crate) const BENEFITS: Range<usize> = 0..2;
pub(crate) const COSTS: Range<usize> = 2..TIMINGS;

impl Timing {
    pub(crate) fn is_benefit(self) -> bool {
        BENEFITS.contains(&(self as usize))
    }
}

/// One value for each [`Timing`].
pub(crate) type ByTiming<T> = [T; TIMINGS];

/// The value of one unit of each kind of amount, per draw.
#[derive(Debug)]
pub struct TimingWeights(pub(crate) ByTiming<PerDraw<'static>>);

impl TimingWeights {
    /// The same weights in every draw.
    #[cfg(test)]
    pub(crate) fn constant(weights: ByTiming<f64>) -> Self {
        Self(weights.map(PerDraw::Constant))
    }

    /// A year's benefits at this adoption, from 0 to 1, once the turnover lag is over. Costs do not count.
    pub fn year(adoption: &PerDraw<'static>) -> Self {
        let weight = |timing| if BENEFITS.contains(&timing) { adoption.clone() } else { PerDraw::Constant(0.0) };
        Self(std::array::from_fn(weight))
    }

    /// The present value of one unit of each kind of amount, given a month's discount factors, in the first `count` draws.
    #[inline(never)]
    pub fn present_values(accrual: &Accrual, discount_factors: &PerDraw, count: usize) -> Self {
        let pair = |pair| present_values(accrual, discount_factors.pair(pair), accrual.pair(pair));
        Self(from_pairs(count, (0..count.div_ceil(LANES)).map(pair)))
    }

    /// The undiscounted multiple of each kind of amount that has accrued by a time, in the first `count` draws.
    pub(crate) fn accrued(accrual: &Accrual, time: &TimePoint, count: usize) -> Self {
        Self(from_pairs(count, (0..count.div_ceil(LANES)).map(|pair| accrual.weights(time, pair))))
    }

    #[inline]
    pub(crate) fn pair(&self, pair: usize) -> ByTiming<f64x2> {
        std::array::from_fn(|timing| self.0[timing].pair(pair))
    }
}

/// The annuity v + v² + … + vⁿ by binary doubling: unlike v (1 − vⁿ) / (1 − v) it is accurate near v = 1.
#[inline]
fn annuity(v: f64x2, n: u32) -> f64x2 {
    let (mut sum, mut power) = (f64x2::ZERO, f64x2::ONE);
    for bit in (0..u32::BITS - n.leading_zeros()).rev() {
        sum *= power + 1.0;
        power *= power;
        if n >> bit & 1 == 1 {
            sum += power;
            power *= v;
        }
    }
    sum * v
}

/// The present value of one unit of each kind of amount over the horizon, at a month's discount factor `v`, in a pair of draws.
fn present_values(accrual: &Accrual, v: f64x2, schedule: &SchedulePair) -> ByTiming<f64x2> {
    let mut discount = f64x2::ONE;
    let [mut adopted, mut retained, mut monthly, mut lead, mut dip] = [f64x2::ZERO; 5];
    for month in 0..accrual.linear_from {
        let (hats, lead_share) = accrual.calendar.month(month);
        let start = f64::from(month);
        discount *= v;
        let adoption = discount * schedule.adopted(hats);
        adopted += adoption;
        retained += adoption * (1.0 - part_before(schedule.lag, start));
        monthly += discount;
        lead += discount * lead_share;
        dip += discount * part_before(schedule.dip, start);
    }
    let rest = discount * annuity(v, accrual.horizon - accrual.linear_from);
    let settled = rest * schedule.adoption[2];
    [(adopted + settled) / 12.0, (retained + settled) / 12.0, f64x2::ONE, monthly + rest, lead, dip]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_annuity_is_its_geometric_sum() {
        for v in [1.0, 0.992, 1.05, 0.5] {
            for n in [0, 1, 2, 3, 11, 36, 600] {
                let (sum, _) = (0..n).fold((0.0, 1.0), |(sum, d), _| (sum + d * v, d * v));
                let found = annuity(f64x2::splat(v), n).to_array();
                assert!(found.iter().all(|found| (found - sum).abs() <= 1e-12 * sum), "{v} {n}");
            }
        }
    }
}
