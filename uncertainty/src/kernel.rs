//! A distribution of mean 0 and variance 1, as a table.

use super::pair::{LANES, Pair, numbers, pairs};
use super::part::{Part, Pieces, slices};
use super::sample::Sample;
use super::term::Term;

/// The grid reaches so many standard deviations to either side: beyond lies less than 1e-5.
pub(crate) const REACH: f64 = 8.0;
/// Intervals of the grid, and how wide one is.
pub(crate) const CELLS: usize = 256;
pub(crate) const WIDTH: f64 = 2.0 * REACH / CELLS as f64;
/// Between which distances from the mean all but 1e-4 of a sum lies.
const BULK: [f64; 2] = [-4.5, 6.0];
/// In how many pieces a sum is added to a wider one.
const PIECES: usize = 16;

/// The distribution.
#[derive(Debug)]
pub(crate) struct Kernel {
    /// Probability at the cells' ends, and the last once more.
    probabilities: Box<[f64]>,
    start: f64,
    cells_per_unit: f64,
    /// The third moment.
    pub(crate) skew: f64,
    /// What bends the distribution by one unit of skewness.
    pub(crate) bend_per_skew: f64,
}

impl Kernel {
    /// That of the sum of the products of the terms' own factors, each times its scale, less its mean and in units of its
    /// deviation; none where nothing varies.
    pub(crate) fn of_sum(draws: &Sample, terms: &[(f64, &Term)]) -> Option<Self> {
        let parts = Part::of_sum(terms);
        let (widest, others) = parts.split_first()?;
        let product = widest.product(draws);
        let first = tabulate(|z| widest.cdf(&product, z));
        Some(Self::fitted(others.iter().fold(first, |table, part| convolve(&table, &part.pieces(draws)))))
    }

    /// That of itself less another, independent one, which has this share of the variance.
    pub(crate) fn less(&self, other: &Self, share: f64) -> Self {
        let (mine, theirs) = ((1.0 - share).sqrt(), share.sqrt());
        let [low, high] = BULK;
        let (up, down) = (|z: f64| self.at(z / mine), |z: f64| 1.0 - other.at(-z / theirs));
        Self::fitted(match share {
            0.0 => tabulate(up),
            1.0 => tabulate(down),
            _ if share < 0.5 => convolve(&tabulate(up), &slices(PIECES, [-high * theirs, -low * theirs], theirs, down)),
            _ => convolve(&tabulate(down), &slices(PIECES, [low * mine, high * mine], mine, up)),
        })
    }

    /// Moves and stretches the grid so that mean and variance are exact: pieces and interpolation blur a little.
    fn fitted(mut probabilities: Vec<f64>) -> Self {
        (probabilities[0], probabilities[CELLS]) = (0.0, 1.0);
        let mut sums = [0.0; 4];
        for (cell, ends) in probabilities.windows(2).enumerate() {
            let (mass, x) = (ends[1] - ends[0], node(cell) + 0.5 * WIDTH);
            let square = x * x;
            sums[0] += mass * x;
            sums[1] += mass * (square + WIDTH * WIDTH / 12.0);
            sums[2] += mass * square * x;
            sums[3] += mass * square * square;
        }
        let [mean, square, cube, fourth] = sums;
        let variance = square - mean * mean;
        let deviation = variance.sqrt();
        let skew = (cube - mean * (3.0 * square - 2.0 * mean * mean)) / (variance * deviation);
        let peak = (fourth - mean * (4.0 * cube - mean * (6.0 * square - 3.0 * mean * mean))) / (variance * variance);
        probabilities.push(1.0);
        Self {
            probabilities: probabilities.into_boxed_slice(),
            start: -(REACH + mean) / deviation,
            cells_per_unit: deviation / WIDTH,
            skew,
            bend_per_skew: 1.0 / (3.0 * (peak - 1.0 - skew * skew)).max(1.0),
        }
    }

