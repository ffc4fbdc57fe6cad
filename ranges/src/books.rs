//! All terms in all scenarios, added up by timing.

use super::block::{BLOCK, Block, ZEROS, block};
use super::column::Column;
use super::moments::Moments;
use super::sample::Sample;
use super::term::Term;
use super::timing::{BENEFITS, ByTiming, COSTS, TIMINGS, Weights};
use std::ops::Range;

/// A sum in every scenario: its moments over what each of its terms has to itself.
#[derive(Clone, Debug)]
pub(crate) struct Side {
    pub(crate) mean: Vec<f64>,
    pub(crate) variance: Vec<f64>,
    pub(crate) third: Vec<f64>,
}

/// Adds, scenario by scenario, what each of two numbers there makes.
#[inline]
fn add(sums: &mut [f64], ones: &[f64], others: impl Fn(usize) -> f64) {
    for (i, (sum, one)) in sums.iter_mut().zip(ones).enumerate() {
        *sum += one * others(i);
    }
}

impl Side {
    fn nothing(count: usize) -> Self {
        Self { mean: vec![0.0; count], variance: vec![0.0; count], third: vec![0.0; count] }
    }

    /// Adds an amount of these moments times a number of each scenario.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    fn add_amount(&mut self, own: &Moments, scale: &Column) {
        let count = self.mean.len();
        for start in (0..count).step_by(BLOCK) {
            let scale = scale.block(start / BLOCK);
            let sums =
                [&mut self.mean, &mut self.variance, &mut self.third].map(|sums| &mut sums[start..start + BLOCK]);
            let [mean, variance, third] = sums;
            for i in 0..BLOCK {
                let square = scale[i] * scale[i];
                mean[i] += scale[i] * own.mean;
                variance[i] += square * own.variance;
                third[i] += square * scale[i] * own.third;
            }
        }
    }

    /// Adds the first scenarios of another sum, each times a weight.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    fn add_weighted(&mut self, other: &Self, weight: &Column) {
        let count = self.mean.len();
        match weight {
            Column::Same(weight) => {
                let square = weight * weight;
                add(&mut self.mean, &other.mean, |_| *weight);
                add(&mut self.variance, &other.variance, |_| square);
                add(&mut self.third, &other.third, |_| square * weight);
            }
            Column::Each(weights) => {
                let weights = &weights[..count];
                add(&mut self.mean, &other.mean, |i| weights[i]);
                add(&mut self.variance, &other.variance, |i| weights[i] * weights[i]);
                add(&mut self.third, &other.third, |i| weights[i] * weights[i] * weights[i]);
            }
        }
    }
}

/// Benefits and costs in every scenario.
#[derive(Clone, Debug)]
pub struct Sides {
    pub(crate) gain: Side,
    pub(crate) cost: Side,
}

/// Benefits less costs in a block of scenarios.
#[derive(Clone, Debug)]
pub(crate) struct Net {
    pub(crate) mean: Block,
    pub(crate) variance: Block,
    pub(crate) third: Block,
    /// What costs have of the variance.
    pub(crate) variance_of_cost: Block,
}

impl Sides {
    /// How many scenarios there are.
    pub fn count(&self) -> usize {
        self.gain.mean.len()
    }

    /// Benefits − `price` × costs in a block.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    pub(crate) fn net(&self, index: usize, price: f64) -> Net {
        let [gain, gain_variance, gain_third] =
            [&self.gain.mean, &self.gain.variance, &self.gain.third].map(|column| block(column, index));
        let [cost, cost_variance, cost_third] =
            [&self.cost.mean, &self.cost.variance, &self.cost.third].map(|column| block(column, index));
        let mut net = Net { mean: ZEROS, variance: ZEROS, third: ZEROS, variance_of_cost: ZEROS };
        let (square, cube) = (price * price, price * price * price);
        for i in 0..BLOCK {
            net.mean[i] = gain[i] - price * cost[i];
            net.variance_of_cost[i] = square * cost_variance[i];
            net.variance[i] = gain_variance[i] + net.variance_of_cost[i];
            net.third[i] = gain_third[i] - cube * cost_third[i];
        }
        net
    }

    /// Mean benefits − `price` × costs in each of the first `count` scenarios.
    pub fn means(&self, price: f64, count: usize) -> Vec<f64> {
        self.gain.mean.iter().zip(&self.cost.mean).take(count).map(|(gain, cost)| gain - price * cost).collect()
    }

    /// The price at which mean benefits buy mean costs; 1 where nothing is bought.
    pub fn price(&self) -> f64 {
        let [gain, cost] = [&self.gain, &self.cost].map(|side| side.mean.iter().sum::<f64>());
        if cost > 0.0 { gain / cost } else { 1.0 }
    }

    /// Of benefits − `price` × costs in the first `count` scenarios: the mean variance within them, and that in all.
    pub fn spread(&self, price: f64, count: usize) -> (f64, f64) {
        let average = |sum: f64| sum / count as f64;
        let variances = self.gain.variance.iter().zip(&self.cost.variance).take(count);
        let within = average(variances.map(|(gain, cost)| gain + price * price * cost).sum());
        let means = self.means(price, count);
        let mean = average(means.iter().sum());
        (within, within + average(means.iter().map(|each| (each - mean) * (each - mean)).sum()))
    }
}

