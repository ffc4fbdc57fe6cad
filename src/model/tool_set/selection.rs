//! The user's choice of offers: tools added, dropped, or paid for already, and their cost.

use super::catalog::is_in_catalog;
use super::{Billing, Offer, Price, PriceOrigin, ToolNeed, catalog, catalog_offer};
use crate::model::{Choice, ChoiceRow, ToolAction, UnknownKeys};

impl Choice for ToolAction {
    const ALL: &'static [ChoiceRow<Self>] = &[(Self::Add, "add", "add"), (Self::Drop, "drop", "drop")];
}

/// What happens to a picked tool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PickAction {
    /// The team buys it.
    Added,
    /// The team pays for it already and keeps it, so it adds no cost.
    Owned,
    /// The team gives it up.
    Dropped,
}

/// An offer that the team adds, has already, or drops.
#[derive(Debug, Clone, PartialEq)]
pub struct ToolPick {
    /// The offer's id.
    pub offer: String,
    /// What happens to it.
    pub action: PickAction,
    /// How it is billed.
    pub billing: Billing,
    /// For how many people; none for everyone.
    pub seats: Option<u32>,
    /// Keys of a later version.
    pub unknown: UnknownKeys,
}

/// A pick that adds a cost or a saving.
#[derive(Debug, Clone, PartialEq)]
pub struct CountedPick<'a> {
    /// Whether it is a cost or a saving.
    pub action: ToolAction,
    /// The pick.
    pub pick: &'a ToolPick,
    /// Its offer.
    pub offer: Offer,
    /// The cost or saving a month.
    pub monthly: f64,
}

/// The monthly cost of a tool set.
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

    /// What one of so many people costs; zero for a team of zero.
    pub fn per_person(self, people: u32) -> f64 {
        if people == 0 { 0.0 } else { self.added / f64::from(people) }
    }
}

/// The user's own offers and the picks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ToolSet {
    /// Offers of the user's own; one with an id of the catalog is an edited offer of the catalog.
    pub own: Vec<Offer>,
    /// What is added, paid for already, and dropped.
    pub picks: Vec<ToolPick>,
    /// The offers that are compared as the team grows, by id; empty until somebody chooses.
    pub compared: Vec<String>,
    /// How the offers that are not picked are billed: those compared, and the next one picked.
    pub billing: Billing,
    /// Whether the picks were ever put into the business case.
    pub in_case: bool,
    /// Keys of a later version.
    pub unknown: UnknownKeys,
}

impl ToolPick {
    /// An offer added for everyone, billed by the year.
    pub fn add(offer: &str) -> Self {
        Self {
            offer: offer.to_owned(),
            action: PickAction::Added,
            billing: Billing::Yearly,
            seats: None,
            unknown: UnknownKeys::default(),
        }
    }

    /// How many people of a team of this size use it.
    pub fn users(&self, people: u32) -> u32 {
        self.seats.unwrap_or(people)
    }

    /// The monthly cost for a team of this size; none where it is not known.
    pub fn monthly_cost(&self, price: &Price, people: u32) -> Option<f64> {
        price.monthly_cost(self.users(people), self.billing)
    }
}

impl ToolSet {
    /// The most offers of the user's own.
    pub const MOST_OFFERS: usize = 100;
    /// The most picks.
    pub const MOST_PICKS: usize = 50;
    /// The most offers that are compared at once.
    pub const MOST_COMPARED: usize = 6;

    /// All offers: the catalog with the user's edits, then those that it does not list.
    pub fn offers(&self) -> Vec<Offer> {
        let edited = |offer: Offer| self.own.iter().find(|own| own.id == offer.id).cloned().unwrap_or(offer);
        let mut offers: Vec<Offer> = catalog().into_iter().map(edited).collect();
        offers.extend(self.unlisted_offers());
        offers
    }

