//! Whose doing a difference is: four drivers share it out, in no order.

use crate::model::Choice;

/// What can come out otherwise than promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromiseDriver {
    /// The share of people who live it.
    Adoption,
    /// How much of their meetings those people do without.
    Cut,
    /// How many people stay because of it.
    Turnover,
    /// What it costs.
    Cost,
}

impl Choice for PromiseDriver {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Adoption, "adoption", "Adoption"),
        (Self::Cut, "cut", "Meetings cut"),
        (Self::Turnover, "turnover", "Turnover"),
        (Self::Cost, "cost", "Costs"),
    ];
}

/// How many drivers there are.
const COUNT: usize = PromiseDriver::ALL.len();

/// Which drivers are taken as measured; the others as promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct MeasuredDrivers(usize);

impl MeasuredDrivers {
    /// Nothing measured: the promise.
    pub(super) const NONE: Self = Self(0);
    /// All measured, as far as it is.
    pub(super) const ALL: Self = Self((1 << COUNT) - 1);

    /// Whether a driver is taken as measured.
    pub(super) fn contains(self, driver: PromiseDriver) -> bool {
        self.0 & (1 << driver as usize) != 0
    }
}

/// What a driver's step weighs that comes after so many others: |S|! (3 − |S|)! ÷ 4!.
const WEIGHTS: [f64; COUNT] = [1.0 / 4.0, 1.0 / 12.0, 1.0 / 12.0, 1.0 / 4.0];

/// The difference between all drivers measured and none, shared out by driver: each has the mean of what it changes over all
/// orders in which they could be put in (Shapley, 1953). The shares add up to the difference, and none depends on an order.
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
        let on = |measured_drivers: MeasuredDrivers, driver: PromiseDriver| {
            f64::from(u8::from(measured_drivers.contains(driver)))
        };
        let product = |measured_drivers: MeasuredDrivers| {
            on(measured_drivers, PromiseDriver::Adoption) * on(measured_drivers, PromiseDriver::Cut)
                + 3.0 * on(measured_drivers, PromiseDriver::Cost)
        };
        let found = shares(&product);
        let expected = [0.5, 0.5, 0.0, 3.0];
        assert!(found.iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 1e-12), "{found:?}");
    }

    proptest! {
        #[test]
        fn the_shares_are_the_difference(worth in prop::array::uniform16(-1e6..1e6f64)) {
            let sum: f64 = shares(&|measured_drivers| worth[measured_drivers.0]).iter().sum();
            prop_assert!((sum - (worth[15] - worth[0])).abs() < 1e-8);
        }
    }
}
