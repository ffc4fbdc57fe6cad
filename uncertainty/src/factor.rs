//! One factor of a product of estimates.

use super::cdf_table::CdfTable;
use super::moments::Moments;
use super::pert::Pert;
use super::pert_table::{PertTable, quadrature};

/// Slices that stand for a sum where it is multiplied by further factors, and for its product y z where x is added.
const SLICES: usize = 48;
/// α or β below which a density counts as steep at an end: at 1 it jumps, at 2 it rises linearly from 0.
const STEEP: f64 = 1.75;

/// A factor made of independent estimates x, y and z.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Factor {
    /// x.
    Value(Pert),
    /// The complement 1 − x of a share.
    Complement(Pert),
    /// x + y z, with none of the three negative.
    PlusProduct(Pert, [Pert; 2]),
}

impl Factor {
    /// The lowest and the highest value.
    pub(crate) fn support(&self) -> (f64, f64) {
        match self {
            Self::Value(pert) => (pert.low(), pert.high()),
            Self::Complement(pert) => (1.0 - pert.high(), 1.0 - pert.low()),
            Self::PlusProduct(x, [y, z]) => (x.low() + y.low() * z.low(), x.high() + y.high() * z.high()),
        }
    }

    /// Whether the factor, or an estimate of a sum, can be negative.
    pub(crate) fn can_be_negative(&self) -> bool {
        match self {
            Self::Value(_) | Self::Complement(_) => self.support().0 < 0.0,
            Self::PlusProduct(..) => self.estimates().iter().any(|pert| pert.low() < 0.0),
        }
    }

    /// Mean, variance and third central moment.
    pub(crate) fn moments(&self) -> Moments {
        match self {
            Self::Value(pert) => Moments::of(pert),
            Self::Complement(pert) => {
                let x = Moments::of(pert);
                Moments { mean: 1.0 - x.mean, third: -x.third, ..x }
            }
            Self::PlusProduct(x, [y, z]) => {
                let (x, product) = (Moments::of(x), Moments::of(y).times(&Moments::of(z)));
                Moments {
                    mean: x.mean + product.mean,
                    variance: x.variance + product.variance,
                    third: x.third + product.third,
                }
            }
        }
    }

    /// The derivatives of E[factor | estimate] with respect to x, y and z: it is linear in each.
    pub(crate) fn slopes(&self) -> [f64; 3] {
        match self {
            Self::Value(_) => [1.0, 0.0, 0.0],
            Self::Complement(_) => [-1.0, 0.0, 0.0],
            Self::PlusProduct(_, [y, z]) => [1.0, z.mean(), y.mean()],
        }
    }

    fn estimates(&self) -> Vec<&Pert> {
        match self {
            Self::Value(pert) | Self::Complement(pert) => vec![pert],
            Self::PlusProduct(x, [y, z]) => vec![x, y, z],
        }
    }

    /// The width of the support relative to its upper end.
    pub(crate) fn relative_width(&self) -> f64 {
        let (low, high) = self.support();
        (high - low) / high
    }

    /// Whether the density of one of its estimates jumps, or nearly does, at an end of its range.
    pub(crate) fn has_steep_end(&self) -> bool {
        let steep = |pert: &Pert| pert.alpha_beta().0.min(pert.alpha_beta().1) < STEEP;
        self.estimates().into_iter().any(|pert| pert.width() > 0.0 && steep(pert))
    }

    /// The probability of a value or less and the density there, as a function of the value.
    fn distribution(&self) -> Box<dyn Fn(f64) -> (f64, f64)> {
        match *self {
            Self::Value(pert) => {
                let table = PertTable::new(pert);
                Box::new(move |value| table.cdf_and_density(value))
            }
            Self::Complement(pert) => {
                let table = PertTable::new(pert);
                Box::new(move |value| {
                    let (above, density) = table.cdf_and_density(1.0 - value);
                    (1.0 - above, density)
                })
            }
            Self::PlusProduct(x, yz) => Box::new(sum_distribution(x, yz)),
        }
    }