    /// The offers that the catalog does not list: the user's own, and retired ones that are picked or compared.
    pub fn unlisted_offers(&self) -> Vec<Offer> {
        let mut offers: Vec<Offer> = self.own.iter().filter(|own| !is_in_catalog(&own.id)).cloned().collect();
        for id in self.picks.iter().map(|pick| &pick.offer).chain(&self.compared) {
            let retired = catalog_offer(id).filter(|offer| offer.origin == PriceOrigin::Retired);
            if offers.iter().all(|offer| offer.id != *id) {
                offers.extend(retired);
            }
        }
        offers
    }

    /// The picks with their offers; a pick without an offer is left out.
    pub fn picked(&self) -> Vec<(&ToolPick, Offer)> {
        self.picks.iter().filter_map(|pick| self.offer(&pick.offer).map(|offer| (pick, offer))).collect()
    }

    /// The picks that add a cost or a saving for a team of this size, with their offers. Tools already paid for add
    /// neither, and tools without a price cannot be counted.
    pub fn counted(&self, people: u32) -> Vec<CountedPick<'_>> {
        let counted = |(pick, offer): (_, Offer)| {
            let pick: &ToolPick = pick;
            let action = match pick.action {
                PickAction::Added => ToolAction::Add,
                PickAction::Dropped => ToolAction::Drop,
                PickAction::Owned => return None,
            };
            let monthly = pick.monthly_cost(&offer.price, people)?;
            Some(CountedPick { action, pick, offer, monthly })
        };
        self.picked().into_iter().filter_map(counted).collect()
    }

    /// Whether the team pays for one of the picks already.
    pub fn has_owned(&self) -> bool {
        self.picks.iter().any(|pick| pick.action == PickAction::Owned)
    }

    /// The tools that are added or dropped but not counted, because no price is stated or the plan does not allow that many people.
    pub fn not_counted(&self, people: u32) -> Vec<Offer> {
        let missing = |(pick, offer): &(&ToolPick, Offer)| {
            pick.action != PickAction::Owned && pick.monthly_cost(&offer.price, people).is_none()
        };
        self.picked().into_iter().filter(missing).map(|(_, offer)| offer).collect()
    }

    /// What so many people pay a month.
    pub fn monthly_cost(&self, people: u32) -> MonthlyCost {
        self.counted(people).iter().fold(MonthlyCost::default(), |sum, counted| match counted.action {
            ToolAction::Add => MonthlyCost { added: sum.added + counted.monthly, ..sum },
            ToolAction::Drop => MonthlyCost { dropped: sum.dropped + counted.monthly, ..sum },
        })
    }

    /// The monthly cost of all tools added for 1 to `largest` people, up to the size that all of the plans allow; the
    /// first value is for one person.
    pub fn cost_curve(&self, largest: u32) -> Vec<f64> {
        let added = self.added();
        let cost = |people| added.iter().map(|(pick, offer)| pick.monthly_cost(&offer.price, people)).sum();
        (1..=largest).map_while(cost).collect()
    }

    /// The picks that are added and have a price, with their offers.
    pub fn added(&self) -> Vec<(&ToolPick, Offer)> {
        let added = |(pick, offer): &(&ToolPick, Offer)| pick.action == PickAction::Added && offer.price.is_stated();
        self.picked().into_iter().filter(added).collect()
    }

    /// For each need, in their order, the tools, added or already paid for, that cover it for a team of this size:
    /// none is a gap, two may be one too many.
    pub fn coverage(&self, people: u32) -> Vec<(ToolNeed, Vec<String>)> {
        let picked = self.picked();
        let usable = |(pick, offer): &&(&ToolPick, Offer)| match pick.action {
            PickAction::Added => offer.price.admits(pick.users(people)),
            PickAction::Owned => true,
            PickAction::Dropped => false,
        };
        let covering = |need: ToolNeed| {
            let covering = picked.iter().filter(usable).filter(|(_, offer)| offer.needs.contains(&need));
            covering.map(|(_, offer)| offer.name()).collect()
        };
        ToolNeed::ALL.iter().map(|row| (row.0, covering(row.0))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tool_set() -> ToolSet {
        let dropped = ToolPick { action: PickAction::Dropped, seats: Some(4), ..ToolPick::add("trello-premium") };
        ToolSet {
            picks: vec![ToolPick::add("twist-unlimited"), ToolPick::add("asana-starter-paid"), dropped],
            ..ToolSet::default()
        }
    }

    #[test]
    fn costs_of_what_is_added_and_dropped() {
        let cost = tool_set().monthly_cost(7);
        assert!((cost.added - (42.0 + 109.9)).abs() < 1e-9);
        assert!((cost.dropped - 40.0).abs() < 1e-9);
        assert_eq!(tool_set().cost_curve(9)[6], cost.added);
        assert!((cost.net_a_year() - 12.0 * 111.9).abs() < 1e-9);
        assert!((cost.per_person(7) - 21.7).abs() < 1e-9);
        assert_eq!(MonthlyCost::default().per_person(0), 0.0);
    }

    #[test]
    fn what_is_paid_for_already_adds_no_cost_and_covers_its_needs() {
        let mut tool_set = tool_set();
        tool_set.picks[0].action = PickAction::Owned;
        assert!((tool_set.monthly_cost(7).added - 109.9).abs() < 1e-9);
        assert_eq!(tool_set.cost_curve(9)[6], tool_set.monthly_cost(7).added);
        assert_eq!(tool_set.coverage(7), tool_set_coverage());
        assert_eq!(tool_set.not_counted(7), []);
    }

    fn tool_set_coverage() -> Vec<(ToolNeed, Vec<String>)> {
        vec![
            (ToolNeed::Messaging, vec!["Twist Unlimited".to_owned()]),
            (ToolNeed::Documents, Vec::new()),
            (ToolNeed::Tasks, vec!["Asana Starter".to_owned()]),
        ]
    }

    #[test]
    fn holes_and_doubles_show_in_the_coverage() {
        assert_eq!(tool_set().coverage(7), tool_set_coverage());
    }

    #[test]
    fn a_free_plan_that_the_team_outgrows_is_named_and_covers_nothing() {
        let mut tool_set = ToolSet { picks: vec![ToolPick::add("trello-free")], ..ToolSet::default() };
        let state = |tool_set: &ToolSet, people| {
            (
                tool_set.not_counted(people).len(),
                tool_set.coverage(people)[2].1.len(),
                tool_set.monthly_cost(people).added,
            )
        };
        assert_eq!([10, 11].map(|people| state(&tool_set, people)), [(0, 1, 0.0), (1, 0, 0.0)]);
        assert_eq!(tool_set.cost_curve(50).len(), 10);
        // Ten of a larger team may use it.
        tool_set.picks[0].seats = Some(10);
        assert_eq!(state(&tool_set, 25), (0, 1, 0.0));
    }

    #[test]
    fn selections_from_before_free_plans_were_plans_keep_their_meaning() {
        let old = ["trello-standard", "asana-starter"].map(ToolPick::add).to_vec();
        let tool_set = ToolSet { picks: old, ..ToolSet::default() };
        assert_eq!([2, 10, 11].map(|people| tool_set.monthly_cost(people).added), [0.0, 109.9, 55.0 + 10.99 * 15.0]);
        // A case that counts them by their names still does.
        let names: Vec<String> = tool_set.case_tools(10).into_iter().map(|tool| tool.name).collect();
        assert_eq!(names, ["Trello Standard", "Asana Starter"]);
        let unlisted: Vec<String> = tool_set.unlisted_offers().into_iter().map(|offer| offer.id).collect();
        assert_eq!(unlisted, ["trello-standard", "asana-starter"]);
        assert_eq!(tool_set.offers().len(), catalog().len() + 2);
        assert_eq!(ToolSet::default().unlisted_offers(), []);
    }

    #[test]
    fn a_pick_whose_offer_is_gone_costs_nothing() {
        let tool_set = ToolSet { picks: vec![ToolPick::add("gone")], ..ToolSet::default() };
        assert_eq!((tool_set.monthly_cost(9), tool_set.picked().len()), (MonthlyCost::default(), 0));
    }
}
