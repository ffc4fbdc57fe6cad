//! The terms summed by timing, in every draw.
//!
//! Two kinds of sums are kept. *Conditional* ones are the moments over the terms' own factors, given the shared inputs of a draw:
//! the quantiles come from these. *Fully drawn* ones, for the first draws only, have the own factors drawn as well: the paths
//! over time come from these.

use super::integrated_input::position;
use super::moments::Moments;
use super::per_draw::PerDraw;
use super::sample::SampleView;
use super::simd::{LANES, f64x2, unpack};
use super::term::ProductTerm;
use super::timing::{BENEFITS, ByTiming, COSTS, Timing, TimingWeights};
use std::ops::Range;

/// Floor for variances: smaller ones count as zero (avoids 1/0).
pub(crate) const VARIANCE_FLOOR: f64 = 1e-300;

/// Variances below this share of the mean one are not looked at.
const NEGLIGIBLE: f64 = 1e-9;

/// Mean, variance and third central moment of a sum of terms given the draw, in a pair of draws.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ConditionalMoments {
    pub(crate) mean: f64x2,
    pub(crate) variance: f64x2,
    pub(crate) third: f64x2,
}

impl ConditionalMoments {
    const ZERO: Self = Self { mean: f64x2::ZERO, variance: f64x2::ZERO, third: f64x2::ZERO };

    /// Adds an independent variable with these moments times a coefficient per draw.
    #[inline]
    fn add_scaled(&mut self, own: &Moments, coefficient: f64x2) {
        let square = coefficient * coefficient;
        self.mean += coefficient * own.mean;
        self.variance += square * own.variance;
        self.third += square * coefficient * own.third;
    }

    /// Adds another, independent sum times a weight per draw.
    #[inline]
    fn add_weighted(&mut self, other: &Self, weight: f64x2) {
        let square = weight * weight;
        self.mean += weight * other.mean;
        self.variance += square * other.variance;
        self.third += square * weight * other.third;
    }
}

/// The conditional moments of benefits and of costs, pair by pair. Where an input is integrated, a *point* is a pair of draws that
/// differ in its value only; else each draw is a point.
#[derive(Clone, Debug)]
pub struct BenefitsAndCosts {
    benefits: Vec<ConditionalMoments>,
    costs: Vec<ConditionalMoments>,
    /// The weights of the draws of a pair, where they are the nodes of an integrated input.
    weights: Option<[f64; LANES]>,
}

/// The conditional moments of benefits − costs in a pair of points.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NetMoments {
    pub(crate) mean: f64x2,
    pub(crate) variance: f64x2,
    pub(crate) third: f64x2,
    /// The variance times the position of the distribution's shape between the first of a [`ShapeTable`](super::ShapeTable), 0, and the
    /// last, 1. That is the costs' part of the variance, or follows from [`position`].
    pub(crate) positioned_variance: f64x2,
}

impl NetMoments {
    /// The moments of two points with an integrated input, from those of the draws at its two nodes (laws of total variance and total
    /// third moment).
    #[inline]
    fn integrated(points: &[Self; LANES], [low, high]: [f64; LANES]) -> Self {
        let nodes = |value: fn(&Self) -> f64x2| f64x2::transpose(points.each_ref().map(value));
        let (means, variances, thirds) = (nodes(|net| net.mean), nodes(|net| net.variance), nodes(|net| net.third));
        let apart = means[1] - means[0];
        let mean = means[0] * low + means[1] * high;
        let between = apart * apart * (low * high);
        let within = variances[0] * low + variances[1] * high;
        let variance = within + between;
        let third_at = |node: usize| {
            let distance = means[node] - mean;
            thirds[node] + distance * (variances[node] * 3.0 + distance * distance)
        };
        Self {
            mean,
            variance,
            third: third_at(0) * low + third_at(1) * high,
            positioned_variance: variance
                * position(apart, within / variance.fast_max(f64x2::splat(VARIANCE_FLOOR)), VARIANCE_FLOOR),
        }
    }
}

impl BenefitsAndCosts {
    /// Number of points.
    pub(crate) fn count(&self) -> usize {
        self.benefits.len() * if self.weights.is_some() { 1 } else { LANES }
    }

