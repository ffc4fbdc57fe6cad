//! The shape of benefits less costs in one scenario.
//!
//! In a scenario, benefits and costs are sums of independent parts, whose weights differ little from scenario to scenario. So the
//! shapes of either are found once, by convolution for the mean weights, and those of their differences for a few
//! proportions. Each scenario takes the shape of its own proportion, places it by its own exact mean and variance, and bends
//! it to its own exact third moment.

use super::books::{Books, Sides};
use super::draws::Draws;
use super::kernel::{CELLS, Kernel, REACH, WIDTH, node};
use super::timing::Weights;

/// Steps in the share of the variance that costs have, from none to all.
const STEPS: usize = 7;
const SHAPES: usize = STEPS + 1;
/// How far a scenario may bend the shape: any farther, and probabilities would fall where they should rise.
const MOST_BEND: f64 = 0.08;

/// The shapes by the share that costs have of the variance.
#[derive(Debug)]
pub(super) struct Shapes {
    /// Probabilities node by node of the grid, those of all shapes beside each other, and the last once more.
    table: Box<[[f64; SHAPES]]>,
    /// The shapes' third moments, and what bends them by one unit of skewness.
    bends: [(f64, f64); SHAPES],
}

/// Where the shape lies in one scenario, how wide it is and which.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    mean: f64,
    /// 1 ÷ the standard deviation.
    inverse: f64,
    bend: f64,
    skew: f64,
    shape: usize,
    /// How far on the way to the next.
    share: f64,
}

impl Shapes {
    /// Those of the books under these weights; none where every scenario leaves nothing open.
    pub(super) fn new(draws: &Draws, books: &Books, weights: &Weights) -> Option<Self> {
        let (benefits, costs): (Vec<_>, Vec<_>) =
            books.worths(weights).into_iter().partition(|(_, term)| term.timing.is_benefit());
        let (gain, cost) = (Kernel::of_sum(draws, &benefits), Kernel::of_sum(draws, &costs));
        let (gains, costs) = (gain.as_ref().or(cost.as_ref())?, cost.as_ref().or(gain.as_ref())?);
        let mut shapes = Self { table: vec![[0.0; SHAPES]; CELLS + 2].into_boxed_slice(), bends: [(0.0, 0.0); SHAPES] };
        for shape in 0..SHAPES {
            // Of two that are not both there, only the one that is will be asked for.
            let share = if gain.is_none() {
                1.0
            } else if cost.is_none() {
                0.0
            } else {
                shape as f64 / STEPS as f64
            };
            shapes.set(shape, &gains.less(costs, share));
        }
        Some(shapes)
    }

    fn set(&mut self, shape: usize, kernel: &Kernel) {
        self.bends[shape] = (kernel.skew, kernel.bend_per_skew);
        for (cell, row) in self.table.iter_mut().enumerate() {
            row[shape] = kernel.at(node(cell));
        }
    }

    /// The place of benefits − `price` × costs in a scenario. Where nothing is open, the shape is a step.
    #[inline]
    pub(super) fn place(&self, sides: &Sides, price: f64) -> Place {
        let net = sides.net(price);
        let inverse = 1.0 / net.variance.sqrt();
        if inverse > 1e300 {
            return Place { mean: net.mean, inverse: f64::MAX, bend: 0.0, skew: 0.0, shape: 0, share: 0.0 };
        }
        let step = STEPS as f64 * price * price * sides.cost.variance * inverse * inverse;
        let nearest = (step as u32 as usize).min(STEPS - 1);
        let share = step - nearest as f64;
        let (near, far) = (self.bends[nearest], self.bends[nearest + 1]);
        let skew = near.0 + share * (far.0 - near.0);
        let bend = (net.third * inverse * inverse * inverse - skew) * (near.1 + share * (far.1 - near.1));
        let bend = if bend < MOST_BEND { bend } else { MOST_BEND };
        let bend = if bend > -MOST_BEND { bend } else { -MOST_BEND };
        Place { mean: net.mean, inverse, bend, skew, shape: nearest, share }
    }

    /// The probability of `value` or less in a place; any value but NaN.
    #[inline]
    pub(super) fn cdf(&self, place: &Place, value: f64) -> f64 {
        // What is added shows only beside nothing: there a step is already up.
        let z = (value - place.mean + f64::MIN_POSITIVE) * place.inverse;
        let z = if z > -REACH { z } else { -REACH };
        let z = if z < REACH { z } else { REACH };
        let bent = z - place.bend * (z * z - 1.0 - place.skew * z);
        let cells = (bent + REACH) * (1.0 / WIDTH);
        let cells = if cells > 0.0 { cells } else { 0.0 };
        let cells = if cells < CELLS as f64 { cells } else { CELLS as f64 };
        let cell = cells as u32 as usize;
        let part = cells - cell as f64;
        let (left, right) = (&self.table[cell], &self.table[cell + 1]);
        let (near, far) = (place.shape, place.shape + 1);
        let near = left[near] + part * (right[near] - left[near]);
        near + place.share * (left[far] + part * (right[far] - left[far]) - near)
    }
}
