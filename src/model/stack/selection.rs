//! The team's stack: which offers are added, which tools are dropped, and what that costs.

use serde_json::Value;

use super::{Billing, Charge, Need, Offer, Price, catalog};
use crate::model::shape::{Choice, Extra, Fields, Object, ShapeError};
use crate::model::{Action, Basis, Estimate, Tool};

const MOST_OFFERS: usize = 100;
const MOST_PICKS: usize = 50;
const PATH: &str = "stack";

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
    pub extra: Extra,
}

/// What a stack costs a month.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct MonthlyCost {
    /// All tools added.
    pub added: f64,
    /// All tools dropped.
    pub dropped: f64,
}

/// The offers of the user's own and the picks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stack {
    /// Offers of the user's own; one with an id of the catalog is an edited offer of the catalog.
    pub own: Vec<Offer>,
    /// What is added and dropped.
    pub picks: Vec<Pick>,
    /// Keys of a later version.
    pub extra: Extra,
}

impl Pick {
    /// An offer added for everyone, billed by the year.
    pub fn add(offer: &str) -> Self {
        Self {
            offer: offer.to_owned(),
            action: Action::Add,
            billing: Billing::Yearly,
            seats: None,
            extra: Extra::new(),
        }
    }

    fn cost(&self, price: &Price, people: u32) -> f64 {
        price.monthly_cost(self.seats.unwrap_or(people), self.billing)
    }

    fn from_json(value: &Value, path: &str) -> Result<Self, ShapeError> {
        let mut fields = Fields::open(value, path)?;
        Ok(Self {
            offer: fields.required_text("offer")?,
            action: fields.choice("action")?.unwrap_or(Action::Add),
            billing: fields.choice("billing")?.unwrap_or_default(),
            seats: fields.whole("seats", 0, 1_000_000)?,
            extra: fields.rest(),
        })
    }

    fn to_json(&self) -> Value {
        Object::over(&self.extra)
            .put("offer", self.offer.as_str())
            .put("action", self.action.key())
            .put_some("billing", (self.billing != Billing::Yearly).then(|| self.billing.key()))
            .put_some("seats", self.seats)
            .done()
    }
}

impl Stack {
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
    pub fn keep(&mut self, offer: Offer) -> Result<(), ShapeError> {
        match self.own.iter().position(|own| own.id == offer.id) {
            Some(index) => self.own[index] = offer,
            None if self.own.len() < MOST_OFFERS => self.own.push(offer),
            None => return Err(ShapeError::new(PATH, format!("at most {MOST_OFFERS} offers of your own can be kept"))),
        }
        Ok(())
    }