    /// The moments of benefits − `cost_factor` × costs in a pair of points.
    #[inline]
    pub(crate) fn net(&self, pair: usize, cost_factor: f64) -> NetMoments {
        match self.weights {
            None => self.net_of_draws(pair, cost_factor),
            Some(weights) => {
                let points = [0, 1].map(|point| self.net_of_draws(LANES * pair + point, cost_factor));
                NetMoments::integrated(&points, weights)
            }
        }
    }

    /// The moments of benefits − `cost_factor` × costs in a pair of draws.
    #[inline]
    fn net_of_draws(&self, pair: usize, cost_factor: f64) -> NetMoments {
        let (benefits, costs) = (&self.benefits[pair], &self.costs[pair]);
        let cost_variance = costs.variance * (cost_factor * cost_factor);
        NetMoments {
            mean: benefits.mean - costs.mean * cost_factor,
            variance: benefits.variance + cost_variance,
            third: benefits.third - costs.third * (cost_factor * cost_factor * cost_factor),
            positioned_variance: cost_variance,
        }
    }

    /// The mean costs in a pair of points, and half the derivative of the variance of benefits − `cost_factor` × costs with respect to the
    /// factor.
    #[inline]
    pub(crate) fn costs_and_variance_slope(&self, pair: usize, cost_factor: f64) -> (f64x2, f64x2) {
        let Some(weights) = self.weights else {
            let costs = &self.costs[pair];
            return (costs.mean, costs.variance * cost_factor);
        };
        let points = [0, 1].map(|point| LANES * pair + point);
        let [low, high] = weights;
        let nodes = |value: &dyn Fn(usize) -> f64x2| f64x2::transpose(points.map(value));
        let [mean_low, mean_high] = nodes(&|point| self.costs[point].mean);
        let [variance_low, variance_high] = nodes(&|point| self.costs[point].variance);
        let [net_low, net_high] = nodes(&|point| self.benefits[point].mean - self.costs[point].mean * cost_factor);
        let between = (net_high - net_low) * (mean_high - mean_low) * (low * high);
        (mean_low * low + mean_high * high, (variance_low * low + variance_high * high) * cost_factor - between)
    }

    /// The mean conditional variances of benefits − `cost_factor` × costs at the nodes of the integrated input, and the costs' share of
    /// their sum.
    pub(crate) fn node_variances(&self, cost_factor: f64) -> ([f64; LANES], f64) {
        let sum = |value: &dyn Fn(usize) -> f64x2| {
            (0..self.benefits.len()).map(value).fold(f64x2::ZERO, |sum, each| sum + each) / self.benefits.len() as f64
        };
        let costs = sum(&|pair| self.costs[pair].variance) * (cost_factor * cost_factor);
        let both = sum(&|pair| self.benefits[pair].variance) + costs;
        (both.to_array(), costs.reduce_add() / both.reduce_add())
    }

    /// The lowest and the highest position of a shape among all points, for each of these cost factors.
    pub(crate) fn positions(&self, cost_factors: [f64; 3]) -> (f64, f64) {
        let mut ends = (1.0_f64, 0.0_f64);
        for factor in cost_factors {
            let (typical, _) = self.variances(factor, self.count());
            for pair in 0..self.count() / LANES {
                let net = self.net(pair, factor);
                for (variance, positioned) in
                    net.variance.to_array().into_iter().zip(net.positioned_variance.to_array())
                {
                    if variance > NEGLIGIBLE * typical {
                        ends = (ends.0.min(positioned / variance), ends.1.max(positioned / variance));
                    }
                }
            }
        }
        ends
    }

    /// The conditional mean of benefits − `cost_factor` × costs in each of the first `count` points.
    pub fn net_means(&self, cost_factor: f64, count: usize) -> Vec<f64> {
        unpack((0..count / LANES).map(|pair| self.net(pair, cost_factor).mean))
    }

    /// The conditional means of benefits and of costs in each point.
    pub(crate) fn means(&self) -> impl Iterator<Item = (f64, f64)> {
        let count = self.count();
        let at = move |pair: usize| {
            let (costs, _) = self.costs_and_variance_slope(pair, 0.0);
            (self.net(pair, 0.0).mean.to_array().into_iter()).zip(costs.to_array())
        };
        (0..count / LANES).flat_map(at)
    }

