//! Attributes the gap between promised and realised value to four drivers by Shapley values.

use crate::model::{Choice, ChoiceRow};

/// A cause of a gap between promised and realised value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromiseDriver {
    /// The share of people who work the new way.
    Adoption,
    /// The share of meeting time that they cut.
    Cut,
    /// The reduction in leavers.
    Turnover,
    /// The costs, by bills.
    Cost,
}

impl Choice for PromiseDriver {
    const ALL: &'static [ChoiceRow<Self>] = &[
        (Self::Adoption, "adoption", "Adoption"),
        (Self::Cut, "cut", "Meetings cut"),
        (Self::Turnover, "turnover", "Turnover"),
        (Self::Cost, "cost", "Costs"),
    ];
}

const COUNT: usize = PromiseDriver::ALL.len();

/// A set of drivers that are taken as measured, as bits; the others are taken as promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct MeasuredDrivers(usize);

impl MeasuredDrivers {
    /// The promise.
    pub(super) const NONE: Self = Self(0);
    pub(super) const ALL: Self = Self((1 << COUNT) - 1);

    pub(super) fn contains(self, driver: PromiseDriver) -> bool {
        self.0 & (1 << driver as usize) != 0
    }
}

/// Shapley weight by the number of drivers already in the set: |S|! (3 − |S|)! ÷ 4!.
const WEIGHTS: [f64; COUNT] = [1.0 / 4.0, 1.0 / 12.0, 1.0 / 12.0, 1.0 / 4.0];

/// The Shapley value of each driver: the mean of what it changes over all orders of the drivers. The values add up to the
/// difference between all drivers measured and none. Source: Shapley, A value for n-person games (1953).
pub(super) fn shares(worth: &dyn Fn(MeasuredDrivers) -> f64) -> [f64; COUNT] {
    let worth: [f64; 1 << COUNT] = std::array::from_fn(|set| worth(MeasuredDrivers(set)));
    std::array::from_fn(|driver| {
        let bit = 1 << driver;
        let without = (0..worth.len()).filter(|set| set & bit == 0);
        without.map(|set| WEIGHTS[set.count_ones() as usize] * (worth[set | bit] - worth[set])).sum()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_driver_stands_in_the_table_at_its_own_place() {
        assert!(PromiseDriver::ALL.iter().enumerate().all(|(place, (driver, ..))| *driver as usize == place));
    }

    #[test]
    fn a_product_is_shared_evenly_and_a_sum_by_its_terms() {
        let on = |measured: MeasuredDrivers, driver: PromiseDriver| f64::from(u8::from(measured.contains(driver)));
        let product = |measured: MeasuredDrivers| {
            on(measured, PromiseDriver::Adoption) * on(measured, PromiseDriver::Cut)
                + 3.0 * on(measured, PromiseDriver::Cost)
        };
        let found = shares(&product);
        let expected = [0.5, 0.5, 0.0, 3.0];
        assert!(found.iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 1e-12), "{found:?}");
    }

    proptest! {
        #[test]
        fn the_shares_are_the_difference(worth in prop::array::uniform16(-1e6..1e6f64)) {
            let sum: f64 = shares(&|measured| worth[measured.0]).iter().sum();
            prop_assert!((sum - (worth[15] - worth[0])).abs() < 1e-8);
        }
    }
}
