//! One number for all scenarios of a simulation, or one for each.

use super::pair::{Pair, pair};
use std::borrow::Cow;

/// A number that is the same in all scenarios, or each scenario's own.
#[derive(Clone, Debug, PartialEq)]
pub enum Column<'a> {
    /// The same in all.
    Same(f64),
    /// One for each scenario.
    Each(Cow<'a, [f64]>),
}

impl Column<'_> {
    /// The values themselves.
    pub fn of(values: Vec<f64>) -> Self {
        Self::Each(Cow::Owned(values))
    }

    /// The number in one scenario.
    #[inline]
    pub fn at(&self, scenario: usize) -> f64 {
        match self {
            Self::Same(value) => *value,
            Self::Each(values) => values[scenario],
        }
    }

    /// The numbers in two scenarios.
    #[inline]
    pub(crate) fn pair(&self, index: usize) -> Pair {
        match self {
            Self::Same(value) => Pair::splat(*value),
            Self::Each(values) => pair(values, index),
        }
    }

    /// The same, kept beyond what it was read from.
    pub fn owned(self) -> Column<'static> {
        match self {
            Self::Same(value) => Column::Same(value),
            Self::Each(values) => Column::of(values.into_owned()),
        }
    }

    /// Whether it is nothing in every scenario for certain.
    pub fn is_zero(&self) -> bool {
        matches!(self, Self::Same(0.0))
    }

    /// A function of each number.
    #[must_use]
    pub fn map(self, function: impl Fn(f64) -> f64) -> Self {
        match self {
            Self::Same(value) => Self::Same(function(value)),
            Self::Each(mut values) => {
                values.to_mut().iter_mut().for_each(|value| *value = function(*value));
                Self::Each(values)
            }
        }
    }

    /// A function of each two numbers.
    #[must_use]
    pub fn zip(self, other: &Self, function: impl Fn(f64, f64) -> f64) -> Self {
        match (self, other) {
            (whole, Self::Same(right)) => whole.map(|left| function(left, *right)),
            (Self::Same(left), Self::Each(right)) => {
                Self::of(right.iter().map(|right| function(left, *right)).collect())
            }
            (Self::Each(mut left), Self::Each(right)) => {
                left.to_mut().iter_mut().zip(right.iter()).for_each(|(left, right)| *left = function(*left, *right));
                Self::Each(left)
            }
        }
    }

    /// The sum.
    #[must_use]
    pub fn plus(self, other: &Self) -> Self {
        if self.is_zero() { other.clone() } else { self.zip(other, |left, right| left + right) }
    }

    /// The product.
    #[must_use]
    pub fn times(self, other: &Self) -> Self {
        match (&self, other) {
            (Self::Same(0.0), _) | (_, Self::Same(0.0)) => Self::Same(0.0),
            (Self::Same(1.0), _) => other.clone(),
            (_, Self::Same(1.0)) => self,
            _ => self.zip(other, |left, right| left * right),
        }
    }

    /// The quotient.
    #[must_use]
    pub fn over(self, other: &Self) -> Self {
        self.zip(other, |left, right| left / right)
    }

    /// Itself and the product of two others.
    #[must_use]
    pub fn plus_product(self, one: &Self, other: &Self) -> Self {
        match (self, one, other) {
            (sum, Self::Same(0.0), _) | (sum, _, Self::Same(0.0)) => sum,
            (Self::Each(mut sum), Self::Each(one), Self::Each(other)) => {
                let factors = one.iter().zip(other.iter());
                sum.to_mut().iter_mut().zip(factors).for_each(|(sum, (one, other))| *sum += one * other);
                Self::Each(sum)
            }
            (Self::Each(mut sum), Self::Each(values), Self::Same(factor))
            | (Self::Each(mut sum), Self::Same(factor), Self::Each(values)) => {
                sum.to_mut().iter_mut().zip(values.iter()).for_each(|(sum, value)| *sum += factor * value);
                Self::Each(sum)
            }
            (sum, one, other) => one.clone().times(other).plus(&sum),
        }
    }
}

/// Columns of so many scenarios from their pairs; of one, the same number in all.
pub(crate) fn columns<const N: usize>(count: usize, pairs: impl Iterator<Item = [Pair; N]>) -> [Column<'static>; N] {
    let mut columns = [const { Vec::new() }; N];
    for pairs in pairs {
        for (column, pair) in columns.iter_mut().zip(pairs) {
            column.extend_from_slice(&pair.to_array());
        }
    }
    columns.map(|column| if count == 1 { Column::Same(column[0]) } else { Column::of(column) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_compute_scenario_by_scenario() {
        let [one, two] = [Column::of(vec![1.0, 2.0]), Column::of(vec![10.0, 20.0])];
        assert_eq!(one.clone().plus(&two), Column::of(vec![11.0, 22.0]));
        assert_eq!(one.clone().times(&Column::Same(3.0)), Column::of(vec![3.0, 6.0]));
        assert_eq!(Column::Same(20.0).over(&two), Column::of(vec![2.0, 1.0]));
        assert_eq!(Column::Same(1.0).plus_product(&one, &two), Column::of(vec![11.0, 41.0]));
        assert_eq!(one.clone().plus_product(&Column::Same(2.0), &two), Column::of(vec![21.0, 42.0]));
    }

    #[test]
    fn what_is_nothing_stays_one_number() {
        let each = Column::of(vec![1.0, 2.0]);
        assert!(each.clone().times(&Column::Same(0.0)).is_zero());
        assert_eq!(Column::Same(2.0).times(&Column::Same(3.0)), Column::Same(6.0));
        assert_eq!(each.clone().plus(&Column::Same(0.0)), each);
    }
}
