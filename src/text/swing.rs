//! What one uncertain input does to the answer, told from its worse end.

use crate::model::Driver;

/// The ends of one driver, the worse for the case first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Swing {
    /// The input's value, and the net present value with it.
    pub worse: (f64, f64),
    /// The same at the better end.
    pub better: (f64, f64),
}

impl Swing {
    /// That of a driver.
    pub fn of(driver: &Driver) -> Self {
        let ((low, high), (at_low, at_high)) = (driver.values, (driver.npv_at_p10, driver.npv_at_p90));
        if at_low <= at_high {
            Self { worse: (low, at_low), better: (high, at_high) }
        } else {
            Self { worse: (high, at_high), better: (low, at_low) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Input;

    #[test]
    fn the_worse_end_of_a_cost_is_its_high_one() {
        let input = Input::parse("change.dip").unwrap();
        let driver = Driver { input, values: (0.06, 0.13), npv_at_p10: 9.0, npv_at_p90: -4.0, variance_share: 0.1 };
        let swing = Swing { worse: (0.13, -4.0), better: (0.06, 9.0) };
        assert_eq!(Swing::of(&driver), swing);
        let mirrored = Driver { values: (0.13, 0.06), npv_at_p10: -4.0, npv_at_p90: 9.0, ..driver };
        assert_eq!(Swing::of(&mirrored), swing);
    }
}
