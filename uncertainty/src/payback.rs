//! When the running total turns from negative, where scenarios leave something open.

use super::answer::{Bars, Range};
use super::books::Books;
use super::pair::{LANES, Pair};
use super::progress::{Progress, Time};
use super::quantile::few;
use super::search::Search;
use super::shape::Shapes;
use super::term::JUDGES;
use super::timing::come;

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

/// The time of payback over all scenarios of the books.
#[derive(Debug)]
pub struct Payback<'a> {
    books: &'a Books<'a>,
    progress: &'a Progress,
    shapes: &'a Shapes,
    horizon: u32,
}

impl<'a> Payback<'a> {
    /// Follows the scenarios, with the shapes that the present value has in each.
    pub fn new(books: &'a Books<'a>, progress: &'a Progress, shapes: &'a Shapes, horizon: u32) -> Self {
        Self { books, progress, shapes, horizon }
    }

    /// The shapes that the running total has around a time, where those of present values do not fit: before some benefits
    /// have begun, others are all that there is.
    fn renewed_shapes(&self, months: f64) -> Option<Shapes> {
        let weights = come(self.progress, &self.progress.time(months), self.books.count.min(JUDGES));
        self.shapes.renewed(self.books, &weights)
    }

    /// The probability in two scenarios that the running total is not negative at a time.
    #[inline]
    fn positive(&self, shapes: &Shapes, time: &Time, index: usize) -> Pair {
        let places = shapes.places(&self.books.net(index, &self.progress.weights(time, index)));
        1.0 - shapes.cdf(&places, BELOW_NOTHING, places.scale).0
    }

    /// The probability that payback comes within so many months, where adoption never falls: running totals then bend upwards
    /// only, so that one that is not negative stays so.
    #[inline(never)]
    fn paid_within(&self, shapes: &Shapes, months: f64, count: usize) -> f64 {
        let time = self.progress.time(months.max(START));
        let sum = (0..count / LANES)
            .map(|index| self.positive(shapes, &time, index))
            .fold(Pair::ZERO, |sum, each| sum + each);
        sum.reduce_add() / count as f64
    }

    fn paid_within_for_all(&self, months: f64) -> f64 {
        let within = self.paid_within(self.shapes, months, self.books.count);
        let renewed = if SURE < within && within < 1.0 - SURE { self.renewed_shapes(months) } else { None };
        renewed.map_or(within, |shapes| self.paid_within(&shapes, months, self.books.count))
    }

    /// P10, P50 and P90, how often it comes in which month, and the probability that it comes within a year.
    #[inline(never)]
    pub fn answer(&self) -> (Range, Bars, f64) {
        let edges: Vec<f64> = (0..=self.horizon).map(f64::from).collect();
        let count = few(self.books.count);
        let mut within: Vec<f64> = edges.iter().map(|month| self.paid_within(self.shapes, *month, count)).collect();
        let at_once = if within[0] > 0.0 { self.paid_within_for_all(0.0) } else { 0.0 };
        let ends = (at_once, self.paid_within_for_all(f64::from(self.horizon)));
        let [p10, p50, p90] = [0.1, 0.5, 0.9].map(|probability| self.quantile(probability, &within, ends));
        within[0] = 0.0;
        let masses = within.windows(2).map(|ends| (ends[1] - ends[0]).max(0.0)).collect();
        (Range { p10, p50, p90 }, Bars { edges, masses }, self.paid_within_for_all(12.0))
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
        let search = |shapes: &Shapes, (guess, slope), tolerance, count| {
            let mut search = Search::new(guess, (0.0, last as f64));
            search.slope = slope;
            search.run(probability, tolerance, |months| (self.paid_within(shapes, months, count), 0.0));
            (search.value, search.slope)
        };
        let near = search(self.shapes, (guess, slope), TOLERANCES.0, few(self.books.count));
        let mut found = search(self.shapes, near, TOLERANCES.1, self.books.count);
        for _ in 0..RENEWALS {
            let Some(renewed) = self.renewed_shapes(found.0) else { break };
            found = search(&renewed, found, TOLERANCES.1, self.books.count);
        }
        Some(found.0)
    }
}
