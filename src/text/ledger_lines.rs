//! The lines of benefits and costs: their names, and which of them a case has.

use super::rounding::rounding_note;
use crate::model::{Benefits, Costs, Evaluation, Money, Quantity, View};

/// A line of the ledger: its name, when it falls due, and its amount.
pub type LedgerLine<T> = (&'static str, &'static str, fn(&T) -> Money);

/// The lines of the benefits.
pub static BENEFITS: [LedgerLine<Benefits>; 5] = [
    ("Freed time put to use", "", |benefits| benefits.meetings),
    ("Extra yield of uninterrupted work", "", |benefits| benefits.deep_work),
    ("Lower turnover", "", |benefits| benefits.turnover),
    ("Tools dropped", "", |benefits| benefits.tools_dropped),
    ("Your other lines", "", |benefits| benefits.other),
];

/// The lines of the costs.
pub static COSTS: [LedgerLine<Costs>; 8] = [
    ("Training", "once", |costs| costs.training),
    ("Initial documentation", "once", |costs| costs.documentation),
    ("Other one-time costs", "once", |costs| costs.other_one_off),
    ("Leading the rollout", "during the rollout", |costs| costs.lead),
    ("Work lost in the dip", "during the rollout", |costs| costs.dip),
    ("Tools added", "every month", |costs| costs.tools),
    ("Keeping documents up to date", "every month", |costs| costs.upkeep),
    ("Your other costs", "every month", |costs| costs.other),
];

/// The lines whose amount is not zero, and their sum.
#[derive(Clone, Debug, PartialEq)]
pub struct LedgerSummary {
    /// Each with its name, when it falls due, and its amount.
    pub lines: Vec<(&'static str, &'static str, f64)>,
    /// All of them together.
    pub total: f64,
    /// For benefits: their sum at full adoption.
    pub ceiling: Option<f64>,
    /// A note if the lines do not add up to the total as shown.
    pub note: Option<&'static str>,
}

impl LedgerSummary {
    fn of<T>(lines: &[LedgerLine<T>], of: &T, total: Money, ceiling: Option<f64>) -> Self {
        let line = |&(name, when, amount): &LedgerLine<T>| (name, when, amount(of).value());
        let lines: Vec<_> = lines.iter().map(line).filter(|(_, _, amount)| *amount != 0.0).collect();
        let note = rounding_note(lines.iter().map(|(_, _, amount)| *amount), total.value());
        Self { lines, total: total.value(), ceiling, note }
    }

    /// The benefits of a year at the adoption planned.
    pub fn of_benefits(evaluation: &Evaluation, view: View) -> Self {
        let full = &evaluation.ledger.amounts(view).benefits;
        let planned = full.at_adoption(evaluation.schedule.planned_adoption);
        Self::of(&BENEFITS, &planned, evaluation.planned_benefit(view), Some(full.total().value()))
    }

    /// All costs of the months counted, not discounted.
    pub fn of_costs(evaluation: &Evaluation, view: View) -> Self {
        let costs = evaluation.costs_in_all(view);
        Self::of(&COSTS, &costs, costs.total(), None)
    }
}
