//! An outcome's quantiles, probabilities and bars.

use super::answer::{Bars, Range};
use super::books::{Sides, Sum};
use super::histogram::{BARS, round_bars};
use super::kernel::WIDTH;
use super::pair::{LANES, Pair, numbers};
use super::samples::Samples;
use super::search::Search;
use super::shape::{Places, Shapes};

/// A share of all cases, and the standard score that a normal distribution has there.
type Share = (f64, f64);
const P10: Share = (0.1, -1.281_551_565_544_600_5);
const P50: Share = (0.5, 0.0);
const P90: Share = (0.9, 1.281_551_565_544_600_5);
/// Beyond lies one case in two hundred.
const ENDS: [Share; 2] = [(0.005, -2.575_829_303_548_901), (0.995, 2.575_829_303_548_901)];

/// How many of so many scenarios place a quantile before all correct it, and fill the bars.
pub(crate) fn few(count: usize) -> usize {
    (count / 16).max(32).min(64).min(count)
}

/// Where the search is close enough, for the ends of the bars and for quantiles, in standard deviations of the outcome. The
/// last step is Newton's, with its curvature: what it leaves is a small part of its own length.
const TOLERANCES: (f64, f64) = (0.05, 0.03);
/// How many standard deviations it goes from the mean.
const FARTHEST: f64 = 12.0;

/// What is asked of benefits and costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measure {
    /// Benefits − costs.
    Value,
    /// Benefits ÷ costs − 1.
    Return,
}

impl Measure {
    fn of(self, gain: f64, cost: f64) -> f64 {
        match self {
            Self::Value => gain - cost,
            Self::Return if cost > 0.0 => gain / cost - 1.0,
            Self::Return => f64::INFINITY,
        }
    }
}

/// One outcome over all scenarios.
#[derive(Debug)]
pub struct Outcome<'a> {
    measure: Measure,
    sides: &'a Sides,
    mean: f64,
    deviation: f64,
    distribution: Distribution<'a>,
}

/// How an outcome is distributed.
#[derive(Debug)]
enum Distribution<'a> {
    /// Each scenario leaves something open; the places are those of benefits less costs, two by two.
    Open(&'a Shapes, Vec<Places>),
    /// Each scenario has one value.
    Drawn(Samples),
}

impl<'a> Outcome<'a> {
    /// A measure of benefits and costs, with the shapes that they have in each scenario.
    #[inline(never)]
    pub fn new(measure: Measure, sides: &'a Sides, shapes: Option<&'a Shapes>) -> Self {
        let count = sides.count();
        let total = |side: &[Sum]| side.iter().fold(Pair::ZERO, |sum, each| sum + each.mean).reduce_add();
        let [gain, cost] = [&sides.gain, &sides.cost].map(|side| total(side) / count as f64);
        let (price, unit) = match measure {
            Measure::Value => (1.0, 1.0),
            Measure::Return => (gain / cost, cost),
        };
        let (within, all) = sides.spread(price, count);
        let distribution = match shapes.filter(|_| unit > 0.0 && within > 0.0) {
            Some(shapes) if measure == Measure::Value => Distribution::Open(
                shapes,
                (0..count / LANES).map(|index| shapes.places(&sides.net(index, 1.0))).collect(),
            ),
            Some(shapes) => Distribution::Open(shapes, Vec::new()),
            None => {
                let [gains, costs] = [&sides.gain, &sides.cost].map(|side| numbers(side.iter().map(|each| each.mean)));
                let values = gains.iter().zip(&costs).map(|(gain, cost)| measure.of(*gain, *cost));
                Distribution::Drawn(Samples::new(values.collect()))
            }
        };
        let mean = if measure == Measure::Value { gain - cost } else { price - 1.0 };
        Self { measure, sides, mean, deviation: all.sqrt() / unit, distribution }
    }

    /// The probability of `value` or less over the first `count` scenarios, and its density where it is known.
    fn cdf(&self, value: f64, count: usize) -> (f64, f64) {
        let (shapes, places) = match &self.distribution {
            Distribution::Drawn(samples) => return (1.0 - samples.probability_above(value), 0.0),
            Distribution::Open(shapes, places) => (shapes, places),
        };
        let mut sums = (Pair::ZERO, Pair::ZERO);
        for index in 0..count / LANES {
            let (below, density) = match self.measure {
                Measure::Value => shapes.cdf(&places[index], value, places[index].scale),
                Measure::Return => {
                    let places = shapes.places(&self.sides.net(index, 1.0 + value));
                    shapes.cdf(&places, 0.0, self.speed(index, 1.0 + value, places.scale))
                }
            };
            sums = (sums.0 + below, sums.1 + density);
        }
        (sums.0.reduce_add() / count as f64, sums.1.reduce_add() / count as f64)
    }

    /// By how many cells 0 moves among benefits − `price` × costs for each unit of price, in two scenarios with so many cells per
    /// unit of money.
    #[inline]
    fn speed(&self, index: usize, price: f64, scale: Pair) -> Pair {
        let (gain, cost) = (self.sides.gain[index].mean, &self.sides.cost[index]);
        let below_nothing = cost.mean * price - gain;
        scale * (cost.mean - below_nothing * cost.variance * (scale * scale) * (price * WIDTH * WIDTH))
    }

    fn few(&self) -> usize {
        few(self.sides.count())
    }

