//! All terms in all scenarios, added up by timing.

use super::column::Column;
use super::moments::Moments;
use super::pair::{LANES, Pair, numbers};
use super::sample::Sample;
use super::term::Term;
use super::timing::{BENEFITS, ByTiming, COSTS, Timing, Weights};
use std::ops::Range;

/// A sum in two scenarios: its moments over what each of its terms has to itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sum {
    pub(crate) mean: Pair,
    pub(crate) variance: Pair,
    pub(crate) third: Pair,
}

impl Sum {
    const NOTHING: Self = Self { mean: Pair::ZERO, variance: Pair::ZERO, third: Pair::ZERO };

    /// Adds an amount of these moments times a number of each scenario.
    #[inline]
    fn add_amount(&mut self, own: &Moments, scale: Pair) {
        let square = scale * scale;
        self.mean += scale * own.mean;
        self.variance += square * own.variance;
        self.third += square * scale * own.third;
    }

    /// Adds another sum times a number of each scenario.
    #[inline]
    fn add_weighted(&mut self, other: &Self, weight: Pair) {
        let square = weight * weight;
        self.mean += weight * other.mean;
        self.variance += square * other.variance;
        self.third += square * weight * other.third;
    }
}

/// Benefits and costs in every two scenarios.
#[derive(Clone, Debug)]
pub struct Sides {
    pub(crate) gain: Vec<Sum>,
    pub(crate) cost: Vec<Sum>,
}

/// Benefits less costs in two scenarios.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Net {
    pub(crate) mean: Pair,
    pub(crate) variance: Pair,
    pub(crate) third: Pair,
    /// What costs have of the variance.
    pub(crate) variance_of_cost: Pair,
}

impl Sides {
    /// How many scenarios there are.
    pub fn count(&self) -> usize {
        self.gain.len() * LANES
    }

    /// Benefits − `price` × costs in two scenarios.
    #[inline]
    pub(crate) fn net(&self, index: usize, price: f64) -> Net {
        let (gain, cost) = (&self.gain[index], &self.cost[index]);
        let variance_of_cost = cost.variance * (price * price);
        Net {
            mean: gain.mean - cost.mean * price,
            variance: gain.variance + variance_of_cost,
            third: gain.third - cost.third * (price * price * price),
            variance_of_cost,
        }
    }

    /// Mean benefits − `price` × costs in each of the first `count` scenarios.
    pub fn means(&self, price: f64, count: usize) -> Vec<f64> {
        numbers((0..count / LANES).map(|index| self.net(index, price).mean))
    }

    /// The price at which mean benefits buy mean costs; 1 where nothing is bought.
    pub fn price(&self) -> f64 {
        let total = |side: &[Sum]| side.iter().fold(Pair::ZERO, |sum, each| sum + each.mean).reduce_add();
        let (gain, cost) = (total(&self.gain), total(&self.cost));
        if cost > 0.0 { gain / cost } else { 1.0 }
    }

    /// Of benefits − `price` × costs in the first `count` scenarios: the mean variance within them, and that in all.
    #[inline(never)]
    pub fn spread(&self, price: f64, count: usize) -> (f64, f64) {
        let average = |value: &dyn Fn(&Net) -> Pair| {
            let sum =
                (0..count / LANES).map(|index| value(&self.net(index, price))).fold(Pair::ZERO, |sum, each| sum + each);
            sum.reduce_add() / count as f64
        };
        let within = average(&|net| net.variance);
        let mean = average(&|net| net.mean);
        (within, within + average(&|net| (net.mean - mean) * (net.mean - mean)))
    }
}

/// What all terms of a timing amount to, at full adoption or in a full month.
#[derive(Debug)]
struct Account {
    /// Over what each term has to itself, in every two scenarios.
    sums: Vec<Sum>,
    /// With what each term has to itself as drawn, in the first scenarios.
    drawn: Vec<Pair>,
}

/// The terms of a view, in every scenario.
#[derive(Debug)]
pub struct Books<'a> {
    pub(crate) terms: Vec<Term<'a>>,
    /// What is drawn.
    sample: Sample<'a>,
    /// How many scenarios there are.
    pub count: usize,
    /// How many of them are known as drawn.
    shown: usize,
    /// By timing, none where there is no such term.
    accounts: ByTiming<Option<Account>>,
}

impl<'a> Books<'a> {
    /// Adds up the terms; the first `shown` scenarios also as drawn.
    #[inline(never)]
    pub fn new(sample: &Sample<'a>, terms: Vec<Term<'a>>, shown: usize) -> Self {
        let shown = sample.first(shown);
        let accounts = std::array::from_fn(|timing| Account::new(sample.count, &shown, &terms, timing));
        Self { terms, sample: *sample, count: sample.count, shown: shown.count, accounts }
    }

