//! The distribution of the payback time, where own factors are uncertain given the draw.

use super::accrual::{Accrual, TimePoint};
use super::outcome::pilot_draws;
use super::quantile_solver::QuantileSolver;
use super::shape_table::ShapeTable;
use super::simd::{LANES, f64x2};
use super::summaries::{BinnedDistribution, Quantiles};
use super::term::ESTIMATION_DRAWS;
use super::term_totals::{NetMoments, TermTotals};
use super::timing::TimingWeights;

/// The time that stands for the start, in months: costs that begin at once have begun.
const START: f64 = 1e-9;
/// A year in months: the payback within it has a probability of its own.
const YEAR: f64 = 12.0;
/// Tolerances of the quantile search, in months: of the pilot run and of all draws. The last step's error is far below its length.
const PILOT_TOLERANCE: f64 = 0.02;
const TOLERANCE: f64 = 0.1;
/// The same as a change of the probability, for narrow distributions: they can have kinks, where a month with other benefits begins.
const PROBABILITY_TOLERANCE: f64 = 0.02;
/// Floor for the probability per month where a search starts.
const LEAST_DENSITY: f64 = 1e-3;
/// How often a quantile is searched again with shapes for the time that was found.
const RENEWALS: usize = 2;
/// Probabilities within 0.1% of 0 or 1 are not refined: other shapes would not change them visibly.
const NEARLY_CERTAIN: f64 = 1e-3;
/// Largest argument treated as strictly negative.
const NEGATIVE: f64 = -1e-140;

/// The distribution of the payback time: the first month at which the cumulative flow is no longer negative. Adoption must not
/// decrease. Cumulative flows are then convex in time, so that one that is not negative stays so.
#[derive(Debug)]
pub struct PaybackDistribution<'a> {
    totals: &'a TermTotals<'a>,
    accrual: &'a Accrual,
    shapes: &'a ShapeTable,
    horizon: u32,
}

impl<'a> PaybackDistribution<'a> {
    /// Takes the shapes of the present value as a first approximation for those of the cumulative flow.
    pub fn new(totals: &'a TermTotals<'a>, accrual: &'a Accrual, shapes: &'a ShapeTable, horizon: u32) -> Self {
        Self { totals, accrual, shapes, horizon }
    }

    /// The shapes of the cumulative flow at a time, where those of the present value do not fit: before some benefits begin, the
    /// others dominate.
    fn renewed_shapes(&self, months: f64) -> Option<ShapeTable> {
        let count = self.totals.count.min(ESTIMATION_DRAWS);
        let weights = TimingWeights::accrued(self.accrual, &self.accrual.time(months), count);
        self.shapes.renewed(self.totals, &weights)
    }

    /// P(cumulative flow ≥ 0) at a time, in a pair of draws.
    #[inline]
    fn not_negative(&self, shapes: &ShapeTable, time: &TimePoint, pair: usize) -> f64x2 {
        let placement = shapes.place(&self.totals.net(pair, &self.accrual.weights(time, pair)));
        1.0 - shapes.cdf(&placement, NEGATIVE, placement.scale).0
    }

    /// P(payback ≤ `months`) over the first `count` draws.
    #[inline(never)]
    fn cdf(&self, shapes: &ShapeTable, months: f64, count: usize) -> f64 {
        let time = self.accrual.time(months.max(START));
        let sum = (0..count / LANES)
            .map(|pair| self.not_negative(shapes, &time, pair))
            .fold(f64x2::ZERO, |sum, each| sum + each);
        // Amounts near the limits of floating point may leave no number: that counts as not paid back.
        (sum.reduce_add() / count as f64).max(0.0)
    }

    /// P(payback ≤ `months`) over all draws, with shapes for that time.
    fn refined_cdf(&self, months: f64) -> f64 {
        let probability = self.cdf(self.shapes, months, self.totals.count);
        let uncertain = NEARLY_CERTAIN < probability && probability < 1.0 - NEARLY_CERTAIN;
        let renewed = if uncertain { self.renewed_shapes(months) } else { None };
        renewed.map_or(probability, |shapes| self.cdf(&shapes, months, self.totals.count))
    }

