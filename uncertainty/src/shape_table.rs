//! The distribution of benefits − costs given a draw, from a table of standardized shapes.
//!
//! Given the draw, benefits and costs are sums of independent summands, whose proportions differ little between draws. So the
//! standardized distribution of either is computed once, by convolution at mean coefficients, and that of the difference for a few
//! values of the costs' share of the variance. Each draw interpolates between these shapes at its own share, and
//! shifts, scales and corrects the result to its own exact mean, variance and third moment.

use super::integrated_input::IntegratedShape;
use super::kurtosis::SideKurtosis;
use super::sample::SampleView;
use super::simd::{LANES, f64x2, load};
use super::standardized_cdf::{CELL_WIDTH, CELLS, StandardizedCdf, node};
use super::term::ProductTerm;
use super::term_totals::{BenefitsAndCosts, NetMoments, TermTotals, VARIANCE_FLOOR};
use super::timing::TimingWeights;
use std::ops::Range;

/// Steps of the costs' share of the variance, from 0 to 1.
const STEPS: usize = 7;
const SHAPES: usize = STEPS + 1;
/// Change of the excess kurtosis from which shapes are computed again. Below it, probabilities change by about 0.2 points at most.
const KURTOSIS_TOLERANCE: f64 = 0.06;

/// The shapes by the costs' share of the variance.
#[derive(Debug)]
pub struct ShapeTable {
    /// Probabilities: a row of all shapes for each node of the grid, the last row twice.
    probabilities: Box<[f64]>,
    skewness: [f64; SHAPES],
    /// See [`StandardizedCdf::correction_per_skewness`].
    correction_per_skewness: [f64; SHAPES],
    /// The position of the first shape, and steps between shapes per unit of the position.
    first_position: f64,
    steps_per_position: f64,
    constants: Constants,
    /// The kurtosis that the shapes have.
    kurtosis: SideKurtosis,
}

/// Operands of the innermost loop. They are kept in memory because WebAssembly engines load a vector from there in one
/// instruction but need three to build a constant one: 7% of a whole simulation in Chromium (`script/bench model`).
#[derive(Debug)]
struct Constants {
    one: f64,
    cells: f64,
    cells_per_deviation: f64,
    /// The grid cell of the mean.
    middle: f64,
    /// Floor for variances: smaller ones count as zero (avoids 1/0).
    variance_floor: f64,
    /// Added to value − mean, so that P(X ≤ x) = 1 at x itself for a constant x: it is negligible next to any other difference, but
    /// far more than the standard deviation at the variance floor.
    step_offset: f64,
    /// Largest correction b: z + b (1 + skewness z − z²) increases for z below 1/(2b), here 6.25 standard deviations.
    max_correction: f64,
}

impl Constants {
    const fn new() -> Self {
        Self {
            one: 1.0,
            cells: CELLS as f64,
            cells_per_deviation: 1.0 / CELL_WIDTH,
            middle: 0.5 * CELLS as f64,
            variance_floor: VARIANCE_FLOOR,
            step_offset: 1e-147,
            max_correction: 0.08,
        }
    }
}

/// Splits numbers into a whole part from 0 to `last` and the rest. What is below 0, or no number, has the whole part 0.
#[inline]
fn split(numbers: f64x2, last: usize) -> ([usize; LANES], f64x2) {
    let wholes = numbers.to_array().map(|number| (number as u32 as usize).min(last));
    (wholes, numbers - f64x2::new(wholes.map(|whole| f64::from(whole as u32))))
}

/// Clamps both numbers to −`limit`..`limit`.
#[inline]
fn clamp(numbers: f64x2, limit: f64) -> f64x2 {
    numbers.fast_min(f64x2::splat(limit)).fast_max(f64x2::splat(-limit))
}

/// Linear interpolation between two neighbouring table columns, for a pair of draws: `lanes` has both columns' entries of a draw.
#[inline]
fn interpolate(lanes: [f64x2; LANES], fraction: f64x2) -> f64x2 {
    let [near, far] = f64x2::transpose(lanes);
    near + fraction * (far - near)
}

/// Location, scale and shape of the distribution in a pair of draws.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Placement {
    mean: f64x2,
    /// Grid cells per unit of the value.
    pub(crate) scale: f64x2,
    /// Coefficients c of the skewness correction: a value x cells from the mean has grid cell c₀ + x (c₁ − c₂ x).
    correction: [f64x2; 3],
    /// The table's column below the costs' share of the variance, and the distance to it in columns.
    column: [usize; LANES],
    fraction: f64x2,
}

/// The standardized distributions of benefits and of costs, where they are uncertain given the shared inputs.
fn sides(sample: &SampleView, terms: Vec<(f64, &ProductTerm)>) -> (Option<StandardizedCdf>, Option<StandardizedCdf>) {
    let (benefits, costs): (Vec<_>, Vec<_>) = terms.into_iter().partition(|(_, term)| term.timing.is_benefit());
    (StandardizedCdf::of_sum(sample, &benefits), StandardizedCdf::of_sum(sample, &costs))
}

