//! Everything computed of a case in the likely case.

use super::case::Case;
use super::ledger::{Costs, Ledger, View};
use super::outcome::Outcome;
use super::schedule::Schedule;
use super::units::Money;

/// The likely case of a case, in both views.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// The amounts.
    pub ledger: Ledger,
    /// What falls in which month.
    pub schedule: Schedule,
    full: Outcome,
    cash: Outcome,
}

impl Evaluation {
    /// Computes it.
    pub fn of(case: &Case) -> Self {
        let (ledger, schedule) = (Ledger::of(case), Schedule::of(case));
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

    /// What the change brings in a year once the rollout and the turnover lag are over, at the adoption planned for then.
    pub fn planned_benefit(&self, view: View) -> Money {
        self.ledger.amounts(view).benefits.total() * self.schedule.planned_adoption
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
    fn planned_is_the_benefit_of_a_year_after_the_rollout_and_the_lag() {
        let mut case = Preset::Evidence.case();
        case.finance.horizon_months = 60;
        let evaluation = Evaluation::of(&case);
        for view in View::ALL {
            let last_year: f64 = evaluation.outcome(view).flow.benefits[49..].iter().sum();
            assert!((evaluation.planned_benefit(view).value() - last_year).abs() < 1e-9 * last_year, "{view:?}");
        }
    }

    #[test]
    fn the_lines_of_the_costs_are_all_that_is_paid() {
        let evaluation = Evaluation::of(&Preset::Evidence.case());
        for view in View::ALL {
            let paid: f64 = evaluation.outcome(view).flow.costs.iter().sum();
            assert!((evaluation.costs_in_all(view).total().value() - paid).abs() < 1e-9 * paid, "{view:?}");
        }
    }
}
