//! What the uncertainty of an outcome comes from.
//!
//! An input's share is Var(E[T | input]) / Var(T), Sobol's first-order index: by how much the variance would fall, on average,
//! if that input were known. The shares need not sum to 1, because inputs that multiply each other also vary together.
//! Source: I. M. Sobol, "Sensitivity estimates for nonlinear mathematical models", 1993.

use super::pair::{Pair, pairs};

/// A variance below this share of the squared mean is rounding.
const ROUNDING: f64 = 1e-24;

/// An outcome over equally likely scenarios, as far as variance is concerned: what the inputs that the scenarios draw leave
/// certain of it, and what varies beside them.
///
/// ```
/// use uncertainty::Sensitivity;
/// let column = [-1.0, 1.0];
/// let outcome = Sensitivity::new(vec![2.0, 4.0], 3.0);
/// assert_eq!((outcome.mean(), outcome.variance()), (3.0, 4.0));
/// assert_eq!((outcome.share_of_input(&column), outcome.share_of_effect(3.0)), (0.25, 0.75));
/// ```
#[derive(Debug, Clone)]
pub struct Sensitivity {
    /// The mean outcome in each scenario less that of all.
    deviations: Vec<f64>,
    mean: f64,
    variance: f64,
}

impl Sensitivity {
    /// The outcome with this mean in each of an even number of scenarios, and this variance around it on average.
    pub fn new(means: Vec<f64>, variance_within: f64) -> Self {
        let count = means.len().max(1) as f64;
        let mean = means.iter().sum::<f64>() / count;
        let mut deviations = means;
        for value in &mut deviations {
            *value -= mean;
        }
        let between = deviations.iter().map(|value| value * value).sum::<f64>() / count;
        Self { mean, variance: between + variance_within, deviations }
    }

    /// The mean outcome.
    pub fn mean(&self) -> f64 {
        self.mean
    }

    /// The outcome's variance.
    pub fn variance(&self) -> f64 {
        self.variance
    }

    /// The share of an input that the scenarios draw, from its values in them: what a parabola in the input explains. 0 for
    /// a plain number.
    #[inline(never)]
    pub fn share_of_input(&self, column: &[f64]) -> f64 {
        let count = column.len().max(1) as f64;
        let mean = pairs(column).fold(Pair::ZERO, |sum, pair| sum + pair).reduce_add() / count;
        let mut powers = [Pair::ZERO; 3];
        let mut covariances = [Pair::ZERO; 2];
        for (value, deviation) in pairs(column).zip(pairs(&self.deviations)) {
            let x = value - mean;
            let square = x * x;
            powers[0] += square;
            powers[1] += square * x;
            powers[2] += square * square;
            covariances[0] += x * deviation;
            covariances[1] += square * deviation;
        }
        let average = |sum: Pair| sum.reduce_add() / count;
        self.share(explained(powers.map(average), covariances.map(average)))
    }

    /// The share of an input that they do not draw, from the variance of the mean outcome given that input.
    pub fn share_of_effect(&self, variance: f64) -> f64 {
        self.share(variance)
    }

    fn share(&self, variance: f64) -> f64 {
        if self.variance > ROUNDING * self.mean * self.mean { (variance / self.variance).clamp(0.0, 1.0) } else { 0.0 }
    }
}

/// The variance explained by the best line, and by a parabola at right angles to it, given the input's central moments of
/// order 2 to 4 and the outcome's covariances with x and x².
fn explained([variance, third, fourth]: [f64; 3], [linear, square]: [f64; 2]) -> f64 {
    if variance <= 0.0 {
        return 0.0;
    }
    let by_line = linear * linear / variance;
    let bend = square - third / variance * linear;
    let bend_variance = fourth - variance * variance - third * third / variance;
    if bend_variance <= 1e-12 * fourth { by_line } else { by_line + bend * bend / bend_variance }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Pert, PertTable, Points};

    fn column(pert: Pert, dimension: usize) -> Vec<f64> {
        PertTable::new(pert).column(Points::new(12).ranks(dimension))
    }

    #[test]
    fn a_sum_divides_the_variance_among_its_inputs() {
        let (x, y) = (Pert::new(0.0, 1.0, 6.0).unwrap(), Pert::new(5.0, 7.0, 8.0).unwrap());
        let (xs, ys) = (column(x, 0), column(y, 1));
        let means = xs.iter().zip(&ys).map(|(x, y)| x - 2.0 * y).collect();
        let outcome = Sensitivity::new(means, 0.5);
        let parts = [x.variance(), 4.0 * y.variance(), 0.5];
        let variance: f64 = parts.iter().sum();
        assert!((outcome.variance() / variance - 1.0).abs() < 1e-3);
        assert!((outcome.share_of_input(&xs) - parts[0] / variance).abs() < 1e-3);
        assert!((outcome.share_of_input(&ys) - parts[1] / variance).abs() < 1e-3);
        assert!((outcome.share_of_effect(0.5) - parts[2] / variance).abs() < 1e-3);
    }

    #[test]
    fn a_bend_counts_as_much_as_a_slope() {
        let xs = column(Pert::new(-1.0, 0.0, 1.0).unwrap(), 2);
        let outcome = Sensitivity::new(xs.iter().map(|x| x * x).collect(), 0.0);
        assert!((outcome.share_of_input(&xs) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn plain_numbers_carry_nothing() {
        let outcome = Sensitivity::new(vec![9.0, 9.0], 0.0);
        assert_eq!((outcome.mean(), outcome.variance()), (9.0, 0.0));
        assert_eq!((outcome.share_of_input(&[3.0, 3.0]), outcome.share_of_effect(0.0)), (0.0, 0.0));
    }
}
