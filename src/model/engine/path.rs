//! The running total month by month, in every scenario.

use super::books::Books;
use super::column::Column;
use super::timing::Times;
use crate::model::simulation::Product;

/// How many scenarios tell what is only shown to two digits.
pub(super) const SHOWN: usize = 512;
/// Where a quantile of payback is known well enough, in months.
const TOLERANCE: f64 = 4e-3;
/// How many scenarios look for it first, how closely, and how far from there all of them search.
const ROUGH: usize = 128;
const ROUGH_TOLERANCE: f64 = 0.1;
const NEAR: f64 = 0.25;
/// Where the probability is close enough.
const PROBABILITY_TOLERANCE: f64 = 2e-5;
const MAX_STEPS: usize = 30;

/// The running total at the end of one month: a + b W in each scenario.
#[derive(Debug)]
struct Bend {
    month: f64,
    /// Without W's term.
    rest: Vec<f64>,
    /// What one unit of W adds.
    worth: Vec<f64>,
    /// From which W on the total stays at least 0 from this month on.
    least: Vec<f64>,
}

/// The running totals, straight between the months at which they bend.
#[derive(Debug)]
pub(super) struct Path {
    bends: Vec<Bend>,
    product: Product,
    /// −1 where W's term is a cost: then W is the term's product with the sign changed.
    sign: f64,
    /// The product of W's own factors in each scenario.
    drawn: Vec<f64>,
}

impl Path {
    /// Follows the scenarios of the books.
    pub(super) fn new(books: &Books, times: &Times) -> Self {
        let count = books.count;
        let certain = || Product::new(&[]).expect("the empty product is 1");
        let main = books.main();
        let sign = if main.is_none_or(|main| main.term.timing.is_benefit()) { 1.0 } else { -1.0 };
        let bends = times.bends.iter().map(|(month, weights)| {
            let [gain, cost] = books.drawn.sides(weights).map(|side| side.spell_out(count));
            let worth = main
                .map_or(Column::Same(0.0), |main| main.term.shared.clone().times(&weights[main.term.timing as usize]));
            let rest = gain.iter().zip(&cost).map(|(gain, cost)| gain - cost).collect();
            Bend { month: f64::from(*month), rest, worth: worth.spell_out(count), least: Vec::new() }
        });
        let drawn = main.map_or(Column::Same(0.0), |main| main.product.clone()).spell_out(count);
        let product = books.main_product().cloned().unwrap_or_else(certain);
        let mut path = Self { bends: bends.collect(), product, sign, drawn };
        path.find_least();
        path
    }

    fn find_least(&mut self) {
        let mut later = vec![f64::NEG_INFINITY; self.drawn.len()];
        for bend in self.bends.iter_mut().rev() {
            for ((later, rest), worth) in later.iter_mut().zip(&bend.rest).zip(&bend.worth) {
                *later = latest(*rest, *worth, *later);
            }
            bend.least.clone_from(&later);
        }
    }

    /// The last bend at or before a time, and how far the time lies on the way to the next.
    fn place(&self, months: f64) -> (usize, f64) {
        let last = self.bends.len() - 1;
        let bend = self.bends.partition_point(|bend| bend.month <= months).clamp(1, last.max(1)) - 1;
        let Some(next) = self.bends.get(bend + 1) else { return (bend, 0.0) };
        let before = &self.bends[bend];
        (bend, ((months - before.month) / (next.month - before.month)).clamp(0.0, 1.0))
    }

    /// The running totals at a time in the first `count` scenarios, W as drawn.
    pub(super) fn totals(&self, months: f64, count: usize) -> Vec<f64> {
        let (bend, share) = self.place(months);
        let (from, to) = (&self.bends[bend], &self.bends[(bend + 1).min(self.bends.len() - 1)]);
        let total = |bend: &Bend, i: usize| bend.rest[i] + self.sign * bend.worth[i] * self.drawn[i];
        (0..count.min(self.drawn.len())).map(|i| total(from, i) * (1.0 - share) + total(to, i) * share).collect()
    }

