//! The distribution of a product of independent estimates, as a table.

use super::curve::Curve;
use super::factor::Factor;

/// The table's first places are divided more finely, because products crowd towards their low end.
const FINE_PLACES: f64 = 64.0;
const FINE_PER_PLACE: f64 = 16.0;
const FINE: usize = 1024;
/// How many pieces there are in all.
const CELLS: usize = FINE + 1024 - 64;

/// Spacing of the quadrature, in half steps of the estimates' tables.
const STRIDE: usize = 8;
/// The same where the widest factor's density jumps.
const ABRUPT_STRIDE: usize = 2;

/// The distribution of W, a product of independent factors none of which can be negative. Probabilities are within 1e-4.
///
/// ```
/// use async_roi::model::simulation::{Factor, Pert, Product};
/// let cut = Pert::new(0.15, 0.25, 0.31).unwrap();
/// let replacement = Pert::new(0.2, 0.33, 0.6).unwrap();
/// let freed = Product::new(&[Factor::Whole(cut), Factor::Remainder(replacement)]).unwrap();
/// assert!((freed.mean() - cut.mean() * (1.0 - replacement.mean())).abs() < 1e-15);
/// assert_eq!(freed.cdf(0.31 * 0.8), 1.0);
/// ```
#[derive(Debug, Clone)]
pub struct Product {
    mean: f64,
    variance: f64,
    origin: f64,
    places_per_unit: f64,
    /// Probability at the pieces' ends, and 1 once more.
    probabilities: Box<[f64; CELLS + 2]>,
}

impl Product {
    /// How many places the table has: W's probability is 0 before the first and 1 after the last.
    const PLACES: f64 = 1024.0;

    /// Tabulates the product of `factors` (1 where there is none); none where a factor can be negative.
    pub fn new(factors: &[Factor]) -> Option<Self> {
        if factors.iter().any(|factor| factor.support().0 < 0.0) {
            return None;
        }
        let mean: f64 = factors.iter().map(Factor::mean).product();
        let mean_square: f64 = factors.iter().map(|factor| factor.mean() * factor.mean() + factor.variance()).product();
        let variance = (mean_square - mean * mean).max(0.0);
        let (certain, mut uncertain): (Vec<Factor>, Vec<Factor>) =
            factors.iter().partition(|factor| factor.variance() <= 0.0);
        let scale: f64 = certain.iter().map(Factor::mean).product();
        uncertain.sort_by(|one, other| other.spread().total_cmp(&one.spread()));
        let Some((widest, narrower)) = uncertain.split_first().filter(|_| scale > 0.0) else {
            return Some(Self::certain(mean));
        };
        let mut curve = widest.curve(scale);
        let mut stride = if widest.is_abrupt() { ABRUPT_STRIDE } else { STRIDE };
        for factor in narrower {
            curve = curve.times(&factor.inverses(stride), factor.support());
            stride = STRIDE;
        }
        Some(Self::tabulate(&curve, mean, variance))
    }

    fn tabulate(curve: &Curve, mean: f64, variance: f64) -> Self {
        let (origin, end) = curve.bulk();
        let width = end - origin;
        let mut probabilities = [1.0; CELLS + 2];
        for (index, probability) in probabilities.iter_mut().enumerate().take(CELLS).skip(1) {
            *probability = curve.at(origin + width * place_of(index) / Self::PLACES).0;
        }
        probabilities[0] = 0.0;
        Self { mean, variance, origin, places_per_unit: Self::PLACES / width, probabilities: Box::new(probabilities) }
    }

    /// A step so steep that no two numbers lie on it.
    fn certain(value: f64) -> Self {
        let mut probabilities = Box::new([1.0; CELLS + 2]);
        probabilities[0] = 0.0;
        Self { mean: value, variance: 0.0, origin: just_below(value), places_per_unit: f64::MAX, probabilities }
    }

    /// The mean of W.
    pub fn mean(&self) -> f64 {
        self.mean
    }

    /// The variance of W; 0 where every factor is a plain number.
    pub fn variance(&self) -> f64 {
        self.variance
    }

    /// The probability that W is `value` or less. Infinite values are allowed.
    #[inline]
    pub fn cdf(&self, value: f64) -> f64 {
        self.probability_at((value - self.origin) * self.places_per_unit)
    }

    /// The range without its ends of probability below 1e-6.
    pub fn bulk(&self) -> (f64, f64) {
        (self.origin, self.origin + Self::PLACES / self.places_per_unit)
    }

    /// The probability at a place; any place but NaN.
    #[inline]
    fn probability_at(&self, place: f64) -> f64 {
        let (index, t) = piece(place);
        let left = self.probabilities[index];
        left + t * (self.probabilities[index + 1] - left)
    }
}

/// Where the step of a certain value starts: at the full places per unit, the value itself is then beyond the table.
fn just_below(value: f64) -> f64 {
    value.next_down().min(value - 1e-300)
}

/// The place where a piece starts.
fn place_of(piece: usize) -> f64 {
    if piece < FINE { piece as f64 / FINE_PER_PLACE } else { piece as f64 - (FINE as f64 - FINE_PLACES) }
}

