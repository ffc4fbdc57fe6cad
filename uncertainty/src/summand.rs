//! One independent summand of a standardized sum: exactly, and as a few point masses for convolution.

use super::cdf_table::CdfTable;
use super::insertion_sort::insertion_sort_by;
use super::moments::Moments;
use super::sample::SampleView;
use super::term::ProductTerm;
use std::rc::Rc;

/// A summand with a standard deviation below this share of the sum's is replaced by two points with its first three moments.
const NARROW: f64 = 0.1;
/// Point masses that stand for a wider summand.
const POINTS: usize = 32;

/// A discrete distribution of mean 0: locations, in standard deviations of the sum, with their probabilities.
pub(crate) type PointMasses = Vec<(f64, f64)>;

/// The product of a term's own factors, less its mean, times a scale.
pub(crate) struct Summand<'a> {
    term: &'a ProductTerm<'a>,
    /// Standard deviations of the sum per unit of the product.
    scale: f64,
    moments: Moments,
}

impl<'a> Summand<'a> {
    /// The summands of a sum of terms with coefficients, scaled so that the sum has variance 1, the widest first.
    pub(crate) fn of_sum(terms: &[(f64, &'a ProductTerm<'a>)]) -> Vec<Self> {
        let summand = |&(scale, term): &(f64, &'a ProductTerm<'a>)| Self { term, scale, moments: term.own_moments() };
        let mut summands: Vec<Self> = terms.iter().map(summand).filter(|summand| summand.variance() > 0.0).collect();
        let unit = 1.0 / summands.iter().map(Self::variance).sum::<f64>().sqrt();
        for summand in &mut summands {
            summand.scale *= unit;
        }
        insertion_sort_by(&mut summands, |one, other| other.variance().total_cmp(&one.variance()));
        summands
    }

    fn variance(&self) -> f64 {
        self.scale * self.scale * self.moments.variance
    }

    /// The distribution of the product.
    pub(crate) fn product(&self, sample: &SampleView) -> Rc<CdfTable> {
        sample.product(&self.term.own)
    }

    /// P(summand ≤ `z`), given the distribution of the product.
    pub(crate) fn cdf(&self, product: &CdfTable, z: f64) -> f64 {
        product.cdf(self.moments.mean + z / self.scale)
    }

    /// The summand as point masses with its variance.
    pub(crate) fn point_masses(&self, sample: &SampleView) -> PointMasses {
        let deviation = self.variance().sqrt();
        if deviation < NARROW {
            return two_points(deviation, self.moments.third * (self.scale / deviation).powi(3)).to_vec();
        }
        let product = self.product(sample);
        let (low, high) = product.bulk();
        let ends = [low, high].map(|end| (end - self.moments.mean) * self.scale);
        discretize(POINTS, ends, deviation, |z| self.cdf(&product, z))
    }
}

/// The two-point distribution with mean 0, this standard deviation and this skewness, the higher point first.
pub(crate) fn two_points(deviation: f64, skewness: f64) -> [(f64, f64); 2] {
    let root = (1.0 + 0.25 * skewness * skewness).sqrt();
    let (far, near) = (root + 0.5 * skewness, root - 0.5 * skewness);
    [(deviation * far, near / (far + near)), (-deviation * near, far / (far + near))]
}

/// `count` points in the middles of equal cells between `low` and `high`, shifted and scaled to mean 0 and this standard deviation.
pub(crate) fn discretize(count: usize, [low, high]: [f64; 2], deviation: f64, cdf: impl Fn(f64) -> f64) -> PointMasses {
    let step = (high - low) / count as f64;
    let mut below = 0.0;
    let point = |cell: usize| {
        let edge = low + step * (cell + 1) as f64;
        let probability = if cell + 1 < count { cdf(edge) } else { 1.0 };
        let mass = probability - below;
        below = probability;
        (edge - 0.5 * step, mass)
    };
    let mut points: PointMasses = (0..count).map(point).collect();
    let mean: f64 = points.iter().map(|(location, mass)| location * mass).sum();
    let square: f64 = points.iter().map(|(location, mass)| (location - mean) * (location - mean) * mass).sum();
    let stretch = deviation / square.sqrt();
    for (location, _) in &mut points {
        *location = (*location - mean) * stretch;
    }
    points
}
