//! The distribution of an outcome over all draws: quantiles, probabilities and histogram.

use super::empirical::EmpiricalDistribution;
use super::information::integral;
use super::quantile_solver::QuantileSolver;
use super::shape_table::{Placement, ShapeTable};
use super::simd::{LANES, f64x2};
use super::standardized_cdf::CELL_WIDTH;
use super::summaries::{BinnedDistribution, Quantiles, round_edges};
use super::term_totals::{BenefitsAndCosts, NetMoments};

/// A probability, with the quantile of the standard normal distribution there.
#[derive(Clone, Copy)]
struct Level {
    probability: f64,
    normal_quantile: f64,
}

const P10: Level = Level { probability: 0.1, normal_quantile: -1.281_551_565_544_600_5 };
const P50: Level = Level { probability: 0.5, normal_quantile: 0.0 };
const P90: Level = Level { probability: 0.9, normal_quantile: 1.281_551_565_544_600_5 };
/// What a histogram covers at least: P0.5 to P99.5.
const ENDS: [Level; 2] = [
    Level { probability: 0.005, normal_quantile: -2.575_829_303_548_901 },
    Level { probability: 0.995, normal_quantile: 2.575_829_303_548_901 },
];
/// How many standard deviations from the mean shapes need not fit any more.
const FAR: f64 = 2.0;
/// Draws for the value of perfect information, and how many standard deviations from the mean it is sought.
const INFORMATION_DRAWS: usize = 256;
const INFORMATION_REACH: f64 = 7.0;
const SQRT_TAU: f64 = 2.506_628_274_631_000_2;

/// Tolerances of the quantile search, in standard deviations of the outcome: for a histogram's ends, and for quantiles. The last
/// step's error is far below its length.
const END_TOLERANCE: f64 = 0.05;
const QUANTILE_TOLERANCE: f64 = 0.03;
/// Bounds of the search, in standard deviations from the mean.
const SEARCH_REACH: f64 = 12.0;

/// Draws of a pilot run out of `count`: they locate a quantile before all draws refine it, and give the histogram.
pub(crate) fn pilot_draws(count: usize) -> usize {
    (count / 16).max(32).min(64).min(count)
}

/// An outcome as a function of benefits and costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measure {
    /// Benefits − costs.
    NetValue,
    /// Benefits ÷ costs − 1; infinite without costs.
    Return,
}

impl Measure {
    /// Values of f for which P(B − f C ≤ 0) is needed: one for the net value, else the typical one and two far away.
    pub fn cost_factors(self, sides: &BenefitsAndCosts) -> [f64; 3] {
        match self {
            Self::NetValue => [1.0; 3],
            Self::Return => {
                let typical = sides.benefit_cost_ratio();
                let [_, costs] = sides.sums_of_means();
                let deviation = sides.variances(typical, sides.count()).1.sqrt() * sides.count() as f64 / costs;
                [typical - FAR * deviation, typical, typical + FAR * deviation]
            }
        }
    }

    fn of(self, benefits: f64, costs: f64) -> f64 {
        match self {
            Self::NetValue => benefits - costs,
            Self::Return if costs > 0.0 => benefits / costs - 1.0,
            Self::Return => f64::INFINITY,
        }
    }
}

/// The distribution of a measure of benefits and costs.
#[derive(Debug)]
pub struct OutcomeDistribution<'a> {
    measure: Measure,
    sides: &'a BenefitsAndCosts,
    mean: f64,
    deviation: f64,
    distribution: Distribution<'a>,
}

#[derive(Debug)]
enum Distribution<'a> {
    /// The mean of the draws' conditional distributions, with the placements of benefits − costs pair by pair (net value only).
    Mixture(&'a ShapeTable, Vec<Placement>),
    /// One value per draw, where no own factor is uncertain.
    Empirical(EmpiricalDistribution),
}

impl<'a> OutcomeDistribution<'a> {
    /// The distribution over all draws, with the shapes of benefits − costs, if they are uncertain given the draw.
    #[inline(never)]
    pub fn new(measure: Measure, sides: &'a BenefitsAndCosts, shapes: Option<&'a ShapeTable>) -> Self {
        let count = sides.count();
        let [benefits, costs] = sides.sums_of_means().map(|sum| sum / count as f64);
        let (cost_factor, unit) = match measure {
            Measure::NetValue => (1.0, 1.0),
            Measure::Return => (benefits / costs, costs),
        };
        let (conditional, total) = sides.variances(cost_factor, count);
        let distribution = match shapes.filter(|_| unit > 0.0 && conditional > 0.0) {
            Some(shapes) if measure == Measure::NetValue => Distribution::Mixture(
                shapes,
                (0..count / LANES).map(|pair| shapes.place(&sides.net(pair, 1.0))).collect(),
            ),
            Some(shapes) => Distribution::Mixture(shapes, Vec::new()),
            None => {
                let values = sides.means().map(|(benefits, costs)| measure.of(benefits, costs));
                Distribution::Empirical(EmpiricalDistribution::new(values.collect()))
            }
        };
        let mean = if measure == Measure::NetValue { benefits - costs } else { cost_factor - 1.0 };
        Self { measure, sides, mean, deviation: total.sqrt() / unit, distribution }
    }

