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

    /// Values with weights of sum 1 whose weighted sums are means.
    fn quadrature(&self, stride: usize) -> Vec<(f64, f64)> {
        let pert = self.pert();
        let mut nodes = quadrature(pert.exponents().0, stride);
        for (x, _) in &mut nodes {
            let value = pert.low() + pert.width() * *x;
            *x = if matches!(self, Self::Whole(_)) { value } else { 1.0 - value };
        }
        nodes
    }
}

/// How many straight pieces the finished table has.
const PIECES: usize = 1024;
/// How many finer pieces take the place of the first ones, because products crowd towards their low end.
const FINE: usize = 1024;
const FINE_PER_PIECE: usize = 16;

/// Spacing of the quadrature, in half steps of the estimates' tables.
const STRIDE: usize = 6;
/// The same where the widest factor's density jumps.
const ABRUPT_STRIDE: usize = 1;

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
            curve = curve.times(&factor.quadrature(stride), factor.support());
            stride = STRIDE;
        }
        Some(Self::tabulate(&curve, mean, variance))
    }

    fn tabulate(curve: &Curve, mean: f64, variance: f64) -> Self {
        let (origin, end) = curve.bulk();
        let width = end - origin;
        let fine = (0..FINE).map(|k| k as f64 / (FINE_PER_PIECE * PIECES) as f64);
        let coarse = (FINE / FINE_PER_PIECE..=PIECES).map(|k| k as f64 / PIECES as f64);
        let mut probabilities: Vec<f64> =
            fine.chain(coarse).map(|share| curve.at(origin + width * share).0).collect();
        probabilities[0] = 0.0;
        probabilities.extend([1.0, 1.0]);
        Self { mean, variance, origin, pieces_per_unit: PIECES as f64 / width, probabilities }
    }

    fn certain(value: f64) -> Self {
        Self {
            mean: value,
            variance: 0.0,
            origin: value,
            pieces_per_unit: f64::MAX,
            probabilities: vec![1.0; FINE + PIECES],
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
            Some([left, right]) if place < PIECES as f64 => left + t * (right - left),
            _ => 1.0,
        }
    }

    /// The density at a place, per piece.
    #[inline]
    pub(super) fn density_at(&self, place: f64) -> f64 {
        let (index, _, per_piece) = piece(place);
        match self.probabilities.get(index..index + 2) {
            Some([left, right]) if (0.0..PIECES as f64).contains(&place) => (right - left) * per_piece,
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
    let place = place.min(PIECES as f64) * per_piece;
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

    /// The exact distribution of the first factor, averaged over many scenarios of the others.
    struct Reference {
        first: Factor,
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
            Self { first: factors[0], others }
        }

        fn cdf(&self, value: f64) -> f64 {
            let exact = |value: f64| match self.first {
                Factor::Whole(pert) => pert.cdf(value),
                Factor::Remainder(pert) => 1.0 - pert.cdf(1.0 - value),
            };
            self.others.iter().map(|other| exact(value / other)).sum::<f64>() / self.others.len() as f64
        }
    }

    fn cases() -> Vec<Vec<Factor>> {
        use Factor::{Remainder, Whole};
        let unit = |likely| Whole(pert(0.0, likely, 1.0));
        vec![
            vec![Whole(pert(2.0, 3.0, 5.0))],
            vec![Remainder(pert(0.2, 0.3, 0.9))],
            vec![unit(0.0)],
            vec![unit(1.0), unit(1.0)],
            vec![unit(0.0), unit(0.0)],
            vec![unit(0.0), unit(1.0), unit(0.5)],
            vec![Whole(pert(5.0, 5.0, 5.0)), Whole(pert(8.0, 11.0, 15.0))],
            vec![Whole(pert(0.15, 0.25, 0.31)), Remainder(pert(0.2, 0.33, 0.6)), Whole(pert(0.3, 0.5, 0.75))],
            vec![
                Whole(pert(8.0, 11.0, 15.0)),
                Whole(pert(0.15, 0.25, 0.31)),
                Remainder(pert(0.2, 0.33, 0.6)),
                Whole(pert(0.3, 0.5, 0.75)),
                Whole(pert(0.34, 0.42, 0.6)),
            ],
            vec![Whole(pert(0.0, 0.1, 0.33)), Whole(pert(0.2, 0.33, 0.8)), Whole(pert(0.08, 0.12, 0.2))],
            vec![Whole(pert(0.0, 0.0, 0.33)), Whole(pert(0.0, 1.0, 1.0)), unit(0.3), unit(0.5), unit(0.7)],
            vec![Whole(pert(9.9, 10.0, 10.1)), unit(0.2)],
        ]
    }

    fn worst_error(factors: &[Factor], places: u32) -> (f64, f64) {
        let product = Product::new(factors).unwrap();
        let reference = Reference::new(factors);
        (0..=places)
            .map(|k| {
                let share = f64::from(k) / f64::from(places);
                let value = product.origin + PIECES as f64 / product.pieces_per_unit * share * share;
                let exact = reference.cdf(value);
                ((product.cdf(value) - exact).abs(), exact)
            })
            .fold((0.0, 0.0), |worst, error| if error.0 > worst.0 { error } else { worst })
    }

    #[test]
    #[ignore = "adhoc"]
    fn adhoc() {
        for factors in cases() {
            let error = worst_error(&factors, 300);
            let start = std::time::Instant::now();
            for _ in 0..100 {
                std::hint::black_box(Product::new(std::hint::black_box(&factors)));
            }
            println!("{error:?} {} factors {:?}", factors.len(), start.elapsed() / 100);
        }
    }
}
