//! First-order sensitivity indices: how much of an outcome's variance each input explains.
//!
//! The index of an input is Var(E[Y | input]) / Var(Y): the share by which the variance would fall, on average, if the input were
//! known. Indices need not sum to 1, because inputs that are multiplied also interact.
//! Source: I. M. Sobol, "Sensitivity estimates for nonlinear mathematical models", 1993.

use super::information::ConditionalMean;
use super::simd::{f64x2, pairs};

/// A variance below this share of the squared mean is rounding error: (1e-12)².
const ROUNDING: f64 = 1e-24;

/// The variance of an outcome over equally likely draws, as far as the indices need it.
///
/// ```
/// use uncertainty::Sensitivity;
/// let outcome = Sensitivity::new(vec![2.0, 4.0], 3.0);
/// assert_eq!((outcome.index_of_drawn(&[-1.0, 1.0]), outcome.index_of_variance(3.0)), (0.25, 0.75));
/// ```
#[derive(Debug, Clone)]
pub struct Sensitivity {
    /// E[Y | draw] − E[Y].
    deviations: Vec<f64>,
    mean: f64,
    variance: f64,
}

impl Sensitivity {
    /// From E[Y | draw] in an even number of draws, and E[Var(Y | draw)].
    pub fn new(means: Vec<f64>, conditional_variance: f64) -> Self {
        let count = means.len().max(1) as f64;
        let mean = means.iter().sum::<f64>() / count;
        let mut deviations = means;
        for value in &mut deviations {
            *value -= mean;
        }
        let between = deviations.iter().map(|value| value * value).sum::<f64>() / count;
        Self { mean, variance: between + conditional_variance, deviations }
    }

    /// Number of draws.
    pub fn count(&self) -> usize {
        self.deviations.len()
    }

    /// The index of a drawn input from its values: what a quadratic regression on the input explains. 0 for a constant.
    pub fn index_of_drawn(&self, values: &[f64]) -> f64 {
        self.index_of_variance(self.regression(values).explained)
    }

    /// E[Y | input] by the quadratic regression on a drawn input, from its values.
    pub fn mean_given_drawn(&self, values: &[f64]) -> ConditionalMean {
        let Regression { linear, bend, offset, .. } = self.regression(values);
        ConditionalMean { at_mean: self.mean + offset, linear, quadratic: bend }
    }

    #[inline(never)]
    fn regression(&self, values: &[f64]) -> Regression {
        let count = values.len().max(1) as f64;
        let mean = pairs(values).fold(f64x2::ZERO, |sum, pair| sum + pair).reduce_add() / count;
        let mut powers = [f64x2::ZERO; 3];
        let mut covariances = [f64x2::ZERO; 2];
        for (value, deviation) in pairs(values).zip(pairs(&self.deviations)) {
            let x = value - mean;
            let square = x * x;
            powers[0] += square;
            powers[1] += square * x;
            powers[2] += square * square;
            covariances[0] += x * deviation;
            covariances[1] += square * deviation;
        }
        let average = |sum: f64x2| sum.reduce_add() / count;
        Regression::new(powers.map(average), covariances.map(average))
    }

    /// The index of an input from Var(E[Y | input]).
    pub fn index_of_variance(&self, variance: f64) -> f64 {
        if self.variance > ROUNDING * self.mean * self.mean { (variance / self.variance).clamp(0.0, 1.0) } else { 0.0 }
    }
}

/// A quadratic regression: E[Y | x] − E[Y] ≈ offset + linear (x − mean) + bend (x − mean)².
#[derive(Debug, Default)]
struct Regression {
    offset: f64,
    linear: f64,
    bend: f64,
    /// The variance that it explains.
    explained: f64,
}

impl Regression {
    /// On x and on the part of x² that is uncorrelated with x, given the central moments of x of order 2 to 4, and the
    /// covariances of Y with x and x².
    fn new([variance, third, fourth]: [f64; 3], [linear, square]: [f64; 2]) -> Self {
        if variance <= 0.0 {
            return Self::default();
        }
        let by_line = Self { linear: linear / variance, explained: linear * linear / variance, ..Self::default() };
        let (skew, bend) = (third / variance, square - third / variance * linear);
        let bend_variance = fourth - variance * variance - third * skew;
        // A distribution on two points has no such part; the bound is far above rounding error.
        if bend_variance <= 1e-12 * fourth {
            return by_line;
        }
        let bend = bend / bend_variance;
        Self {
            bend,
            offset: -bend * variance,
            linear: by_line.linear - bend * skew,
            explained: by_line.explained + bend * bend * bend_variance,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sobol::SobolPoints;
    use crate::{Pert, PertTable};

    fn drawn(pert: Pert, dimension: usize) -> Vec<f64> {
        PertTable::new(pert).values_at(SobolPoints::new(12).ranks(dimension))
    }

    #[test]
    fn the_indices_of_a_sum_are_shares_of_its_variance() {
        let (x, y) = (Pert::new(0.0, 1.0, 6.0).unwrap(), Pert::new(5.0, 7.0, 8.0).unwrap());
        let (xs, ys) = (drawn(x, 0), drawn(y, 1));
        let means = xs.iter().zip(&ys).map(|(x, y)| x - 2.0 * y).collect();
        let outcome = Sensitivity::new(means, 0.5);
        let parts = [x.variance(), 4.0 * y.variance(), 0.5];
        let variance: f64 = parts.iter().sum();
        assert!((outcome.variance / variance - 1.0).abs() < 1e-3);
        assert!((outcome.index_of_drawn(&xs) - parts[0] / variance).abs() < 1e-3);
        assert!((outcome.index_of_drawn(&ys) - parts[1] / variance).abs() < 1e-3);
        assert!((outcome.index_of_variance(0.5) - parts[2] / variance).abs() < 1e-3);
    }

    #[test]
    fn a_quadratic_dependence_is_explained_too() {
        let xs = drawn(Pert::new(-1.0, 0.0, 1.0).unwrap(), 2);
        let outcome = Sensitivity::new(xs.iter().map(|x| x * x).collect(), 0.0);
        assert!((outcome.index_of_drawn(&xs) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn constants_explain_nothing() {
        let outcome = Sensitivity::new(vec![9.0, 9.0], 0.0);
        assert_eq!((outcome.mean, outcome.variance), (9.0, 0.0));
        assert_eq!((outcome.index_of_drawn(&[3.0, 3.0]), outcome.index_of_variance(0.0)), (0.0, 0.0));
    }

    #[test]
    fn so_is_one_on_a_skewed_input() {
        let xs = drawn(Pert::new(0.0, 1.0, 6.0).unwrap(), 2);
        let outcome = Sensitivity::new(xs.iter().map(|x| x * x - 3.0 * x).collect(), 0.0);
        assert!((outcome.index_of_drawn(&xs) - 1.0).abs() < 1e-6);
    }
}
