//! One term of an outcome that is a sum of products.

use super::factor::Factor;
use super::moments::Moments;
use super::per_draw::PerDraw;
use super::pert::Pert;
use super::sample::SampleView;
use super::simd::LANES;
use super::timing::{Timing, TimingWeights};
use std::borrow::Cow;

/// Draws used for means that only steer refinement and the shapes, and need not be exact.
pub(crate) const ESTIMATION_DRAWS: usize = 128;

/// An uncertain factor that occurs in one term only.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct OwnFactor {
    pub(crate) factor: Factor,
    /// The dimensions of its estimates x, y and z in the sample; none for a constant or absent one.
    pub(crate) dimensions: [Option<usize>; 3],
}

/// One benefit or cost, in money per year at full adoption, per month or once (see [`Timing`]): a shared coefficient times
/// independent own factors.
#[derive(Clone, Debug)]
pub struct ProductTerm<'a> {
    /// When it is earned or paid.
    pub timing: Timing,
    /// The product of constants and of inputs that other terms have too, per draw.
    pub coefficient: PerDraw<'a>,
    pub(crate) own: Vec<OwnFactor>,
}

impl<'a> ProductTerm<'a> {
    /// A term without own factors.
    pub fn new(timing: Timing, coefficient: PerDraw<'a>) -> Self {
        Self { timing, coefficient, own: Vec::new() }
    }

    /// Multiplies by an uncertain factor that no other term has. `dimensions` are those of its estimates in the sample.
    #[must_use]
    pub fn times_own(mut self, factor: Factor, dimensions: [Option<usize>; 3]) -> Self {
        self.own.push(OwnFactor { factor, dimensions });
        self
    }

    /// Multiplies by a constant or by a shared input.
    #[must_use]
    pub fn times(self, shared: &PerDraw<'a>) -> Self {
        Self { coefficient: self.coefficient.times(shared), ..self }
    }

    /// Whether own factors make it uncertain in every draw.
    pub fn has_own_factors(&self) -> bool {
        !self.own.is_empty()
    }

    /// The mean of coefficient × weight, estimated from the first [`ESTIMATION_DRAWS`] draws.
    pub(crate) fn mean_coefficient(&self, weights: &TimingWeights, sample: &SampleView) -> f64 {
        let (count, weight) = (sample.count.min(ESTIMATION_DRAWS), &weights.0[self.timing as usize]);
        let node_weights = sample.integrated().map(|integrated| integrated.weights);
        let share = |draw: usize| node_weights.map_or(1.0, |weights| LANES as f64 * weights[draw % LANES]);
        (0..count).map(|draw| share(draw) * self.coefficient.at(draw) * weight.at(draw)).sum::<f64>() / count as f64
    }

    /// The moments of the product of the own factors.
    pub(crate) fn own_moments(&self) -> Moments {
        self.own.iter().fold(Moments::ONE, |product, own| product.times(&own.factor.moments()))
    }

    /// The product of the own factors in each draw.
    pub(crate) fn drawn_own_product(&self, sample: &SampleView<'a>) -> PerDraw<'a> {
        self.own.iter().fold(PerDraw::Constant(1.0), |product, own| {
            let values = |estimate: usize, pert: &Pert| match own.dimensions[estimate] {
                Some(dimension) => PerDraw::Each(Cow::Borrowed(sample.values(dimension))),
                None => PerDraw::Constant(pert.likely()),
            };
            match &own.factor {
                Factor::Value(x) => product.times(&values(0, x)),
                Factor::Complement(x) => product.times(&values(0, x).map(|share| 1.0 - share)),
                Factor::PlusProduct(x, [y, z]) => {
                    product.times(&values(0, x).plus_product(&values(1, y), &values(2, z)))
                }
            }
        })
    }
}
