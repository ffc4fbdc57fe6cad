//! The tool set as tools of the business case.

use super::{Offer, ToolPick, ToolSet};
use crate::model::{
    Case, Estimate, Field, Input, InputNote, Origin, People, PriceBasis, Quantity, RowList, Team, Tool, UnknownKeys,
};

/// Whether the business case counts the picked tools.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseAgreement {
    /// The case counts exactly the picks.
    Same,
    /// The picks were put into the case, and one of the two has changed since.
    Changed,
    /// They were never put there.
    NeverCounted,
}

impl Team {
    /// How many seats the team needs: people counted by the part need whole ones.
    pub fn heads(&self) -> u32 {
        self.people.likely().value().ceil() as u32
    }
}

impl ToolSet {
    /// The picks as tools of the business case, for a team of so many people. A price with a free tier or seat packs becomes
    /// the flat price at that team size.
    pub fn case_tools(&self, people: u32) -> Vec<Tool> {
        self.picked().iter().map(|(pick, offer)| case_tool(pick, offer, people)).collect()
    }

    /// Whether the business case counts the picked tools.
    pub fn case_agreement(&self, tools: &[Tool], people: u32) -> CaseAgreement {
        match (self.case_tools(people) == tools, self.in_case) {
            (true, _) => CaseAgreement::Same,
            (false, true) => CaseAgreement::Changed,
            (false, false) => CaseAgreement::NeverCounted,
        }
    }
}

impl Case {
    /// Puts the picks into the case in place of the tools there, each price with its source and its origin; the tools that are no
    /// longer there.
    pub fn use_tool_set(&mut self) -> Vec<Tool> {
        let tool_set = self.implementation.tool_set.clone();
        let before = self.tools.clone();
        (0..before.len()).rev().for_each(|row| self.remove_row(RowList::Tools, row));
        self.tools = tool_set.case_tools(self.team.heads());
        for (row, (_, offer)) in tool_set.picked().iter().enumerate() {
            let field = price_field(self.tools[row].basis);
            let source = [offer.source.as_str(), offer.dated.as_str()].map(str::trim).join(", ");
            let source = source.trim_matches([',', ' ']).to_owned();
            let input = Input { field, row };
            self.notes.insert(input.to_string(), InputNote { source, ..InputNote::default() });
            self.set_origin(input, price_origin(&tool_set, offer));
        }
        self.implementation.tool_set_mut().in_case = true;
        before.into_iter().filter(|tool| !self.tools.contains(tool)).collect()
    }
}

/// Whose the price of an offer is: the article claims some of the list's.
fn price_origin(tool_set: &ToolSet, offer: &Offer) -> Origin {
    match tool_set.is_listed(&offer.id) {
        true if offer.is_claim() => Origin::Claim,
        true => Origin::Preset,
        false => Origin::Typed,
    }
}

/// A tool's price in the table of fields.
fn price_field(basis: PriceBasis) -> &'static Field {
    let key = match basis {
        PriceBasis::Flat => "tools.*.price.flat",
        PriceBasis::PerUser => "tools.*.price.per_user",
    };
    Field::find(key).expect("the table of fields has the price of a tool")
}

fn case_tool(pick: &ToolPick, offer: &Offer, people: u32) -> Tool {
    let is_per_user = offer.price.charge == PriceBasis::PerUser && offer.price.is_simple();
    let (basis, price) = if is_per_user {
        (PriceBasis::PerUser, offer.price.rate(pick.billing))
    } else {
        (PriceBasis::Flat, pick.monthly_cost(&offer.price, people))
    };
    // A tool set admits higher prices and longer names than the case.
    let limits = price_field(basis).limits();
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
    use crate::model::{Evaluation, Preset, ToolAction, View};

    fn tool_set() -> ToolSet {
        let dropped = ToolPick { action: ToolAction::Drop, seats: Some(4), ..ToolPick::add("trello-premium") };
        ToolSet {
            picks: vec![ToolPick::add("twist-unlimited"), ToolPick::add("asana-starter"), dropped],
            ..ToolSet::default()
        }
    }

    #[test]
    fn a_stack_costs_the_same_in_the_case() {
        let tools = tool_set().case_tools(7);
        assert_eq!(
            [tools[0].basis, tools[1].basis, tools[2].basis],
            [PriceBasis::PerUser, PriceBasis::Flat, PriceBasis::PerUser]
        );
        let cost = tool_set().monthly_cost(7);
        let sum = |action| -> f64 {
            let chosen = tools.iter().filter(|tool| tool.action == action);
            chosen.map(|tool| tool.monthly_price(People::of(7.0)).value()).sum()
        };
        assert!((sum(ToolAction::Add) - cost.added).abs() < 1e-9);
        assert!((sum(ToolAction::Drop) - cost.dropped).abs() < 1e-9);
    }

    #[test]
    fn the_case_takes_the_picks_and_knows_when_they_part() {
        let mut case = Preset::Evidence.case();
        case.implementation.tool_set = tool_set().into();
        case.notes.insert("tools.0.seats".into(), InputNote { text: "of the old tool".into(), ..InputNote::default() });
        let case_agreement = |case: &Case| case.implementation.tool_set.case_agreement(&case.tools, case.team.heads());
        assert_eq!(case_agreement(&case), CaseAgreement::NeverCounted);
        let replaced = case.use_tool_set();
        assert_eq!(replaced.iter().map(|tool| tool.name.as_str()).collect::<Vec<_>>(), ["Twist"]);
        assert_eq!(case_agreement(&case), CaseAgreement::Same);
        assert_eq!(case.use_tool_set(), []);
        assert_eq!(case.notes["tools.0.price.per_user"].source, "twist.com/pricing, US dollars before tax, 2026");
        assert!(!case.notes.contains_key("tools.0.seats"));
        let costs = Evaluation::of(&case).ledger.amounts(View::Full).costs.tools.value();
        assert!((costs - case.implementation.tool_set.monthly_cost(25).added).abs() < 1e-6);
        // Seats in packs of five: a larger team pays another price.
        case.team.people = Estimate::certain(27.0);
        assert_eq!(case_agreement(&case), CaseAgreement::Changed);
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
        let mut tool_set = ToolSet::default();
        let id = tool_set.add_own("").unwrap();
        let price = Price { fewest_seats: 1_000_000, ..Price::per_user(1e9) };
        tool_set.change(&id, "", |offer| (offer.tool, offer.price) = ("x".repeat(300), price)).unwrap();
        tool_set.toggle(&id).unwrap();
        let tool = tool_set.case_tools(10).remove(0);
        assert_eq!((tool.name.len(), tool.price.likely().value()), (200, 1e12));
    }
}