impl ShapeTable {
    /// The shapes at the mean coefficients under these weights; none where no own factor is uncertain.
    #[inline(never)]
    pub fn new(sample: &SampleView, totals: &TermTotals, weights: &TimingWeights) -> Option<Self> {
        let terms = totals.mean_coefficients(weights);
        let mut shapes = Self::empty(SideKurtosis::of(&terms));
        match sides(sample, terms) {
            (None, None) => return None,
            // With one uncertain side only, its column is the only one that is read: all are filled with it.
            (Some(benefits), None) => shapes.set(0..SHAPES, &benefits.minus(&benefits, 0.0)),
            (None, Some(costs)) => shapes.set(0..SHAPES, &costs.minus(&costs, 1.0)),
            (Some(benefits), Some(costs)) => shapes.set_each(|share| benefits.minus(&costs, share)),
        }
        Some(shapes)
    }

    /// The shapes of benefits − f × costs where the sample has an integrated input, by its [position](super::integrated_input); none where
    /// it has none. Shapes are made for all positions that occur at these values of f, of which the middle one is typical.
    #[inline(never)]
    pub fn with_integrated_input(
        sample: &SampleView,
        totals: &TermTotals,
        weights: &TimingWeights,
        moments: &BenefitsAndCosts,
        cost_factors: [f64; 3],
    ) -> Option<Self> {
        let input = sample.integrated()?;
        let terms = totals.mean_coefficients(weights);
        let mut shapes = Self::empty(SideKurtosis::of(&terms));
        let (variances, cost_share) = moments.node_variances(cost_factors[1]);
        let rest = match sides(sample, terms) {
            (Some(benefits), Some(costs)) => Some(benefits.minus(&costs, cost_share)),
            (None, Some(costs)) => Some(costs.minus(&costs, 1.0)),
            (benefits, None) => benefits,
        };
        let shape = IntegratedShape::new(input, sample.table(input.dimension), rest, variances);
        let (first, last) = moments.positions(cost_factors);
        shapes.first_position = first;
        if last > first {
            shapes.steps_per_position = STEPS as f64 / (last - first);
            shapes.set_each(|share| shape.at(first + share * (last - first)));
        } else {
            shapes.set(0..SHAPES, &shape.at(first));
        }
        Some(shapes)
    }

    fn empty(kurtosis: SideKurtosis) -> Self {
        Self {
            probabilities: vec![0.0; SHAPES * (CELLS + 2)].into_boxed_slice(),
            skewness: [0.0; SHAPES],
            correction_per_skewness: [0.0; SHAPES],
            first_position: 0.0,
            steps_per_position: STEPS as f64,
            constants: Constants::new(),
            kurtosis,
        }
    }

    /// The shapes under other weights, where the kurtosis differs too much from this table's.
    pub(crate) fn renewed(&self, totals: &TermTotals, weights: &TimingWeights) -> Option<Self> {
        let kurtosis = SideKurtosis::of(&totals.mean_coefficients(weights));
        let is_far = kurtosis.distance(&self.kurtosis) > KURTOSIS_TOLERANCE;
        is_far.then(|| Self::new(totals.sample(), totals, weights)).flatten()
    }

    /// Sets all shapes, given by their position from 0 to 1.
    fn set_each(&mut self, shape: impl Fn(f64) -> StandardizedCdf) {
        for step in 0..SHAPES {
            self.set(step..step + 1, &shape(step as f64 / STEPS as f64));
        }
    }

    fn set(&mut self, columns: Range<usize>, shape: &StandardizedCdf) {
        self.skewness[columns.clone()].fill(shape.skewness);
        self.correction_per_skewness[columns.clone()].fill(shape.correction_per_skewness);
        for (cell, row) in self.probabilities.chunks_exact_mut(SHAPES).enumerate() {
            row[columns.clone()].fill(shape.cdf(node(cell)));
        }
    }

    /// The distribution with these moments. With variance 0 it is a step.
    #[inline]
    pub(crate) fn place(&self, net: &NetMoments) -> Placement {
        let constants = &self.constants;
        let per_deviation =
            f64x2::splat(constants.one) / net.variance.fast_max(f64x2::splat(constants.variance_floor)).sqrt();
        let per_variance = per_deviation * per_deviation;
        let step = (net.positioned_variance * per_variance - self.first_position) * self.steps_per_position;
        let step = step.fast_max(f64x2::ZERO).fast_min(f64x2::splat(STEPS as f64));
        let (column, fraction) = split(step, STEPS - 1);
        let at_share = |table: &[f64; SHAPES]| interpolate(column.map(|column| load(table, column)), fraction);
        let skewness = at_share(&self.skewness);
        // The last factor is 1, or 0 for variance 0.
        let correction = (net.third * per_variance * per_deviation - skewness)
            * at_share(&self.correction_per_skewness)
            * (net.variance * per_variance);
        let correction = clamp(correction, constants.max_correction);
        Placement {
            mean: net.mean,
            scale: per_deviation * constants.cells_per_deviation,
            correction: [
                correction * constants.cells_per_deviation + constants.middle,
                correction * skewness + constants.one,
                correction * CELL_WIDTH,
            ],
            column,
            fraction,
        }
    }

