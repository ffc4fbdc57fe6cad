//! A distribution function with mean 0 and variance 1, as a table, and the convolution that makes it.

use super::sample::SampleView;
use super::simd::{LANES, f64x2, pairs, unpack};
use super::summand::{PointMasses, Summand, discretize};
use super::term::ProductTerm;

/// The grid reaches this many standard deviations to both sides.
const REACH: f64 = 8.0;
/// Cells of the grid, and their width in standard deviations.
pub(crate) const CELLS: usize = 256;
pub(crate) const CELL_WIDTH: f64 = 2.0 * REACH / CELLS as f64;
/// The part of a sum, in standard deviations from its mean, that is discretized where the sum is subtracted from a wider one. Sums of
/// products of non-negative factors are skewed to the right.
const BULK: [f64; 2] = [-4.5, 6.0];
/// Point masses that stand for the narrower of benefits and costs.
const SIDE_POINTS: usize = 16;

/// The table: linear interpolation between the grid's nodes.
#[derive(Debug)]
pub(crate) struct StandardizedCdf {
    /// Probabilities at the grid's nodes, the last one twice.
    probabilities: Box<[f64]>,
    /// The first node, in standard deviations.
    start: f64,
    cells_per_deviation: f64,
    /// E[Z³].
    pub(crate) skewness: f64,
    /// The coefficient b of the transform z → z + b (1 + skewness z − z²) of the argument that adds 1 to the skewness, to first
    /// order: 1 / (3 (E[Z⁴] − 1 − skewness²)). For a normal Z it is the first Cornish–Fisher term, 1/6 (1938).
    pub(crate) correction_per_skewness: f64,
}

impl StandardizedCdf {
    /// The standardized sum of the products of the terms' own factors, each times its coefficient; none where it is constant. The
    /// widest summand keeps its exact distribution, the others are convolved with it as point masses.
    pub(crate) fn of_sum(sample: &SampleView, terms: &[(f64, &ProductTerm)]) -> Option<Self> {
        let summands = Summand::of_sum(terms);
        let (widest, others) = summands.split_first()?;
        let product = widest.product(sample);
        let first = tabulate(|z| widest.cdf(&product, z));
        Some(Self::standardized(
            others.iter().fold(first, |table, summand| convolve(&table, &summand.point_masses(sample))),
        ))
    }

    /// The standardized difference with an independent variable that has `share` of the difference's variance, from 0 to 1.
    pub(crate) fn minus(&self, other: &Self, share: f64) -> Self {
        let (own, others) = ((1.0 - share).sqrt(), share.sqrt());
        let [low, high] = BULK;
        let (plus, minus) = (|z: f64| self.cdf(z / own), |z: f64| 1.0 - other.cdf(-z / others));
        Self::standardized(match share {
            0.0 => tabulate(plus),
            1.0 => tabulate(minus),
            _ if share < 0.5 => {
                convolve(&tabulate(plus), &discretize(SIDE_POINTS, [-high * others, -low * others], others, minus))
            }
            _ => convolve(&tabulate(minus), &self.point_masses(own)),
        })
    }

    /// The distribution with this standard deviation as a few point masses.
    pub(crate) fn point_masses(&self, deviation: f64) -> PointMasses {
        discretize(SIDE_POINTS, BULK.map(|end| end * deviation), deviation, |z| self.cdf(z / deviation))
    }

    /// A distribution with about mean 0 and variance 1.
    pub(crate) fn tabulated(cdf: impl Fn(f64) -> f64) -> Self {
        Self::standardized(tabulate(cdf))
    }

