//! Everything computed of a scenario in the likely case.

use super::ledger::{Costs, Ledger, View};
use super::outcome::Outcome;
use super::scenario::Scenario;
use super::schedule::Schedule;

/// The likely case of a scenario, in both views.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The amounts.
    pub ledger: Ledger,
    /// What falls in which month.
    pub schedule: Schedule,
    full: Outcome,
    cash: Outcome,
}

impl Case {
    /// Computes it.
    pub fn of(scenario: &Scenario) -> Self {
        let (ledger, schedule) = (Ledger::of(scenario), Schedule::of(scenario));
        let outcome = |view| Outcome::of(ledger.amounts(view), &schedule);
        Self { full: outcome(View::Full), cash: outcome(View::Cash), ledger, schedule }
    }

    /// What it is worth in a view.
    pub fn outcome(&self, view: View) -> &Outcome {
        match view {
            View::Full => &self.full,
            View::Cash => &self.cash,
        }
    }

    /// What each line of the costs comes to over all months counted, undiscounted.
    pub fn costs_in_all(&self, view: View) -> Costs {
        let costs = self.ledger.amounts(view).costs;
        let months = &self.schedule.months;
        let count = months.len() as f64;
        Costs {
            tools: costs.tools * count,
            upkeep: costs.upkeep * count,
            other: costs.other * count,
            lead: costs.lead * months.iter().map(|month| month.lead).sum::<f64>(),
            dip: costs.dip * months.iter().map(|month| month.dip).sum::<f64>(),
            ..costs
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Preset, Quantity};

    #[test]
    fn the_lines_of_the_costs_are_all_that_is_paid() {
        let case = Case::of(&Preset::Evidence.scenario());
        for view in View::ALL {
            let paid: f64 = case.outcome(view).flow.costs.iter().sum();
            assert!((case.costs_in_all(view).total().value() - paid).abs() < 1e-9 * paid, "{view:?}");
        }
    }
}
