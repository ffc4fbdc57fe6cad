//! The first three moments of a product of independent variables.

use super::pert::Pert;

/// Mean, variance and third central moment of a random variable.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Moments {
    /// E[X].
    pub(crate) mean: f64,
    /// E[(X − mean)²].
    pub(crate) variance: f64,
    /// E[(X − mean)³].
    pub(crate) third: f64,
}

impl Moments {
    /// The moments of the constant 1, the empty product.
    pub(crate) const ONE: Self = Self { mean: 1.0, variance: 0.0, third: 0.0 };

    /// The moments of an estimate.
    pub(crate) fn of(pert: &Pert) -> Self {
        Self { mean: pert.mean(), variance: pert.variance(), third: pert.third_moment() }
    }

    /// The moments of the product with an independent variable, from E[(XY)ᵏ] = E[Xᵏ] E[Yᵏ].
    pub(crate) fn times(&self, other: &Self) -> Self {
        let (a, b) = (self.mean, other.mean);
        let cross = 3.0 * (a * other.third * self.variance + b * self.third * other.variance);
        let both = self.third * other.third + 6.0 * a * b * self.variance * other.variance;
        Self {
            mean: a * b,
            variance: a * a * other.variance + b * b * self.variance + self.variance * other.variance,
            third: a * a * a * other.third + b * b * b * self.third + cross + both,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::sobol::SobolPoints;
    use crate::{Factor, Pert, PertTable};

    #[test]
    fn the_moments_of_a_product_are_those_of_its_draws() {
        let perts = [Pert::new(0.1, 0.2, 0.6).unwrap(), Pert::new(3.0, 7.0, 8.0).unwrap()];
        let mut points = SobolPoints::new(14);
        let values = [0, 1].map(|k| PertTable::new(perts[k]).values_at(points.ranks(k)));
        let draws: Vec<f64> = values[0].iter().zip(&values[1]).map(|(x, y)| (1.0 - x) * y).collect();
        let moment =
            |about: f64, power| draws.iter().map(|x| (x - about).powi(power)).sum::<f64>() / draws.len() as f64;
        let found = Factor::Complement(perts[0]).moments().times(&Factor::Value(perts[1]).moments());
        let mean = moment(0.0, 1);
        assert!((found.mean / mean - 1.0).abs() < 1e-4);
        assert!((found.variance / moment(mean, 2) - 1.0).abs() < 1e-3);
        assert!((found.third - moment(mean, 3)).abs() < 1e-3 * found.variance * found.variance.sqrt());
    }
}