    /// P(X ≤ `value`) in a pair of draws, and its derivative, given by how many grid cells `value` − mean moves per unit. Any value
    /// but NaN.
    #[inline]
    pub(crate) fn cdf(&self, placement: &Placement, value: f64, cells_per_unit: f64x2) -> (f64x2, f64x2) {
        let constants = &self.constants;
        let cells = clamp((value - placement.mean + constants.step_offset) * placement.scale, constants.middle);
        let [start, linear, quadratic] = placement.correction;
        let bow = quadratic * cells;
        let cell = (start + cells * (linear - bow)).fast_max(f64x2::ZERO).fast_min(f64x2::splat(constants.cells));
        let (row, part) = split(cell, CELLS);
        let at = [0, 1].map(|lane| row[lane] * SHAPES + placement.column[lane]);
        let left = at.map(|at| load(&self.probabilities, at));
        let right = at.map(|at| load(&self.probabilities, at + SHAPES));
        let (left, right) = (interpolate(left, placement.fraction), interpolate(right, placement.fraction));
        (left + part * (right - left), (right - left) * (linear - bow - bow) * cells_per_unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A uniform distribution over the whole grid for every share, with a skewness that is corrected.
    fn uniform() -> ShapeTable {
        let row = |cell: usize| [cell.min(CELLS) as f64 / CELLS as f64; SHAPES];
        ShapeTable {
            probabilities: (0..CELLS + 2).flat_map(row).collect(),
            skewness: [0.3; SHAPES],
            correction_per_skewness: [0.2; SHAPES],
            first_position: 0.0,
            steps_per_position: STEPS as f64,
            constants: Constants::new(),
            kurtosis: SideKurtosis::of(&[]),
        }
    }

    #[test]
    fn a_variance_of_zero_gives_a_step_at_the_mean() {
        let mean = f64x2::new([0.0, 5.0]);
        let shapes = uniform();
        let net = NetMoments { mean, variance: f64x2::ZERO, third: f64x2::ZERO, positioned_variance: f64x2::ZERO };
        let placement = shapes.place(&net);
        let below = |value| shapes.cdf(&placement, value, placement.scale).0.to_array();
        assert_eq!((below(-1e-9), below(0.0)), ([0.0, 0.0], [1.0, 0.0]));
        assert_eq!((below(4.999_999), below(5.0), below(f64::INFINITY)), ([1.0, 0.0], [1.0, 1.0], [1.0, 1.0]));
    }

    #[test]
    fn the_density_is_the_derivative() {
        let shapes = uniform();
        let net = NetMoments {
            mean: f64x2::new([100.0, 99.0]),
            variance: f64x2::new([4.0, 9.0]),
            third: f64x2::new([1.0, -2.0]),
            positioned_variance: f64x2::new([1.0, 8.0]),
        };
        let placement = shapes.place(&net);
        let at = |value| shapes.cdf(&placement, value, placement.scale);
        for value in [97.03, 99.21, 100.37, 102.11] {
            let slope = (at(value + 1e-4).0 - at(value - 1e-4).0) * 0.5e4;
            let density = at(value).1;
            assert!((slope - density).abs().to_array().into_iter().all(|error| error < 1e-6), "{value}");
        }
    }

    proptest! {
        #[test]
        fn a_split_number_is_the_sum_of_its_parts(numbers in [0.0..256.0_f64, 0.0..256.0_f64]) {
            let (wholes, fractions) = split(f64x2::new(numbers), CELLS);
            for ((number, whole), fraction) in numbers.into_iter().zip(wholes).zip(fractions.to_array()) {
                prop_assert_eq!(whole as f64 + fraction, number);
                prop_assert!((0.0..=1.0).contains(&fraction));
            }
        }
    }

    #[test]
    fn the_whole_part_is_one_of_the_table() {
        let wholes = |one, other| split(f64x2::new([one, other]), 6).0;
        assert_eq!(wholes(6.0, 7.0), [6, 6]);
        assert_eq!(wholes(-1e-9, -1.0), [0, 0]);
        assert_eq!(wholes(f64::NAN, f64::INFINITY), [0, 6]);
        assert_eq!(split(f64x2::splat(7.0), 6).1.to_array(), [1.0, 1.0]);
    }
}
