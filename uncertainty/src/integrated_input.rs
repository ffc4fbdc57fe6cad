//! An input that is shared by several terms and integrated nevertheless, where most of an outcome's variance is due to it.
//!
//! Given the other shared inputs, the outcome's mean is linear in such an input. Its moments follow exactly from those at two values of the
//! input, the nodes of a Gaussian quadrature. Its shape is that of the input's own distribution, convolved with the own factors'.

use super::pert::Pert;
use super::pert_table::PertTable;
use super::simd::{LANES, f64x2};
use super::standardized_cdf::StandardizedCdf;
use super::summand::{discretize, two_points};

/// The rest's standard deviation, as a share of the outcome's, from which it counts as wide.
const WIDE: f64 = 0.5;
/// Point masses that stand for the input where the rest is wide.
const POINTS: usize = 32;
/// Floor for the own factors' standard deviation at a value of the input, relative to that at its mean.
const LEAST_DEVIATION: f64 = 0.05;

/// The quadrature: the two draws of a pair differ in the input's value only.
#[derive(Clone, Copy, Debug)]
pub(crate) struct IntegratedInput {
    pub(crate) dimension: usize,
    /// The nodes in standard deviations from the mean, the lower one first.
    nodes: [f64; LANES],
    /// The nodes' weights, of sum 1.
    pub(crate) weights: [f64; LANES],
}

impl IntegratedInput {
    /// The Gaussian quadrature with two nodes, which is exact for polynomials of degree 3.
    ///
    /// Source: W. H. Press et al., "Numerical Recipes", 3rd ed., 2007, section 4.6.
    pub(crate) fn new(dimension: usize, pert: &Pert) -> Self {
        let deviation = pert.variance().sqrt();
        let [high, low] = two_points(1.0, pert.third_moment() / (deviation * deviation * deviation));
        Self { dimension, nodes: [low.0, high.0], weights: [low.1, high.1] }
    }

    /// The values of the input at the nodes.
    pub(crate) fn values(&self, pert: &Pert) -> [f64; LANES] {
        self.nodes.map(|node| pert.mean() + pert.variance().sqrt() * node)
    }
}

/// The position of a shape between that of an input which lowers the outcome, 0, and that of one which raises it, 1. `effect` has the
/// sign of the input's effect; `rest` is the share of the variance that is not due to it. Even steps of the position are even steps of
/// the rest's standard deviation, since shapes change most where that is small.
#[inline]
pub(crate) fn position(effect: f64x2, rest: f64x2, floor: f64) -> f64x2 {
    let sign = effect / (effect * effect).fast_max(f64x2::splat(floor)).sqrt();
    (sign * (1.0 - rest.fast_min(f64x2::ONE).sqrt()) + 1.0) * 0.5
}

/// The standardized distribution of an outcome with an integrated input: its effect plus the rest, which own factors make uncertain.
pub(crate) struct IntegratedShape {
    /// The input's distribution, and the ends of its range in standard deviations from the mean.
    input: StandardizedCdf,
    ends: [f64; 2],
    /// None where no own factor is uncertain.
    rest: Option<StandardizedCdf>,
    /// The rest's standard deviation is proportional to 1 + `slope` × the input's distance from its mean in standard deviations.
    slope: f64,
}

impl IntegratedShape {
    /// `variances` are those of the rest at the nodes.
    pub(crate) fn new(
        input: &IntegratedInput,
        table: &PertTable,
        rest: Option<StandardizedCdf>,
        variances: [f64; LANES],
    ) -> Self {
        let (mean, deviation) = (table.pert().mean(), table.pert().variance().sqrt());
        let [low, high] = variances.map(f64::sqrt);
        let per_deviation = (high - low) / (input.nodes[1] - input.nodes[0]);
        let at_mean = low - per_deviation * input.nodes[0];
        Self {
            input: StandardizedCdf::tabulated(|z| table.cdf_and_density(mean + deviation * z).0),
            ends: [table.pert().low(), table.pert().high()].map(|end| (end - mean) / deviation),
            rest,
            slope: if at_mean > 0.0 { per_deviation / at_mean } else { 0.0 },
        }
    }

    /// The shape at a [`position`]. The wider of effect and rest keeps its exact distribution, the other one becomes point masses.
    pub(crate) fn at(&self, position: f64) -> StandardizedCdf {
        let (sign, deviation) = ((position - 0.5).signum(), 1.0 - (2.0 * position - 1.0).abs());
        let effect = sign * (1.0 - deviation * deviation).sqrt();
        let unit = deviation / (1.0 + self.slope * self.slope).sqrt();
        match &self.rest {
            Some(rest) if deviation > WIDE => self.with_wide_rest(rest, effect, unit),
            Some(rest) => self.with_narrow_rest(&rest.point_masses(1.0), effect, unit),
            None => self.with_narrow_rest(&[(0.0, 1.0)], sign, 0.0),
        }
    }

    /// E[P(effect × input + unit × (1 + slope × input) × point ≤ z)].
    fn with_narrow_rest(&self, points: &[(f64, f64)], effect: f64, unit: f64) -> StandardizedCdf {
        let at = |z: f64, point: f64| {
            let below = self.input.cdf((z - unit * point) / (effect + unit * self.slope * point));
            if effect > 0.0 { below } else { 1.0 - below }
        };
        StandardizedCdf::tabulated(|z| points.iter().map(|(point, mass)| mass * at(z, *point)).sum())
    }

    fn with_wide_rest(&self, rest: &StandardizedCdf, effect: f64, unit: f64) -> StandardizedCdf {
        let scale = |z: f64| 1.0 / (unit * (1.0 + self.slope * z).max(LEAST_DEVIATION));
        let points: Vec<[f64; 3]> = discretize(POINTS, self.ends, 1.0, |z| self.input.cdf(z))
            .into_iter()
            .map(|(z, mass)| [effect * z, scale(z), mass])
            .collect();
        StandardizedCdf::tabulated(|z| {
            points.iter().map(|[center, scale, mass]| mass * rest.cdf((z - center) * scale)).sum()
        })
    }
}
