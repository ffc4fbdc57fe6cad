//! When money moves, collapsed: how much one unit of each kind of amount is worth over a whole horizon.
//!
//! A schedule says it month by month. Hundreds of scenarios at every keystroke need it without the months: adoption is level
//! after the rollout, and a level month's worth is a geometric series.

use super::column::{Column, columns};
use super::pair::{LANES, Pair};
use super::progress::{PacePair, Progress, Time, part_before};
use std::ops::Range;

/// How an amount moves over time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
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
pub(crate) const TIMINGS: usize = 6;
pub(crate) const BENEFITS: Range<usize> = 0..2;
pub(crate) const COSTS: Range<usize> = 2..TIMINGS;

impl Timing {
    /// Whether it is a benefit's.
    pub(crate) fn is_benefit(self) -> bool {
        BENEFITS.contains(&(self as usize))
    }
}

/// One number for each [`Timing`].
pub type ByTiming<T> = [T; TIMINGS];

/// What one unit of each kind of amount is worth: the same in all scenarios, or in each its own.
#[derive(Debug)]
pub struct Weights(pub ByTiming<Column<'static>>);

impl Weights {
    /// The same in all.
    pub fn same(weights: ByTiming<f64>) -> Self {
        Self(weights.map(Column::Same))
    }

    /// Those of two scenarios.
    #[inline]
    pub(crate) fn pair(&self, index: usize) -> ByTiming<Pair> {
        std::array::from_fn(|timing| self.0[timing].pair(index))
    }
}

/// v + v² + … + vⁿ by doubling, which loses no digits where v is near 1.
#[inline]
fn annuity(v: Pair, n: u32) -> Pair {
    let (mut sum, mut power) = (Pair::ZERO, Pair::ONE);
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

/// What one unit of each kind of amount is worth over the horizon at a month's discount factor `v`, in two scenarios.
fn worth(progress: &Progress, v: Pair, pace: &PacePair) -> ByTiming<Pair> {
    let mut discount = Pair::ONE;
    let [mut adopted, mut retained, mut level, mut lead, mut dip] = [Pair::ZERO; 5];
    for month in 0..progress.settled {
        let (hats, share) = progress.calendar.month(month);
        let start = f64::from(month);
        discount *= v;
        let adoption = discount * pace.adopted(hats);
        adopted += adoption;
        retained += adoption * (1.0 - part_before(pace.lag, start));
        level += discount;
        lead += discount * share;
        dip += discount * part_before(pace.dip, start);
    }
    let rest = discount * annuity(v, progress.horizon - progress.settled);
    let settled = rest * pace.shares[2];
    [(adopted + settled) / 12.0, (retained + settled) / 12.0, Pair::ONE, level + rest, lead, dip]
}

/// The present value of one unit of each kind of amount, in so many scenarios.
#[inline(never)]
pub fn present(progress: &Progress, factors: &Column, count: usize) -> Weights {
    let pairs = (0..count.div_ceil(LANES)).map(|index| worth(progress, factors.pair(index), progress.pace(index)));
    Weights(columns(count, pairs))
}

/// How much of one unit of each kind of amount has come by a time, in so many scenarios.
pub(crate) fn come(progress: &Progress, time: &Time, count: usize) -> Weights {
    Weights(columns(count, (0..count.div_ceil(LANES)).map(|index| progress.weights(time, index))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_annuity_is_its_sum() {
        for v in [1.0, 0.992, 1.05, 0.5] {
            for n in [0, 1, 2, 3, 11, 36, 600] {
                let (sum, _) = (0..n).fold((0.0, 1.0), |(sum, d), _| (sum + d * v, d * v));
                let found = annuity(Pair::splat(v), n).to_array();
                assert!(found.iter().all(|found| (found - sum).abs() <= 1e-12 * sum), "{v} {n}");
            }
        }
    }
}
