//! What a user does with offers: picks them, edits them, adds her own, and compares them.

use super::{Offer, PickAction, Price, PriceOrigin, ToolPick, ToolSet, catalog_offer, cheapest_cover, is_to_drop};
use std::fmt;

/// Where a price comes from that the user states.
pub const OWN_FIGURE: &str = "Your own figure";
/// The fewest offers that are compared: a crossover takes two.
pub const FEWEST_COMPARED: usize = 2;
/// What is compared until somebody chooses: a flat price and a price per user, at list prices.
const FIRST_COMPARED: [&str; FEWEST_COMPARED] = ["basecamp-flat", "twist-unlimited"];

/// Why a change of the tool set is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToolSetError {
    /// [`ToolSet::MOST_OFFERS`] is reached.
    TooManyOffers,
    /// [`ToolSet::MOST_PICKS`] is reached.
    TooManyPicks,
    /// No set of offers for so many people covers every need.
    NoCover,
}

impl fmt::Display for ToolSetError {
    /// As a sentence.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooManyOffers => write!(f, "At most {} offers of your own can be kept.", ToolSet::MOST_OFFERS),
            Self::TooManyPicks => write!(f, "At most {} tools can be picked.", ToolSet::MOST_PICKS),
            Self::NoCover => f.write_str("No set of these prices covers everything for a team of this size."),
        }
    }
}

impl std::error::Error for ToolSetError {}

impl ToolSet {
    /// The offer with this id: the user's, or else the catalog's.
    pub fn offer(&self, id: &str) -> Option<Offer> {
        self.own.iter().find(|offer| offer.id == id).cloned().or_else(|| catalog_offer(id))
    }

    /// Whether an offer stands as the catalog has it.
    pub fn is_listed(&self, id: &str) -> bool {
        self.own.iter().all(|offer| offer.id != id)
    }

    /// An id for a new offer of the user's own.
    pub fn fresh_id(&self) -> String {
        let taken =
            |id: &str| self.own.iter().any(|offer| offer.id == id) || self.picks.iter().any(|pick| pick.offer == id);
        (1..=self.own.len() + self.picks.len() + 1)
            .map(|n| format!("own{n}"))
            .find(|id| !taken(id))
            .expect("there are more ids than offers")
    }

    /// Keeps an offer of the user's own, in place of one with its id.
    ///
    /// # Errors
    /// There are too many already.
    pub fn keep(&mut self, mut offer: Offer) -> Result<(), ToolSetError> {
        offer.origin = PriceOrigin::Own;
        match self.own.iter().position(|own| own.id == offer.id) {
            Some(index) => self.own[index] = offer,
            None if self.own.len() < Self::MOST_OFFERS => self.own.push(offer),
            None => return Err(ToolSetError::TooManyOffers),
        }
        Ok(())
    }

    /// A new tool of the user's own, as of a day; its id.
    ///
    /// # Errors
    /// There are too many already.
    pub fn add_own(&mut self, today: &str) -> Result<String, ToolSetError> {
        let id = self.fresh_id();
        self.keep(Offer {
            id: id.clone(),
            price: Price::per_user(0.0),
            dated: today.to_owned(),
            source: OWN_FIGURE.to_owned(),
            ..Offer::default()
        })?;
        Ok(id)
    }

    /// Changes an offer. One of the catalog becomes the user's own by it: its price is hers, as of that day.
    ///
    /// # Errors
    /// There are too many of the user's own already.
    pub fn change(&mut self, id: &str, today: &str, change: impl FnOnce(&mut Offer)) -> Result<(), ToolSetError> {
        let Some(before) = self.offer(id) else { return Ok(()) };
        let mut offer = before.clone();
        if self.is_listed(id) {
            today.clone_into(&mut offer.dated);
            OWN_FIGURE.clone_into(&mut offer.source);
            offer.origin = PriceOrigin::Own;
        }
        let dated = offer.clone();
        change(&mut offer);
        if offer == dated { Ok(()) } else { self.keep(offer) }
    }

    /// Sets or clears what the user pays a month for one unit of a tool that has no price in the catalog.
    ///
    /// # Errors
    /// There are too many of the user's own already.
    pub fn state_price(&mut self, id: &str, today: &str, month: Option<f64>) -> Result<(), ToolSetError> {
        if month.is_none() {
            self.forget(id);
            return Ok(());
        }
        self.change(id, today, |offer| (offer.price.yearly, offer.price.monthly) = (None, month))
    }

