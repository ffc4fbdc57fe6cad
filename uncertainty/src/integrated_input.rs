//! An input that is shared by several terms and integrated nevertheless, where most of an outcome's variance is due to it.
//!
//! Given the other shared inputs, the outcome's mean is linear in such an input, or in a function of it, its [`Effect`]. So its moments
//! follow from those at two values of the input, the nodes of a Gaussian quadrature. Its shape is that of the effect's own distribution,
//! convolved with the own factors'.

use super::pert::Pert;
use super::pert_table::{PertTable, quadrature};
use super::simd::{LANES, f64x2};
use super::standardized_cdf::StandardizedCdf;
use super::summand::{discretize, two_points};
use std::f64::consts::FRAC_PI_2;
use std::rc::Rc;

/// The rest's standard deviation, as a share of the outcome's, from which it counts as wide.
const WIDE: f64 = 0.5;
/// Point masses that stand for the input where the rest is wide.
const POINTS: usize = 32;
/// Floor for the own factors' standard deviation at a value of the input, relative to that at its mean.
const LEAST_DEVIATION: f64 = 0.05;

/// Steps of the search for the input's value at a node.
const BISECTIONS: usize = 50;
/// Points at which an effect is looked at to see whether it is monotonic.
const MONOTONY_POINTS: usize = 33;
/// Pieces in which the effect's distribution function is interpolated. They are shorter towards the ends, where it can be steep.
const PIECES: usize = 512;

/// A monotonic function of an input, in which outcomes are linear given everything else.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// The input itself.
    Linear,
    /// Its reciprocal.
    Reciprocal,
    /// For a yearly discount rate: the present value of these monthly amounts, the first of which is not discounted. An outcome is nearly
    /// linear in that of typical amounts.
    PresentValue(Rc<[f64]>),
}

impl Effect {
    /// The same where it only rises or only falls between two values of the input.
    pub fn monotonic(self, low: f64, high: f64) -> Option<Self> {
        let width = (high - low) / (MONOTONY_POINTS - 1) as f64;
        let values: Vec<f64> = (0..MONOTONY_POINTS).map(|point| self.of(low + width * point as f64)).collect();
        let (rises, falls) = (values.is_sorted_by(|a, b| a < b), values.is_sorted_by(|a, b| a > b));
        (rises || falls).then_some(self)
    }

    fn of(&self, value: f64) -> f64 {
        match self {
            Self::Linear => value,
            Self::Reciprocal => 1.0 / value,
            Self::PresentValue(amounts) => {
                let discount = libm::pow(1.0 + value, -1.0 / 12.0);
                amounts.iter().rev().fold(0.0, |sum, amount| sum * discount + amount)
            }
        }
    }

    /// The value between two with a given effect.
    fn inverse(&self, effect: f64, (mut low, mut high): (f64, f64)) -> f64 {
        let rises = self.of(high) > self.of(low);
        for _ in 0..BISECTIONS {
            let middle = f64::midpoint(low, high);
            *(if (self.of(middle) < effect) == rises { &mut low } else { &mut high }) = middle;
        }
        f64::midpoint(low, high)
    }
}

/// The quadrature over an input's effect: the two draws of a pair differ in the input's value only.
#[derive(Clone, Debug)]
pub(crate) struct IntegratedInput {
    pub(crate) dimension: usize,
    effect: Effect,
    /// Mean and standard deviation of the effect.
    mean: f64,
    deviation: f64,
    /// The nodes in standard deviations from the mean, the lower one first.
    nodes: [f64; LANES],
    /// The nodes' weights, of sum 1.
    pub(crate) weights: [f64; LANES],
}

impl IntegratedInput {
    /// The Gaussian quadrature with two nodes, which is exact for polynomials of degree 3.
    ///
    /// Source: W. H. Press et al., "Numerical Recipes", 3rd ed., 2007, section 4.6.
    pub(crate) fn new(dimension: usize, pert: &Pert, effect: &Effect) -> Self {
        let at = |(x, weight): (f64, f64)| (effect.of(pert.low() + pert.width() * x), weight);
        let values: Vec<(f64, f64)> = quadrature(pert.alpha_beta().0, 1).into_iter().map(at).collect();
        let mean: f64 = values.iter().map(|(value, weight)| value * weight).sum();
        let moment = |power| values.iter().map(|(value, weight)| weight * (value - mean).powi(power)).sum::<f64>();
        let deviation = moment(2).sqrt();
        let [high, low] = two_points(1.0, moment(3) / (deviation * deviation * deviation));
        Self { dimension, effect: effect.clone(), mean, deviation, nodes: [low.0, high.0], weights: [low.1, high.1] }
    }

