//! The team's stack: which offers are added, which tools are dropped, and what that costs.

use super::{Billing, Need, Offer, Price, catalog};
use crate::model::{Action, Choice, UnknownKeys};

impl Choice for Action {
    const ALL: &'static [(Self, &'static str, &'static str)] =
        &[(Self::Add, "add", "add"), (Self::Drop, "drop", "drop")];
}

/// An offer that the team adds or drops.
#[derive(Debug, Clone, PartialEq)]
pub struct Pick {
    /// The offer's id.
    pub offer: String,
    /// What happens to it.
    pub action: Action,
    /// How it is billed.
    pub billing: Billing,
    /// For how many people; none for everyone.
    pub seats: Option<u32>,
    /// Keys of a later version.
    pub unknown: UnknownKeys,
}

/// What a stack costs a month.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct MonthlyCost {
    /// All tools added.
    pub added: f64,
    /// All tools dropped.
    pub dropped: f64,
}

impl MonthlyCost {
    /// What is added costs a year.
    pub fn added_a_year(self) -> f64 {
        12.0 * self.added
    }

    /// What is dropped saves a year.
    pub fn dropped_a_year(self) -> f64 {
        12.0 * self.dropped
    }

    /// What the change costs a year; below 0 where it saves.
    pub fn net_a_year(self) -> f64 {
        self.added_a_year() - self.dropped_a_year()
    }

    /// What one of so many people costs; nothing where there is nobody.
    pub fn per_person(self, people: u32) -> f64 {
        if people == 0 { 0.0 } else { self.added / f64::from(people) }
    }
}

/// The offers of the user's own and the picks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stack {
    /// Offers of the user's own; one with an id of the catalog is an edited offer of the catalog.
    pub own: Vec<Offer>,
    /// What is added and dropped.
    pub picks: Vec<Pick>,
    /// The offers that are compared as the team grows, by id; empty until somebody chooses.
    pub compared: Vec<String>,
    /// How the offers that are not picked are billed: those compared, and the next one picked.
    pub billing: Billing,
    /// Whether the picks were ever put into the business case.
    pub in_case: bool,
    /// Keys of a later version.
    pub unknown: UnknownKeys,
}

impl Pick {
    /// An offer added for everyone, billed by the year.
    pub fn add(offer: &str) -> Self {
        Self {
            offer: offer.to_owned(),
            action: Action::Add,
            billing: Billing::Yearly,
            seats: None,
            unknown: UnknownKeys::default(),
        }
    }

    /// What so many people pay a month for it.
    pub fn monthly_cost(&self, price: &Price, people: u32) -> f64 {
        price.monthly_cost(self.seats.unwrap_or(people), self.billing)
    }
}

impl Stack {
    /// The most offers of the user's own.
    pub const MOST_OFFERS: usize = 100;
    /// The most picks.
    pub const MOST_PICKS: usize = 50;
    /// The most offers that are compared at once.
    pub const MOST_COMPARED: usize = 6;

    /// All offers: the catalog with the user's edits, then the user's own.
    pub fn offers(&self) -> Vec<Offer> {
        let mut offers = catalog();
        for own in &self.own {
            match offers.iter_mut().find(|offer| offer.id == own.id) {
                Some(offer) => offer.clone_from(own),
                None => offers.push(own.clone()),
            }
        }
        offers
    }

    /// The picks with their offers; a pick without an offer is left out.
    pub fn picked(&self) -> Vec<(&Pick, Offer)> {
        let offers = self.offers();
        let find = |pick: &Pick| offers.iter().find(|offer| offer.id == pick.offer).cloned();
        self.picks.iter().filter_map(|pick| find(pick).map(|offer| (pick, offer))).collect()
    }

    /// What so many people pay a month.
    pub fn monthly_cost(&self, people: u32) -> MonthlyCost {
        total(&self.picked(), people)
    }

    /// What 1 to `largest` people pay a month; the first value is that of one person.
    pub fn cost_curve(&self, largest: u32) -> Vec<MonthlyCost> {
        let picked = self.picked();
        (1..=largest).map(|people| total(&picked, people)).collect()
    }

    /// For each need, in their order, the tools added that cover it: none is a hole, two may be one too many.
    pub fn coverage(&self) -> Vec<(Need, Vec<String>)> {
        let picked = self.picked();
        let covering = |need: Need| {
            let added = picked.iter().filter(|(pick, offer)| pick.action == Action::Add && offer.needs.contains(&need));
            added.map(|(_, offer)| offer.name()).collect()
        };
        Need::ALL.iter().map(|row| (row.0, covering(row.0))).collect()
    }
}

fn total(picked: &[(&Pick, Offer)], people: u32) -> MonthlyCost {
    picked.iter().fold(MonthlyCost::default(), |sum, (pick, offer)| match pick.action {
        Action::Add => MonthlyCost { added: sum.added + pick.monthly_cost(&offer.price, people), ..sum },
        Action::Drop => MonthlyCost { dropped: sum.dropped + pick.monthly_cost(&offer.price, people), ..sum },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stack() -> Stack {
        let dropped = Pick { action: Action::Drop, seats: Some(4), ..Pick::add("trello-premium") };
        Stack { picks: vec![Pick::add("twist-unlimited"), Pick::add("asana-starter"), dropped], ..Stack::default() }
    }

    #[test]
    fn costs_of_what_is_added_and_dropped() {
        let cost = stack().monthly_cost(7);
        assert!((cost.added - (42.0 + 109.9)).abs() < 1e-9);
        assert!((cost.dropped - 40.0).abs() < 1e-9);
        assert_eq!(stack().cost_curve(9)[6], cost);
        assert!((cost.net_a_year() - 12.0 * 111.9).abs() < 1e-9);
        assert!((cost.per_person(7) - 21.7).abs() < 1e-9);
        assert_eq!(MonthlyCost::default().per_person(0), 0.0);
    }

    #[test]
    fn holes_and_doubles_show_in_the_coverage() {
        let counts: Vec<usize> = stack().coverage().iter().map(|(_, tools)| tools.len()).collect();
        assert_eq!(counts, [1, 0, 1]);
    }

    #[test]
    fn a_pick_whose_offer_is_gone_costs_nothing() {
        let stack = Stack { picks: vec![Pick::add("gone")], ..Stack::default() };
        assert_eq!((stack.monthly_cost(9), stack.picked().len()), (MonthlyCost::default(), 0));
    }
}