    /// The probability of more than `value`.
    pub fn probability_above(&self, value: f64) -> f64 {
        1.0 - self.cdf(value, self.sides.count()).0
    }

    fn search(&self, guess: f64, (_, score): Share) -> Search {
        let reach = FARTHEST * self.deviation;
        let mut search = Search::new(guess, (self.mean - reach, self.mean + reach));
        search.slope = self.deviation * SQRT_TAU * libm::exp(0.5 * score * score);
        search.bend = -0.5 * score / self.deviation;
        search
    }

    /// About where a share of the outcomes lies below, by a few scenarios.
    fn end(&self, share: Share) -> Option<f64> {
        if let Distribution::Drawn(samples) = &self.distribution {
            return samples.quantile(share.0);
        }
        let mut search = self.search(self.mean + share.1 * self.deviation, share);
        search.run(share.0, TOLERANCES.0 * self.deviation, |value| self.cdf(value, self.few()));
        Some(search.value)
    }

    /// The value that a share of the outcomes do not exceed, near where the bars say.
    fn quantile(&self, share: Share, bars: &Bars) -> Option<f64> {
        if let Distribution::Drawn(samples) = &self.distribution {
            return samples.quantile(share.0);
        }
        let mut search = self.search(bars.quantile(share.0), share);
        search.run(share.0, TOLERANCES.1 * self.deviation, |value| self.cdf(value, self.sides.count()));
        Some(search.value)
    }

    /// P10, P50 and P90, and how often which value, around P0.5 to P99.5.
    #[inline(never)]
    pub fn answer(&self) -> (Range, Bars) {
        let bars = self.bars();
        let [p10, p50, p90] = [P10, P50, P90].map(|share| self.quantile(share, &bars));
        (Range { p10, p50, p90 }, bars)
    }

    /// What a few scenarios say is below each of an odd number of even edges: a cubic through probability and density at every
    /// other one.
    fn below(&self, edges: &[f64]) -> Vec<f64> {
        if let Distribution::Drawn(samples) = &self.distribution {
            return edges.iter().map(|edge| 1.0 - samples.probability_above(*edge)).collect();
        }
        let known: Vec<(f64, f64)> = edges.iter().step_by(2).map(|edge| self.cdf(*edge, self.few())).collect();
        let width = edges[1] - edges[0];
        let between = |ends: &[(f64, f64)]| {
            let ((below, density), (next, next_density)) = (ends[0], ends[1]);
            let cubic = f64::midpoint(below, next) + 0.25 * width * (density - next_density);
            // Where nothing is open, the density is that of a step.
            [cubic.max(below).min(next), next]
        };
        std::iter::once(known[0].0).chain(known.windows(2).flat_map(between)).collect()
    }

    fn bars(&self) -> Bars {
        let [Some(low), Some(high)] = ENDS.map(|share| self.end(share)) else {
            return Bars::default();
        };
        let (start, width) = round_bars(low, high);
        let edges: Vec<f64> = (0..=BARS).map(|edge| start + width * edge as f64).collect();
        let below = self.below(&edges);
        Bars { edges, masses: below.windows(2).map(|ends| (ends[1] - ends[0]).max(0.0)).collect() }
    }
}

impl Bars {
    /// About where so large a share lies below, where all that is missing lies evenly on both sides.
    fn quantile(&self, probability: f64) -> f64 {
        let mut below = 0.5 * (1.0 - self.masses.iter().sum::<f64>());
        for (ends, mass) in self.edges.windows(2).zip(&self.masses) {
            if below + mass >= probability {
                return ends[0] + (ends[1] - ends[0]) * ((probability - below) / mass).max(0.0);
            }
            below += mass;
        }
        self.edges.last().copied().unwrap_or_default()
    }
}

const SQRT_TAU: f64 = 2.506_628_274_631_000_2;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Books, Column, Columns, Factor, Pert, Sample, Term, Timing, Weights};
    use std::borrow::Cow;

    /// What every edge has of its own, and what every other one tells about it.
    #[test]
    fn every_other_edge_tells_what_lies_below_all() {
        let perts =
            [Pert::new(8.0, 11.0, 15.0).unwrap(), Pert::new(0.1, 0.3, 0.4).unwrap(), Pert::new(1.0, 2.0, 5.0).unwrap()];
        let mut columns = Columns::new(9);
        columns.fill(perts.into_iter());
        let sample = Sample::new(&columns);
        let people = Column::Each(Cow::Borrowed(sample.column(0)));
        let own = |timing, dimension: usize| {
            Term::new(timing, people.clone()).times_own(Factor::Whole(perts[dimension]), [Some(dimension), None, None])
        };
        let books = Books::new(&sample, vec![own(Timing::Adoption, 1), own(Timing::Once, 2)], 16);
        let weights = Weights::same([30.0, 0.0, 1.0, 0.0, 0.0, 0.0]);
        let (sides, shapes) = (books.sides(&weights, books.count), Shapes::new(&sample, &books, &weights));
        for measure in [Measure::Value, Measure::Return] {
            let outcome = Outcome::new(measure, &sides, shapes.as_ref());
            let edges = outcome.bars().edges;
            for (edge, below) in edges.iter().zip(outcome.below(&edges)) {
                let exact = outcome.cdf(*edge, outcome.few()).0;
                assert!((below - exact).abs() < 1e-3, "{measure:?}: {below} for {exact} at {edge}");
            }
        }
    }
}