    /// What is drawn.
    pub(crate) fn sample(&self) -> &Sample<'a> {
        &self.sample
    }

    /// How many scenarios are known as drawn.
    pub fn shown(&self) -> usize {
        self.shown
    }

    /// Benefits and costs as drawn under their weights, in two of the scenarios shown.
    #[inline]
    pub(crate) fn drawn(&self, index: usize, weights: &ByTiming<Pair>) -> (Pair, Pair) {
        let at = |timing: Timing| {
            let timing = timing as usize;
            self.accounts[timing].as_ref().map_or(Pair::ZERO, |account| account.drawn[index] * weights[timing])
        };
        (
            at(Timing::Adoption) + at(Timing::Retention),
            at(Timing::Once) + at(Timing::Monthly) + at(Timing::Lead) + at(Timing::Dip),
        )
    }

    /// Benefits and costs as drawn under their weights, in each of the scenarios shown.
    #[inline(never)]
    pub fn drawn_sides(&self, weights: &Weights) -> Vec<(f64, f64)> {
        let sides = |index| {
            let (gain, cost) = self.drawn(index, &weights.pair(index));
            gain.to_array().into_iter().zip(cost.to_array())
        };
        (0..self.shown / LANES).flat_map(sides).collect()
    }

    /// Benefits and costs in each of the first `count` scenarios.
    #[inline(never)]
    pub fn sides(&self, weights: &Weights, count: usize) -> Sides {
        let side = |timings: Range<usize>| {
            let mut side = vec![Sum::NOTHING; count / LANES];
            for timing in timings {
                if let Some(account) = &self.accounts[timing] {
                    account.add_to(&mut side, &weights.0[timing]);
                }
            }
            side
        };
        Sides { gain: side(BENEFITS), cost: side(COSTS) }
    }

    /// Benefits less costs in two scenarios under their weights.
    #[inline]
    pub(crate) fn net(&self, index: usize, weights: &ByTiming<Pair>) -> Net {
        let (mut gain, mut cost) = (Sum::NOTHING, Sum::NOTHING);
        let add = |side: &mut Sum, timing: Timing| {
            let timing = timing as usize;
            if let Some(account) = &self.accounts[timing] {
                side.add_weighted(&account.sums[index], weights[timing]);
            }
        };
        add(&mut gain, Timing::Adoption);
        add(&mut gain, Timing::Retention);
        add(&mut cost, Timing::Once);
        add(&mut cost, Timing::Monthly);
        add(&mut cost, Timing::Lead);
        add(&mut cost, Timing::Dip);
        Net {
            mean: gain.mean - cost.mean,
            variance: gain.variance + cost.variance,
            third: gain.third - cost.third,
            variance_of_cost: cost.variance,
        }
    }

    /// The terms with what one unit of each is worth in the mean.
    pub(crate) fn worths(&self, weights: &Weights) -> Vec<(f64, &Term<'a>)> {
        self.terms.iter().map(|term| (term.mean_worth(weights, self.count), term)).collect()
    }

    /// The dimension of each number that a term has to itself, with the variance of the mean outcome given that number.
    pub fn own_effects(&self, weights: &Weights) -> Vec<(usize, f64)> {
        let effects = self.terms.iter().flat_map(|term| {
            let worth = term.mean_worth(weights, self.count) * term.moments().mean;
            term.own.iter().flat_map(move |own| {
                let scale = worth / own.factor.moments().mean;
                let parts = own.dimensions.into_iter().zip(own.factor.effects());
                parts.filter_map(move |(dimension, variance)| Some((dimension?, scale * scale * variance)))
            })
        });
        effects.collect()
    }
}

impl Account {
    /// That of the terms of a timing, none where there is no such term.
    fn new(count: usize, shown: &Sample, terms: &[Term], timing: usize) -> Option<Self> {
        let mut account = None;
        for term in terms.iter().filter(|term| term.timing as usize == timing) {
            let empty =
                || Self { sums: vec![Sum::NOTHING; count / LANES], drawn: vec![Pair::ZERO; shown.count / LANES] };
            account.get_or_insert_with(empty).add(term, shown);
        }
        account
    }

    fn add(&mut self, term: &Term, shown: &Sample) {
        let own = term.moments();
        for (index, sum) in self.sums.iter_mut().enumerate() {
            sum.add_amount(&own, term.shared.pair(index));
        }
        let product = term.product(shown);
        for (index, amount) in self.drawn.iter_mut().enumerate() {
            *amount += term.shared.pair(index) * product.pair(index);
        }
    }

    /// Adds its first scenarios to a side, each times its weight.
    fn add_to(&self, side: &mut [Sum], weight: &Column) {
        if !weight.is_zero() {
            for (index, (sum, own)) in side.iter_mut().zip(&self.sums).enumerate() {
                sum.add_weighted(own, weight.pair(index));
            }
        }
    }
}