/// The piece of the table that a place falls in, and how far into it. Without a branch on the data: the places of a column
/// fall on either side of every bound at random.
#[inline]
fn piece(place: f64) -> (usize, f64) {
    let inside = if place > 0.0 { place } else { 0.0 };
    let inside = if inside < Product::PLACES { inside } else { Product::PLACES };
    let piece = if inside < FINE_PLACES { inside * FINE_PER_PLACE } else { inside + (FINE as f64 - FINE_PLACES) };
    let index = (piece as u32 as usize).min(CELLS);
    (index, piece - index as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::simulation::{MAX_LOG2_COUNT, Pert, PertTable, Points};

    fn pert(low: f64, likely: f64, high: f64) -> Pert {
        Pert::new(low, likely, high).unwrap()
    }

    /// The distribution of the first factor, averaged over many scenarios of the others.
    struct Reference {
        first: Factor,
        table: PertTable,
        others: Vec<f64>,
    }

    impl Reference {
        fn new(factors: &[Factor]) -> Self {
            let mut points = Points::new(MAX_LOG2_COUNT);
            let mut others = vec![1.0; points.count()];
            for (dimension, factor) in factors[1..].iter().enumerate() {
                let column = PertTable::new(*factor.pert()).column(points.ranks(dimension));
                for (product, value) in others.iter_mut().zip(column) {
                    *product *= if matches!(factor, Factor::Whole(_)) { value } else { 1.0 - value };
                }
            }
            Self { first: factors[0], table: PertTable::new(*factors[0].pert()), others }
        }

        fn cdf(&self, value: f64) -> f64 {
            let first = |value: f64| match self.first {
                Factor::Whole(_) => self.table.distribution(value).0,
                Factor::Remainder(_) => 1.0 - self.table.distribution(1.0 - value).0,
            };
            self.others.iter().map(|other| first(value / other)).sum::<f64>() / self.others.len() as f64
        }
    }

    #[track_caller]
    fn assert_close(factors: &[Factor], bound: f64) {
        let product = Product::new(factors).unwrap();
        let reference = Reference::new(factors);
        let width = Product::PLACES / product.places_per_unit;
        for k in 0..=24 {
            let share = f64::from(k) / 24.0;
            let value = product.origin + width * share * share;
            let error = (product.cdf(value) - reference.cdf(value)).abs();
            assert!(error < bound, "{error:e} at {value}");
        }
    }

    fn whole(low: f64, likely: f64, high: f64) -> Factor {
        Factor::Whole(pert(low, likely, high))
    }

    fn freed_share() -> [Factor; 3] {
        [whole(0.15, 0.25, 0.31), Factor::Remainder(pert(0.2, 0.33, 0.6)), whole(0.3, 0.5, 0.75)]
    }

    #[test]
    fn one_factor_is_its_own_distribution() {
        assert_close(&[whole(2.0, 3.0, 5.0)], 1e-5);
        assert_close(&[Factor::Remainder(pert(0.2, 0.3, 0.9))], 1e-5);
        assert_close(&[whole(0.0, 0.0, 1.0)], 1e-5);
        assert_close(&[whole(0.0, 1.0, 1.0)], 1e-5);
        assert_close(&[whole(8.0, 11.0, 15.0), whole(5.0, 5.0, 5.0)], 1e-5);
    }

    #[test]
    fn several_factors_agree_with_an_average_over_scenarios() {
        assert_close(&freed_share(), 5e-5);
        assert_close(&[whole(0.0, 0.1, 0.33), whole(0.2, 0.33, 0.8), whole(0.08, 0.12, 0.2)], 5e-5);
        assert_close(&[whole(9.9, 10.0, 10.1), whole(0.0, 0.2, 1.0)], 5e-5);
        let [cut, replacement, recapture] = freed_share();
        assert_close(&[whole(8.0, 11.0, 15.0), cut, replacement, recapture, whole(0.34, 0.42, 0.6)], 2e-4);
    }

    #[test]
    fn densities_that_jump_at_an_end_cost_some_accuracy() {
        assert_close(&[whole(0.0, 1.0, 1.0), whole(0.0, 1.0, 1.0)], 5e-4);
        assert_close(&[whole(0.0, 0.0, 1.0), whole(0.0, 0.0, 1.0)], 1e-3);
        assert_close(&[whole(0.0, 0.0, 0.33), whole(0.0, 1.0, 1.0), whole(0.0, 0.3, 1.0)], 5e-4);
    }

    #[test]
    fn moments_multiply() {
        let product = Product::new(&freed_share()).unwrap();
        assert!((product.mean() / freed_share().map(|f| f.mean()).iter().product::<f64>() - 1.0).abs() < 1e-12);
        let others = Reference::new(&[&[whole(1.0, 1.0, 1.0)], freed_share().as_slice()].concat()).others;
        let mean_square = others.iter().map(|value| value * value).sum::<f64>() / others.len() as f64;
        assert!((product.variance() / (mean_square - product.mean() * product.mean()) - 1.0).abs() < 1e-2);
    }

    #[test]
    fn plain_numbers_make_a_step() {
        let six = Product::new(&[whole(2.0, 2.0, 2.0), whole(3.0, 3.0, 3.0)]).unwrap();
        assert_eq!((six.cdf(5.999), six.cdf(6.0), six.mean(), six.variance()), (0.0, 1.0, 6.0, 0.0));
        let nothing = Product::new(&[whole(0.0, 0.0, 0.0), whole(1.0, 2.0, 3.0)]).unwrap();
        assert_eq!((nothing.cdf(-0.1), nothing.cdf(0.0), nothing.variance()), (0.0, 1.0, 0.0));
        assert!((Product::new(&[]).unwrap().mean() - 1.0).abs() < 1e-15);
    }

    #[test]
    fn a_factor_that_can_be_negative_is_refused() {
        assert!(Product::new(&[whole(-0.1, 0.2, 0.3)]).is_none());
        assert!(Product::new(&[Factor::Remainder(pert(0.5, 0.9, 1.1))]).is_none());
    }
}