    /// P(outcome ≤ `value`) over the first `count` draws, and the density, 0 where it is unknown.
    fn cdf(&self, value: f64, count: usize) -> (f64, f64) {
        let (shapes, placements) = match &self.distribution {
            Distribution::Empirical(values) => return (1.0 - values.probability_above(value), 0.0),
            Distribution::Mixture(shapes, placements) => (shapes, placements),
        };
        let at = |pair: usize| match self.measure {
            Measure::NetValue => shapes.cdf(&placements[pair], value, placements[pair].scale),
            // P(B/C − 1 ≤ r) = P(B − (1 + r) C ≤ 0), since costs are positive.
            Measure::Return => {
                let net = self.sides.net(pair, 1.0 + value);
                let placement = shapes.place(&net);
                shapes.cdf(&placement, 0.0, self.cells_per_cost_factor(pair, 1.0 + value, &net, placement.scale))
            }
        };
        let sums = (0..count / LANES)
            .map(at)
            .fold((f64x2::ZERO, f64x2::ZERO), |sums, each| (sums.0 + each.0, sums.1 + each.1));
        (sums.0.reduce_add() / count as f64, sums.1.reduce_add() / count as f64)
    }

    /// The derivative of the grid cell of 0 in the distribution of benefits − f × costs with respect to f: its standardized value is
    /// (f C − B) / √Var(B − f C). `scale` is in grid cells per unit of money.
    #[inline]
    fn cells_per_cost_factor(&self, pair: usize, factor: f64, net: &NetMoments, scale: f64x2) -> f64x2 {
        let (costs, half_variance_slope) = self.sides.costs_and_variance_slope(pair, factor);
        scale * (costs + net.mean * half_variance_slope * (scale * scale) * (CELL_WIDTH * CELL_WIDTH))
    }

    fn pilot_draws(&self) -> usize {
        pilot_draws(self.sides.count())
    }

    /// P(outcome > `value`).
    pub fn probability_above(&self, value: f64) -> f64 {
        1.0 - self.cdf(value, self.sides.count()).0
    }

    /// The [value of perfect information](super::information) on a net value: E[max(0, X)] − max(0, E[X]), which is the integral of P(X ≤ x)
    /// over negative x, or of P(X > x) over positive x where E[X] is negative.
    #[inline(never)]
    pub fn value_of_perfect_information(&self) -> f64 {
        if let Distribution::Empirical(values) = &self.distribution {
            return values.mean_gain() - self.mean.max(0.0);
        }
        let count = self.sides.count().min(INFORMATION_DRAWS);
        let (sign, distance) = (self.mean.signum(), self.mean.abs());
        let reach = (INFORMATION_REACH * self.deviation - distance).max(0.0);
        let beyond = |x: f64| {
            let below = self.cdf(-sign * x, count).0;
            if sign > 0.0 { below } else { 1.0 - below }
        };
        integral(beyond, 0.0, reach)
    }

    /// A quantile from the first `count` draws, searched from a guess; slope and curvature start as those of a normal distribution.
    fn solve(&self, level: Level, guess: f64, tolerance: f64, count: usize) -> Option<f64> {
        if let Distribution::Empirical(values) = &self.distribution {
            return values.quantile(level.probability);
        }
        let reach = SEARCH_REACH * self.deviation;
        let mut search = QuantileSolver::new(guess, (self.mean - reach, self.mean + reach));
        search.slope = self.deviation * SQRT_TAU * libm::exp(0.5 * level.normal_quantile * level.normal_quantile);
        search.curvature = -0.5 * level.normal_quantile / self.deviation;
        search.run(level.probability, tolerance * self.deviation, |value| self.cdf(value, count));
        Some(search.value)
    }

    /// P10, P50 and P90, and the histogram.
    #[inline(never)]
    pub fn summarize(&self) -> (Quantiles, BinnedDistribution) {
        let histogram = self.histogram();
        let quantile = |level: Level| {
            self.solve(level, histogram.quantile(level.probability), QUANTILE_TOLERANCE, self.sides.count())
        };
        let [p10, p50, p90] = [P10, P50, P90].map(quantile);
        (Quantiles { p10, p50, p90 }, histogram)
    }

