//! An outcome's quantiles, probabilities and bars.

use super::books::Sides;
use super::search::Search;
use super::shape::{Place, Shapes};
use crate::model::simulation::{BARS, Samples, round_bars};
use crate::model::uncertainty::{Bars, Range};

/// A share of all cases, and the standard score that a normal distribution has there.
type Share = (f64, f64);
const P10: Share = (0.1, -1.281_551_565_544_600_5);
const P50: Share = (0.5, 0.0);
const P90: Share = (0.9, 1.281_551_565_544_600_5);
/// Beyond lies one case in two hundred.
const ENDS: [Share; 2] = [(0.005, -2.575_829_303_548_901), (0.995, 2.575_829_303_548_901)];

/// How many of so many scenarios place a quantile before all correct it, and fill the bars.
pub(super) fn few(count: usize) -> usize {
    (count / 16).max(32).min(64).min(count)
}

/// Where the search is close enough before and after, in standard deviations of the outcome. The last step is a secant's: what
/// it leaves is a small part of its own length.
const TOLERANCES: (f64, f64) = (0.01, 0.004);
/// How many standard deviations it goes from the mean.
const FARTHEST: f64 = 12.0;

/// What is asked of benefits and costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Measure {
    /// Benefits − costs.
    Value,
    /// Benefits ÷ costs − 1.
    Return,
}

impl Measure {
    fn of(self, sides: &Sides) -> f64 {
        let (gain, cost) = (sides.gain.mean, sides.cost.mean);
        match self {
            Self::Value => gain - cost,
            Self::Return if cost > 0.0 => gain / cost - 1.0,
            Self::Return => f64::INFINITY,
        }
    }
}

/// One outcome over all scenarios.
#[derive(Debug)]
pub(super) struct Outcome<'a> {
    measure: Measure,
    sides: &'a [Sides],
    mean: f64,
    deviation: f64,
    distribution: Distribution<'a>,
}

/// How an outcome is distributed.
#[derive(Debug)]
enum Distribution<'a> {
    /// Each scenario leaves something open; the places are those of benefits less costs.
    Open(&'a Shapes, Vec<Place>),
    /// Each scenario has one value.
    Drawn(Samples),
}

impl<'a> Outcome<'a> {
    /// A measure of benefits and costs, with the shapes that they have in each scenario.
    pub(super) fn new(measure: Measure, sides: &'a [Sides], shapes: Option<&'a Shapes>) -> Self {
        let (gain, cost) = (mean(sides, |each| each.gain.mean), mean(sides, |each| each.cost.mean));
        let (price, unit) = match measure {
            Measure::Value => (1.0, 1.0),
            Measure::Return => (gain / cost, cost),
        };
        let (within, all) = spread(sides, price);
        let distribution = match shapes.filter(|_| unit > 0.0 && within > 0.0) {
            Some(shapes) if measure == Measure::Value => {
                Distribution::Open(shapes, sides.iter().map(|each| shapes.place(each, 1.0)).collect())
            }
            Some(shapes) => Distribution::Open(shapes, Vec::new()),
            None => Distribution::Drawn(Samples::new(sides.iter().map(|each| measure.of(each)).collect())),
        };
        let mean = if measure == Measure::Value { gain - cost } else { price - 1.0 };
        Self { measure, sides, mean, deviation: all.sqrt() / unit, distribution }
    }

    /// The probability of `value` or less over the first `count` scenarios.
    fn cdf(&self, value: f64, count: usize) -> f64 {
        let sum: f64 = match &self.distribution {
            Distribution::Drawn(samples) => return 1.0 - samples.probability_above(value),
            Distribution::Open(shapes, places) if self.measure == Measure::Value => {
                places.iter().take(count).map(|place| shapes.cdf(place, value)).sum()
            }
            Distribution::Open(shapes, _) => {
                let places = self.sides.iter().take(count).map(|sides| shapes.place(sides, 1.0 + value));
                places.map(|place| shapes.cdf(&place, 0.0)).sum()
            }
        };
        sum / count as f64
    }

    fn few(&self) -> usize {
        few(self.sides.len())
    }

    /// The probability of more than `value`.
    pub(super) fn probability_above(&self, value: f64) -> f64 {
        1.0 - self.cdf(value, self.sides.len())
    }

    /// P10, P50 and P90.
    pub(super) fn range(&self) -> Range {
        let [p10, p50, p90] = [P10, P50, P90].map(|share| self.quantile(share, true));
        Range { p10, p50, p90 }
    }

    /// The value that a share of the outcomes do not exceed. All scenarios have a say where it must be exact.
    fn quantile(&self, (probability, score): Share, exact: bool) -> Option<f64> {
        if let Distribution::Drawn(samples) = &self.distribution {
            return samples.quantile(probability);
        }
        let reach = FARTHEST * self.deviation;
        let mut search = Search::new(self.mean + score * self.deviation, (self.mean - reach, self.mean + reach));
        search.slope = self.deviation * SQRT_TAU * libm::exp(0.5 * score * score);
        search.run(probability, TOLERANCES.0 * self.deviation, |value| self.cdf(value, self.few()));
        if exact {
            search.widen((self.mean - reach, self.mean + reach));
            search.run(probability, TOLERANCES.1 * self.deviation, |value| self.cdf(value, self.sides.len()));
        }
        Some(search.value)
    }

    /// How often which value, around P0.5 to P99.5.
    pub(super) fn bars(&self) -> Bars {
        let [Some(low), Some(high)] = ENDS.map(|share| self.quantile(share, false)) else {
            return Bars::default();
        };
        let (start, width) = round_bars(low, high);
        let edges: Vec<f64> = (0..=BARS).map(|edge| start + width * edge as f64).collect();
        let below: Vec<f64> = edges.iter().map(|edge| self.cdf(*edge, self.few())).collect();
        Bars { edges, masses: below.windows(2).map(|ends| (ends[1] - ends[0]).max(0.0)).collect() }
    }
}

const SQRT_TAU: f64 = 2.506_628_274_631_000_2;

fn mean(sides: &[Sides], part: impl Fn(&Sides) -> f64) -> f64 {
    sides.iter().map(part).sum::<f64>() / sides.len() as f64
}

/// Of benefits − `price` × costs: the mean variance within the scenarios, and the variance in all.
pub(super) fn spread(sides: &[Sides], price: f64) -> (f64, f64) {
    let average = mean(sides, |each| each.net(price).mean);
    let within = mean(sides, |each| each.net(price).variance);
    let between = mean(sides, |each| {
        let distance = each.net(price).mean - average;
        distance * distance
    });
    (within, within + between)
}
