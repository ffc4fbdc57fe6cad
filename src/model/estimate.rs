//! An estimate: any number that may be uncertain.

use super::units::Quantity;
use std::{fmt, marker::PhantomData};

/// A number, or a low, a likely and a high one: the values of an estimate without its unit.
///
/// Always finite and ordered: low ≤ likely ≤ high.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    low: f64,
    likely: f64,
    high: f64,
}

/// Why numbers do not make an estimate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum EstimateError {
    /// Not a finite number.
    NotFinite,
    /// The low value is above the likely one.
    LowAboveLikely,
    /// The likely value is above the high one.
    LikelyAboveHigh,
}

impl fmt::Display for EstimateError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Self::NotFinite => "must be a finite number",
            Self::LowAboveLikely => "low must not be above likely",
            Self::LikelyAboveHigh => "likely must not be above high",
        })
    }
}

impl Spread {
    /// One certain number.
    ///
    /// # Errors
    /// When it is not finite.
    pub fn point(value: f64) -> Result<Self, EstimateError> {
        Self::new(value, value, value)
    }

    /// A range.
    ///
    /// # Errors
    /// When a number is not finite, or low ≤ likely ≤ high does not hold.
    pub fn new(low: f64, likely: f64, high: f64) -> Result<Self, EstimateError> {
        if !(low.is_finite() && likely.is_finite() && high.is_finite()) {
            Err(EstimateError::NotFinite)
        } else if low > likely {
            Err(EstimateError::LowAboveLikely)
        } else if likely > high {
            Err(EstimateError::LikelyAboveHigh)
        } else {
            Ok(Self { low, likely, high })
        }
    }

    /// A range that the code itself states.
    pub(crate) const fn range(low: f64, likely: f64, high: f64) -> Self {
        assert!(low <= likely && likely <= high, "low, likely and high are in order");
        Self { low, likely, high }
    }

    /// The least value thought possible.
    pub fn low(&self) -> f64 {
        self.low
    }

    /// The value of the likely case.
    #[inline]
    pub fn likely(&self) -> f64 {
        self.likely
    }

    /// The greatest value thought possible.
    pub fn high(&self) -> f64 {
        self.high
    }

    /// Whether it is more than one number.
    pub fn is_range(&self) -> bool {
        self.low < self.high
    }

    /// Replaces it by one number that is known to be finite: a draw, or a trial value.
    #[inline]
    pub(crate) fn pin(&mut self, value: f64) {
        debug_assert!(value.is_finite(), "an estimate is finite");
        *self = Self { low: value, likely: value, high: value };
    }
}

/// An estimate of a quantity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate<Q> {
    spread: Spread,
    quantity: PhantomData<Q>,
}

impl<Q: Quantity> Default for Estimate<Q> {
    /// Zero, for certain.
    fn default() -> Self {
        Self::certain(0.0)
    }
}

impl<Q: Quantity> Estimate<Q> {
    /// The estimate with these values.
    pub const fn new(spread: Spread) -> Self {
        Self { spread, quantity: PhantomData }
    }

    /// One certain number that the code itself states.
    pub(crate) const fn certain(value: f64) -> Self {
        Self::new(Spread::range(value, value, value))
    }

    /// The value of the likely case.
    #[inline]
    pub fn likely(&self) -> Q {
        Q::of(self.spread.likely)
    }

    /// Its values without the unit.
    #[inline]
    pub fn spread(&self) -> &Spread {
        &self.spread
    }

    /// Its values, to be replaced.
    #[inline]
    pub(crate) fn spread_mut(&mut self) -> &mut Spread {
        &mut self.spread
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_is_no_number() {
        assert_eq!(Spread::point(f64::NAN), Err(EstimateError::NotFinite));
        assert_eq!(Spread::new(0.0, 1.0, f64::INFINITY), Err(EstimateError::NotFinite));
    }

    #[test]
    fn refuses_disorder() {
        assert_eq!(Spread::new(2.0, 1.0, 3.0), Err(EstimateError::LowAboveLikely));
        assert_eq!(Spread::new(1.0, 4.0, 3.0), Err(EstimateError::LikelyAboveHigh));
    }

    #[test]
    fn a_point_is_no_range() {
        assert!(!Spread::point(4.0).unwrap().is_range());
        assert!(Spread::new(1.0, 1.0, 2.0).unwrap().is_range());
    }
}
