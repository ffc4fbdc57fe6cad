//! What the uncertainty of an outcome comes from.
//!
//! An input's share is Var(E[T | input]) / Var(T), Sobol's first-order index: by how much the variance would fall, on average,
//! if that input were known. The shares need not sum to 1, because inputs that multiply each other also vary together.
//! Source: I. M. Sobol, "Sensitivity estimates for nonlinear mathematical models", 1993.

use super::factor::Factor;
use super::product::Product;

/// A variance below this share of the squared mean is rounding.
const ROUNDING: f64 = 1e-24;

/// An outcome a + b W over equally likely scenarios of the inputs outside W, as far as variance is concerned.
///
/// ```
/// use async_roi::model::simulation::{Factor, Pert, Product, Sensitivity};
/// let pert = Pert::new(0.0, 1.0, 2.0).unwrap();
/// let w = Product::new(&[Factor::Whole(pert)]).unwrap();
/// let outcome = Sensitivity::new(&[-5.0, -5.0], &[3.0, 3.0], &w);
/// assert!((outcome.mean() + 2.0).abs() < 1e-12);
/// assert!((outcome.share_of_factor(&Factor::Whole(pert)) - 1.0).abs() < 1e-12);
/// ```
#[derive(Debug, Clone)]
pub struct Sensitivity {
    /// The outcome in each scenario with W at its mean, less the mean outcome.
    deviations: Vec<f64>,
    mean: f64,
    variance: f64,
    mean_slope: f64,
    product_mean: f64,
}

impl Sensitivity {
    /// The outcome `intercepts[i] + slopes[i] * W` in scenario i. A plain outcome has slopes of 0.
    pub fn new(intercepts: &[f64], slopes: &[f64], product: &Product) -> Self {
        let count = intercepts.len().max(1) as f64;
        let mut deviations: Vec<f64> = intercepts.iter().zip(slopes).map(|(a, b)| a + b * product.mean()).collect();
        let mean = deviations.iter().sum::<f64>() / count;
        for value in &mut deviations {
            *value -= mean;
        }
        let between = deviations.iter().map(|value| value * value).sum::<f64>() / count;
        let mean_square_slope = slopes.iter().map(|slope| slope * slope).sum::<f64>() / count;
        Self {
            mean,
            variance: between + mean_square_slope * product.variance(),
            mean_slope: slopes.iter().sum::<f64>() / count,
            product_mean: product.mean(),
            deviations,
        }
    }

    /// The mean outcome.
    pub fn mean(&self) -> f64 {
        self.mean
    }

    /// The outcome's variance.
    pub fn variance(&self) -> f64 {
        self.variance
    }

    /// The share of an input outside W, from its values in the scenarios: what a parabola in the input explains. 0 for a
    /// plain number.
    pub fn share_of_input(&self, column: &[f64]) -> f64 {
        let count = column.len().max(1) as f64;
        let mean = column.iter().sum::<f64>() / count;
        let mut powers = [0.0; 3];
        let mut covariances = [0.0; 2];
        for (value, deviation) in column.iter().zip(&self.deviations) {
            let x = value - mean;
            let square = x * x;
            powers[0] += square;
            powers[1] += square * x;
            powers[2] += square * square;
            covariances[0] += x * deviation;
            covariances[1] += square * deviation;
        }
        self.share(explained(powers.map(|sum| sum / count), covariances.map(|sum| sum / count)))
    }

    /// The share of one of W's factors. Exact, because E[T | factor] = E[a] + E[b] · factor · the mean of the other factors.
    pub fn share_of_factor(&self, factor: &Factor) -> f64 {
        if factor.variance() <= 0.0 {
            return 0.0;
        }
        let others = self.product_mean / factor.mean();
        let slope = self.mean_slope * others;
        self.share(slope * slope * factor.variance())
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
    use crate::model::simulation::{Pert, PertTable, Points};

    fn column(pert: Pert, dimension: usize) -> Vec<f64> {
        PertTable::new(pert).column(Points::new(12).ranks(dimension))
    }

    #[test]
    fn a_sum_divides_the_variance_among_its_inputs() {
        let (x, y) = (Pert::new(0.0, 1.0, 6.0).unwrap(), Pert::new(5.0, 7.0, 8.0).unwrap());
        let w = Pert::new(0.0, 0.4, 1.0).unwrap();
        let product = Product::new(&[Factor::Whole(w)]).unwrap();
        let (xs, ys) = (column(x, 0), column(y, 1));
        let intercepts: Vec<f64> = xs.iter().zip(&ys).map(|(x, y)| x - 2.0 * y).collect();
        let outcome = Sensitivity::new(&intercepts, &vec![3.0; xs.len()], &product);
        let parts = [x.variance(), 4.0 * y.variance(), 9.0 * w.variance()];
        let variance: f64 = parts.iter().sum();
        assert!((outcome.variance() / variance - 1.0).abs() < 1e-3);
        assert!((outcome.share_of_input(&xs) - parts[0] / variance).abs() < 1e-3);
        assert!((outcome.share_of_input(&ys) - parts[1] / variance).abs() < 1e-3);
        assert!((outcome.share_of_factor(&Factor::Whole(w)) - parts[2] / variance).abs() < 1e-3);
    }

    #[test]
    fn a_bend_counts_as_much_as_a_slope() {
        let x = Pert::new(-1.0, 0.0, 1.0).unwrap();
        let xs = column(x, 2);
        let squares: Vec<f64> = xs.iter().map(|x| x * x).collect();
        let certain = Product::new(&[]).unwrap();
        let outcome = Sensitivity::new(&squares, &vec![0.0; xs.len()], &certain);
        assert!((outcome.share_of_input(&xs) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn factors_of_a_product_have_their_closed_forms() {
        let (x, y) = (Pert::new(0.1, 0.2, 0.6).unwrap(), Pert::new(0.3, 0.5, 0.75).unwrap());
        let factors = [Factor::Remainder(x), Factor::Whole(y)];
        let outcome = Sensitivity::new(&[0.0], &[1.0], &Product::new(&factors).unwrap());
        let by_x = x.variance() * y.mean() * y.mean();
        let by_y = y.variance() * (1.0 - x.mean()) * (1.0 - x.mean());
        let variance = by_x + by_y + x.variance() * y.variance();
        assert!((outcome.share_of_factor(&factors[0]) - by_x / variance).abs() < 1e-9);
        assert!((outcome.share_of_factor(&factors[1]) - by_y / variance).abs() < 1e-9);
    }

    #[test]
    fn plain_numbers_carry_nothing() {
        let certain = Pert::new(4.0, 4.0, 4.0).unwrap();
        let product = Product::new(&[Factor::Whole(certain)]).unwrap();
        let outcome = Sensitivity::new(&[1.0, 1.0], &[2.0, 2.0], &product);
        assert_eq!((outcome.mean(), outcome.variance()), (9.0, 0.0));
        assert_eq!((outcome.share_of_input(&[3.0, 3.0]), outcome.share_of_factor(&Factor::Whole(certain))), (0.0, 0.0));
    }
}
