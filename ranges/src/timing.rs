//! When money moves, collapsed: how much one unit of each kind of amount is worth over a whole horizon.
//!
//! A schedule says it month by month. Hundreds of scenarios at every keystroke need it without the months: adoption is level
//! after the rollout, and a level month's worth is a geometric series.

use super::block::{BLOCK, Block, ZEROS};
use super::column::{Column, columns};
use super::progress::{PaceBlock, Progress, Time, part_before};
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

    /// Those of a block of scenarios.
    pub fn block(&self, index: usize) -> ByTiming<Block> {
        std::array::from_fn(|timing| self.0[timing].block(index))
    }
}

/// v + v² + … + vⁿ by doubling, which loses no digits where v is near 1.
#[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
fn annuity(v: &Block, n: u32) -> Block {
    let (mut sum, mut power) = (ZEROS, [1.0; BLOCK]);
    for bit in (0..u32::BITS - n.leading_zeros()).rev() {
        let odd = n >> bit & 1 == 1;
        for i in 0..BLOCK {
            sum[i] *= 1.0 + power[i];
            power[i] *= power[i];
            if odd {
                sum[i] += power[i];
                power[i] *= v[i];
            }
        }
    }
    for i in 0..BLOCK {
        sum[i] *= v[i];
    }
    sum
}

/// What one unit of each kind of amount is worth over the horizon at a month's discount factor `v`, in a block.
#[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
fn worth(progress: &Progress, v: &Block, pace: &PaceBlock) -> ByTiming<Block> {
    let mut discount = [1.0; BLOCK];
    let [mut adopted, mut retained, mut level, mut lead, mut dip] = [ZEROS; 5];
    for month in 0..progress.settled {
        let (hats, share) = progress.calendar.month(month);
        let start = f64::from(month);
        for i in 0..BLOCK {
            discount[i] *= v[i];
            let adoption =
                discount[i] * (hats[0] * pace.shares[0][i] + hats[1] * pace.shares[1][i] + hats[2] * pace.shares[2][i]);
            adopted[i] += adoption;
            retained[i] += adoption * (1.0 - part_before(pace.lag[i], start));
            level[i] += discount[i];
            lead[i] += discount[i] * share;
            dip[i] += discount[i] * part_before(pace.dip[i], start);
        }
    }
    let rest = annuity(v, progress.horizon - progress.settled);
    for i in 0..BLOCK {
        let rest = discount[i] * rest[i];
        level[i] += rest;
        adopted[i] = (adopted[i] + rest * pace.shares[2][i]) / 12.0;
        retained[i] = (retained[i] + rest * pace.shares[2][i]) / 12.0;
    }
    [adopted, retained, [1.0; BLOCK], level, lead, dip]
}

/// The present value of one unit of each kind of amount, in so many scenarios.
#[inline(never)]
pub fn present(progress: &Progress, factors: &Column, count: usize) -> Weights {
    let blocks = (0..count.div_ceil(BLOCK)).map(|index| worth(progress, &factors.block(index), &progress.pace(index)));
    Weights(columns(count, blocks))
}

/// How much of one unit of each kind of amount has come by a time, in so many scenarios.
pub(crate) fn come(progress: &Progress, time: &Time, count: usize) -> Weights {
    Weights(columns(count, (0..count.div_ceil(BLOCK)).map(|index| progress.weights(time, index))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_annuity_is_its_sum() {
        for v in [1.0, 0.992, 1.05, 0.5] {
            for n in [0, 1, 2, 3, 11, 36, 600] {
                let (sum, _) = (0..n).fold((0.0, 1.0), |(sum, d), _| (sum + d * v, d * v));
                let found = annuity(&[v; BLOCK], n);
                assert!(found.iter().all(|found| (found - sum).abs() <= 1e-12 * sum), "{v} {n}");
            }
        }
    }
}