    /// Mean benefits ÷ mean costs; 1 without costs.
    pub fn benefit_cost_ratio(&self) -> f64 {
        let [benefits, costs] = self.sums_of_means();
        if costs > 0.0 { benefits / costs } else { 1.0 }
    }

    /// E[benefits − costs].
    pub fn net_mean(&self) -> f64 {
        let [benefits, costs] = self.sums_of_means();
        (benefits - costs) / self.count() as f64
    }

    /// The sums over all points of mean benefits and of mean costs.
    pub(crate) fn sums_of_means(&self) -> [f64; 2] {
        let weights = self.weights.map_or(f64x2::ONE, f64x2::new);
        let sum = |side: &[ConditionalMoments]| side.iter().fold(f64x2::ZERO, |sum, each| sum + each.mean);
        [&self.benefits, &self.costs].map(|side| (sum(side) * weights).reduce_add())
    }

    /// E[Var(Y | point)] and Var(Y) for Y = benefits − `cost_factor` × costs over the first `count` points (law of total variance).
    #[inline(never)]
    pub fn variances(&self, cost_factor: f64, count: usize) -> (f64, f64) {
        let average = |value: &dyn Fn(&NetMoments) -> f64x2| {
            let values = (0..count / LANES).map(|pair| value(&self.net(pair, cost_factor)));
            values.fold(f64x2::ZERO, |sum, each| sum + each).reduce_add() / count as f64
        };
        let conditional = average(&|net| net.variance);
        let mean = average(&|net| net.mean);
        (conditional, conditional + average(&|net| (net.mean - mean) * (net.mean - mean)))
    }
}

/// The sum of all terms of one timing.
#[derive(Debug)]
struct TimingTotal {
    /// Conditional moments in every pair of draws.
    moments: Vec<ConditionalMoments>,
    /// Fully drawn sums in the first pairs.
    drawn: Vec<f64x2>,
}

/// The terms of an outcome and their sums by timing.
#[derive(Debug)]
pub struct TermTotals<'a> {
    terms: Vec<ProductTerm<'a>>,
    sample: SampleView<'a>,
    /// Number of draws.
    pub count: usize,
    /// Number of fully drawn draws, the first ones.
    fully_drawn: usize,
    /// None for a timing that no term has.
    by_timing: ByTiming<Option<TimingTotal>>,
}

impl<'a> TermTotals<'a> {
    /// Sums the terms, the first `fully_drawn` draws also with their own factors drawn.
    #[inline(never)]
    pub fn new(sample: &SampleView<'a>, terms: Vec<ProductTerm<'a>>, fully_drawn: usize) -> Self {
        let first = sample.first(fully_drawn);
        let by_timing = std::array::from_fn(|timing| TimingTotal::new(sample.count, &first, &terms, timing));
        Self { terms, sample: *sample, count: sample.count, fully_drawn: first.count, by_timing }
    }