    /// P(outcome ≤ edge) by the pilot run at an odd number of evenly spaced edges: computed at every other one, cubic Hermite
    /// interpolation between.
    fn below(&self, edges: &[f64]) -> Vec<f64> {
        if let Distribution::Empirical(values) = &self.distribution {
            return edges.iter().map(|edge| 1.0 - values.probability_above(*edge)).collect();
        }
        let known: Vec<(f64, f64)> = edges.iter().step_by(2).map(|edge| self.cdf(*edge, self.pilot_draws())).collect();
        let width = edges[1] - edges[0];
        let between = |ends: &[(f64, f64)]| {
            let ((below, density), (next, next_density)) = (ends[0], ends[1]);
            let cubic = f64::midpoint(below, next) + 0.25 * width * (density - next_density);
            // The density of a step, where the conditional variance is 0, is no slope: the result is clamped.
            [cubic.max(below).min(next), next]
        };
        std::iter::once(known[0].0).chain(known.windows(2).flat_map(between)).collect()
    }

    fn histogram(&self) -> BinnedDistribution {
        let end = |level: Level| {
            self.solve(level, self.mean + level.normal_quantile * self.deviation, END_TOLERANCE, self.pilot_draws())
        };
        let [Some(low), Some(high)] = ENDS.map(end) else {
            return BinnedDistribution::default();
        };
        let edges = round_edges(low, high);
        let below = self.below(&edges);
        BinnedDistribution::new(edges, &below)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Factor, PerDraw, Pert, ProductTerm, Sample, SampleView, TermTotals, Timing, TimingWeights};
    use std::borrow::Cow;

    #[test]
    fn interpolated_edges_are_close_to_computed_ones() {
        let perts =
            [Pert::new(8.0, 11.0, 15.0).unwrap(), Pert::new(0.1, 0.3, 0.4).unwrap(), Pert::new(1.0, 2.0, 5.0).unwrap()];
        let mut sample = Sample::new(9);
        sample.fill(perts.into_iter());
        let sample = SampleView::new(&sample);
        let people = PerDraw::Each(Cow::Borrowed(sample.values(0)));
        let term = |timing, dimension: usize| {
            let factor = Factor::Value(perts[dimension]);
            ProductTerm::new(timing, people.clone()).times_own(factor, [Some(dimension), None, None])
        };
        let totals = TermTotals::new(&sample, vec![term(Timing::Adoption, 1), term(Timing::Once, 2)], 16);
        let weights = TimingWeights::constant([30.0, 0.0, 1.0, 0.0, 0.0, 0.0]);
        let (sides, shapes) = (totals.benefits_and_costs(&weights), ShapeTable::new(&sample, &totals, &weights));
        for measure in [Measure::NetValue, Measure::Return] {
            let outcome = OutcomeDistribution::new(measure, &sides, shapes.as_ref());
            let edges = outcome.histogram().edges;
            for (edge, below) in edges.iter().zip(outcome.below(&edges)) {
                let exact = outcome.cdf(*edge, outcome.pilot_draws()).0;
                assert!((below - exact).abs() < 1e-3, "{measure:?}: {below} for {exact} at {edge}");
            }
        }
    }

    #[test]
    fn a_return_without_costs_is_infinite() {
        assert_eq!([Measure::Return.of(5.0, 0.0), Measure::Return.of(0.0, 0.0)], [f64::INFINITY; 2]);
        assert_eq!([Measure::Return.of(5.0, 2.0), Measure::NetValue.of(5.0, 2.0)], [1.5, 3.0]);
    }

    #[test]
    fn without_own_factors_the_histogram_counts_the_draws() {
        let pert = Pert::new(1.0, 2.0, 5.0).unwrap();
        let mut sample = Sample::new(9);
        sample.fill([pert].into_iter());
        let sample = SampleView::new(&sample);
        let term = ProductTerm::new(Timing::Adoption, PerDraw::Each(Cow::Borrowed(sample.values(0))));
        let totals = TermTotals::new(&sample, vec![term], 16);
        let sides = totals.benefits_and_costs(&TimingWeights::constant([1.0; 6]));
        let (quantiles, histogram) = OutcomeDistribution::new(Measure::NetValue, &sides, None).summarize();
        assert!((quantiles.p50.unwrap() - pert.quantile(0.5)).abs() < 1e-2);
        for (ends, mass) in histogram.edges.windows(2).zip(&histogram.masses) {
            assert!((mass - (pert.cdf(ends[1]) - pert.cdf(ends[0]))).abs() < 0.01, "{ends:?}: {mass}");
        }
    }
}
