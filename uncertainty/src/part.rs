//! One independent part of a sum, as a distribution and as a few pieces.

use super::moments::Moments;
use super::order::sort_few;
use super::product::Product;
use super::sample::Sample;
use super::term::Term;

/// A part narrower than this share of the whole shows no more than its first three moments; a wider one comes in so many pieces.
const NARROW: f64 = 0.1;
const PIECES: usize = 32;

/// A part of a sum in a few pieces: distances from the mean with their probabilities.
pub(crate) type Pieces = Vec<(f64, f64)>;

/// The product of a term's own factors times a scale, in standard deviations of the sum.
pub(crate) struct Part<'a> {
    term: &'a Term<'a>,
    scale: f64,
    moments: Moments,
}

impl<'a> Part<'a> {
    /// The parts of a sum of variance 1 that varies as that of the terms does, each times its scale, the widest first.
    pub(crate) fn of_sum(terms: &[(f64, &'a Term<'a>)]) -> Vec<Self> {
        let part = |(scale, term): &(f64, &'a Term<'a>)| Self { term, scale: *scale, moments: term.moments() };
        let mut parts: Vec<Self> = terms.iter().map(part).filter(|part| part.variance() > 0.0).collect();
        let unit = 1.0 / parts.iter().map(Self::variance).sum::<f64>().sqrt();
        for part in &mut parts {
            part.scale *= unit;
        }
        sort_few(&mut parts, |one, other| other.variance().total_cmp(&one.variance()));
        parts
    }

    fn variance(&self) -> f64 {
        self.scale * self.scale * self.moments.variance
    }

    /// The distribution of the product.
    pub(crate) fn product(&self, draws: &Sample) -> std::rc::Rc<Product> {
        draws.product(&self.term.own)
    }

    /// The probability of its mean plus `distance` or less, given the product.
    pub(crate) fn cdf(&self, product: &Product, distance: f64) -> f64 {
        product.cdf(self.moments.mean + distance / self.scale)
    }

    /// The part in pieces.
    pub(crate) fn pieces(&self, draws: &Sample) -> Pieces {
        let deviation = self.variance().sqrt();
        if deviation < NARROW {
            return two_points(deviation, self.moments.third * (self.scale / deviation).powi(3));
        }
        let product = self.product(draws);
        let (low, high) = product.bulk();
        let ends = [low, high].map(|end| (end - self.moments.mean) * self.scale);
        slices(PIECES, ends, deviation, |distance| self.cdf(&product, distance))
    }
}

/// Two pieces of this deviation and skewness.
fn two_points(deviation: f64, skew: f64) -> Pieces {
    let root = (1.0 + 0.25 * skew * skew).sqrt();
    let (far, near) = (root + 0.5 * skew, root - 0.5 * skew);
    vec![(deviation * far, near / (far + near)), (-deviation * near, far / (far + near))]
}

/// So many pieces of even width between two distances, moved and stretched to mean 0 and this deviation.
pub(crate) fn slices(count: usize, [low, high]: [f64; 2], deviation: f64, cdf: impl Fn(f64) -> f64) -> Pieces {
    let step = (high - low) / count as f64;
    let mut below = 0.0;
    let slice = |piece: usize| {
        let edge = low + step * (piece + 1) as f64;
        let probability = if piece + 1 < count { cdf(edge) } else { 1.0 };
        let mass = probability - below;
        below = probability;
        (edge - 0.5 * step, mass)
    };
    let mut pieces: Pieces = (0..count).map(slice).collect();
    let mean: f64 = pieces.iter().map(|(distance, mass)| distance * mass).sum();
    let square: f64 = pieces.iter().map(|(distance, mass)| (distance - mean) * (distance - mean) * mass).sum();
    let stretch = deviation / square.sqrt();
    for (distance, _) in &mut pieces {
        *distance = (*distance - mean) * stretch;
    }
    pieces
}