    /// Forgets the user's edits of an offer: one of the catalog is as listed again, one of her own is gone with all that
    /// was done with it.
    pub fn forget(&mut self, id: &str) {
        self.own.retain(|offer| offer.id != id);
        if catalog_offer(id).is_none() {
            self.picks.retain(|pick| pick.offer != id);
            self.compared.retain(|other| other != id);
        }
    }

    /// Whether an offer is picked.
    pub fn is_picked(&self, id: &str) -> bool {
        self.picks.iter().any(|pick| pick.offer == id)
    }

    /// Puts a pick at the end.
    ///
    /// # Errors
    /// There are too many already.
    pub fn pick(&mut self, pick: ToolPick) -> Result<(), ToolSetError> {
        if self.picks.len() >= Self::MOST_PICKS {
            return Err(ToolSetError::TooManyPicks);
        }
        self.picks.push(pick);
        Ok(())
    }

    /// Picks an offer, or removes its pick. Tools that teams often drop are picked as dropped, all others as added.
    ///
    /// # Errors
    /// There are too many already.
    pub fn toggle(&mut self, id: &str) -> Result<(), ToolSetError> {
        if self.is_picked(id) {
            self.picks.retain(|pick| pick.offer != id);
            return Ok(());
        }
        let action = if is_to_drop(id) { PickAction::Dropped } else { PickAction::Added };
        self.pick(ToolPick { billing: self.billing, action, ..ToolPick::add(id) })
    }

    /// Picks the offers that cover every need for the least money.
    ///
    /// # Errors
    /// No set of offers for so many people covers every need, or too many are picked already.
    pub fn begin(&mut self, people: u32) -> Result<(), ToolSetError> {
        let cheapest = cheapest_cover(&self.offers(), people, self.billing);
        if cheapest.is_empty() {
            return Err(ToolSetError::NoCover);
        }
        cheapest.iter().try_for_each(|id| if self.is_picked(id) { Ok(()) } else { self.toggle(id) })
    }

    /// The offers that are compared: the chosen ones that have a price, or two of the catalog if none was chosen.
    pub fn compared_offers(&self) -> Vec<Offer> {
        let chosen = self.compared.iter().filter_map(|id| self.offer(id));
        let chosen: Vec<Offer> = chosen.filter(|offer| offer.price.is_stated()).collect();
        if chosen.len() >= FEWEST_COMPARED {
            return chosen;
        }
        FIRST_COMPARED.into_iter().filter_map(|id| self.offer(id)).collect()
    }

    /// Compares an offer with the others, or no longer, where that leaves neither too few nor too many.
    pub fn compare(&mut self, id: &str) {
        let mut compared: Vec<String> = self.compared_offers().into_iter().map(|offer| offer.id).collect();
        match compared.iter().position(|other| other == id) {
            Some(index) if compared.len() > FEWEST_COMPARED => drop(compared.remove(index)),
            None if compared.len() < Self::MOST_COMPARED => compared.push(id.to_owned()),
            _ => return,
        }
        self.compared = compared;
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Billing, ToolNeed, catalog, tools_to_drop};
    use super::*;

    const TODAY: &str = "2026-11-23";

    fn names(offers: &[Offer]) -> Vec<&str> {
        offers.iter().map(|offer| offer.id.as_str()).collect()
    }

    #[test]
    fn an_edited_offer_takes_the_catalogs_place_until_it_is_forgotten() {
        let mut tool_set = ToolSet { picks: vec![ToolPick::add("twist-unlimited")], ..ToolSet::default() };
        for month in [7.0, 9.0] {
            tool_set.change("twist-unlimited", TODAY, |offer| offer.price = Price::per_user(month)).unwrap();
        }
        let edited = tool_set.offer("twist-unlimited").unwrap();
        assert_eq!((edited.dated.as_str(), edited.source.as_str()), (TODAY, OWN_FIGURE));
        assert_eq!((tool_set.own.len(), tool_set.offers().len()), (1, catalog().len()));
        assert_eq!(tool_set.monthly_cost(10).added, 90.0);
        tool_set.forget("twist-unlimited");
        assert_eq!((tool_set.is_listed("twist-unlimited"), tool_set.monthly_cost(10).added), (true, 60.0));
    }