    /// The distribution of the factor times a positive constant.
    pub(crate) fn scaled_cdf(&self, scale: f64) -> CdfTable {
        let ((low, high), distribution) = (self.support(), self.distribution());
        CdfTable::tabulate((low * scale, high * scale), |value| {
            let (probability, density) = distribution(value / scale);
            (probability, density / scale)
        })
    }

    /// Quadrature for means: reciprocals of the factor with weights of sum 1. For `stride` see [`quadrature`].
    pub(crate) fn reciprocals(&self, stride: usize) -> Vec<(f64, f64)> {
        let reciprocal = |(x, weight): (f64, f64)| match self {
            Self::Value(pert) => (1.0 / (pert.low() + pert.width() * x), weight),
            Self::Complement(pert) => (1.0 / (1.0 - (pert.low() + pert.width() * x)), weight),
            Self::PlusProduct(..) => (1.0 / x, weight),
        };
        let nodes = match self {
            Self::Value(pert) | Self::Complement(pert) => quadrature(pert.alpha_beta().0, stride),
            Self::PlusProduct(..) => self.scaled_cdf(1.0).slice_means(SLICES),
        };
        nodes.into_iter().map(reciprocal).collect()
    }
}

/// P(x + y z ≤ value) and the density, where at least one of the three is uncertain: E[P(x ≤ value − y z)].
fn sum_distribution(x: Pert, yz: [Pert; 2]) -> impl Fn(f64) -> (f64, f64) {
    let product = CdfTable::of_product(&yz.map(Factor::Value));
    let constant = || vec![(yz[0].mean() * yz[1].mean(), 1.0)];
    let slices = product.as_ref().map_or_else(constant, |product| product.slice_means(SLICES));
    let table = PertTable::new(x);
    move |value| match &product {
        Some(product) if table.pert().width() <= 0.0 => product.cdf_and_density(value - table.pert().low()),
        _ => slices.iter().fold((0.0, 0.0), |(probability, density), (product, weight)| {
            let (p, d) = table.cdf_and_density(value - product);
            (probability + weight * p, density + weight * d)
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum() -> (Factor, [Pert; 3]) {
        let [x, y, z] =
            [[1.0, 2.0, 3.0], [0.5, 0.5, 1.0], [2.0, 3.0, 4.0]].map(|[a, b, c]| Pert::new(a, b, c).unwrap());
        (Factor::PlusProduct(x, [y, z]), [x, y, z])
    }

    #[test]
    fn the_support_of_a_sum_is_from_all_lowest_to_all_highest_values() {
        assert_eq!(sum().0.support(), (2.0, 7.0));
    }

    #[test]
    fn an_estimate_explains_the_variance_of_the_mean_given_it() {
        let (factor, [x, y, z]) = sum();
        let variance = |pert: &Pert, mean: &dyn Fn(f64) -> f64| {
            let values: Vec<f64> = (0..2_000).map(|k| mean(pert.quantile((f64::from(k) + 0.5) / 2_000.0))).collect();
            let average = values.iter().sum::<f64>() / 2_000.0;
            values.iter().map(|value| (value - average) * (value - average)).sum::<f64>() / 2_000.0
        };
        let expected = [
            variance(&x, &|value| value + y.mean() * z.mean()),
            variance(&y, &|value| x.mean() + value * z.mean()),
            variance(&z, &|value| x.mean() + y.mean() * value),
        ];
        let explained = |factor: &Factor| {
            let slopes = factor.slopes().into_iter().zip([x, y, z]);
            slopes.map(|(slope, pert)| slope * slope * pert.variance()).collect::<Vec<_>>()
        };
        for (found, expected) in explained(&factor).iter().zip(expected) {
            assert!((found / expected - 1.0).abs() < 1e-3, "{found} for {expected}");
        }
        let alone = explained(&Factor::Complement(x));
        assert!((alone[0] / expected[0] - 1.0).abs() < 1e-3 && alone[1..] == [0.0; 2]);
    }
}
