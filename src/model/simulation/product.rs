//! The distribution of a product of independent estimates, as a table.

use super::pert::Pert;
use super::curve::Curve;
use super::pert_table::{PertTable, quadrature};

/// What an estimate x contributes to a product.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Factor {
    /// x itself.
    Whole(Pert),
    /// 1 − x, what a share leaves over.
    Remainder(Pert),
}

impl Factor {
    /// The lowest and the highest value.
    pub fn support(&self) -> (f64, f64) {
        match self {
            Self::Whole(pert) => (pert.low(), pert.high()),
            Self::Remainder(pert) => (1.0 - pert.high(), 1.0 - pert.low()),
        }
    }

    /// The mean value.
    pub fn mean(&self) -> f64 {
        match self {
            Self::Whole(pert) => pert.mean(),
            Self::Remainder(pert) => 1.0 - pert.mean(),
        }
    }

    /// The mean squared distance from the mean.
    pub fn variance(&self) -> f64 {
        let (Self::Whole(pert) | Self::Remainder(pert)) = self;
        pert.variance()
    }

    fn pert(&self) -> &Pert {
        let (Self::Whole(pert) | Self::Remainder(pert)) = self;
        pert
    }

    /// The width of the range in relation to its top: how blunt the distribution is among the factors.
    fn spread(&self) -> f64 {
        self.pert().width() / self.support().1
    }

    /// Whether the density jumps, or nearly does, at an end of the range.
    fn is_abrupt(&self) -> bool {
        let (alpha, beta) = self.pert().exponents();
        alpha.min(beta) < 1.75
    }

    fn curve(&self, scale: f64) -> Curve {
        let table = PertTable::new(*self.pert());
        let (low, high) = self.support();
        Curve::new((low * scale, high * scale), |value| {
            let (probability, density) = match self {
                Self::Whole(_) => table.distribution(value / scale),
                Self::Remainder(_) => {
                    let (above, density) = table.distribution(1.0 - value / scale);
                    (1.0 - above, density)
                }
            };
            (probability, density / scale)
        })
    }

    /// Inverse values 1 / x, with weights of sum 1 whose weighted sums are means.
    fn inverses(&self, stride: usize) -> Vec<(f64, f64)> {
        let pert = self.pert();
        let mut nodes = quadrature(pert.exponents().0, stride);
        for (x, _) in &mut nodes {
            let value = pert.low() + pert.width() * *x;
            *x = 1.0 / if matches!(self, Self::Whole(_)) { value } else { 1.0 - value };
        }
        nodes
    }
}



/// How many finer pieces take the place of the first ones, because products crowd towards their low end.
const FINE: usize = 1024;
const FINE_PER_PIECE: usize = 16;

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
    pieces_per_unit: f64,
    /// Probability at the pieces' ends.
    probabilities: Vec<f64>,
}

impl Product {
    /// How many straight pieces the table has: W's probability is 0 before the first and 1 after the last.
    pub(super) const PIECES: usize = 1024;

    /// Tabulates the product of `factors` (1 where there is none); none where a factor can be negative.
    pub fn new(factors: &[Factor]) -> Option<Self> {
        if factors.iter().any(|factor| factor.support().0 < 0.0) {
            return None;
        }
        let mean: f64 = factors.iter().map(Factor::mean).product();
        let mean_square: f64 =
            factors.iter().map(|factor| factor.mean() * factor.mean() + factor.variance()).product();
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
        let fine = (0..FINE).map(|k| k as f64 / (FINE_PER_PIECE * Self::PIECES) as f64);
        let coarse = (FINE / FINE_PER_PIECE..=Self::PIECES).map(|k| k as f64 / Self::PIECES as f64);
        let mut probabilities: Vec<f64> =
            fine.chain(coarse).map(|share| curve.at(origin + width * share).0).collect();
        probabilities[0] = 0.0;
        probabilities.extend([1.0, 1.0]);
        Self { mean, variance, origin, pieces_per_unit: Self::PIECES as f64 / width, probabilities }
    }

    fn certain(value: f64) -> Self {
        Self {
            mean: value,
            variance: 0.0,
            origin: value,
            pieces_per_unit: f64::MAX,
            probabilities: vec![1.0; FINE + Self::PIECES],
        }
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
    pub fn cdf(&self, value: f64) -> f64 {
        self.probability_at((value - self.origin) * self.pieces_per_unit)
    }

    /// Where the table starts and how many of its pieces one unit of W takes. A caller with many values in a row works in
    /// places, (value − start) × pieces.
    pub(super) fn scale(&self) -> (f64, f64) {
        (self.origin, self.pieces_per_unit)
    }

    /// The probability at a place. What is not a number is 0 × ∞, a certain outcome met exactly: probability 1.
    #[inline]
    pub(super) fn probability_at(&self, place: f64) -> f64 {
        if place < 0.0 {
            return 0.0;
        }
        let (index, t, _) = piece(place);
        match self.probabilities.get(index..index + 2) {
            Some([left, right]) if place < Self::PIECES as f64 => left + t * (right - left),
            _ => 1.0,
        }
    }

    /// The density at a place, per piece.
    #[inline]
    pub(super) fn density_at(&self, place: f64) -> f64 {
        let (index, _, per_piece) = piece(place);
        match self.probabilities.get(index..index + 2) {
            Some([left, right]) if (0.0..Self::PIECES as f64).contains(&place) => (right - left) * per_piece,
            _ => 0.0,
        }
    }
}

/// The piece of the table that a place falls in, how far into it, and how many such pieces make a full one.
#[inline]
fn piece(place: f64) -> (usize, f64, f64) {
    let is_fine = place < (FINE / FINE_PER_PIECE) as f64;
    let (per_piece, skipped) =
        if is_fine { (FINE_PER_PIECE as f64, 0) } else { (1.0, FINE - FINE / FINE_PER_PIECE) };
    let place = place.min(Product::PIECES as f64) * per_piece;
    let index = place as usize;
    (index + skipped, place - index as f64, per_piece)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::simulation::{MAX_LOG2_COUNT, Points};

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
        let width = Product::PIECES as f64 / product.pieces_per_unit;
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
        assert_close(&[whole(5.0, 5.0, 5.0), whole(8.0, 11.0, 15.0)], 1e-5);
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
    fn the_density_is_the_slope() {
        let product = Product::new(&freed_share()).unwrap();
        for place in [10.3, 63.9, 64.1, 300.5] {
            let rise = product.probability_at(place + 1e-3) - product.probability_at(place - 1e-3);
            assert!((product.density_at(place) - rise / 2e-3).abs() < 1e-9, "{place}");
        }
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
        assert_eq!(Product::new(&[]).unwrap().mean(), 1.0);
    }

    #[test]
    fn a_factor_that_can_be_negative_is_refused() {
        assert!(Product::new(&[whole(-0.1, 0.2, 0.3)]).is_none());
        assert!(Product::new(&[Factor::Remainder(pert(0.5, 0.9, 1.1))]).is_none());
    }
}
