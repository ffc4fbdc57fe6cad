//! The shape of benefits less costs in one scenario.
//!
//! In a scenario, benefits and costs are sums of independent parts, whose weights differ little from scenario to scenario. So the
//! shapes of either are found once, by convolution for the mean weights, and those of their differences for a few
//! proportions. Each scenario takes the shape of its own proportion, places it by its own exact mean and variance, and bends
//! it to its own exact third moment.

use super::block::{BLOCK, Block, ZEROS, split};
use super::books::{Books, Net};
use super::kernel::{CELLS, Kernel, REACH, WIDTH, node};
use super::mix::Mix;
use super::sample::Sample;
use super::timing::Weights;

/// Steps in the share of the variance that costs have, from none to all.
const STEPS: usize = 7;
const SHAPES: usize = STEPS + 1;
/// How far a scenario may bend the shape: any farther, and probabilities would fall where they should rise.
const MOST_BEND: f64 = 0.08;
/// How much more or less peaked a sum may be than its shapes, in units of its squared variance. A probability is then off by
/// some 0.2 points.
const FAR: f64 = 0.06;

/// The shapes by the share that costs have of the variance.
#[derive(Debug)]
pub struct Shapes {
    /// Probabilities node by node of the grid, those of all shapes beside each other, and the last once more.
    table: Box<[[f64; SHAPES]]>,
    /// The shapes' third moments, and what bends them by one unit of skewness.
    bends: [(f64, f64); SHAPES],
    /// What the terms have of it under the weights that the shapes are found for.
    mix: Mix,
}

/// Where the shape lies in each scenario of a block, how wide it is and which.
#[derive(Clone, Debug)]
pub(crate) struct Places {
    mean: Block,
    /// 1 ÷ the standard deviation.
    pub(crate) inverse: Block,
    bend: Block,
    skew: Block,
    shape: [usize; BLOCK],
    /// How far on the way to the next.
    share: Block,
}

impl Shapes {
    /// Those of the books under these weights; none where every scenario leaves nothing open.
    #[inline(never)]
    pub fn new(draws: &Sample, books: &Books, weights: &Weights) -> Option<Self> {
        let worths = books.worths(weights);
        let mix = Mix::of(&worths);
        let (benefits, costs): (Vec<_>, Vec<_>) = worths.into_iter().partition(|(_, term)| term.timing.is_benefit());
        let (gain, cost) = (Kernel::of_sum(draws, &benefits), Kernel::of_sum(draws, &costs));
        let table = vec![[0.0; SHAPES]; CELLS + 2].into_boxed_slice();
        let mut shapes = Self { table, bends: [(0.0, 0.0); SHAPES], mix };
        match (gain, cost) {
            (None, None) => return None,
            // Of two that are not both there, only the one that is will be asked for.
            (Some(gain), None) => shapes.set(0..SHAPES, &gain.less(&gain, 0.0)),
            (None, Some(cost)) => shapes.set(0..SHAPES, &cost.less(&cost, 1.0)),
            (Some(gain), Some(cost)) => {
                for shape in 0..SHAPES {
                    shapes.set(shape..shape + 1, &gain.less(&cost, shape as f64 / STEPS as f64));
                }
            }
        }
        Some(shapes)
    }

    /// Those of the books under other weights, where they differ too much from these.
    pub(crate) fn renewed(&self, books: &Books, weights: &Weights) -> Option<Self> {
        let is_far = Mix::of(&books.worths(weights)).distance(&self.mix) > FAR;
        is_far.then(|| Self::new(books.sample(), books, weights)).flatten()
    }

    fn set(&mut self, shapes: std::ops::Range<usize>, kernel: &Kernel) {
        self.bends[shapes.clone()].fill((kernel.skew, kernel.bend_per_skew));
        for (cell, row) in self.table.iter_mut().enumerate() {
            row[shapes.clone()].fill(kernel.at(node(cell)));
        }
    }

    /// The places in a block of scenarios. Where nothing is open, the shape is a step.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    pub(crate) fn places(&self, net: &Net) -> Places {
        let mut places =
            Places { mean: net.mean, inverse: ZEROS, bend: ZEROS, skew: ZEROS, shape: [0; BLOCK], share: ZEROS };
        for i in 0..BLOCK {
            let inverse = 1.0 / net.variance[i].sqrt();
            let open = inverse < 1e300;
            let step = if open { STEPS as f64 * net.variance_of_cost[i] * inverse * inverse } else { 0.0 };
            let step = if step < STEPS as f64 { step } else { STEPS as f64 };
            (places.shape[i], places.share[i]) = split(step);
            places.inverse[i] = if open { inverse } else { f64::MAX };
            places.bend[i] = if open { net.third[i] * inverse * inverse * inverse } else { 0.0 };
        }
        for i in 0..BLOCK {
            let (near, far) = (self.bends[places.shape[i]], self.bends[places.shape[i] + 1]);
            let skew = near.0 + places.share[i] * (far.0 - near.0);
            let bend = (places.bend[i] - skew) * (near.1 + places.share[i] * (far.1 - near.1));
            let bend = if bend < MOST_BEND { bend } else { MOST_BEND };
            places.bend[i] = if bend > -MOST_BEND { bend } else { -MOST_BEND };
            places.skew[i] = skew;
        }
        places
    }

    /// The probability of `value` or less in each place, and its density in units of which `speed` are one of the deviation.
    /// Any value but NaN.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    pub(crate) fn cdf(&self, places: &Places, value: f64, speed: &Block) -> (Block, Block) {
        let (mut cells, mut parts, mut density) = ([0; BLOCK], ZEROS, ZEROS);
        for i in 0..BLOCK {
            // What is added shows only beside nothing: there a step is already up.
            let z = (value - places.mean[i] + f64::MIN_POSITIVE) * places.inverse[i];
            let z = if z > -REACH { z } else { -REACH };
            let z = if z < REACH { z } else { REACH };
            let bent = z - places.bend[i] * (z * z - 1.0 - places.skew[i] * z);
            let place = (bent + REACH) * (1.0 / WIDTH);
            let place = if place > 0.0 { place } else { 0.0 };
            let place = if place < CELLS as f64 { place } else { CELLS as f64 };
            (cells[i], parts[i]) = split(place);
            density[i] = (1.0 - places.bend[i] * (2.0 * z - places.skew[i])) * speed[i] * (1.0 / WIDTH);
        }
        let mut below = ZEROS;
        for i in 0..BLOCK {
            let (left, right) = (&self.table[cells[i]], &self.table[cells[i] + 1]);
            let (near, far) = (places.shape[i], places.shape[i] + 1);
            let left = left[near] + places.share[i] * (left[far] - left[near]);
            let right = right[near] + places.share[i] * (right[far] - right[near]);
            below[i] = left + parts[i] * (right - left);
            density[i] *= right - left;
        }
        (below, density)
    }
}
