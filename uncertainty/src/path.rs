//! The running total month by month, in every scenario.

use super::answer::{Bars, Fan, Range};
use super::books::Books;
use super::pair::{LANES, numbers};
use super::progress::Progress;
use super::samples::{Samples, quantile};

/// How many scenarios tell what is only shown to two digits, and how many draw the fan.
pub const SHOWN: usize = 256;
const FAN: usize = 128;
/// Over how many straight pieces the fan goes once the running totals are straight.
const STRAIGHTS: u32 = 12;

/// The running totals of the books.
#[derive(Debug)]
pub struct Path<'a> {
    books: &'a Books<'a>,
    progress: &'a Progress,
    horizon: u32,
    /// The months at whose ends running totals may bend, and the horizon; between them they are straight.
    bends: Vec<u32>,
    /// The running totals there in the first scenarios, all as drawn.
    drawn: Vec<Vec<f64>>,
}

impl<'a> Path<'a> {
    /// Follows the scenarios of the books.
    #[inline(never)]
    pub fn new(books: &'a Books<'a>, progress: &'a Progress, horizon: u32) -> Self {
        let bends: Vec<u32> = (0..progress.settled).chain([progress.settled, horizon]).collect();
        let drawn = bends.iter().map(|month| totals(books, progress, *month)).collect();
        Self { books, progress, horizon, bends, drawn }
    }

    /// The running totals at the end of a month in the first `count` scenarios, all as drawn.
    pub fn totals(&self, month: u32, count: usize) -> Vec<f64> {
        let last = self.bends.len() - 1;
        let before = (month.min(self.progress.settled) as usize).min(last);
        let (start, end) = (self.bends[before], self.bends[last]);
        let share = if end > start { f64::from(month - start) / f64::from(end - start) } else { 0.0 };
        let ends = self.drawn[before].iter().zip(&self.drawn[last]);
        ends.take(count).map(|(before, after)| before + share * (after - before)).collect()
    }

    /// The lowest running total of each scenario shown, 0 if none is below.
    #[inline(never)]
    pub fn troughs(&self) -> Vec<f64> {
        let mut lowest = vec![0.0; self.books.shown()];
        for totals in &self.drawn {
            for (lowest, total) in lowest.iter_mut().zip(totals) {
                *lowest = if total < lowest { *total } else { *lowest };
            }
        }
        lowest
    }

    /// P10, P50 and P90 of payback, how often it comes in which month, and the probability that it comes within a year, from the
    /// scenarios shown: where adoption may fall, so that what was paid back does not stay so, and where scenarios leave nothing open.
    #[inline(never)]
    pub fn payback_as_drawn(&self) -> (Range, Bars, f64) {
        let edges: Vec<f64> = (0..=self.horizon).map(f64::from).collect();
        let paybacks = Samples::new((0..self.books.shown()).map(|scenario| self.paid_back(scenario)).collect());
        let mut within: Vec<f64> = edges.iter().map(|month| 1.0 - paybacks.probability_above(*month)).collect();
        within[0] = 0.0;
        let masses = within.windows(2).map(|ends| ends[1] - ends[0]).collect();
        let [p10, p50, p90] = [0.1, 0.5, 0.9].map(|probability| paybacks.quantile(probability));
        (Range { p10, p50, p90 }, Bars { edges, masses }, 1.0 - paybacks.probability_above(12.0))
    }

    /// When a scenario's running total turns from negative for the last time; infinite where it ends negative.
    fn paid_back(&self, scenario: usize) -> f64 {
        let total = |bend: usize| self.drawn[bend][scenario];
        let last = self.bends.len() - 1;
        if total(last) < 0.0 {
            return f64::INFINITY;
        }
        let Some(before) = (0..last).rfind(|bend| total(*bend) < 0.0) else { return 0.0 };
        let (start, end) = (f64::from(self.bends[before]), f64::from(self.bends[before + 1]));
        start - total(before) / (total(before + 1) - total(before)) * (end - start)
    }

    /// The running total month by month over some scenarios. Once they are straight, so are its quantiles but for a hair, over
    /// a few months.
    #[inline(never)]
    pub fn fan(&self) -> Vec<Fan> {
        let stride = ((self.horizon - self.progress.settled) / STRAIGHTS).max(1);
        let mut ranked: Vec<(f64, usize)> = (0..FAN.min(self.books.shown())).map(|scenario| (0.0, scenario)).collect();
        let mut fan = vec![self.quantiles(0, &mut ranked)];
        while let Some(month) = u32::try_from(fan.len()).ok().filter(|month| *month <= self.horizon) {
            let straight = month > self.progress.settled;
            let next = if straight { (month + stride - 1).min(self.horizon) } else { month };
            let (before, after) = (fan[fan.len() - 1], self.quantiles(next, &mut ranked));
            let steps = f64::from(next + 1 - month);
            fan.extend((month..=next).map(|each| before.towards(&after, f64::from(each + 1 - month) / steps)));
        }
        fan
    }

    /// Those of the running total at the end of a month, given the scenarios in about their order.
    fn quantiles(&self, month: u32, ranked: &mut [(f64, usize)]) -> Fan {
        let totals = self.totals(month, FAN);
        for (total, scenario) in ranked.iter_mut() {
            *total = totals[*scenario];
        }
        sort_by_value(ranked);
        let at = |probability| quantile(probability, ranked.len(), |place| ranked[place].0);
        Fan { p10: at(0.1), p25: at(0.25), p50: at(0.5), p75: at(0.75), p90: at(0.9) }
    }
}

impl Fan {
    /// A share of the way to another.
    fn towards(&self, other: &Self, share: f64) -> Self {
        let between = |from: f64, to: f64| if share < 1.0 { from + share * (to - from) } else { to };
        Self {
            p10: between(self.p10, other.p10),
            p25: between(self.p25, other.p25),
            p50: between(self.p50, other.p50),
            p75: between(self.p75, other.p75),
            p90: between(self.p90, other.p90),
        }
    }
}

/// The running totals at the end of a month in the first scenarios, all as drawn.
fn totals(books: &Books, progress: &Progress, month: u32) -> Vec<f64> {
    let time = progress.time(f64::from(month));
    let total = |index| {
        let (gain, cost) = books.drawn(index, &progress.weights(&time, index));
        gain - cost
    };
    numbers((0..books.shown() / LANES).map(total))
}

/// Sorts by insertion: the order of one month is nearly that of the next.
fn sort_by_value(items: &mut [(f64, usize)]) {
    for end in 1..items.len() {
        let item = items[end];
        let mut place = end;
        while place > 0 && items[place - 1].0 > item.0 {
            items[place] = items[place - 1];
            place -= 1;
        }
        items[place] = item;
    }
}
