//! All terms in all scenarios, added up by timing.

use super::draws::Draws;
use super::path::SHOWN;
use super::terms::Term;
use super::timing::{BENEFITS, ByTiming, COSTS, TIMINGS, Weights};
use crate::model::simulation::Moments;
use std::ops::Range;

/// The amounts of one scenario by timing: their moments over what each term has to itself.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Account {
    mean: ByTiming<f64>,
    variance: ByTiming<f64>,
    third: ByTiming<f64>,
}

impl Account {
    fn add(&mut self, timing: usize, scale: f64, own: &Moments) {
        self.mean[timing] += scale * own.mean;
        self.variance[timing] += scale * scale * own.variance;
        self.third[timing] += scale * scale * scale * own.third;
    }

    #[inline]
    fn side(&self, weights: &ByTiming<f64>, timings: Range<usize>) -> Moments {
        let mut sum = Moments { mean: 0.0, variance: 0.0, third: 0.0 };
        for k in timings {
            let weight = weights[k];
            let square = weight * weight;
            sum.mean += weight * self.mean[k];
            sum.variance += square * self.variance[k];
            sum.third += square * weight * self.third[k];
        }
        sum
    }

    /// Benefits and costs under these weights.
    #[inline]
    pub(super) fn sides(&self, weights: &ByTiming<f64>) -> Sides {
        Sides { gain: self.side(weights, BENEFITS), cost: self.side(weights, COSTS) }
    }
}

/// Benefits and costs in one scenario.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sides {
    pub(super) gain: Moments,
    pub(super) cost: Moments,
}

/// Amounts of benefits and of costs as drawn, under these weights.
#[inline]
pub(super) fn drawn_sides(amounts: &ByTiming<f64>, weights: &ByTiming<f64>) -> (f64, f64) {
    let sum = |timings: Range<usize>| {
        let mut sum = 0.0;
        for k in timings {
            sum += amounts[k] * weights[k];
        }
        sum
    };
    (sum(BENEFITS), sum(COSTS))
}

impl Sides {
    /// Benefits − `price` × costs.
    #[inline]
    pub(super) fn net(&self, price: f64) -> Moments {
        let (gain, cost) = (&self.gain, &self.cost);
        Moments {
            mean: gain.mean - price * cost.mean,
            variance: gain.variance + price * price * cost.variance,
            third: gain.third - price * price * price * cost.third,
        }
    }
}

/// The terms of a view, in every scenario.
#[derive(Debug)]
pub(super) struct Books<'a> {
    pub(super) terms: Vec<Term<'a>>,
    pub(super) accounts: Box<[Account]>,
    /// The amounts of the first scenarios with what each term has to itself as drawn.
    pub(super) drawn: Box<[ByTiming<f64>]>,
}

impl<'a> Books<'a> {
    /// Adds up the terms.
    pub(super) fn new(draws: &Draws<'a>, terms: Vec<Term<'a>>) -> Self {
        let mut accounts = vec![Account::default(); draws.count].into_boxed_slice();
        let shown = draws.first(SHOWN);
        let mut amounts = vec![[0.0; TIMINGS]; shown.count].into_boxed_slice();
        for term in &terms {
            let (timing, own) = (term.timing as usize, term.moments());
            for (i, account) in accounts.iter_mut().enumerate() {
                account.add(timing, term.shared.at(i), &own);
            }
            let product = term.product(&shown);
            for (i, amounts) in amounts.iter_mut().enumerate() {
                amounts[timing] += term.shared.at(i) * product.at(i);
            }
        }
        Self { terms, accounts, drawn: amounts }
    }

    /// Benefits and costs in every scenario.
    pub(super) fn sides(&self, weights: &Weights) -> Vec<Sides> {
        self.accounts.iter().enumerate().map(|(i, account)| account.sides(weights.at(i))).collect()
    }

    /// The terms with what one unit of each is worth in the mean.
    pub(super) fn worths(&self, weights: &Weights) -> Vec<(f64, &Term<'a>)> {
        self.terms.iter().map(|term| (term.mean_worth(weights, self.accounts.len()), term)).collect()
    }

    /// The dimension of each factor that a term has to itself, with the variance of the mean outcome given that factor.
    pub(super) fn own_effects(&self, weights: &Weights) -> Vec<(usize, f64)> {
        let effects = self.terms.iter().flat_map(|term| {
            let effect = term.mean_worth(weights, self.accounts.len()) * term.moments().mean;
            term.own.iter().map(move |own| (own.dimension, effect, own.factor.moments()))
        });
        let variance = |effect: f64, own: Moments| effect * effect / (own.mean * own.mean) * own.variance;
        effects.map(|(dimension, effect, own)| (dimension, variance(effect, own))).collect()
    }
}