    /// The lowest running total of each scenario, 0 if none is below.
    pub(super) fn troughs(&self, count: usize) -> Vec<f64> {
        let mut lowest = vec![0.0_f64; count.min(self.drawn.len())];
        for bend in &self.bends {
            for (i, lowest) in lowest.iter_mut().enumerate() {
                *lowest = lowest.min(bend.rest[i] + self.sign * bend.worth[i] * self.drawn[i]);
            }
        }
        lowest
    }

    /// The probability that payback comes within so many months.
    pub(super) fn paid_within(&self, months: f64, count: usize) -> f64 {
        let count = count.min(self.drawn.len());
        let (bend, share) = self.place(months);
        let from = &self.bends[bend];
        let Some(to) = self.bends.get(bend + 1).filter(|_| share > 0.0) else {
            return self.mean_above(from.least.iter().copied(), count);
        };
        let least = (0..count).map(|i| {
            let rest = from.rest[i] + share * (to.rest[i] - from.rest[i]);
            let worth = from.worth[i] + share * (to.worth[i] - from.worth[i]);
            latest(rest, worth, to.least[i])
        });
        self.mean_above(least, count)
    }

    fn mean_above(&self, least: impl Iterator<Item = f64>, count: usize) -> f64 {
        let below = |least: f64| {
            if self.sign > 0.0 { self.product.cdf(least) } else { 1.0 - self.product.cdf(-least) }
        };
        1.0 - least.take(count).map(below).sum::<f64>() / count as f64
    }

    /// The months within which payback comes with each of these probabilities; none where it never does so often.
    pub(super) fn quantiles<const N: usize>(&self, probabilities: [f64; N]) -> [Option<f64>; N] {
        let (start, end) = (self.bends[0].month, self.bends[self.bends.len() - 1].month);
        let (at_once, ever) = (self.paid_within(start, self.drawn.len()), self.paid_within(end, self.drawn.len()));
        probabilities.map(|probability| match probability {
            _ if probability <= at_once => Some(start),
            _ if probability > ever => None,
            _ => Some(self.quantile(probability, (start, at_once), (end, ever))),
        })
    }

    /// The quantile between two times at which the probability is known.
    fn quantile(&self, probability: f64, below: (f64, f64), above: (f64, f64)) -> f64 {
        let rough = self.halve(probability, (below.0, above.0));
        let paid = |months| (months, self.paid_within(months, self.drawn.len()));
        let (mut before, mut after) = (paid((rough - NEAR).max(below.0)), paid((rough + NEAR).min(above.0)));
        before = if before.1 < probability { before } else { below };
        after = if after.1 >= probability { after } else { above };
        for _ in 0..MAX_STEPS {
            let share = (probability - before.1) / (after.1 - before.1);
            let middle = before.0 + share.clamp(0.05, 0.95) * (after.0 - before.0);
            let next = paid(middle);
            if (next.1 - probability).abs() <= PROBABILITY_TOLERANCE || after.0 - before.0 <= TOLERANCE {
                return middle;
            }
            *(if next.1 < probability { &mut before } else { &mut after }) = next;
        }
        f64::midpoint(before.0, after.0)
    }

    /// Where some scenarios put a quantile.
    fn halve(&self, probability: f64, (mut below, mut above): (f64, f64)) -> f64 {
        while above - below > ROUGH_TOLERANCE {
            let middle = f64::midpoint(below, above);
            *(if self.paid_within(middle, ROUGH) < probability { &mut below } else { &mut above }) = middle;
        }
        f64::midpoint(below, above)
    }
}

/// From which W on a + b W ≥ 0 now and also later. Without W (b = 0) the quotient is infinite, with the sign that says
/// always or never, and 0 ÷ 0 is no condition. Where W lowers the total, −W takes its place.
#[inline]
fn latest(rest: f64, worth: f64, later: f64) -> f64 {
    let least = -rest / worth.abs();
    if least > later { least } else { later }
}
