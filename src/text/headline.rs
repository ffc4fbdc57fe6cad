//! The headline of a case: its result in a few sentences that agree with the range and the chances beside them.

mod clear;
#[cfg(test)]
mod tests;
mod uncertain;

use super::likelihood::has_range;
use super::phrase::{NumberFormatters, Phrase};
use super::rounding::headline_amount;
use crate::model::{Case, Evaluation, Quantiles, Quantity, Simulation, View};

/// What the headline states of the likely case in one view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeadlineFacts {
    /// Head count.
    pub people: f64,
    /// The horizon in months.
    pub months: usize,
    /// Full or cash view.
    pub view: View,
    /// Net present value.
    pub npv: f64,
    /// Net present value in the other view.
    pub npv_in_other_view: f64,
    /// The yearly benefit planned: at the adoption reached at the rollout's end.
    pub planned_benefit: f64,
    /// Present value of the benefits.
    pub benefits: f64,
    /// Present value of the costs.
    pub costs: f64,
    /// Benefit-cost ratio, none without costs.
    pub bcr: Option<f64>,
    /// Payback in months.
    pub payback: Option<f64>,
}

/// The kind of result in the likely case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Situation {
    /// Neither a benefit nor a cost.
    Empty,
    /// A benefit, but no cost: a saving, no return.
    NoCost,
    /// A cost, but no benefit.
    NoBenefit,
    /// A positive net present value.
    Gain,
    /// A negative net present value.
    Loss,
    /// A net present value within rounding of zero.
    BreakEven,
}

/// The outlook that the headline states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outlook {
    /// It pays.
    Pays,
    /// It loses.
    Loses,
    /// It could go either way, breaks even, or is not entered yet.
    Open,
}

/// A net present value below this share of the costs counts as zero: amounts in the headline have three significant digits,
/// which rounds by up to 0.5%.
const BREAK_EVEN_SHARE: f64 = 0.005;

/// Between these probabilities of a positive net present value, it could go either way. Chosen: outside, one outcome is at least
/// twice as likely as the other.
const EITHER_WAY: [f64; 2] = [1.0 / 3.0, 2.0 / 3.0];

impl HeadlineFacts {
    /// The facts of a case.
    pub fn of(case: &Case, evaluation: &Evaluation, view: View) -> Self {
        let outcome = evaluation.outcome(view);
        let other = if view == View::Full { View::Cash } else { View::Full };
        Self {
            people: case.team.people.likely().value(),
            months: evaluation.schedule.months.len(),
            view,
            npv: outcome.npv.value(),
            npv_in_other_view: evaluation.outcome(other).npv.value(),
            planned_benefit: evaluation.planned_benefit(view).value(),
            benefits: outcome.pv_benefits.value(),
            costs: outcome.pv_costs.value(),
            bcr: outcome.bcr,
            payback: outcome.payback.map(Quantity::value),
        }
    }

    /// The kind of result.
    pub fn situation(&self) -> Situation {
        match (self.benefits != 0.0, self.costs != 0.0) {
            (false, false) => Situation::Empty,
            _ if self.is_even() => Situation::BreakEven,
            (true, false) => Situation::NoCost,
            (false, true) => Situation::NoBenefit,
            _ if self.npv > 0.0 => Situation::Gain,
            _ => Situation::Loss,
        }
    }

    fn is_even(&self) -> bool {
        self.npv.abs() <= BREAK_EVEN_SHARE * self.costs.abs() || headline_amount(self.npv) == 0.0
    }

    fn likely_outlook(&self) -> Outlook {
        match self.situation() {
            Situation::NoCost | Situation::Gain => Outlook::Pays,
            Situation::NoBenefit | Situation::Loss => Outlook::Loses,
            Situation::Empty | Situation::BreakEven => Outlook::Open,
        }
    }

    /// The outlook by the probability that the case pays; without a range, by the likely case.
    pub fn outlook(&self, simulation: Option<&Simulation>) -> Outlook {
        match simulation.filter(|simulation| has_range(simulation)) {
            None => self.likely_outlook(),
            Some(simulation) if simulation.probability_positive > EITHER_WAY[1] => Outlook::Pays,
            Some(simulation) if simulation.probability_positive < EITHER_WAY[0] => Outlook::Loses,
            Some(_) => Outlook::Open,
        }
    }
}

/// Whether a figure lies within its range, both rounded as shown. No payback counts as the latest of all.
fn agrees(value: Option<f64>, range: &Quantiles) -> bool {
    let [low, value, high] = [range.p10, value, range.p90].map(|end| end.map_or(f64::INFINITY, headline_amount));
    (low..=high).contains(&value)
}

/// The headline before the simulation has run: the likely case, named as such, since the chances may point elsewhere.
pub fn first_headline(facts: &HeadlineFacts, formatters: &NumberFormatters) -> Phrase {
    let start = match (facts.situation(), facts.view) {
        (Situation::Empty, view) => return clear::empty(view),
        (_, View::Full) => "In the likely case, going async",
        (_, View::Cash) => "In the likely case and in cash alone, going async",
    };
    clear::result(Phrase::default().say(start), facts, formatters)
}

/// The headline of a case and its simulation; without a range, it states the likely case only.
pub fn headline(
    facts: &HeadlineFacts,
    case: &Case,
    simulation: Option<&Simulation>,
    formatters: &NumberFormatters,
) -> Phrase {
    let Some(simulation) = simulation.filter(|simulation| has_range(simulation)) else {
        return clear::clear(facts, None, formatters);
    };
    let outlook = facts.outlook(Some(simulation));
    if outlook == Outlook::Open {
        return uncertain::either_way(facts, case, simulation, formatters);
    }
    if outlook == facts.likely_outlook() && agrees(Some(facts.npv), &simulation.npv) {
        return clear::clear(facts, Some(simulation), formatters);
    }
    uncertain::against_likely_case(facts, outlook, simulation, formatters)
}
