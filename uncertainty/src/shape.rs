//! The shape of benefits less costs in one scenario.
//!
//! In a scenario, benefits and costs are sums of independent parts, whose weights differ little from scenario to scenario. So the
//! shapes of either are found once, by convolution for the mean weights, and those of their differences for a few
//! proportions. Each scenario takes the shape of its own proportion, places it by its own exact mean and variance, and bends
//! it to its own exact third moment.

use super::books::{Books, Net};
use super::fixed::Fixed;
use super::kernel::{CELLS, Kernel, WIDTH, node};
use super::mix::Mix;
use super::pair::{LANES, Pair, pair_at};
use super::sample::Sample;
use super::timing::Weights;

/// Steps in the share of the variance that costs have, from none to all.
const STEPS: usize = 7;
const SHAPES: usize = STEPS + 1;
/// Halves are rounded to even numbers: so the last step is its predecessor and all of the way.
const _: () = assert!(STEPS % 2 == 1);
/// How much more or less peaked a sum may be than its shapes, in units of its squared variance. A probability is then off by
/// some 0.2 points.
const FAR: f64 = 0.06;

/// The shapes by the share that costs have of the variance.
#[derive(Debug)]
pub struct Shapes {
    /// Probabilities node by node of the grid, those of all shapes beside each other, and the last node once more.
    table: Box<[f64]>,
    /// The shapes' third moments.
    skews: [f64; SHAPES],
    /// What bends them by one unit of skewness.
    bends_per_skew: [f64; SHAPES],
    fixed: Fixed,
    /// What the terms have of it under the weights that the shapes are found for.
    mix: Mix,
}

/// Where the shape lies in two scenarios, how wide it is and which.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Places {
    mean: Pair,
    /// Cells of the grid per unit of the value.
    pub(crate) scale: Pair,
    /// A value so many cells from the mean lies in cell `bent[0]` + cells · (`bent[1]` − `bent[2]` · cells) of the table.
    bent: [Pair; 3],
    shape: [usize; LANES],
    /// How far on the way to the next.
    share: Pair,
}

/// What two neighbouring shapes have, one beside the other, in each of two scenarios: the mix in each.
#[inline]
fn mixed([one, other]: [Pair; LANES], share: Pair) -> Pair {
    let [near, far] = Pair::transpose([one, other]);
    near + share * (far - near)
}

impl Shapes {
    /// Those of the books under these weights; none where every scenario leaves nothing open.
    #[inline(never)]
    pub fn new(draws: &Sample, books: &Books, weights: &Weights) -> Option<Self> {
        let worths = books.worths(weights);
        let mix = Mix::of(&worths);
        let (benefits, costs): (Vec<_>, Vec<_>) = worths.into_iter().partition(|(_, term)| term.timing.is_benefit());
        let (gain, cost) = (Kernel::of_sum(draws, &benefits), Kernel::of_sum(draws, &costs));
        let mut shapes = Self {
            table: vec![0.0; SHAPES * (CELLS + 2)].into_boxed_slice(),
            skews: [0.0; SHAPES],
            bends_per_skew: [0.0; SHAPES],
            fixed: Fixed::new(),
            mix,
        };
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
        self.skews[shapes.clone()].fill(kernel.skew);
        self.bends_per_skew[shapes.clone()].fill(kernel.bend_per_skew);
        for (cell, row) in self.table.chunks_exact_mut(SHAPES).enumerate() {
            row[shapes.clone()].fill(kernel.at(node(cell)));
        }
    }

    /// The places in two scenarios. Where nothing is open, the shape is a step.
    #[inline]
    pub(crate) fn places(&self, net: &Net) -> Places {
        let fixed = &self.fixed;
        let inverse = Pair::splat(fixed.one) / net.variance.fast_max(Pair::splat(fixed.nothing_open)).sqrt();
        let square = inverse * inverse;
        let step = (net.variance_of_cost * square).fast_min(Pair::splat(fixed.one)) * STEPS as f64;
        let (shape, on_the_way) = fixed.split(step);
        let mix = |table: &[f64; SHAPES]| mixed(shape.map(|shape| pair_at(table, shape)), on_the_way);
        let skew = mix(&self.skews);
        // The last factor is 1, or 0 where nothing is open.
        let bend = (net.third * square * inverse - skew) * mix(&self.bends_per_skew) * (net.variance * square);
        let bend = Fixed::within(bend, fixed.most_bend);
        Places {
            mean: net.mean,
            scale: inverse * fixed.cells_per_deviation,
            bent: [bend * fixed.cells_per_deviation + fixed.middle, bend * skew + fixed.one, bend * WIDTH],
            shape,
            share: on_the_way,
        }
    }

    /// The probability of `value` or less in two places, and its density where the value moves by so many cells at a time.
    /// Any value but NaN.
    #[inline]
    pub(crate) fn cdf(&self, places: &Places, value: f64, speed: Pair) -> (Pair, Pair) {
        let fixed = &self.fixed;
        let cells = Fixed::within((value - places.mean + fixed.hardly_anything) * places.scale, fixed.middle);
        let [start, straight, curved] = places.bent;
        let bow = curved * cells;
        let place = (start + cells * (straight - bow)).fast_max(Pair::ZERO).fast_min(Pair::splat(fixed.cells));
        let (cell, part) = fixed.split(place);
        let at = [0, 1].map(|lane| cell[lane] * SHAPES + places.shape[lane]);
        let left = at.map(|at| pair_at(&self.table, at));
        let right = at.map(|at| pair_at(&self.table, at + SHAPES));
        let (left, right) = (mixed(left, places.share), mixed(right, places.share));
        (left + part * (right - left), (right - left) * (straight - bow - bow) * speed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shapes that rise evenly over the whole grid, lopsided enough to be bent.
    fn even() -> Shapes {
        let row = |cell: usize| [cell.min(CELLS) as f64 / CELLS as f64; SHAPES];
        Shapes {
            table: (0..CELLS + 2).flat_map(row).collect(),
            skews: [0.3; SHAPES],
            bends_per_skew: [0.2; SHAPES],
            fixed: Fixed::new(),
            mix: Mix::of(&[]),
        }
    }

    #[test]
    fn where_nothing_is_open_the_shape_is_a_step_at_its_own_place() {
        let mean = Pair::new([0.0, 5.0]);
        let shapes = even();
        let net = Net { mean, variance: Pair::ZERO, third: Pair::ZERO, variance_of_cost: Pair::ZERO };
        let places = shapes.places(&net);
        let below = |value| shapes.cdf(&places, value, places.scale).0.to_array();
        assert_eq!((below(-1e-9), below(0.0)), ([0.0, 0.0], [1.0, 0.0]));
        assert_eq!((below(4.999_999), below(5.0), below(f64::INFINITY)), ([1.0, 0.0], [1.0, 1.0], [1.0, 1.0]));
    }

    #[test]
    fn the_density_is_the_slope() {
        let shapes = even();
        let net = Net {
            mean: Pair::new([100.0, 99.0]),
            variance: Pair::new([4.0, 9.0]),
            third: Pair::new([1.0, -2.0]),
            variance_of_cost: Pair::new([1.0, 8.0]),
        };
        let places = shapes.places(&net);
        let at = |value| shapes.cdf(&places, value, places.scale);
        for value in [97.03, 99.21, 100.37, 102.11] {
            let slope = (at(value + 1e-4).0 - at(value - 1e-4).0) * 0.5e4;
            let density = at(value).1;
            assert!((slope - density).abs().to_array().into_iter().all(|error| error < 1e-6), "{value}");
        }
    }
}