    /// The probability of `value` or less; any value but NaN.
    #[inline]
    pub(crate) fn at(&self, value: f64) -> f64 {
        let cells = (value - self.start) * self.cells_per_unit;
        let cells = if cells > 0.0 { cells } else { 0.0 };
        let cells = if cells < CELLS as f64 { cells } else { CELLS as f64 };
        let cell = cells as u32 as usize;
        let left = self.probabilities[cell];
        left + (cells - cell as f64) * (self.probabilities[cell + 1] - left)
    }
}

/// Where the grid has a node.
pub(crate) fn node(cell: usize) -> f64 {
    WIDTH * cell as f64 - REACH
}

fn tabulate(cdf: impl Fn(f64) -> f64) -> Vec<f64> {
    (0..=CELLS).map(|cell| cdf(node(cell))).collect()
}

/// The weighted mean of a table moved by each piece.
#[inline(never)]
fn convolve(table: &[f64], pieces: &Pieces) -> Vec<f64> {
    let count = table.len();
    let mut padded = vec![0.0; count + 1];
    padded.extend_from_slice(table);
    padded.resize(3 * count + LANES, 1.0);
    let mut sums = vec![Pair::ZERO; count.div_ceil(LANES)];
    for (distance, mass) in pieces {
        let shift = (distance / WIDTH).max(-(count as f64)).min(count as f64);
        let whole = shift.floor();
        let far_mass = mass * (shift - whole);
        let near_mass = mass - far_mass;
        let from = (count as f64 - whole) as usize;
        let near_and_far = pairs(&padded[from + 1..]).zip(pairs(&padded[from..]));
        for (sum, (near, far)) in sums.iter_mut().zip(near_and_far) {
            *sum += near * near_mass + far * far_mass;
        }
    }
    let mut table = numbers(sums.into_iter());
    table.truncate(count);
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Column, Columns, Factor, Pert, Product, Timing};

    type Estimates = &'static [[f64; 3]];

    fn perts(estimates: Estimates) -> Vec<Pert> {
        estimates.iter().map(|[low, likely, high]| Pert::new(*low, *likely, *high).unwrap()).collect()
    }

    fn factors(estimates: Estimates) -> Vec<Factor> {
        perts(estimates).into_iter().map(Factor::Whole).collect()
    }

    fn term(estimates: Estimates) -> Term<'static> {
        let whole = Term::new(Timing::Adoption, Column::Same(1.0));
        factors(estimates).into_iter().fold(whole, |term, factor| term.times_own(factor, [Some(0), None, None]))
    }

    /// The sum of two products, against the first one's distribution averaged over many draws of the other.
    #[track_caller]
    fn assert_close(first: Estimates, second: Estimates) {
        let mut columns = Columns::new(14);
        columns.fill(perts(second).into_iter());
        let sample = Sample::new(&columns);
        let drawn = |i: usize| (0..second.len()).map(|dimension| sample.column(dimension)[i]).product::<f64>();
        let (one, other) = (term(first), term(second));
        let sum = Kernel::of_sum(&sample, &[(1.0, &one), (1.0, &other)]).unwrap();
        let product = Product::new(&factors(first)).unwrap();
        let mean = one.moments().mean + other.moments().mean;
        let deviation = (one.moments().variance + other.moments().variance).sqrt();
        for k in -24..=24 {
            let score = f64::from(k) / 8.0;
            let exact = (0..sample.count).map(|i| product.cdf(mean + deviation * score - drawn(i))).sum::<f64>();
            let error = sum.at(score) - exact / sample.count as f64;
            assert!(error.abs() < 3e-4, "{error:e} at {score}");
        }
    }

    #[test]
    fn a_sum_of_products_is_distributed_as_its_draws() {
        const FREED: Estimates = &[[15.3, 17.1, 22.0], [0.21, 0.27, 0.29], [0.27, 0.3, 0.8], [0.28, 0.31, 0.79]];
        assert_close(FREED, &[[0.8, 1.7, 2.0], [0.0, 0.3, 0.42], [0.0, 0.23, 0.88]]);
        // Densities that jump at their low end, of a narrow part and of a wide one.
        assert_close(FREED, &[[0.0, 0.0, 0.3]]);
        assert_close(&[[1.0, 1.0, 2.0], [0.5, 0.5, 0.8]], &[[0.1, 0.1, 0.6]]);
    }
}
