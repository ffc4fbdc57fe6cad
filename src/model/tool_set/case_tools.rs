//! The tool set as tools of the business case.

use super::{CountedPick, OWN_FIGURE, Offer, PickAction, Price, ToolPick, ToolSet, ToolSetError, catalog};
use crate::model::{
    Case, Estimate, Field, Input, InputNote, Origin, People, PriceBasis, Quantity, RowList, Team, Tool, ToolAction,
    UnknownKeys,
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
    /// The picks that count as tools of the business case, for a team of this size. A price with a free tier, a limit
    /// or seat packs becomes the flat price at that size. The case compares the change with how things are now, so
    /// tools already paid for have no row.
    pub fn case_tools(&self, people: u32) -> Vec<Tool> {
        self.counted(people).iter().map(case_tool).collect()
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
    /// Replaces the tools of the case by the picks, each price with its source and origin. Returns the tools that
    /// were removed.
    pub fn use_tool_set(&mut self) -> Vec<Tool> {
        let tool_set = self.implementation.tool_set.clone();
        let before = self.tools.clone();
        self.remove_rows(RowList::Tools, &(0..before.len()).collect::<Vec<_>>());
        for counted in tool_set.counted(self.team.heads()) {
            self.add_counted(&counted);
        }
        self.implementation.tool_set_mut().in_case = true;
        before.into_iter().filter(|tool| !self.tools.contains(tool)).collect()
    }

    /// Adds a pick as a tool of the case, its price with its source and its origin.
    fn add_counted(&mut self, counted: &CountedPick) {
        let Offer { source, origin, dated, .. } = &counted.offer;
        let parts = [source.trim(), origin.word(), dated.trim()];
        let source = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        let tool = case_tool(counted);
        let price = price_input(tool.basis, self.tools.len());
        self.tools.push(tool);
        self.notes.insert(price.to_string(), InputNote { source, ..InputNote::default() });
        let origin = price_origin(&self.implementation.tool_set, &counted.offer);
        self.set_origin(price, origin);
    }

    /// Marks a tool of the case as already paid for: its row is removed, and the tool set keeps it as owned.
    ///
    /// # Errors
    /// The tool set is full.
    pub fn own_tool(&mut self, row: usize) -> Result<(), ToolSetError> {
        let Some(tool) = self.tools.get(row) else { return Ok(()) };
        let people = self.team.heads();
        let tool_set = &self.implementation.tool_set;
        // A row that the tool set put there goes back to its pick.
        let same = tool_set.counted(people).iter().find(|counted| case_tool(counted) == *tool).map(|counted| {
            tool_set.picks.iter().position(|pick| std::ptr::eq(pick, counted.pick)).expect("a counted pick is a pick")
        });
        if let Some(place) = same {
            self.implementation.tool_set_mut().picks[place].action = PickAction::Owned;
        } else {
            let offer = self.offer_of_row(tool, row);
            let seats = tool.seats.as_ref().map(|seats| seats.likely().value().ceil() as u32);
            let pick = ToolPick { action: PickAction::Owned, seats, ..ToolPick::add(&offer.id) };
            let tool_set = self.implementation.tool_set_mut();
            tool_set.keep(offer)?;
            if let Err(error) = tool_set.pick(pick.clone()) {
                tool_set.forget(&pick.offer);
                return Err(error);
            }
        }
        self.remove_rows(RowList::Tools, &[row]);
        Ok(())
    }

    /// An offer of the user's own at the price of a row of the case.
    fn offer_of_row(&self, tool: &Tool, row: usize) -> Offer {
        let month = tool.price.likely().value().min(Price::HIGHEST);
        let note = self.notes.get(&price_input(tool.basis, row).to_string()).cloned().unwrap_or_default();
        let known = catalog().into_iter().find(|offer| tool.name.starts_with(&offer.tool));
        Offer {
            id: self.implementation.tool_set.fresh_id(),
            tool: tool.name.clone(),
            price: match tool.basis {
                PriceBasis::Flat => Price::flat(month),
                PriceBasis::PerUser => Price::per_user(month),
            },
            needs: known.map(|offer| offer.needs).unwrap_or_default(),
            source: if note.source.is_empty() { OWN_FIGURE.to_owned() } else { note.source },
            note: note.text,
            ..Offer::default()
        }
    }

    /// Counts the cost of a tool marked as already paid for: it becomes a row of the case at its price, with the price's
    /// source, or at zero where no price is stated.
    pub fn count_owned_tool(&mut self, place: usize) {
        if self.tools.len() >= Self::ROW_LIMIT {
            return;
        }
        let people = self.team.heads();
        let tool_set = self.implementation.tool_set_mut();
        let Some(pick) = tool_set.picks.get_mut(place).filter(|pick| pick.action == PickAction::Owned) else { return };
        pick.action = PickAction::Added;
        let pick = pick.clone();
        let Some(offer) = tool_set.offer(&pick.offer) else { return };
        let monthly = pick.monthly_cost(&offer.price, people).unwrap_or_default();
        self.add_counted(&CountedPick { action: ToolAction::Add, pick: &pick, offer, monthly });
    }
}

/// The origin of an offer's price: some prices of the list are the article's claims.
fn price_origin(tool_set: &ToolSet, offer: &Offer) -> Origin {
    match tool_set.is_listed(&offer.id) {
        true if offer.is_claim() => Origin::Claim,
        true => Origin::Preset,
        false => Origin::Typed,
    }
}

/// The price of a tool in a row of the case.
fn price_input(basis: PriceBasis, row: usize) -> Input {
    let key = match basis {
        PriceBasis::Flat => "tools.*.price.flat",
        PriceBasis::PerUser => "tools.*.price.per_user",
    };
    Input { field: Field::find(key).expect("the table of fields has the price of a tool"), row }
}

fn case_tool(counted: &CountedPick) -> Tool {
    let CountedPick { action, pick, offer, monthly } = counted;
    let rate = offer.price.rate(pick.billing);
    let (basis, price) = match rate {
        Some(rate) if offer.price.charge == PriceBasis::PerUser && offer.price.is_simple() => {
            (PriceBasis::PerUser, rate)
        }
        _ => (PriceBasis::Flat, *monthly),
    };
    // A tool set admits higher prices and longer names than the case.
    let limits = price_input(basis, 0).field.limits();
    let seats = pick.seats.filter(|_| basis == PriceBasis::PerUser);
    Tool {
        name: offer.name().chars().take(Case::NAME_LIMIT).collect(),
        basis,
        price: Estimate::certain(limits.nearest(price)),
        seats: seats.map(|seats| Estimate::<People>::certain(f64::from(seats))),
        action: *action,
        unknown: UnknownKeys::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Evaluation, Preset, View};

    fn tool_set() -> ToolSet {
        let dropped = ToolPick { action: PickAction::Dropped, seats: Some(4), ..ToolPick::add("trello-premium") };
        ToolSet {
            picks: vec![ToolPick::add("twist-unlimited"), ToolPick::add("asana-starter-paid"), dropped],
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
        assert_eq!(
            case.notes["tools.0.price.per_user"].source,
            "twist.com/pricing, US dollars before tax, reported, 2026-11-26"
        );
        assert!(!case.notes.contains_key("tools.0.seats"));
        let costs = Evaluation::of(&case).ledger.amounts(View::Full).costs.tools.value();
        assert!((costs - case.implementation.tool_set.monthly_cost(25).added).abs() < 1e-6);
        // Seats in packs of five: a larger team pays another price.
        case.team.people = Estimate::certain(27.0);
        assert_eq!(case_agreement(&case), CaseAgreement::Changed);
    }

    fn tools_a_month(case: &Case) -> f64 {
        Evaluation::of(case).ledger.amounts(View::Full).costs.tools.value()
    }

    #[test]
    fn a_tool_that_is_paid_for_already_adds_no_cost_to_the_case() {
        let mut case = Preset::Evidence.case();
        case.implementation.tool_set = tool_set().into();
        case.use_tool_set();
        let (all, twist) = (tools_a_month(&case), 6.0 * case.team.people.likely().value());
        // By its row in the case: it goes back to its pick, and to the case again.
        let before = case.clone();
        case.own_tool(0).unwrap();
        assert_eq!(case.implementation.tool_set.picks[0].action, PickAction::Owned);
        assert!((tools_a_month(&case) - (all - twist)).abs() < 1e-9);
        let agreement = case.implementation.tool_set.case_agreement(&case.tools, case.team.heads());
        assert_eq!(agreement, CaseAgreement::Same);
        case.count_owned_tool(0);
        assert!((tools_a_month(&case) - all).abs() < 1e-9);
        assert_eq!(case.implementation, before.implementation);
        let source = |case: &Case, row: usize| case.notes[&price_input(case.tools[row].basis, row).to_string()].clone();
        assert_eq!(source(&case, case.tools.len() - 1), source(&before, 0));
        // By its pick: the case follows when the set is put there.
        case.implementation.tool_set_mut().picks[0].action = PickAction::Owned;
        case.use_tool_set();
        assert!((tools_a_month(&case) - (all - twist)).abs() < 1e-9);
    }

    #[test]
    fn a_row_that_no_pick_has_is_kept_as_an_offer_of_ones_own() {
        let mut case = Preset::Evidence.case();
        case.tools = vec![Tool {
            name: "Notion for all".into(),
            basis: PriceBasis::Flat,
            price: Estimate::certain(1e12),
            ..Tool::default()
        }];
        case.notes.insert("tools.0.price.flat".into(), InputNote { source: "invoice".into(), ..InputNote::default() });
        case.own_tool(0).unwrap();
        case.own_tool(0).unwrap();
        assert_eq!((case.tools.len(), case.notes.len(), tools_a_month(&case)), (0, 0, 0.0));
        let offer = case.implementation.tool_set.offer("own1").unwrap();
        assert_eq!((offer.name().as_str(), offer.source.as_str(), offer.needs.len()), ("Notion for all", "invoice", 2));
        assert_eq!(offer.price, Price::flat(Price::HIGHEST));
        case.count_owned_tool(0);
        assert_eq!((case.tools.len(), case.tools[0].name.as_str()), (1, "Notion for all"));
        assert_eq!(case.notes["tools.0.price.flat"].source, "invoice");
    }

    #[test]
    fn a_full_tool_set_takes_no_row_of_the_case() {
        let mut case = Preset::Evidence.case();
        case.tools = vec![Tool::default()];
        while case.implementation.tool_set_mut().pick(ToolPick::add("twist-free")).is_ok() {}
        let before = case.clone();
        assert_eq!(case.own_tool(0), Err(ToolSetError::TooManyPicks));
        assert_eq!(case, before);
    }

    #[test]
    fn what_has_no_price_yet_is_no_row_of_the_case() {
        let mut case = Preset::Evidence.case();
        case.implementation.tool_set_mut().toggle("zoom").unwrap();
        case.use_tool_set();
        assert_eq!(case.tools, []);
        case.implementation.tool_set_mut().state_price("zoom", "2026-11-26", Some(15.0)).unwrap();
        case.use_tool_set();
        let saved = Evaluation::of(&case).ledger.amounts(View::Cash).benefits.tools_dropped.value();
        assert!((saved - 12.0 * 15.0 * case.team.people.likely().value()).abs() < 1e-9);
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
