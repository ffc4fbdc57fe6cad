//! An outcome's quantiles, probabilities and bars.

use super::balance::{Balance, Sheet};
use super::books::Books;
use super::column::Column;
use super::timing::ByTiming;
use crate::model::simulation::{BARS, Samples, round_bars};
use crate::model::uncertainty::{Bars, Range};

/// How many scenarios place a quantile before all of them correct it.
const ROUGH: usize = 256;
/// How many scenarios fill the bars.
const BAR_SCENARIOS: usize = 128;
/// Where the rough search is close enough, as a share of the spread of the rough samples.
const TOLERANCE: f64 = 1e-3;
const ROUGH_STEPS: usize = 12;
/// What is asked of benefits and costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Measure {
    /// Benefits − costs.
    Value,
    /// Benefits ÷ costs − 1.
    Return,
}

impl Measure {
    fn of(self, (gain, cost): (f64, f64)) -> f64 {
        match self {
            Self::Value => gain - cost,
            Self::Return if cost > 0.0 => gain / cost - 1.0,
            Self::Return => f64::INFINITY,
        }
    }
}

/// About the median of benefits ÷ costs: the price at which a return is mostly asked for.
pub(super) fn middle_price(sheet: &Sheet) -> f64 {
    let ratios = (0..sheet.count().min(ROUGH)).map(|i| 1.0 + Measure::Return.of(sheet.both(i))).collect();
    Samples::new(ratios).quantile(0.5).unwrap_or(1.0)
}

/// One outcome over all scenarios.
#[derive(Debug)]
pub(super) struct Outcome<'a> {
    measure: Measure,
    count: usize,
    /// Values of some scenarios where there is a balance, else of all.
    samples: Samples,
    balance: Option<Balance<'a>>,
}

impl<'a> Outcome<'a> {
    /// A measure of the sheet that these books have under these weights.
    pub(super) fn new(measure: Measure, sheet: &'a Sheet, books: &'a Books, weights: &ByTiming<Column>) -> Self {
        let count = sheet.count();
        let drawn = if books.main().is_some() { count.min(ROUGH) } else { count };
        let samples = Samples::new((0..drawn).map(|i| measure.of(sheet.both(i))).collect());
        let price = match measure {
            Measure::Value => 1.0,
            Measure::Return => middle_price(sheet),
        };
        Self { measure, count, balance: Balance::new(sheet, books, weights, price), samples }
    }

    /// The probability of `value` or less over the first `count` scenarios.
    fn cdf(&self, value: f64, count: usize) -> f64 {
        let Some(balance) = &self.balance else { return 1.0 - self.samples.probability_above(value) };
        match self.measure {
            Measure::Value => balance.at_most(value, 1.0, count),
            Measure::Return => balance.at_most(0.0, 1.0 + value, count),
        }
    }

    /// The probability of more than `value`.
    pub(super) fn probability_above(&self, value: f64) -> f64 {
        1.0 - self.cdf(value, self.count)
    }

    /// P10, P50 and P90.
    pub(super) fn range(&self) -> Range {
        Range { p10: self.quantile(0.1), p50: self.quantile(0.5), p90: self.quantile(0.9) }
    }

    /// The value that `probability` of the outcomes do not exceed.
    fn quantile(&self, probability: f64) -> Option<f64> {
        let guess = |p: f64| self.samples.quantile(p.clamp(0.0, 1.0));
        let value = guess(probability)?;
        if self.balance.is_none() {
            return Some(value);
        }
        let (least, most) = (guess(0.0)?, guess(1.0)?);
        let margin = most - least;
        let slope = (guess(probability + 0.05)? - guess(probability - 0.05)?) / 0.1;
        let mut search = Search { value, slope, below: least - margin, above: most + margin };
        let few = self.count.min(ROUGH);
        search.run(probability, TOLERANCE * margin, |value| self.cdf(value, few));
        // One step with all: what it leaves is of second order in the little that the rough search was wrong by.
        (search.below, search.above) = (least - margin, most + margin);
        search.step(self.cdf(search.value, self.count), probability);
        Some(search.value)
    }

    /// How often which value, around P0.5 to P99.5.
    pub(super) fn bars(&self) -> Bars {
        let (Some(low), Some(high)) = (self.samples.quantile(0.005), self.samples.quantile(0.995)) else {
            return Bars::default();
        };
        let (start, width) = round_bars(low, high);
        let edges: Vec<f64> = (0..=BARS).map(|edge| start + width * edge as f64).collect();
        let count = self.count.min(BAR_SCENARIOS);
        let below: Vec<f64> = edges.iter().map(|edge| self.cdf(*edge, count)).collect();
        Bars { edges, masses: below.windows(2).map(|ends| (ends[1] - ends[0]).max(0.0)).collect() }
    }
}

/// A search for the value of a probability.
struct Search {
    value: f64,
    /// Value per probability.
    slope: f64,
    below: f64,
    above: f64,
}

impl Search {
    /// Goes on from a value at which the probability was found; by how far.
    fn step(&mut self, at_most: f64, probability: f64) -> f64 {
        *(if at_most > probability { &mut self.above } else { &mut self.below }) = self.value;
        let secant = self.value + (probability - at_most) * self.slope;
        let inside = secant >= self.below && secant <= self.above;
        let next = if inside { secant } else { f64::midpoint(self.below, self.above) };
        let moved = next - self.value;
        self.value = next;
        moved
    }

    fn run(&mut self, probability: f64, tolerance: f64, cdf: impl Fn(f64) -> f64) {
        let mut at_most = cdf(self.value);
        for _ in 0..ROUGH_STEPS {
            let moved = self.step(at_most, probability);
            if moved.abs() <= tolerance {
                break;
            }
            let next = cdf(self.value);
            let slope = moved / (next - at_most);
            if slope.is_finite() && slope > 0.0 {
                self.slope = slope;
            }
            at_most = next;
        }
    }
}
