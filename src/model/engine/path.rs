//! The running total month by month, in every scenario.

use super::block::BLOCK;
use super::books::{Books, drawn_sides};
use super::progress::Progress;
use super::quantile::few;
use super::search::Search;
use super::shape::Shapes;
use super::timing::ByTiming;
use crate::model::simulation::Samples;
use crate::model::uncertainty::{Bars, Fan, Range};

/// How many scenarios tell what is only shown to two digits, and how many draw the fan.
pub(super) const SHOWN: usize = 256;
const FAN: usize = 128;
/// The start, as seen from just after it: what is to turn negative at once is not paid back.
const START: f64 = 1e-9;
/// Where a quantile of payback is known well enough, in months: the last step leaves a small part of its own length.
const TOLERANCE: f64 = 0.2;
/// Less than nothing by as little as can be told from it.
const BELOW_NOTHING: f64 = -1e-300;

/// The running totals of the books.
#[derive(Debug)]
pub(super) struct Path<'a> {
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
    pub(super) fn new(books: &'a Books<'a>, progress: &'a Progress, shapes: Option<&'a Shapes>, horizon: u32) -> Self {
        let bends: Vec<u32> = (0..progress.settled).chain([progress.settled, horizon]).collect();
        let drawn = bends.iter().map(|month| {
            let weights = progress.weights(f64::from(*month), books.drawn.len());
            let total = |(i, amounts): (usize, &ByTiming<f64>)| {
                let (gain, cost) = drawn_sides(amounts, &weights.at(i));
                gain - cost
            };
            books.drawn.iter().enumerate().map(total).collect()
        });
        let drawn = drawn.collect();
        Self { books, progress, shapes, horizon, bends, drawn }
    }

    /// The running totals at the end of a month in the first `count` scenarios, all as drawn.
    pub(super) fn totals(&self, month: u32, count: usize) -> Vec<f64> {
        let last = self.bends.len() - 1;
        let before = (month.min(self.progress.settled) as usize).min(last);
        let (start, end) = (self.bends[before], self.bends[last]);
        let share = if end > start { f64::from(month - start) / f64::from(end - start) } else { 0.0 };
        let ends = self.drawn[before].iter().zip(&self.drawn[last]);
        ends.take(count).map(|(before, after)| before + share * (after - before)).collect()
    }

    /// The lowest running total of each scenario shown, 0 if none is below.
    pub(super) fn troughs(&self) -> Vec<f64> {
        let mut lowest = vec![0.0; self.books.drawn.len()];
        for totals in &self.drawn {
            for (lowest, total) in lowest.iter_mut().zip(totals) {
                *lowest = if total < lowest { *total } else { *lowest };
            }
        }
        lowest
    }

    /// The probability in each of the first `count` scenarios that the running total is not negative at a time.
    fn positive(&self, months: f64, count: usize) -> Vec<f64> {
        let sides = self.books.sides(&self.progress.weights(months, count), count);
        let Some(shapes) = self.shapes else {
            return sides.means(1.0, count).iter().map(|net| f64::from(u8::from(*net >= 0.0))).collect();
        };
        let below = |index| {
            let places = shapes.places(&sides.net(index, 1.0));
            shapes.cdf(&places, BELOW_NOTHING, &places.inverse).0
        };
        (0..count / BLOCK).flat_map(below).map(|below| 1.0 - below).collect()
    }

    /// The probability that payback comes within so many months. Where adoption never falls, running totals bend upwards
    /// only: one that is not negative stays so. Where it does, the least likely of the months from then on decides, as
    /// if all depended on the same chance, which they nearly do.
    fn paid_within(&self, months: f64, count: usize) -> f64 {
        let mut least = self.positive(months.max(START), count);
        let later = self.bends.iter().map(|month| f64::from(*month)).filter(|month| self.progress.falls && *month > months);
        for month in later {
            for (least, positive) in least.iter_mut().zip(self.positive(month, count)) {
                *least = if positive < *least { positive } else { *least };
            }
        }
        least.iter().sum::<f64>() / count as f64
    }

    fn paid_within_for_all(&self, months: f64) -> f64 {
        self.paid_within(months, self.books.count)
    }

    /// The probability that payback comes within a year.
    pub(super) fn paid_within_a_year(&self) -> f64 {
        self.paid_within_for_all(12.0)
    }

    /// P10, P50 and P90 of payback, and how often it comes in which month.
    pub(super) fn payback(&self) -> (Range, Bars) {
        let edges: Vec<f64> = (0..=self.horizon).map(f64::from).collect();
        let count = few(self.books.count);
        let mut within: Vec<f64> = edges.iter().map(|month| self.paid_within(*month, count)).collect();
        let at_once = if within[0] > 0.0 { self.paid_within_for_all(0.0) } else { 0.0 };
        let ends = (at_once, self.paid_within_for_all(f64::from(self.horizon)));
        let [p10, p50, p90] = [0.1, 0.5, 0.9].map(|probability| self.quantile(probability, &within, ends));
        within[0] = 0.0;
        let masses = within.windows(2).map(|ends| (ends[1] - ends[0]).max(0.0)).collect();
        (Range { p10, p50, p90 }, Bars { edges, masses })
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
        let mut search = Search::new(guess, (0.0, last as f64));
        search.slope = slope;
        search.run(probability, TOLERANCE, |months| (self.paid_within_for_all(months), 0.0));
        Some(search.value)
    }

    /// The running total month by month over some scenarios.
    pub(super) fn fan(&self) -> Vec<Fan> {
        let mut order: Vec<usize> = (0..FAN.min(self.books.drawn.len())).collect();
        let fan = |month| {
            let totals = self.totals(month, FAN);
            sort_by(&mut order, &totals);
            let samples = Samples::new(order.iter().map(|i| totals[*i]).collect());
            let at = |probability| samples.quantile(probability).unwrap_or(0.0);
            Fan { p10: at(0.1), p25: at(0.25), p50: at(0.5), p75: at(0.75), p90: at(0.9) }
        };
        (0..=self.horizon).map(fan).collect()
    }
}

/// Sorts by insertion: the order of one month is nearly that of the next.
fn sort_by(order: &mut [usize], values: &[f64]) {
    for end in 1..order.len() {
        let mut place = end;
        while place > 0 && values[order[place - 1]] > values[order[place]] {
            order.swap(place - 1, place);
            place -= 1;
        }
    }
}
