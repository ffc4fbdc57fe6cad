//! One term of a model that is a sum.

use super::column::Column;
use super::factor::Factor;
use super::moments::Moments;
use super::pert::Pert;
use super::sample::Sample;
use super::timing::{Timing, Weights};
use std::borrow::Cow;

/// How many scenarios judge a mean that need not be exact.
pub(crate) const JUDGES: usize = 128;

/// A ranged factor that occurs in this term only.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Own {
    /// The factor.
    pub factor: Factor,
    /// The dimensions that draw its parts, none for one that is a plain number or is not there.
    pub dimensions: [Option<usize>; 3],
}

/// One benefit or cost: shared × the product of its own factors, at full adoption or in a full month.
#[derive(Clone, Debug)]
pub struct Term<'a> {
    /// When it moves.
    pub timing: Timing,
    /// What it shares with other terms, and its plain numbers.
    pub shared: Column<'a>,
    /// The ranged factors that it has to itself.
    pub own: Vec<Own>,
}

impl<'a> Term<'a> {
    /// An amount that has nothing to itself yet.
    pub fn new(timing: Timing, shared: Column<'a>) -> Self {
        Self { timing, shared, own: Vec::new() }
    }

    /// Times a ranged factor that no other term has.
    #[must_use]
    pub fn times_own(mut self, factor: Factor, dimensions: [Option<usize>; 3]) -> Self {
        self.own.push(Own { factor, dimensions });
        self
    }

    /// Times what it shares with others, or a plain number.
    #[must_use]
    pub fn times(self, shared: &Column<'a>) -> Self {
        Self { shared: self.shared.times(shared), ..self }
    }

    /// What one unit of the product of its own factors is worth in the mean, judged by some of `count` scenarios.
    pub(crate) fn mean_worth(&self, weights: &Weights, count: usize) -> f64 {
        let (count, weight) = (count.min(JUDGES), &weights.0[self.timing as usize]);
        (0..count).map(|i| self.shared.at(i) * weight.at(i)).sum::<f64>() / count as f64
    }

    /// The moments of the product of its own factors.
    pub(crate) fn moments(&self) -> Moments {
        self.own.iter().fold(Moments::ONE, |product, own| product.times(&own.factor.moments()))
    }

    /// The product of its own factors in each scenario.
    pub(crate) fn product(&self, draws: &Sample<'a>) -> Column<'a> {
        self.own.iter().fold(Column::Same(1.0), |product, own| {
            let column = |part: usize, pert: &Pert| match own.dimensions[part] {
                Some(dimension) => Column::Each(Cow::Borrowed(draws.column(dimension))),
                None => Column::Same(pert.likely()),
            };
            match &own.factor {
                Factor::Whole(pert) => product.times(&column(0, pert)),
                Factor::Remainder(pert) => product.times(&column(0, pert).map(|share| 1.0 - share)),
                Factor::Sum(base, [one, other]) => {
                    product.times(&column(0, base).plus_product(&column(1, one), &column(2, other)))
                }
            }
        })
    }
}