/// The terms of a view, in every scenario.
#[derive(Debug)]
pub struct Books<'a> {
    pub(crate) terms: Vec<Term<'a>>,
    /// What is drawn.
    sample: Sample<'a>,
    /// How many scenarios there are.
    pub count: usize,
    /// What all terms of a timing amount to, none where there is no such term.
    accounts: ByTiming<Option<Side>>,
    /// What all terms of a timing amount to in each of the first scenarios, with what each term has to itself as drawn.
    drawn: ByTiming<Vec<f64>>,
}

impl<'a> Books<'a> {
    /// Adds up the terms; the first `shown` scenarios also as drawn.
    #[inline(never)]
    pub fn new(sample: &Sample<'a>, terms: Vec<Term<'a>>, shown: usize) -> Self {
        let mut accounts: ByTiming<Option<Side>> = Default::default();
        let shown = sample.first(shown);
        let mut amounts = [(); TIMINGS].map(|()| vec![0.0; shown.count]);
        for term in &terms {
            let timing = term.timing as usize;
            let account = accounts[timing].get_or_insert_with(|| Side::nothing(sample.count));
            account.add_amount(&term.moments(), &term.shared);
            let product = term.product(&shown);
            for (index, amounts) in amounts[timing].chunks_exact_mut(BLOCK).enumerate() {
                let (shared, product) = (term.shared.block(index), product.block(index));
                for i in 0..BLOCK {
                    amounts[i] += shared[i] * product[i];
                }
            }
        }
        Self { terms, sample: *sample, count: sample.count, accounts, drawn: amounts }
    }

    /// What is drawn.
    pub(crate) fn sample(&self) -> &Sample<'a> {
        &self.sample
    }

    /// How many scenarios are known as drawn.
    pub fn shown(&self) -> usize {
        self.drawn[0].len()
    }

    /// Benefits and costs as drawn under their weights, in a block of the scenarios shown.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    pub fn drawn(&self, index: usize, weights: &ByTiming<Block>) -> (Block, Block) {
        let sum = |timings: Range<usize>| {
            let mut sum = ZEROS;
            for timing in timings {
                let (amounts, weights) = (block(&self.drawn[timing], index), &weights[timing]);
                for i in 0..BLOCK {
                    sum[i] += amounts[i] * weights[i];
                }
            }
            sum
        };
        (sum(BENEFITS), sum(COSTS))
    }

    /// Benefits and costs in each of the first `count` scenarios.
    #[inline(never)]
    pub fn sides(&self, weights: &Weights, count: usize) -> Sides {
        let side = |timings: Range<usize>| {
            let mut side = Side::nothing(count);
            for timing in timings {
                let weight = &weights.0[timing];
                if let Some(account) = self.accounts[timing].as_ref().filter(|_| !weight.is_zero()) {
                    side.add_weighted(account, weight);
                }
            }
            side
        };
        Sides { gain: side(BENEFITS), cost: side(COSTS) }
    }

    /// Benefits less costs in a block under its weights.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    pub(crate) fn net(&self, index: usize, weights: &ByTiming<Block>) -> Net {
        let mut net = Net { mean: ZEROS, variance: ZEROS, third: ZEROS, variance_of_cost: ZEROS };
        for timing in BENEFITS.chain(COSTS) {
            let Some(account) = &self.accounts[timing] else { continue };
            let cost = COSTS.contains(&timing);
            let (sign, share) = if cost { (-1.0, 1.0) } else { (1.0, 0.0) };
            let [mean, variance, third] =
                [&account.mean, &account.variance, &account.third].map(|column| block(column, index));
            for i in 0..BLOCK {
                let weight = sign * weights[timing][i];
                let square = weight * weight;
                net.mean[i] += weight * mean[i];
                net.variance[i] += square * variance[i];
                net.variance_of_cost[i] += share * square * variance[i];
                net.third[i] += square * weight * third[i];
            }
        }
        net
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