    /// The values of the input at the nodes.
    pub(crate) fn values(&self, pert: &Pert) -> [f64; LANES] {
        self.nodes.map(|node| self.effect.inverse(self.mean + self.deviation * node, (pert.low(), pert.high())))
    }

    /// The distribution of the standardized effect: values in ascending order, with the probability of no more.
    fn distribution(&self, table: &PertTable) -> Vec<(f64, f64)> {
        let (pert, step) = (table.pert(), FRAC_PI_2 / PIECES as f64);
        let point = |piece: usize| {
            let sine = libm::sin(step * piece as f64);
            let value = pert.low() + pert.width() * sine * sine;
            ((self.effect.of(value) - self.mean) / self.deviation, table.cdf_and_density(value).0)
        };
        let mut points: Vec<(f64, f64)> = (0..=PIECES).map(point).collect();
        if points[0].0 > points[PIECES].0 {
            points.reverse();
            for (_, below) in &mut points {
                *below = 1.0 - *below;
            }
        }
        points
    }
}

/// Linear interpolation between points in ascending order; beyond them, the outermost values.
fn interpolate(points: &[(f64, f64)], x: f64) -> f64 {
    match points.partition_point(|(at, _)| *at <= x) {
        0 => points[0].1,
        after if after == points.len() => points[after - 1].1,
        after => {
            let ((left, from), (right, to)) = (points[after - 1], points[after]);
            from + (x - left) / (right - left) * (to - from)
        }
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
    /// The distribution of the input's effect, and the ends of its range in standard deviations from the mean.
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
        let distribution = input.distribution(table);
        let [low, high] = variances.map(f64::sqrt);
        let per_deviation = (high - low) / (input.nodes[1] - input.nodes[0]);
        let at_mean = low - per_deviation * input.nodes[0];
        Self {
            ends: [0, PIECES].map(|end| distribution[end].0),
            input: StandardizedCdf::tabulated(|z| interpolate(&distribution, z)),
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

    /// The mean over the rest's points of P(effect × x + unit × (1 + slope × x) × point ≤ z), where x is the standardized effect.
    fn with_narrow_rest(&self, points: &[(f64, f64)], effect: f64, unit: f64) -> StandardizedCdf {
        let at = |z: f64, point: f64| {
            let per_deviation = effect + unit * self.slope * point;
            let below = self.input.cdf((z - unit * point) / per_deviation);
            if per_deviation > 0.0 { below } else { 1.0 - below }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// An integrated input and the standardized distribution of its effect.
    fn integrated(pert: Pert, effect: &Effect) -> (IntegratedInput, Vec<(f64, f64)>) {
        let input = IntegratedInput::new(0, &pert, effect);
        let distribution = input.distribution(&PertTable::new(pert));
        (input, distribution)
    }

    #[test]
    fn an_input_is_its_own_effect() {
        for pert in [[4.0, 5.0, 9.0], [0.0, 0.0, 1.0], [1.0, 2.0, 2.0]].map(|[a, b, c]| Pert::new(a, b, c).unwrap()) {
            let (input, distribution) = integrated(pert, &Effect::Linear);
            let deviation = pert.variance().sqrt();
            assert!(
                (input.mean - pert.mean()).abs() < 1e-4 * deviation && (input.deviation / deviation - 1.0).abs() < 1e-4
            );
            let mut worst = 0.0_f64;
            for step in 0..=100 {
                let z = f64::from(step) * 0.06 - 3.0;
                let error = interpolate(&distribution, z) - pert.cdf(pert.mean() + deviation * z);
                worst = worst.max(error.abs());
            }
            assert!(worst < 2e-4, "{worst:e}");
        }
    }

    #[test]
    fn a_present_value_discounts_each_amount_by_its_months() {
        let effect = Effect::PresentValue([-5.0, 0.0, 3.0].into());
        assert!((effect.of(0.0) + 2.0).abs() < 1e-15);
        assert!((effect.of(0.21) - (3.0 / 1.21_f64.powf(1.0 / 6.0) - 5.0)).abs() < 1e-12);
        assert!((effect.inverse(effect.of(0.13), (0.0, 0.5)) - 0.13).abs() < 1e-9);
    }

    #[test]
    fn an_effect_that_turns_back_is_not_monotonic() {
        let turning = Effect::PresentValue([0.0, 1.0, -3.0, 2.1].into());
        assert_eq!(turning.monotonic(-0.9, 9.0), None);
        assert_eq!(Effect::PresentValue([0.0].into()).monotonic(0.0, 0.5), None, "nothing is not monotonic");
        assert_eq!(Effect::Reciprocal.monotonic(2.0, 3.0), Some(Effect::Reciprocal));
    }
}
