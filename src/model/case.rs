//! Everything computed of a scenario in the likely case.

use super::ledger::{Ledger, View};
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
}
