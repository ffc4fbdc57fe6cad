//! One factor of a product of estimates.

use super::curve::Curve;
use super::moments::Moments;
use super::pert::Pert;
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

    /// Mean, variance and third central moment.
    pub fn moments(&self) -> Moments {
        let pert = self.pert();
        let (mean, variance, third) = (pert.mean(), pert.variance(), pert.third_moment());
        match self {
            Self::Whole(_) => Moments { mean, variance, third },
            Self::Remainder(_) => Moments { mean: 1.0 - mean, variance, third: -third },
        }
    }

    /// The estimate behind it.
    pub(crate) fn pert(&self) -> &Pert {
        let (Self::Whole(pert) | Self::Remainder(pert)) = self;
        pert
    }

    /// The width of the range in relation to its top: how blunt the distribution is among the factors.
    pub(super) fn spread(&self) -> f64 {
        self.pert().width() / self.support().1
    }

    /// Whether the density jumps, or nearly does, at an end of the range.
    pub(super) fn is_abrupt(&self) -> bool {
        let (alpha, beta) = self.pert().exponents();
        alpha.min(beta) < 1.75
    }

    /// Its distribution function, all values multiplied by `scale`.
    pub(super) fn curve(&self, scale: f64) -> Curve {
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
    pub(super) fn inverses(&self, stride: usize) -> Vec<(f64, f64)> {
        let pert = self.pert();
        let mut nodes = quadrature(pert.exponents().0, stride);
        for (x, _) in &mut nodes {
            let value = pert.low() + pert.width() * *x;
            *x = 1.0 / if matches!(self, Self::Whole(_)) { value } else { 1.0 - value };
        }
        nodes
    }
}
