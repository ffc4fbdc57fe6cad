//! One factor of a product of estimates.

use super::curve::Curve;
use super::moments::Moments;
use super::pert::Pert;
use super::pert_table::{PertTable, quadrature};
use super::product::Product;

/// What an estimate x contributes to a product.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Factor {
    /// x itself.
    Whole(Pert),
    /// 1 − x, what a share leaves over.
    Remainder(Pert),
    /// x + y z.
    Sum(Pert, [Pert; 2]),
}

impl Factor {
    /// The lowest and the highest value, where none of its parts is negative.
    pub fn support(&self) -> (f64, f64) {
        match self {
            Self::Whole(pert) => (pert.low(), pert.high()),
            Self::Remainder(pert) => (1.0 - pert.high(), 1.0 - pert.low()),
            Self::Sum(base, [one, other]) => {
                (base.low() + one.low() * other.low(), base.high() + one.high() * other.high())
            }
        }
    }

    /// Whether a part of it can be negative.
    pub(crate) fn can_be_negative(&self) -> bool {
        match self {
            Self::Whole(_) | Self::Remainder(_) => self.support().0 < 0.0,
            Self::Sum(base, [one, other]) => [base, one, other].iter().any(|part| part.low() < 0.0),
        }
    }

    /// Mean, variance and third central moment.
    pub fn moments(&self) -> Moments {
        match self {
            Self::Whole(pert) => Moments::of(pert),
            Self::Remainder(pert) => {
                let whole = Moments::of(pert);
                Moments { mean: 1.0 - whole.mean, third: -whole.third, ..whole }
            }
            Self::Sum(base, [one, other]) => {
                let (base, product) = (Moments::of(base), Moments::of(one).times(&Moments::of(other)));
                Moments {
                    mean: base.mean + product.mean,
                    variance: base.variance + product.variance,
                    third: base.third + product.third,
                }
            }
        }
    }

    /// The variance of the mean given each of its parts alone.
    pub(crate) fn effects(&self) -> [f64; 3] {
        match self {
            Self::Whole(pert) | Self::Remainder(pert) => [pert.variance(), 0.0, 0.0],
            Self::Sum(base, [one, other]) => {
                let square = |pert: &Pert| pert.mean() * pert.mean();
                [base.variance(), one.variance() * square(other), other.variance() * square(one)]
            }
        }
    }

    /// The estimates behind it.
    fn parts(&self) -> Vec<&Pert> {
        match self {
            Self::Whole(pert) | Self::Remainder(pert) => vec![pert],
            Self::Sum(base, [one, other]) => vec![base, one, other],
        }
    }

    /// The width of the range in relation to its top: how blunt the distribution is among the factors.
    pub(crate) fn spread(&self) -> f64 {
        let (low, high) = self.support();
        (high - low) / high
    }

    /// Whether the density jumps, or nearly does, at an end of the range of one of its estimates.
    pub(crate) fn is_abrupt(&self) -> bool {
        self.parts().iter().any(|pert| pert.width() > 0.0 && pert.exponents().0.min(pert.exponents().1) < 1.75)
    }

    /// Its distribution function, all values multiplied by `scale`.
    pub(crate) fn curve(&self, scale: f64) -> Curve {
        let (low, high) = self.support();
        let ends = (low * scale, high * scale);
        match self {
            Self::Whole(pert) => {
                let table = PertTable::new(*pert);
                Curve::new(ends, |value| {
                    let (probability, density) = table.distribution(value / scale);
                    (probability, density / scale)
                })
            }
            Self::Remainder(pert) => {
                let table = PertTable::new(*pert);
                Curve::new(ends, |value| {
                    let (above, density) = table.distribution(1.0 - value / scale);
                    (1.0 - above, density / scale)
                })
            }
            Self::Sum(base, extra) => {
                let distribution = sum(base, extra);
                Curve::new(ends, |value| {
                    let (probability, density) = distribution(value / scale);
                    (probability, density / scale)
                })
            }
        }
    }

    /// Inverse values 1 / x, with weights of sum 1 whose weighted sums are means.
    pub(crate) fn inverses(&self, stride: usize) -> Vec<(f64, f64)> {
        let place = |(x, weight): (f64, f64)| match self {
            Self::Whole(pert) => (1.0 / (pert.low() + pert.width() * x), weight),
            Self::Remainder(pert) => (1.0 / (1.0 - (pert.low() + pert.width() * x)), weight),
            Self::Sum(..) => (1.0 / x, weight),
        };
        let nodes = match self {
            Self::Whole(pert) | Self::Remainder(pert) => quadrature(pert.exponents().0, stride),
            Self::Sum(..) => self.curve(1.0).slices(SLICES),
        };
        nodes.into_iter().map(place).collect()
    }
}

/// Into how many slices a sum is cut where others are multiplied by it, and its product where the base is added to it.
const SLICES: usize = 48;

/// Probability and density of base + one × other, of which one at least is uncertain.
fn sum(base: &Pert, extra: &[Pert; 2]) -> impl Fn(f64) -> (f64, f64) {
    let product = Product::new(&extra.map(Factor::Whole));
    let certain = || vec![(extra[0].mean() * extra[1].mean(), 1.0)];
    let slices = product.as_ref().map_or_else(certain, |product| product.slices(SLICES));
    let table = PertTable::new(*base);
    move |value| match &product {
        Some(product) if table.pert().width() <= 0.0 => product.at(value - table.pert().low()),
        _ => slices.iter().fold((0.0, 0.0), |(probability, density), (extra, weight)| {
            let (p, d) = table.distribution(value - extra);
            (probability + weight * p, density + weight * d)
        }),
    }
}
