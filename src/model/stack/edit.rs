//! What a user does with offers: picks them, edits them, adds her own, and compares them.

use super::{Offer, Pick, Price, Stack, cheapest_cover, listed};
use std::fmt;

/// Where a price comes from that the user states.
pub const OWN_FIGURE: &str = "Your own figure";
/// The fewest offers that are compared: one has nothing to cross.
pub const FEWEST_COMPARED: usize = 2;
/// What is compared until somebody chooses: a flat price and a price per user, at list prices.
const FIRST_COMPARED: [&str; FEWEST_COMPARED] = ["basecamp-flat", "twist-unlimited"];

/// A change that a stack cannot take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StackError {
    /// [`Stack::MOST_OFFERS`] is reached.
    TooManyOffers,
    /// [`Stack::MOST_PICKS`] is reached.
    TooManyPicks,
    /// No set of offers for so many people covers every need.
    NoCover,
}

impl fmt::Display for StackError {
    /// As a sentence.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooManyOffers => write!(f, "At most {} offers of your own can be kept.", Stack::MOST_OFFERS),
            Self::TooManyPicks => write!(f, "At most {} tools can be added and dropped.", Stack::MOST_PICKS),
            Self::NoCover => f.write_str("No set of these prices covers everything for a team of this size."),
        }
    }
}

impl std::error::Error for StackError {}