    /// Adds or drops an offer.
    ///
    /// # Errors
    /// There are too many already.
    pub fn pick(&mut self, pick: Pick) -> Result<(), ShapeError> {
        if self.picks.len() >= MOST_PICKS {
            return Err(ShapeError::new(PATH, format!("at most {MOST_PICKS} tools can be added and dropped")));
        }
        self.picks.push(pick);
        Ok(())
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

    /// The stack as tools of the business case, for a team of so many people. A free tier or seats in
    /// packs come as the flat price that the team pays at that size.
    pub fn case_tools(&self, people: u32) -> Vec<Tool> {
        self.picked().iter().map(|(pick, offer)| case_tool(pick, offer, people)).collect()
    }

    /// Reads a stack; a missing one is empty.
    ///
    /// # Errors
    /// Too many items, an id that comes twice, or the first value that cannot be read.
    pub fn from_json(value: &Value) -> Result<Self, ShapeError> {
        let mut fields = Fields::open(value, PATH)?;
        let own = fields.list("offers", MOST_OFFERS, Offer::from_json)?.unwrap_or_default();
        fields.unique("offers", own.iter().map(|offer| offer.id.as_str()))?;
        let picks = fields.list("picks", MOST_PICKS, Pick::from_json)?.unwrap_or_default();
        Ok(Self { own, picks, extra: fields.rest() })
    }

    /// Writes what [`Self::from_json`] reads.
    pub fn to_json(&self) -> Value {
        Object::over(&self.extra)
            .put_items("offers", &self.own, Offer::to_json)
            .put_items("picks", &self.picks, Pick::to_json)
            .done()
    }
}

fn case_tool(pick: &Pick, offer: &Offer, people: u32) -> Tool {
    let is_per_user = offer.price.charge == Charge::PerUser && offer.price.is_simple();
    let (basis, price) = if is_per_user {
        (Basis::PerUser, offer.price.rate(pick.billing))
    } else {
        (Basis::Flat, pick.cost(&offer.price, people))
    };
    Tool {
        name: offer.name(),
        basis,
        price: Estimate::certain(price),
        seats: pick.seats.filter(|_| is_per_user).map(|seats| Estimate::certain(f64::from(seats))),
        action: pick.action,
        extra: Extra::new(),
    }
}

fn total(picked: &[(&Pick, Offer)], people: u32) -> MonthlyCost {
    picked.iter().fold(MonthlyCost::default(), |sum, (pick, offer)| match pick.action {
        Action::Add => MonthlyCost { added: sum.added + pick.cost(&offer.price, people), ..sum },
        Action::Drop => MonthlyCost { dropped: sum.dropped + pick.cost(&offer.price, people), ..sum },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{People, Quantity};
    use serde_json::json;

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
    }

    #[test]
    fn holes_and_doubles_show_in_the_coverage() {
        let counts: Vec<usize> = stack().coverage().iter().map(|(_, tools)| tools.len()).collect();
        assert_eq!(counts, [1, 0, 1]);
    }

    #[test]
    fn a_stack_costs_the_same_in_the_case() {
        let tools = stack().case_tools(7);
        assert_eq!([tools[0].basis, tools[1].basis, tools[2].basis], [Basis::PerUser, Basis::Flat, Basis::PerUser]);
        let cost = stack().monthly_cost(7);
        let sum = |action| -> f64 {
            let chosen = tools.iter().filter(|tool| tool.action == action);
            chosen.map(|tool| tool.monthly_price(People::of(7.0)).value()).sum()
        };
        assert!((sum(Action::Add) - cost.added).abs() < 1e-9);
        assert!((sum(Action::Drop) - cost.dropped).abs() < 1e-9);
    }

    #[test]
    fn an_edited_offer_takes_the_catalogs_place() {
        let mut stack = stack();
        let mut edited = stack.offers().into_iter().find(|offer| offer.id == "twist-unlimited").unwrap();
        edited.price = Price::per_user(7.0);
        stack.keep(edited.clone()).unwrap();
        stack.keep(edited).unwrap();
        assert_eq!(stack.own.len(), 1);
        assert_eq!(stack.offers().len(), catalog().len());
        assert_eq!(stack.case_tools(7)[0].price, Estimate::certain(7.0));
        assert_eq!(stack.fresh_id(), "own1");
        assert_eq!(Stack::from_json(&stack.to_json()), Ok(stack));
    }

    #[test]
    fn a_pick_whose_offer_is_gone_costs_nothing() {
        let stack = Stack { picks: vec![Pick::add("gone")], ..Stack::default() };
        assert_eq!((stack.monthly_cost(9), stack.picked().len()), (MonthlyCost::default(), 0));
    }

    #[test]
    fn the_lists_end_somewhere() {
        let mut stack = Stack::default();
        let offer = catalog().remove(0);
        let error = (0..).find_map(|n| stack.keep(Offer { id: format!("own{n}"), ..offer.clone() }).err()).unwrap();
        assert_eq!(error.to_string(), "stack: at most 100 offers of your own can be kept");
        while stack.pick(Pick::add("twist-free")).is_ok() {}
        assert_eq!((stack.own.len(), stack.picks.len()), (100, 50));
        assert_eq!(Stack::from_json(&stack.to_json()), Ok(stack));
    }

    #[test]
    fn unknown_keys_survive_and_errors_name_the_place() {
        let value = json!({"picks": [{"offer": "twist-free", "action": "add", "later": 1}], "later": 2});
        assert_eq!(Stack::from_json(&value).unwrap().to_json(), value);
        let error = Stack::from_json(&json!({"picks": [{"offer": "x", "action": "buy"}]})).unwrap_err();
        assert_eq!(error.to_string(), "stack.picks[0].action: must be one of add, drop, not \"buy\"");
    }
}