    /// The share of the variance of the cumulative flow at a time that is integrated, from a pilot run.
    pub fn integrated_share(&self, months: f64) -> f64 {
        let (time, pairs) = (self.accrual.time(months), pilot_draws(self.totals.count) / LANES);
        let net: Vec<_> = (0..pairs).map(|pair| self.totals.net(pair, &self.accrual.weights(&time, pair))).collect();
        let mean = |values: &dyn Fn(&NetMoments) -> f64x2| {
            let sum = net.iter().map(values).fold(f64x2::ZERO, |sum, each| sum + each);
            sum.reduce_add() / (pairs * LANES) as f64
        };
        let (conditional, center) = (mean(&|net| net.variance), mean(&|net| net.mean));
        let between = mean(&|net| (net.mean - center) * (net.mean - center));
        if between > 0.0 { conditional / (conditional + between) } else { 1.0 }
    }

    /// Quantiles in months, the histogram by month (a payback at once counts as month 1; what is missing from 1 never comes),
    /// and P(payback ≤ 12 months).
    #[inline(never)]
    pub fn summarize(&self) -> (Quantiles, BinnedDistribution, f64) {
        let edges: Vec<f64> = (0..=self.horizon).map(f64::from).collect();
        let count = pilot_draws(self.totals.count);
        let mut pilot: Vec<f64> = edges.iter().map(|month| self.cdf(self.shapes, *month, count)).collect();
        let horizon = f64::from(self.horizon);
        let (within_year, ever) = (self.refined_cdf(YEAR.min(horizon)), self.refined_cdf(horizon));
        let at_once = if pilot[0] > 0.0 { self.refined_cdf(0.0) } else { 0.0 };
        // What is paid back at once is so within a year. Of tiny flows at the start, the shapes may not tell the sign.
        let ends = (at_once.min(within_year).min(ever), ever);
        let quantile = |probability: f64| {
            let months = self.quantile(probability, &pilot, ends);
            // A search of its own, which may end on the other side of the year where a kink or rounding misleads it.
            if probability <= within_year {
                Some(months.map_or(YEAR, |months| months.min(YEAR)))
            } else {
                months.map(|months| months.max(YEAR))
            }
        };
        let [p10, p50, p90] = [0.1, 0.5, 0.9].map(quantile);
        // Searched within a tolerance each, so that close ones may change places.
        let p50 = p50.map(|months| months.max(p10.unwrap_or(months)));
        let p90 = p90.map(|months| months.max(p50.unwrap_or(months)));
        pilot[0] = 0.0;
        (Quantiles { p10, p50, p90 }, BinnedDistribution::new(edges, &pilot), within_year)
    }

    /// The quantile in months, given the pilot run's P(payback ≤ month) for each month and the refined probabilities at the start
    /// and at the horizon; none beyond the horizon.
    fn quantile(&self, probability: f64, pilot: &[f64], (at_once, ever): (f64, f64)) -> Option<f64> {
        if probability <= at_once || probability > ever {
            return (probability <= at_once).then_some(0.0);
        }
        let last = pilot.len() - 1;
        let after = pilot.iter().position(|within| *within >= probability).unwrap_or(last).max(1).min(last);
        let slope = 1.0 / (pilot[after] - pilot[after - 1]).max(LEAST_DENSITY);
        let guess = (after as f64 - (pilot[after] - probability) * slope).max(0.0).min(last as f64);
        let search = |shapes: &ShapeTable, (guess, slope), tolerance, count| {
            let mut search = QuantileSolver::new(guess, (0.0, last as f64));
            search.slope = slope;
            search.probability_tolerance = PROBABILITY_TOLERANCE;
            search.run(probability, tolerance, |months| (self.cdf(shapes, months, count), 0.0));
            (search.value, search.slope)
        };
        let near = search(self.shapes, (guess, slope), PILOT_TOLERANCE, pilot_draws(self.totals.count));
        let mut found = search(self.shapes, near, TOLERANCE, self.totals.count);
        for _ in 0..RENEWALS {
            let Some(renewed) = self.renewed_shapes(found.0) else { break };
            found = search(&renewed, found, TOLERANCE, self.totals.count);
        }
        Some(found.0)
    }
}
