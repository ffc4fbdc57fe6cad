//! Quantities as types: an hour is not money, and becomes money only at an hourly cost.

use serde::Serialize;
use std::ops::{Add, AddAssign, Div, Mul, Sub};

/// A number with a meaning. Made from checked input only, so it is always finite.
pub trait Quantity: Copy {
    /// The quantity of so many of its unit.
    fn of(value: f64) -> Self;
    /// How many of its unit.
    fn value(self) -> f64;
}

macro_rules! quantity {
    ($($(#[$doc:meta])+ $name:ident)+) => {$(
        $(#[$doc])+
        #[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize)]
        pub struct $name(f64);

        impl Quantity for $name {
            #[inline]
            fn of(value: f64) -> Self {
                debug_assert!(value.is_finite(), "a quantity is finite");
                Self(value)
            }

            #[inline]
            fn value(self) -> f64 {
                self.0
            }
        }

        impl Add for $name {
            type Output = Self;
            #[inline]
            fn add(self, other: Self) -> Self {
                Self(self.0 + other.0)
            }
        }

        impl AddAssign for $name {
            #[inline]
            fn add_assign(&mut self, other: Self) {
                self.0 += other.0;
            }
        }

        impl Sub for $name {
            type Output = Self;
            #[inline]
            fn sub(self, other: Self) -> Self {
                Self(self.0 - other.0)
            }
        }

        impl Mul<f64> for $name {
            type Output = Self;
            #[inline]
            fn mul(self, factor: f64) -> Self {
                Self(self.0 * factor)
            }
        }

        impl Div<f64> for $name {
            type Output = Self;
            #[inline]
            fn div(self, divisor: f64) -> Self {
                Self(self.0 / divisor)
            }
        }

        impl std::iter::Sum for $name {
            fn sum<I: Iterator<Item = Self>>(terms: I) -> Self {
                terms.fold(Self(0.0), Add::add)
            }
        }
    )+};
}

quantity! {
    /// An amount in the case's currency.
    Money
    /// What an hour of one person costs the employer.
    HourlyCost
    /// Working hours.
    Hours
    /// A head count; fractions are part-time.
    People
    /// A fraction, 0.4 for 40 %; also rates a year.
    Share
    /// Months of 1/12 year.
    Months
    /// Weeks of seven days.
    Weeks
}

macro_rules! product {
    ($($left:ident * $right:ident = $product:ident)+) => {$(
        impl Mul<$right> for $left {
            type Output = $product;
            #[inline]
            fn mul(self, other: $right) -> $product {
                $product(self.0 * other.0)
            }
        }
    )+};
}

product! {
    Money * Share = Money
    Money * People = Money
    Hours * Share = Hours
    Hours * People = Hours
    Hours * Weeks = Hours
    Hours * HourlyCost = Money
    People * Share = People
    Share * Share = Share
}

impl Div<Hours> for Money {
    type Output = HourlyCost;
    #[inline]
    fn div(self, hours: Hours) -> HourlyCost {
        HourlyCost(self.0 / hours.0)
    }
}

impl Share {
    /// The whole: 100 %.
    pub const ONE: Self = Self(1.0);

    /// What this share leaves of the whole.
    #[inline]
    #[must_use]
    pub fn rest(self) -> Self {
        Self(1.0 - self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_become_money_at_an_hourly_cost() {
        let hourly = Money::of(100.0) / Hours::of(4.0);
        assert_eq!(Hours::of(3.0) * hourly, Money::of(75.0));
    }

    #[test]
    fn a_share_and_its_rest_are_the_whole() {
        assert_eq!(Share::of(0.25) + Share::of(0.25).rest(), Share::ONE);
    }
}
