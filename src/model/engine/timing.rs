//! When money moves, collapsed: how much one unit of each kind of amount is worth over a whole horizon.
//!
//! [`Schedule`](crate::model::Schedule) says it month by month. Hundreds of scenarios at every keystroke need it without
//! the months: adoption is level after the rollout, and a level month's worth is a geometric series. `tests.rs` holds the
//! two together to 1e-12.

use super::block::{BLOCK, Block, ZEROS};
use super::column::{Column, columns};
use super::draws::Draws;
use super::path::SHOWN;
use super::progress::{PaceBlock, Progress, part_before};
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
pub(super) struct Weights(pub(super) ByTiming<Column<'static>>);

impl Weights {
    /// The same in all.
    pub(super) fn same(weights: ByTiming<f64>) -> Self {
        Self(weights.map(Column::Same))
    }

    /// Those of a block of scenarios.
    pub(super) fn block(&self, index: usize) -> ByTiming<Block> {
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
            let adoption = discount[i] * (hats[0] * pace.shares[0][i] + hats[1] * pace.shares[1][i] + hats[2] * pace.shares[2][i]);
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
fn present(progress: &Progress, factors: &Column, count: usize) -> Weights {
    let blocks = (0..count.div_ceil(BLOCK)).map(|index| worth(progress, &factors.block(index), &progress.pace(index)));
    Weights(columns(count, blocks))
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
    /// The discount factor of a month.
    factors: Column<'static>,
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
        let rate = deciding.last().copied();
        let origin = (draws.count, horizon, scenario.rollout.days, deciding);
        let same_rate = |times: &Self| times.origin.3.last().copied() == rate;
        let factors = match kept {
            Some(times) if times.origin == origin => return times,
            Some(times) if same_rate(&times) => times.factors,
            _ => draws.of("finance.discount_rate").map(|rate| libm::pow(1.0 + rate, -1.0 / 12.0)).owned(),
        };
        let progress = Progress::new(draws, if varies { draws.count } else { 1 });
        let after = f64::from(horizon + 1);
        let discount = |i| (factors.at(i), libm::pow(factors.at(i), after));
        Self {
            present: present(&progress, &factors, if varies { draws.count } else { 1 }),
            discounts: (0..draws.count.min(SHOWN)).map(discount).collect(),
            origin,
            factors,
            progress,
        }
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
                let found = annuity(&[v; BLOCK], n);
                assert!(found.iter().all(|found| (found - sum).abs() <= 1e-12 * sum), "{v} {n}");
            }
        }
    }
}
