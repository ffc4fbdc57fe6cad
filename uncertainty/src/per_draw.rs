//! A number per draw: one constant for all draws, or each draw's own value.

use super::simd::{f64x2, load_pair};
use std::borrow::Cow;

/// A quantity that is constant, or has a value for each draw.
#[derive(Clone, Debug, PartialEq)]
pub enum PerDraw<'a> {
    /// The same value in all draws.
    Constant(f64),
    /// One value per draw.
    Each(Cow<'a, [f64]>),
}

impl PerDraw<'_> {
    /// One value per draw, owned.
    pub fn of(values: Vec<f64>) -> Self {
        Self::Each(Cow::Owned(values))
    }

    /// The value in one draw.
    #[inline]
    pub fn at(&self, draw: usize) -> f64 {
        match self {
            Self::Constant(value) => *value,
            Self::Each(values) => values[draw],
        }
    }

    /// The values in a pair of draws.
    #[inline]
    pub(crate) fn pair(&self, pair: usize) -> f64x2 {
        match self {
            Self::Constant(value) => f64x2::splat(*value),
            Self::Each(values) => load_pair(values, pair),
        }
    }

    /// The same values without a borrow.
    pub fn owned(self) -> PerDraw<'static> {
        match self {
            Self::Constant(value) => PerDraw::Constant(value),
            Self::Each(values) => PerDraw::of(values.into_owned()),
        }
    }

    /// Whether it is the constant 0.
    pub fn is_zero(&self) -> bool {
        matches!(self, Self::Constant(0.0))
    }

    /// Applies a function to each value.
    #[must_use]
    pub fn map(self, function: impl Fn(f64) -> f64) -> Self {
        match self {
            Self::Constant(value) => Self::Constant(function(value)),
            Self::Each(mut values) => {
                values.to_mut().iter_mut().for_each(|value| *value = function(*value));
                Self::Each(values)
            }
        }
    }

    /// Combines the two values of each draw.
    #[must_use]
    pub fn zip(self, other: &Self, function: impl Fn(f64, f64) -> f64) -> Self {
        match (self, other) {
            (whole, Self::Constant(right)) => whole.map(|left| function(left, *right)),
            (Self::Constant(left), Self::Each(right)) => {
                Self::of(right.iter().map(|right| function(left, *right)).collect())
            }
            (Self::Each(mut left), Self::Each(right)) => {
                left.to_mut().iter_mut().zip(right.iter()).for_each(|(left, right)| *left = function(*left, *right));
                Self::Each(left)
            }
        }
    }

    /// Sum.
    #[must_use]
    pub(crate) fn plus(self, other: &Self) -> Self {
        if self.is_zero() { other.clone() } else { self.zip(other, |left, right| left + right) }
    }

    /// Product. A constant 0 or 1 costs no pass over the draws.
    #[must_use]
    pub fn times(self, other: &Self) -> Self {
        match (&self, other) {
            (Self::Constant(0.0), _) | (_, Self::Constant(0.0)) => Self::Constant(0.0),
            (Self::Constant(1.0), _) => other.clone(),
            (_, Self::Constant(1.0)) => self,
            _ => self.zip(other, |left, right| left * right),
        }
    }

    /// Quotient.
    #[must_use]
    pub fn over(self, other: &Self) -> Self {
        self.zip(other, |left, right| left / right)
    }

    /// Sum with the product of two others, in one pass.
    #[must_use]
    pub fn plus_product(self, one: &Self, other: &Self) -> Self {
        match (self, one, other) {
            (sum, Self::Constant(0.0), _) | (sum, _, Self::Constant(0.0)) => sum,
            (Self::Each(mut sum), Self::Each(one), Self::Each(other)) => {
                let factors = one.iter().zip(other.iter());
                sum.to_mut().iter_mut().zip(factors).for_each(|(sum, (one, other))| *sum += one * other);
                Self::Each(sum)
            }
            (Self::Each(mut sum), Self::Each(values), Self::Constant(factor))
            | (Self::Each(mut sum), Self::Constant(factor), Self::Each(values)) => {
                sum.to_mut().iter_mut().zip(values.iter()).for_each(|(sum, value)| *sum += factor * value);
                Self::Each(sum)
            }
            (sum, one, other) => one.clone().times(other).plus(&sum),
        }
    }
}

/// `N` quantities from their values pair by pair, for `count` draws; with `count` = 1 they are constants.
pub(crate) fn from_pairs<const N: usize>(
    count: usize,
    pairs: impl Iterator<Item = [f64x2; N]>,
) -> [PerDraw<'static>; N] {
    let mut quantities = [const { Vec::new() }; N];
    for pairs in pairs {
        for (values, pair) in quantities.iter_mut().zip(pairs) {
            values.extend_from_slice(&pair.to_array());
        }
    }
    quantities.map(|values| if count == 1 { PerDraw::Constant(values[0]) } else { PerDraw::of(values) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arithmetic_is_draw_by_draw() {
        let [one, two] = [PerDraw::of(vec![1.0, 2.0]), PerDraw::of(vec![10.0, 20.0])];
        assert_eq!(one.clone().plus(&two), PerDraw::of(vec![11.0, 22.0]));
        assert_eq!(one.clone().times(&PerDraw::Constant(3.0)), PerDraw::of(vec![3.0, 6.0]));
        assert_eq!(PerDraw::Constant(20.0).over(&two), PerDraw::of(vec![2.0, 1.0]));
        assert_eq!(PerDraw::Constant(1.0).plus_product(&one, &two), PerDraw::of(vec![11.0, 41.0]));
        assert_eq!(one.clone().plus_product(&PerDraw::Constant(2.0), &two), PerDraw::of(vec![21.0, 42.0]));
    }

    #[test]
    fn constants_stay_constants() {
        let each = PerDraw::of(vec![1.0, 2.0]);
        assert!(each.clone().times(&PerDraw::Constant(0.0)).is_zero());
        assert_eq!(PerDraw::Constant(2.0).times(&PerDraw::Constant(3.0)), PerDraw::Constant(6.0));
        assert_eq!(each.clone().plus(&PerDraw::Constant(0.0)), each);
    }
}