    /// Shifts and scales the grid so that mean and variance are exactly 0 and 1, which point masses and interpolation change a little.
    fn standardized(mut probabilities: Vec<f64>) -> Self {
        (probabilities[0], probabilities[CELLS]) = (0.0, 1.0);
        // Raw moments, with each cell's probability spread evenly over it.
        let mut sums = [0.0; 4];
        for (cell, ends) in probabilities.windows(2).enumerate() {
            let (mass, x) = (ends[1] - ends[0], node(cell) + 0.5 * CELL_WIDTH);
            let square = x * x;
            sums[0] += mass * x;
            sums[1] += mass * (square + CELL_WIDTH * CELL_WIDTH / 12.0);
            sums[2] += mass * square * x;
            sums[3] += mass * square * square;
        }
        let [mean, square, cube, fourth] = sums;
        let variance = square - mean * mean;
        let deviation = variance.sqrt();
        let skewness = (cube - mean * (3.0 * square - 2.0 * mean * mean)) / (variance * deviation);
        let kurtosis =
            (fourth - mean * (4.0 * cube - mean * (6.0 * square - 3.0 * mean * mean))) / (variance * variance);
        probabilities.push(1.0);
        Self {
            probabilities: probabilities.into_boxed_slice(),
            start: -(REACH + mean) / deviation,
            cells_per_deviation: deviation / CELL_WIDTH,
            skewness,
            // kurtosis ≥ 1 + skewness² (Pearson's inequality); the floor avoids division by about zero.
            correction_per_skewness: 1.0 / (3.0 * (kurtosis - 1.0 - skewness * skewness)).max(1.0),
        }
    }

    /// P(Z ≤ `z`), for any `z` but NaN.
    #[inline]
    pub(crate) fn cdf(&self, z: f64) -> f64 {
        let cells = (z - self.start) * self.cells_per_deviation;
        let cells = if cells > 0.0 { cells } else { 0.0 };
        let cells = if cells < CELLS as f64 { cells } else { CELLS as f64 };
        let cell = cells as u32 as usize;
        let left = self.probabilities[cell];
        left + (cells - cell as f64) * (self.probabilities[cell + 1] - left)
    }
}

/// A node of the grid before standardization, in standard deviations.
pub(crate) fn node(cell: usize) -> f64 {
    CELL_WIDTH * cell as f64 - REACH
}

fn tabulate(cdf: impl Fn(f64) -> f64) -> Vec<f64> {
    (0..=CELLS).map(|cell| cdf(node(cell))).collect()
}

