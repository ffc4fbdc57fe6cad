//! What an offer costs a month, for any number of people.

use crate::model::{Choice, ChoiceRow, PriceBasis, UnknownKeys};

/// How often the bill comes. Both prices are stated per month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Billing {
    /// A year in advance.
    #[default]
    Yearly,
    /// Month by month.
    Monthly,
}

impl Choice for Billing {
    const ALL: &'static [ChoiceRow<Self>] =
        &[(Self::Yearly, "yearly", "billed yearly"), (Self::Monthly, "monthly", "billed monthly")];
}

/// Up to this many seats, seats are sold in packs of this size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeatStep {
    /// The last number of seats for which the pack holds; the last step of a list holds for all above.
    pub up_to: u32,
    /// Seats a pack, at least 1.
    pub pack: u32,
}

/// The structure of a price, in the case's currency.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Price {
    /// What is paid for.
    pub charge: PriceBasis,
    /// A month's price if billed yearly; none if it is not sold so.
    pub yearly: Option<f64>,
    /// A month's price if billed monthly; none if it is not sold so.
    pub monthly: Option<f64>,
    /// A team of at most so many people pays zero; 0 if everyone pays.
    pub free_up_to: u32,
    /// The fewest seats that are sold.
    pub fewest_seats: u32,
    /// The most people that the plan allows; 0 if there is no limit.
    pub most_seats: u32,
    /// The packs in which seats are sold, by rising `up_to`; empty if one by one.
    pub steps: Vec<SeatStep>,
    /// Keys of a later version.
    pub unknown: UnknownKeys,
}

impl Price {
    /// The highest price a month.
    pub const HIGHEST: f64 = 1e9;
    /// The most people, and seats, that a price is about.
    pub const MOST_PEOPLE: u32 = 1_000_000;
    /// The most steps of seats.
    pub const MOST_STEPS: usize = 20;

    /// One price for all, however it is billed.
    pub fn flat(month: f64) -> Self {
        Self { charge: PriceBasis::Flat, yearly: Some(month), monthly: Some(month), ..Self::default() }
    }

    /// A price for each user, however it is billed.
    pub fn per_user(month: f64) -> Self {
        Self { yearly: Some(month), monthly: Some(month), ..Self::default() }
    }

    /// A month's price of one unit: as billed, or as billed the other way where only that is sold. None while no price is
    /// stated.
    pub fn rate(&self, billing: Billing) -> Option<f64> {
        match billing {
            Billing::Yearly => self.yearly.or(self.monthly),
            Billing::Monthly => self.monthly.or(self.yearly),
        }
    }

    /// Whether a price is stated.
    pub fn is_stated(&self) -> bool {
        self.rate(Billing::Yearly).is_some()
    }

    /// Whether the plan allows this many people.
    pub fn admits(&self, people: u32) -> bool {
        self.most_seats == 0 || people <= self.most_seats
    }

    /// The seats that have to be bought for so many people.
    ///
    /// ```
    /// use async_roi::model::tool_set::{Price, SeatStep};
    /// let step = |up_to, pack| SeatStep { up_to, pack };
    /// let steps = vec![step(5, 1), step(30, 5), step(100, 10), step(u32::MAX, 25)];
    /// let price = Price { fewest_seats: 2, steps, ..Price::per_user(10.99) };
    /// assert_eq!([1, 5, 6, 31, 101].map(|people| price.seats(people)), [2, 5, 10, 40, 125]);
    /// ```
    pub fn seats(&self, people: u32) -> u32 {
        let wanted = people.max(self.fewest_seats);
        let step = self.steps.iter().find(|step| wanted <= step.up_to).or(self.steps.last());
        step.map_or(wanted, |step| wanted.div_ceil(step.pack.max(1)).saturating_mul(step.pack.max(1)))
    }

    /// The monthly cost for a team; none where no price is stated or the plan does not allow that many people.
    pub fn monthly_cost(&self, people: u32, billing: Billing) -> Option<f64> {
        let rate = self.rate(billing).filter(|_| self.admits(people))?;
        Some(match self.charge {
            _ if people <= self.free_up_to => 0.0,
            PriceBasis::Flat => rate,
            PriceBasis::PerUser => f64::from(self.seats(people)) * rate,
        })
    }

    /// Whether a cost is the rate, or the rate times people, for every team.
    pub fn is_simple(&self) -> bool {
        let for_all = self.free_up_to == 0 && self.most_seats == 0;
        for_all && (self.charge == PriceBasis::Flat || (self.fewest_seats <= 1 && self.steps.is_empty()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn free_until_the_team_is_too_large() {
        let price = Price { free_up_to: 10, ..Price::per_user(5.0) };
        assert_eq!([0, 10, 11].map(|people| price.monthly_cost(people, Billing::Yearly)), [0.0, 0.0, 55.0].map(Some));
    }

    #[test]
    fn a_limited_plan_has_no_cost_for_more_people_than_it_admits() {
        let price = Price { most_seats: 10, ..Price::per_user(0.0) };
        assert_eq!([10, 11].map(|people| price.monthly_cost(people, Billing::Yearly)), [Some(0.0), None]);
        assert_eq!((price.admits(10), price.admits(11), price.is_simple()), (true, false, false));
    }

    #[test]
    fn a_price_that_is_not_stated_is_no_price_of_zero() {
        let price = Price::default();
        assert_eq!((price.is_stated(), price.monthly_cost(10, Billing::Monthly)), (false, None));
    }

    #[test]
    fn billing_falls_back_to_what_is_sold() {
        let price = Price { monthly: Some(349.0), ..Price { yearly: Some(299.0), ..Price::flat(0.0) } };
        assert_eq!((price.rate(Billing::Yearly), price.rate(Billing::Monthly)), (Some(299.0), Some(349.0)));
        let only_yearly = Price { monthly: None, ..price };
        assert_eq!(only_yearly.rate(Billing::Monthly), Some(299.0));
    }

    proptest! {
        #[test]
        fn seats_are_enough_and_never_fewer_for_more_people(people in 1..600_u32, pack in 1..40_u32, more in 1..40_u32) {
            let steps = vec![SeatStep { up_to: 60, pack }, SeatStep { up_to: 200, pack: pack * more }];
            let price = Price { fewest_seats: 3, steps, ..Price::per_user(1.0) };
            prop_assert!(price.seats(people) >= people);
            prop_assert!(price.seats(people + 1) >= price.seats(people));
        }
    }
}
