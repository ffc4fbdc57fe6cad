//! The running total month by month, in every scenario.

use super::answer::{Bars, Fan, Range};
use super::books::Books;
use super::pair::{LANES, Pair, numbers};
use super::progress::{Progress, Time};
use super::quantile::few;
use super::samples::{Samples, quantile};
use super::search::Search;
use super::shape::Shapes;
use super::term::JUDGES;
use super::timing::come;

/// How many scenarios tell what is only shown to two digits, and how many draw the fan.
pub const SHOWN: usize = 256;
const FAN: usize = 128;
/// Over how many straight pieces the fan goes once the running totals are straight.
const STRAIGHTS: u32 = 12;
/// The start, as seen from just after it: what is to turn negative at once is not paid back.
const START: f64 = 1e-9;
/// Where a quantile of payback is known well enough by a few scenarios and by all, in months: the last step leaves a small part
/// of its own length.
const TOLERANCES: (f64, f64) = (0.02, 0.1);
/// How often shapes are renewed where the last ones led to.
const RENEWALS: usize = 2;
/// A probability that no shape makes any other than nothing, to be shown.
const SURE: f64 = 1e-3;
/// Less than nothing by as little as can be told from it.
const BELOW_NOTHING: f64 = -1e-140;

/// The running totals of the books.
#[derive(Debug)]
pub struct Path<'a> {
    books: &'a Books<'a>,
    progress: &'a Progress,
    shapes: Option<&'a Shapes>,
    horizon: u32,
    /// The months at whose ends running totals may bend, and the horizon; between them they are straight.
    bends: Vec<u32>,
    /// The running totals there in the first scenarios, all as drawn.
    drawn: Vec<Vec<f64>>,
}

impl<'a> Path<'a> {
    /// Follows the scenarios of the books, with the shapes that the total has in each.
    #[inline(never)]
    pub fn new(books: &'a Books<'a>, progress: &'a Progress, shapes: Option<&'a Shapes>, horizon: u32) -> Self {
        let bends: Vec<u32> = (0..progress.settled).chain([progress.settled, horizon]).collect();
        let drawn = bends.iter().map(|month| totals(books, progress, *month)).collect();
        Self { books, progress, shapes, horizon, bends, drawn }
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

    /// The shapes that the running total has around a time, where those of present values do not fit: before some benefits
    /// have begun, others are all that there is.
    fn renewed_shapes(&self, months: f64) -> Option<Shapes> {
        let weights = come(self.progress, &self.progress.time(months), self.books.count.min(JUDGES));
        self.shapes?.renewed(self.books, &weights)
    }

    /// The probability in two scenarios that the running total is not negative at a time.
    #[inline]
    fn positive(&self, shapes: Option<&Shapes>, time: &Time, index: usize) -> Pair {
        let net = self.books.net(index, &self.progress.weights(time, index));
        match shapes {
            Some(shapes) => {
                let places = shapes.places(&net);
                1.0 - shapes.cdf(&places, BELOW_NOTHING, places.scale).0
            }
            None => net.mean.simd_ge(Pair::ZERO).select(Pair::ONE, Pair::ZERO),
        }
    }

    /// The probability that payback comes within so many months, where adoption never falls: running totals then bend upwards
    /// only, so that one that is not negative stays so.
    #[inline(never)]
    fn paid_within(&self, shapes: Option<&Shapes>, months: f64, count: usize) -> f64 {
        let time = self.progress.time(months.max(START));
        let sum = (0..count / LANES)
            .map(|index| self.positive(shapes, &time, index))
            .fold(Pair::ZERO, |sum, each| sum + each);
        sum.reduce_add() / count as f64
    }

    fn paid_within_for_all(&self, months: f64) -> f64 {
        let within = self.paid_within(self.shapes, months, self.books.count);
        let renewed = if SURE < within && within < 1.0 - SURE { self.renewed_shapes(months) } else { None };
        renewed.map_or(within, |shapes| self.paid_within(Some(&shapes), months, self.books.count))
    }

    /// The probability that payback comes within a year.
    pub fn paid_within_a_year(&self) -> f64 {
        self.paid_within_for_all(12.0)
    }

    /// P10, P50 and P90 of payback, and how often it comes in which month.
    #[inline(never)]
    pub fn payback(&self) -> (Range, Bars) {
        let edges: Vec<f64> = (0..=self.horizon).map(f64::from).collect();
        let count = few(self.books.count);
        let mut within: Vec<f64> = edges.iter().map(|month| self.paid_within(self.shapes, *month, count)).collect();
        let at_once = if within[0] > 0.0 { self.paid_within_for_all(0.0) } else { 0.0 };
        let ends = (at_once, self.paid_within_for_all(f64::from(self.horizon)));
        let [p10, p50, p90] = [0.1, 0.5, 0.9].map(|probability| self.quantile(probability, &within, ends));
        within[0] = 0.0;
        let masses = within.windows(2).map(|ends| (ends[1] - ends[0]).max(0.0)).collect();
        (Range { p10, p50, p90 }, Bars { edges, masses })
    }

    /// The same and the probability that payback comes within a year, where adoption may fall, so that what was paid back does
    /// not stay so: from the scenarios as drawn.
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

    /// The months within which payback comes with a probability, given what some scenarios say of each month and all of
    /// the start and the horizon; none where it never comes so often.
    fn quantile(&self, probability: f64, within: &[f64], (at_once, ever): (f64, f64)) -> Option<f64> {
        if probability <= at_once || probability > ever {
            return (probability <= at_once).then_some(0.0);
        }
        let last = within.len() - 1;
        let after = within.iter().position(|within| *within >= probability).unwrap_or(last).max(1).min(last);
        let slope = 1.0 / (within[after] - within[after - 1]).max(1e-3);
        let guess = (after as f64 - (within[after] - probability) * slope).max(0.0).min(last as f64);
        let search = |shapes: Option<&Shapes>, (guess, slope), tolerance, count| {
            let mut search = Search::new(guess, (0.0, last as f64));
            search.slope = slope;
            search.run(probability, tolerance, |months| (self.paid_within(shapes, months, count), 0.0));
            (search.value, search.slope)
        };
        let near = search(self.shapes, (guess, slope), TOLERANCES.0, few(self.books.count));
        let mut found = search(self.shapes, near, TOLERANCES.1, self.books.count);
        for _ in 0..RENEWALS {
            let Some(renewed) = self.renewed_shapes(found.0) else { break };
            found = search(Some(&renewed), found, TOLERANCES.1, self.books.count);
        }
        Some(found.0)
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