    #[test]
    fn an_edit_that_changes_nothing_leaves_the_list_price() {
        let mut tool_set = ToolSet::default();
        tool_set.change("trello-standard-paid", TODAY, |offer| offer.needs = vec![ToolNeed::Tasks]).unwrap();
        tool_set.change("gone", TODAY, |offer| offer.tool.clear()).unwrap();
        assert_eq!(tool_set, ToolSet::default());
    }

    #[test]
    fn a_tool_of_ones_own_goes_with_all_that_was_done_with_it() {
        let mut tool_set = ToolSet::default();
        let id = tool_set.add_own(TODAY).unwrap();
        tool_set.toggle(&id).unwrap();
        tool_set.compare(&id);
        assert_eq!(names(&tool_set.compared_offers()), ["basecamp-flat", "twist-unlimited", "own1"]);
        assert_eq!(tool_set.offer(&id).unwrap().name(), "a tool without a name");
        tool_set.forget(&id);
        assert_eq!((tool_set.own.len(), tool_set.picks.len(), tool_set.offer(&id)), (0, 0, None));
        assert_eq!(names(&tool_set.compared_offers()), FIRST_COMPARED);
    }

    #[test]
    fn a_pick_is_billed_as_offers_are_and_taken_back_by_the_same_door() {
        let mut tool_set = ToolSet { billing: Billing::Monthly, ..ToolSet::default() };
        tool_set.toggle("twist-unlimited").unwrap();
        assert_eq!(tool_set.monthly_cost(10).added, 80.0);
        tool_set.toggle("twist-unlimited").unwrap();
        assert!(!tool_set.is_picked("twist-unlimited"));
    }

    #[test]
    fn a_tool_to_drop_is_counted_once_its_price_is_stated() {
        let mut tool_set = ToolSet::default();
        for offer in tools_to_drop() {
            tool_set.toggle(&offer.id).unwrap();
        }
        assert!(tool_set.picks.iter().all(|pick| pick.action == PickAction::Dropped));
        assert_eq!((tool_set.monthly_cost(10).dropped, tool_set.not_counted(10).len()), (0.0, 6));
        tool_set.state_price("zoom", TODAY, Some(13.33)).unwrap();
        assert!((tool_set.monthly_cost(10).dropped - 133.3).abs() < 1e-9);
        let zoom = tool_set.offer("zoom").unwrap();
        assert_eq!((zoom.dated.as_str(), zoom.source.as_str(), tool_set.not_counted(10).len()), (TODAY, OWN_FIGURE, 5));
        tool_set.state_price("zoom", TODAY, None).unwrap();
        assert_eq!((tool_set.monthly_cost(10).dropped, tool_set.own.len(), tool_set.picks.len()), (0.0, 0, 6));
    }

    #[test]
    fn a_first_set_covers_every_need() {
        let mut tool_set = ToolSet { billing: Billing::Monthly, ..ToolSet::default() };
        tool_set.begin(60).unwrap();
        tool_set.begin(60).unwrap();
        assert_eq!((tool_set.picks.len(), tool_set.monthly_cost(60).added), (1, 349.0));
        assert!(tool_set.coverage(60).iter().all(|(_, tools)| !tools.is_empty()));
        for offer in catalog() {
            tool_set.keep(Offer { needs: Vec::new(), ..offer }).unwrap();
        }
        let none = "No set of these prices covers everything for a team of this size.";
        assert_eq!(tool_set.begin(60).unwrap_err().to_string(), none);
    }

    #[test]
    fn from_two_to_six_are_compared() {
        let mut tool_set = ToolSet::default();
        tool_set.compare("twist-unlimited");
        assert_eq!(names(&tool_set.compared_offers()), FIRST_COMPARED);
        for offer in catalog().iter().filter(|offer| !FIRST_COMPARED.contains(&offer.id.as_str())) {
            tool_set.compare(&offer.id);
        }
        assert_eq!(tool_set.compared_offers().len(), ToolSet::MOST_COMPARED);
        tool_set.compare("basecamp-flat");
        assert_eq!(tool_set.compared_offers()[0].id, "twist-unlimited");
    }

    #[test]
    fn the_lists_end_somewhere() {
        let mut tool_set = ToolSet::default();
        let error = (0..).find_map(|_| tool_set.add_own(TODAY).err()).unwrap();
        assert_eq!(error.to_string(), "At most 100 offers of your own can be kept.");
        while tool_set.pick(ToolPick::add("twist-free")).is_ok() {}
        assert_eq!((tool_set.own.len(), tool_set.picks.len()), (100, 50));
    }
}