/// The distribution function of the sum with a discrete variable: the mean of the table shifted by each point, with linear
/// interpolation between whole cells.
#[inline(never)]
fn convolve(table: &[f64], points: &PointMasses) -> Vec<f64> {
    let count = table.len();
    let mut padded = vec![0.0; count + 1];
    padded.extend_from_slice(table);
    padded.resize(3 * count + LANES, 1.0);
    let mut sums = vec![f64x2::ZERO; count.div_ceil(LANES)];
    for (location, mass) in points {
        let shift = (location / CELL_WIDTH).max(-(count as f64)).min(count as f64);
        let whole = shift.floor();
        let far_mass = mass * (shift - whole);
        let near_mass = mass - far_mass;
        let from = (count as f64 - whole) as usize;
        let near_and_far = pairs(&padded[from + 1..]).zip(pairs(&padded[from..]));
        for (sum, (near, far)) in sums.iter_mut().zip(near_and_far) {
            *sum += near * near_mass + far * far_mass;
        }
    }
    let mut table = unpack(sums.into_iter());
    table.truncate(count);
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CdfTable, Factor, PerDraw, Pert, Sample, Timing};

    type Estimates = &'static [[f64; 3]];

    fn perts(estimates: Estimates) -> Vec<Pert> {
        estimates.iter().map(|[low, likely, high]| Pert::new(*low, *likely, *high).unwrap()).collect()
    }

    fn factors(estimates: Estimates) -> Vec<Factor> {
        perts(estimates).into_iter().map(Factor::Value).collect()
    }

    fn term(estimates: Estimates) -> ProductTerm<'static> {
        let constant = ProductTerm::new(Timing::Adoption, PerDraw::Constant(1.0));
        factors(estimates).into_iter().fold(constant, |term, factor| term.times_own(factor, [Some(0), None, None]))
    }

    /// Compares a sum of two products with the first one's distribution function averaged over 2¹⁴ draws of the other.
    #[track_caller]
    fn assert_close(first: Estimates, second: Estimates) {
        let mut sample = Sample::new(14);
        sample.fill(perts(second).into_iter());
        let sample = SampleView::new(&sample);
        let drawn = |i: usize| (0..second.len()).map(|dimension| sample.values(dimension)[i]).product::<f64>();
        let (one, other) = (term(first), term(second));
        let sum = StandardizedCdf::of_sum(&sample, &[(1.0, &one), (1.0, &other)]).unwrap();
        let product = CdfTable::of_product(&factors(first)).unwrap();
        let mean = one.own_moments().mean + other.own_moments().mean;
        let deviation = (one.own_moments().variance + other.own_moments().variance).sqrt();
        for k in -24..=24 {
            let score = f64::from(k) / 8.0;
            let exact = (0..sample.count).map(|i| product.cdf(mean + deviation * score - drawn(i))).sum::<f64>();
            let error = sum.cdf(score) - exact / sample.count as f64;
            assert!(error.abs() < 3e-4, "{error:e} at {score}");
        }
    }

    #[test]
    fn a_sum_of_products_has_the_distribution_of_its_draws() {
        const FREED: Estimates = &[[15.3, 17.1, 22.0], [0.21, 0.27, 0.29], [0.27, 0.3, 0.8], [0.28, 0.31, 0.79]];
        assert_close(FREED, &[[0.8, 1.7, 2.0], [0.0, 0.3, 0.42], [0.0, 0.23, 0.88]]);
        // Densities that jump at their low end, of a narrow summand and of a wide one.
        assert_close(FREED, &[[0.0, 0.0, 0.3]]);
        assert_close(&[[1.0, 1.0, 2.0], [0.5, 0.5, 0.8]], &[[0.1, 0.1, 0.6]]);
    }

    #[test]
    fn a_shifted_and_scaled_table_is_standardized() {
        let pert = Pert::new(0.0, 1.0, 6.0).unwrap();
        let (mean, deviation) = (pert.mean(), pert.variance().sqrt());
        let skewness = pert.third_moment() / deviation.powi(3);
        // The beta distribution with α + β = 6.
        let kurtosis = 3.0 + 4.0 / 3.0 * skewness * skewness - 2.0 / 3.0;
        for (shift, scale) in [(0.0, 1.0), (1.5, 1.2), (-1.0, 1.4)] {
            let found = StandardizedCdf::standardized(tabulate(|z| pert.cdf(mean + deviation * (z - shift) / scale)));
            assert!((found.skewness - skewness).abs() < 0.01, "{} for {skewness}", found.skewness);
            let correction = 1.0 / (3.0 * (kurtosis - 1.0 - skewness * skewness));
            assert!(
                (found.correction_per_skewness / correction - 1.0).abs() < 0.02,
                "{}",
                found.correction_per_skewness
            );
            for z in [-1.0, 0.0, 0.5, 2.0] {
                assert!((found.cdf(z) - pert.cdf(mean + deviation * z)).abs() < 2e-3, "{z}, {shift}, {scale}");
            }
        }
    }

    #[test]
    fn a_difference_is_the_same_from_either_side() {
        let mut sample = Sample::new(4);
        let estimates: [Estimates; 2] = [&[[0.0, 1.0, 6.0]], &[[1.0, 4.0, 5.0]]];
        sample.fill(estimates.into_iter().flat_map(perts));
        let sample = SampleView::new(&sample);
        let of = |estimates| StandardizedCdf::of_sum(&sample, &[(1.0, &term(estimates))]).unwrap();
        let [one, other] = estimates.map(of);
        for share in [0.1, 0.3, 0.499] {
            let (difference, reverse) = (one.minus(&other, share), other.minus(&one, 1.0 - share));
            for z in [-2.0, -1.0, -0.3, 0.0, 0.6, 1.5] {
                let (found, mirrored) = (difference.cdf(z), 1.0 - reverse.cdf(-z));
                assert!((found - mirrored).abs() < 3e-3, "{found} and {mirrored} at {z}, {share}");
            }
            let skewness = (1.0 - share).powf(1.5) * one.skewness - share.powf(1.5) * other.skewness;
            assert!((difference.skewness - skewness).abs() < 0.02, "{} for {skewness}", difference.skewness);
        }
    }
}