    pub(crate) fn sample(&self) -> &SampleView<'a> {
        &self.sample
    }

    /// Number of fully drawn draws.
    pub(crate) fn fully_drawn(&self) -> usize {
        self.fully_drawn
    }

    /// Fully drawn benefits and costs under their weights, in one of the first pairs.
    #[inline]
    pub(crate) fn drawn_pair(&self, pair: usize, weights: &ByTiming<f64x2>) -> (f64x2, f64x2) {
        let at = |timing: Timing| {
            let timing = timing as usize;
            self.by_timing[timing].as_ref().map_or(f64x2::ZERO, |total| total.drawn[pair] * weights[timing])
        };
        (
            at(Timing::Adoption) + at(Timing::Retention),
            at(Timing::Once) + at(Timing::Monthly) + at(Timing::Lead) + at(Timing::Dip),
        )
    }

    /// Fully drawn benefits and costs under their weights, draw by draw.
    #[inline(never)]
    pub fn drawn_benefits_and_costs(&self, weights: &TimingWeights) -> Vec<(f64, f64)> {
        let sides = |pair| {
            let (benefits, costs) = self.drawn_pair(pair, &weights.pair(pair));
            benefits.to_array().into_iter().zip(costs.to_array())
        };
        (0..self.fully_drawn / LANES).flat_map(sides).collect()
    }

    /// The conditional moments of benefits and costs under their weights, in every draw.
    #[inline(never)]
    pub fn benefits_and_costs(&self, weights: &TimingWeights) -> BenefitsAndCosts {
        let side = |timings: Range<usize>| {
            let mut side = vec![ConditionalMoments::ZERO; self.count / LANES];
            for timing in timings {
                if let Some(total) = &self.by_timing[timing] {
                    total.add_to(&mut side, &weights.0[timing]);
                }
            }
            side
        };
        let weights = self.sample.integrated().map(|integrated| integrated.weights);
        BenefitsAndCosts { benefits: side(BENEFITS), costs: side(COSTS), weights }
    }

    /// The conditional moments of benefits − costs under their weights, in a pair of draws.
    #[expect(clippy::inline_always, reason = "a call in the payback's innermost loop takes a tenth of a simulation")]
    #[inline(always)]
    pub(crate) fn net(&self, pair: usize, weights: &ByTiming<f64x2>) -> NetMoments {
        let (mut benefits, mut costs) = (ConditionalMoments::ZERO, ConditionalMoments::ZERO);
        let add = |side: &mut ConditionalMoments, timing: usize| {
            if let Some(total) = &self.by_timing[timing] {
                side.add_weighted(&total.moments[pair], weights[timing]);
            }
        };
        BENEFITS.for_each(|timing| add(&mut benefits, timing));
        COSTS.for_each(|timing| add(&mut costs, timing));
        NetMoments {
            mean: benefits.mean - costs.mean,
            variance: benefits.variance + costs.variance,
            third: benefits.third - costs.third,
            positioned_variance: costs.variance,
        }
    }

    /// The terms with their mean coefficients under these weights.
    pub(crate) fn mean_coefficients(&self, weights: &TimingWeights) -> Vec<(f64, &ProductTerm<'a>)> {
        self.terms.iter().map(|term| (term.mean_coefficient(weights, &self.sample), term)).collect()
    }

    /// The dimension of each input that only one term has, with the derivative of E[benefits − costs | input] with respect to it, at mean
    /// coefficients.
    pub fn own_input_slopes(&self, weights: &TimingWeights) -> Vec<(usize, f64)> {
        let slopes = self.terms.iter().flat_map(|term| {
            let sign = if term.timing.is_benefit() { 1.0 } else { -1.0 };
            let mean = sign * term.mean_coefficient(weights, &self.sample) * term.own_moments().mean;
            term.own.iter().flat_map(move |own| {
                let rest = mean / own.factor.moments().mean;
                let inputs = own.dimensions.into_iter().zip(own.factor.slopes());
                inputs.filter_map(move |(dimension, slope)| Some((dimension?, rest * slope)))
            })
        });
        slopes.collect()
    }
}

impl TimingTotal {
    /// The sum of the terms of a timing; none without any.
    fn new(count: usize, first: &SampleView, terms: &[ProductTerm], timing: usize) -> Option<Self> {
        let mut total = None;
        for term in terms.iter().filter(|term| term.timing as usize == timing) {
            let zero = || Self {
                moments: vec![ConditionalMoments::ZERO; count / LANES],
                drawn: vec![f64x2::ZERO; first.count / LANES],
            };
            total.get_or_insert_with(zero).add(term, first);
        }
        total
    }

    fn add(&mut self, term: &ProductTerm, first: &SampleView) {
        let own = term.own_moments();
        for (pair, sum) in self.moments.iter_mut().enumerate() {
            sum.add_scaled(&own, term.coefficient.pair(pair));
        }
        let product = term.drawn_own_product(first);
        for (pair, sum) in self.drawn.iter_mut().enumerate() {
            *sum += term.coefficient.pair(pair) * product.pair(pair);
        }
    }

    /// Adds the conditional moments to a side's, weighted per draw.
    fn add_to(&self, side: &mut [ConditionalMoments], weight: &PerDraw) {
        if !weight.is_zero() {
            for (pair, (sum, own)) in side.iter_mut().zip(&self.moments).enumerate() {
                sum.add_weighted(own, weight.pair(pair));
            }
        }
    }
}
