//! The stack in the business case: its tools as the case counts them.

use super::{Charge, Offer, Pick, Stack};
use crate::model::{Basis, Case, Estimate, Field, Note, People, Quantity, RowList, Team, Tool, UnknownKeys};

/// How the tools of the business case and the picks go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The case counts exactly the picks.
    Same,
    /// The picks were put into the case, and one of the two has changed since.
    Changed,
    /// They were never put there.
    Apart,
}

impl Team {
    /// How many seats the team needs: people counted by the part need whole ones.
    pub fn heads(&self) -> u32 {
        self.people.likely().value().ceil() as u32
    }
}

impl Stack {
    /// The stack as tools of the business case, for a team of so many people. A free tier or seats in
    /// packs come as the flat price that the team pays at that size.
    pub fn case_tools(&self, people: u32) -> Vec<Tool> {
        self.picked().iter().map(|(pick, offer)| case_tool(pick, offer, people)).collect()
    }

    /// How the tools of the case and the picks go together.
    pub fn standing(&self, tools: &[Tool], people: u32) -> Standing {
        match (self.case_tools(people) == tools, self.in_case) {
            (true, _) => Standing::Same,
            (false, true) => Standing::Changed,
            (false, false) => Standing::Apart,
        }
    }
}

impl Case {
    /// Puts the picks into the case in place of the tools there, each price with its source; the tools that are no longer
    /// there.
    pub fn adopt_stack(&mut self) -> Vec<Tool> {
        let stack = self.practice.stack.clone();
        let before = self.tools.clone();
        (0..before.len()).rev().for_each(|row| self.remove_row(RowList::Tools, row));
        self.tools = stack.case_tools(self.team.heads());
        for (row, (_, offer)) in stack.picked().iter().enumerate() {
            let key = price_key(self.tools[row].basis);
            let source = [offer.source.as_str(), offer.dated.as_str()].map(str::trim).join(", ");
            let source = source.trim_matches([',', ' ']).to_owned();
            self.notes.insert(key.replace('*', &row.to_string()), Note { source, ..Note::default() });
        }
        self.practice.stack_mut().in_case = true;
        before.into_iter().filter(|tool| !self.tools.contains(tool)).collect()
    }
}

/// The key of a tool's price in the table of fields.
fn price_key(basis: Basis) -> &'static str {
    match basis {
        Basis::Flat => "tools.*.price.flat",
        Basis::PerUser => "tools.*.price.per_user",
    }
}

fn case_tool(pick: &Pick, offer: &Offer, people: u32) -> Tool {
    let is_per_user = offer.price.charge == Charge::PerUser && offer.price.is_simple();
    let (basis, price) = if is_per_user {
        (Basis::PerUser, offer.price.rate(pick.billing))
    } else {
        (Basis::Flat, pick.monthly_cost(&offer.price, people))
    };
    // What a document may hold of a stack can be more than what the case holds of a tool.
    let limits = Field::find(price_key(basis)).expect("the table of fields has the price of a tool").limits();
    Tool {
        name: offer.name().chars().take(Case::NAME_LIMIT).collect(),
        basis,
        price: Estimate::certain(limits.nearest(price)),
        seats: pick.seats.filter(|_| is_per_user).map(|seats| Estimate::<People>::certain(f64::from(seats))),
        action: pick.action,
        unknown: UnknownKeys::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Price;
    use super::*;
    use crate::model::{Action, Evaluation, Preset, View};

    fn stack() -> Stack {
        let dropped = Pick { action: Action::Drop, seats: Some(4), ..Pick::add("trello-premium") };
        Stack { picks: vec![Pick::add("twist-unlimited"), Pick::add("asana-starter"), dropped], ..Stack::default() }
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
    fn the_case_takes_the_picks_and_knows_when_they_part() {
        let mut case = Preset::Evidence.case();
        case.practice.stack = stack().into();
        case.notes.insert("tools.0.seats".into(), Note { text: "of the old tool".into(), ..Note::default() });
        let standing = |case: &Case| case.practice.stack.standing(&case.tools, case.team.heads());
        assert_eq!(standing(&case), Standing::Apart);
        let replaced = case.adopt_stack();
        assert_eq!(replaced.iter().map(|tool| tool.name.as_str()).collect::<Vec<_>>(), ["Twist"]);
        assert_eq!(standing(&case), Standing::Same);
        assert_eq!(case.adopt_stack(), []);
        assert_eq!(case.notes["tools.0.price.per_user"].source, "twist.com/pricing, US dollars before tax, 2026");
        assert!(!case.notes.contains_key("tools.0.seats"));
        let costs = Evaluation::of(&case).ledger.amounts(View::Full).costs.tools.value();
        assert!((costs - case.practice.stack.monthly_cost(10).added).abs() < 1e-6);
        // Seats in packs of five: a larger team pays another price.
        case.team.people = Estimate::certain(12.0);
        assert_eq!(standing(&case), Standing::Changed);
    }

    #[test]
    fn people_counted_by_the_part_need_whole_seats() {
        let mut team = Preset::Evidence.case().team;
        for (people, heads) in [(0.01, 1), (10.0, 10), (10.5, 11)] {
            team.people = Estimate::certain(people);
            assert_eq!(team.heads(), heads);
        }
    }

    #[test]
    fn whatever_a_stack_holds_fits_into_the_case() {
        let mut stack = Stack::default();
        let id = stack.add_own("").unwrap();
        let price = Price { fewest_seats: 1_000_000, ..Price::per_user(1e9) };
        stack.change(&id, "", |offer| (offer.tool, offer.price) = ("x".repeat(300), price)).unwrap();
        stack.toggle(&id).unwrap();
        let tool = stack.case_tools(10).remove(0);
        assert_eq!((tool.name.len(), tool.price.likely().value()), (200, 1e12));
    }
}
