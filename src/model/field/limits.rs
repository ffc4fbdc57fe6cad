//! The admissible values of a number field.

use super::Unit;
use crate::model::estimate::Spread;
use crate::model::shortest;

/// Which forms of number a field admits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AdmittedNumbers {
    /// One number, or a range.
    Range,
    /// One number.
    One,
    /// One whole number.
    Whole,
}

/// The unit, bounds and form that a field admits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// In what it is counted.
    pub unit: Unit,
    /// The least and the greatest admissible value.
    pub bounds: (f64, f64),
    /// A range, one number, or a whole one.
    pub admits: AdmittedNumbers,
}

impl Limits {
    /// A whole number from `least` to `greatest`.
    pub fn whole(unit: Unit, least: f64, greatest: f64) -> Self {
        Self { unit, bounds: (least, greatest), admits: AdmittedNumbers::Whole }
    }

    /// One number from `least` to `greatest`.
    pub fn one(unit: Unit, least: f64, greatest: f64) -> Self {
        Self { unit, bounds: (least, greatest), admits: AdmittedNumbers::One }
    }

    /// Whether a range may stand here.
    pub fn admits_range(&self) -> bool {
        self.admits == AdmittedNumbers::Range
    }

    /// Why a value is not admissible, in words that follow the field's name.
    ///
    /// # Errors
    /// The reason, for instance `must be at most 1`.
    pub fn check(&self, spread: &Spread) -> Result<(), String> {
        let (least, greatest) = self.bounds;
        if spread.low() < least {
            Err(format!("must be at least {}", self.shown(least)))
        } else if spread.high() > greatest {
            Err(format!("must be at most {}", self.shown(greatest)))
        } else if self.admits == AdmittedNumbers::Whole && spread.likely().fract() != 0.0 {
            Err("must be a whole number".into())
        } else {
            Ok(())
        }
    }

    /// A bound in the unit that people type.
    fn shown(&self, bound: f64) -> String {
        if self.unit.is_percentage() { format!("{}%", shortest(bound * 100.0)) } else { shortest(bound) }
    }

    /// The admissible value next to this one.
    pub fn nearest(&self, value: f64) -> f64 {
        value.max(self.bounds.0).min(self.bounds.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_numbers_where_nothing_else_will_do() {
        let days = Limits::whole(Unit::Factor, 1.0, 90.0);
        let check = |value| days.check(&Spread::point(value).unwrap());
        assert_eq!(check(30.0), Ok(()));
        assert_eq!(check(30.5), Err("must be a whole number".into()));
        assert_eq!(check(0.0), Err("must be at least 1".into()));
        assert_eq!(check(91.0), Err("must be at most 90".into()));
    }

    #[test]
    fn the_nearest_value_is_admissible() {
        let days = Limits::whole(Unit::Factor, 1.0, 90.0);
        assert_eq!([-5.0, 7.0, 200.0].map(|value| days.nearest(value)), [1.0, 7.0, 90.0]);
    }
}