impl Stack {
    /// The offer with this id: the user's, or else the catalog's.
    pub fn offer(&self, id: &str) -> Option<Offer> {
        self.own.iter().find(|offer| offer.id == id).cloned().or_else(|| listed(id))
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
    pub fn keep(&mut self, offer: Offer) -> Result<(), StackError> {
        match self.own.iter().position(|own| own.id == offer.id) {
            Some(index) => self.own[index] = offer,
            None if self.own.len() < Self::MOST_OFFERS => self.own.push(offer),
            None => return Err(StackError::TooManyOffers),
        }
        Ok(())
    }

    /// A new tool of the user's own, as of a day; its id.
    ///
    /// # Errors
    /// There are too many already.
    pub fn add_own(&mut self, today: &str) -> Result<String, StackError> {
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
    pub fn change(&mut self, id: &str, today: &str, change: impl FnOnce(&mut Offer)) -> Result<(), StackError> {
        let Some(before) = self.offer(id) else { return Ok(()) };
        let mut offer = before.clone();
        if self.is_listed(id) {
            today.clone_into(&mut offer.dated);
            OWN_FIGURE.clone_into(&mut offer.source);
        }
        let dated = offer.clone();
        change(&mut offer);
        if offer == dated { Ok(()) } else { self.keep(offer) }
    }

    /// Forgets the user's edits of an offer: one of the catalog is as listed again, one of her own is gone with all that
    /// was done with it.
    pub fn forget(&mut self, id: &str) {
        self.own.retain(|offer| offer.id != id);
        if listed(id).is_none() {
            self.picks.retain(|pick| pick.offer != id);
            self.compared.retain(|other| other != id);
        }
    }

    /// Whether an offer is picked.
    pub fn is_picked(&self, id: &str) -> bool {
        self.picks.iter().any(|pick| pick.offer == id)
    }

    /// Adds or drops an offer.
    ///
    /// # Errors
    /// There are too many already.
    pub fn pick(&mut self, pick: Pick) -> Result<(), StackError> {
        if self.picks.len() >= Self::MOST_PICKS {
            return Err(StackError::TooManyPicks);
        }
        self.picks.push(pick);
        Ok(())
    }

    /// Picks an offer, or takes it back.
    ///
    /// # Errors
    /// There are too many already.
    pub fn toggle(&mut self, id: &str) -> Result<(), StackError> {
        if self.is_picked(id) {
            self.picks.retain(|pick| pick.offer != id);
            return Ok(());
        }
        self.pick(Pick { billing: self.billing, ..Pick::add(id) })
    }

    /// Picks the offers that cover every need for the least money.
    ///
    /// # Errors
    /// No set of offers for so many people covers every need, or too many are picked already.
    pub fn begin(&mut self, people: u32) -> Result<(), StackError> {
        let cheapest = cheapest_cover(&self.offers(), people, self.billing);
        if cheapest.is_empty() {
            return Err(StackError::NoCover);
        }
        cheapest.iter().try_for_each(|id| if self.is_picked(id) { Ok(()) } else { self.toggle(id) })
    }

    /// The offers that are compared: those chosen, or two of the catalog where nobody has chosen.
    pub fn compared_offers(&self) -> Vec<Offer> {
        let chosen: Vec<Offer> = self.compared.iter().filter_map(|id| self.offer(id)).collect();
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
    use super::super::{Billing, Need, catalog};
    use super::*;

    const TODAY: &str = "2026-11-23";

    fn names(offers: &[Offer]) -> Vec<&str> {
        offers.iter().map(|offer| offer.id.as_str()).collect()
    }

    #[test]
    fn an_edited_offer_takes_the_catalogs_place_until_it_is_forgotten() {
        let mut stack = Stack { picks: vec![Pick::add("twist-unlimited")], ..Stack::default() };
        for month in [7.0, 9.0] {
            stack.change("twist-unlimited", TODAY, |offer| offer.price = Price::per_user(month)).unwrap();
        }
        let edited = stack.offer("twist-unlimited").unwrap();
        assert_eq!((edited.dated.as_str(), edited.source.as_str()), (TODAY, OWN_FIGURE));
        assert_eq!((stack.own.len(), stack.offers().len()), (1, catalog().len()));
        assert_eq!(stack.monthly_cost(10).added, 90.0);
        stack.forget("twist-unlimited");
        assert_eq!((stack.is_listed("twist-unlimited"), stack.monthly_cost(10).added), (true, 60.0));
    }

    #[test]
    fn an_edit_that_changes_nothing_leaves_the_list_price() {
        let mut stack = Stack::default();
        stack.change("trello-standard", TODAY, |offer| offer.needs = vec![Need::Tasks]).unwrap();
        stack.change("gone", TODAY, |offer| offer.tool.clear()).unwrap();
        assert_eq!(stack, Stack::default());
    }

    #[test]
    fn a_tool_of_ones_own_goes_with_all_that_was_done_with_it() {
        let mut stack = Stack::default();
        let id = stack.add_own(TODAY).unwrap();
        stack.toggle(&id).unwrap();
        stack.compare(&id);
        assert_eq!(names(&stack.compared_offers()), ["basecamp-flat", "twist-unlimited", "own1"]);
        assert_eq!(stack.offer(&id).unwrap().name(), "a tool without a name");
        stack.forget(&id);
        assert_eq!((stack.own.len(), stack.picks.len(), stack.offer(&id)), (0, 0, None));
        assert_eq!(names(&stack.compared_offers()), FIRST_COMPARED);
    }

    #[test]
    fn a_pick_is_billed_as_offers_are_and_taken_back_by_the_same_door() {
        let mut stack = Stack { billing: Billing::Monthly, ..Stack::default() };
        stack.toggle("twist-unlimited").unwrap();
        assert_eq!(stack.monthly_cost(10).added, 80.0);
        stack.toggle("twist-unlimited").unwrap();
        assert!(!stack.is_picked("twist-unlimited"));
    }

    #[test]
    fn a_first_set_covers_every_need() {
        let mut stack = Stack { billing: Billing::Monthly, ..Stack::default() };
        stack.begin(60).unwrap();
        stack.begin(60).unwrap();
        assert_eq!((stack.picks.len(), stack.monthly_cost(60).added), (1, 349.0));
        assert!(stack.coverage().iter().all(|(_, tools)| !tools.is_empty()));
        for offer in catalog() {
            stack.keep(Offer { needs: Vec::new(), ..offer }).unwrap();
        }
        let none = "No set of these prices covers everything for a team of this size.";
        assert_eq!(stack.begin(60).unwrap_err().to_string(), none);
    }

    #[test]
    fn from_two_to_six_are_compared() {
        let mut stack = Stack::default();
        stack.compare("twist-unlimited");
        assert_eq!(names(&stack.compared_offers()), FIRST_COMPARED);
        for offer in catalog().iter().filter(|offer| !FIRST_COMPARED.contains(&offer.id.as_str())) {
            stack.compare(&offer.id);
        }
        assert_eq!(stack.compared_offers().len(), Stack::MOST_COMPARED);
        stack.compare("basecamp-flat");
        assert_eq!(stack.compared_offers()[0].id, "twist-unlimited");
    }

    #[test]
    fn the_lists_end_somewhere() {
        let mut stack = Stack::default();
        let error = (0..).find_map(|_| stack.add_own(TODAY).err()).unwrap();
        assert_eq!(error.to_string(), "At most 100 offers of your own can be kept.");
        while stack.pick(Pick::add("twist-free")).is_ok() {}
        assert_eq!((stack.own.len(), stack.picks.len()), (100, 50));
    }
}
