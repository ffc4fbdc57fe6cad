//! An outcome's quantiles, probabilities and bars.

use super::answer::{Bars, Range};
use super::block::{BLOCK, Block, ZEROS, block};
use super::books::Sides;
use super::histogram::{BARS, round_bars};
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
    /// Each scenario leaves something open; the places are those of benefits less costs, block by block.
    Open(&'a Shapes, Vec<Places>),
    /// Each scenario has one value.
    Drawn(Samples),
}

impl<'a> Outcome<'a> {
    /// A measure of benefits and costs, with the shapes that they have in each scenario.
    #[inline(never)]
    pub fn new(measure: Measure, sides: &'a Sides, shapes: Option<&'a Shapes>) -> Self {
        let count = sides.count();
        let [gain, cost] = [&sides.gain, &sides.cost].map(|side| side.mean.iter().sum::<f64>() / count as f64);
        let (price, unit) = match measure {
            Measure::Value => (1.0, 1.0),
            Measure::Return => (gain / cost, cost),
        };
        let (within, all) = sides.spread(price, count);
        let distribution = match shapes.filter(|_| unit > 0.0 && within > 0.0) {
            Some(shapes) if measure == Measure::Value => Distribution::Open(
                shapes,
                (0..count / BLOCK).map(|index| shapes.places(&sides.net(index, 1.0))).collect(),
            ),
            Some(shapes) => Distribution::Open(shapes, Vec::new()),
            None => {
                let values = sides.gain.mean.iter().zip(&sides.cost.mean);
                Distribution::Drawn(Samples::new(values.map(|(gain, cost)| measure.of(*gain, *cost)).collect()))
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
        let mut sums = (0.0, 0.0);
        for index in 0..count / BLOCK {
            let (below, density) = match self.measure {
                Measure::Value => shapes.cdf(&places[index], value, &places[index].inverse),
                Measure::Return => {
                    let places = shapes.places(&self.sides.net(index, 1.0 + value));
                    shapes.cdf(&places, 0.0, &self.speed(index, 1.0 + value, &places.inverse))
                }
            };
            for i in 0..BLOCK {
                sums.0 += below[i];
                sums.1 += density[i];
            }
        }
        (sums.0 / count as f64, sums.1 / count as f64)
    }

    /// By how many deviations 0 moves among benefits − `price` × costs for each unit of price, in a block.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    fn speed(&self, index: usize, price: f64, inverse: &Block) -> Block {
        let [gain, cost] = [&self.sides.gain, &self.sides.cost].map(|side| block(&side.mean, index));
        let variance = block(&self.sides.cost.variance, index);
        let mut speed = ZEROS;
        for i in 0..BLOCK {
            let score = (price * cost[i] - gain[i]) * inverse[i];
            speed[i] = inverse[i] * (cost[i] - score * price * variance[i] * inverse[i]);
        }
        speed
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

    fn bars(&self) -> Bars {
        let [Some(low), Some(high)] = ENDS.map(|share| self.end(share)) else {
            return Bars::default();
        };
        let (start, width) = round_bars(low, high);
        let edges: Vec<f64> = (0..=BARS).map(|edge| start + width * edge as f64).collect();
        let below: Vec<f64> = edges.iter().map(|edge| self.cdf(*edge, self.few()).0).collect();
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
