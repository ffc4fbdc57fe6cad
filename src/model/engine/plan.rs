//! Chooses how an outcome is computed with few draws, from the causes of its variance.

use super::drawn_case::{DrawnCase, pert};
use super::{LAST, Request};
use crate::model::estimate::Estimate;
use crate::model::field::Input;
use crate::model::ledger::Ledger;
use crate::model::outcome::MonthlyFlow;
use crate::model::schedule::Schedule;
use uncertainty::{BenefitsAndCosts, Effect, Measure, Sensitivity};

/// The least integrated share of an outcome's variance for which each sample size suffices. The last one has to suffice for all.
pub(super) const LEAST_INTEGRATED_SHARES: [f64; LAST] = [0.7, 0.6, 0.3, 0.2];
/// From this size on, a shared input is integrated instead where that suffices with fewer draws.
pub(super) const MANY: usize = 3;
/// A range of discount rates narrower than this changes a return nearly linearly.
const NARROW_RATE: f64 = 0.1;

/// Draws used for shares of the variance. No sample is smaller.
const SENSITIVITY_DRAWS: usize = 512;

/// How an outcome is computed.
#[derive(Clone, Debug)]
pub(super) enum Plan {
    /// All shared inputs drawn, in a sample of this size.
    Draw(usize),
    /// In a sample of this size, with a shared input integrated.
    Integrate(usize, Integrated),
}

impl Plan {
    /// Whether it takes more than a sample of this size.
    pub(super) fn exceeds(&self, size: usize) -> bool {
        if let Self::Draw(own) = self { *own > size } else { true }
    }
}

/// The causes of an outcome's variance.
#[derive(Clone, Debug)]
pub(super) struct Integration {
    /// The share of own factors, which are integrated.
    pub(super) share: f64,
    /// The shared input that explains most of those that could also be integrated, and the share that it explains.
    pub(super) input: Option<(Integrated, f64)>,
}

impl Integration {
    /// The plan that suffices, among samples of some sizes.
    pub(super) fn plan(&self, first: usize, last: usize) -> Plan {
        let sufficient =
            |share: f64| (first..last).find(|size| share >= LEAST_INTEGRATED_SHARES[*size]).unwrap_or(last);
        let size = sufficient(self.share);
        match &self.input {
            Some((input, index)) if size >= MANY && sufficient(self.share + index) < MANY => {
                Plan::Integrate(sufficient(self.share + index), input.clone())
            }
            _ => Plan::Draw(size),
        }
    }
}

/// A shared input that can be integrated, by its dimension.
#[derive(Clone, Debug)]
pub(super) struct Integrated {
    pub(super) dimension: usize,
    pub(super) effect: Effect,
}

/// The causes of the variances of return and yearly benefits, and whether anything is integrated.
#[derive(Clone, Debug)]
pub(super) struct Integrations {
    pub(super) any: bool,
    pub(super) roi: Integration,
    pub(super) yearly: Integration,
    pub(super) planned: Integration,
    pub(super) payback: Integration,
}

/// The integrated share of a variance, given its integrated part and the whole; 1 for a variance of 0.
fn integrated_share((integrated, total): (f64, f64)) -> f64 {
    if integrated < total { integrated / total } else { 1.0 }
}

/// The causes of the variance of an outcome. For a return, the variance is taken at the mean benefits and costs.
pub(super) fn integration(
    drawn: &DrawnCase,
    request: &Request,
    sides: &BenefitsAndCosts,
    measure: Measure,
) -> Integration {
    let cost_factor = if measure == Measure::Return { sides.benefit_cost_ratio() } else { 1.0 };
    let share = integrated_share(sides.variances(cost_factor, drawn.sample.count));
    if share >= LEAST_INTEGRATED_SHARES[MANY - 1] {
        return Integration { share, input: None };
    }
    let sensitivity = sensitivity(sides, cost_factor);
    let input = |dimension: usize| {
        let effect = effect(request, request.inputs[dimension], measure, cost_factor)?;
        let index = sensitivity.index_of_drawn(&drawn.sample.values(dimension)[..sensitivity.count()]);
        Some((Integrated { dimension, effect }, index))
    };
    let inputs = (0..request.shared).filter_map(input);
    Integration { share, input: inputs.max_by(|one, other| one.1.total_cmp(&other.1)) }
}

/// The variance of benefits − `cost_factor` × costs, for shares of it.
pub(super) fn sensitivity(sides: &BenefitsAndCosts, cost_factor: f64) -> Sensitivity {
    let means = sides.net_means(cost_factor, SENSITIVITY_DRAWS);
    Sensitivity::new(means, sides.variances(cost_factor, SENSITIVITY_DRAWS).0)
}

/// The function of a shared input in which benefits − `cost_factor` × costs is linear, given the other inputs; none if there is none.
fn effect(request: &Request, input: Input, measure: Measure, cost_factor: f64) -> Option<Effect> {
    let spread = request.case.spread(input)?;
    match input.field.key {
        "team.people" | "team.annual_pay" | "team.on_cost" => Some(Effect::Linear),
        "team.hours_per_week" | "team.weeks_per_year" => Some(Effect::Reciprocal),
        // Nearly linear only, which shows where f is such that benefits and costs cancel.
        "finance.discount_rate" if measure == Measure::NetValue || spread.high() - spread.low() < NARROW_RATE => {
            let amounts = mean_flow(request, cost_factor);
            Effect::PresentValue(amounts.into()).monotonic(spread.low(), spread.high())
        }
        // Unless an earlier share of the rollout can be higher, so that it counts instead.
        "rollout.adoption.2" => {
            let [first, second, last] = request.case.rollout.adoption.each_ref().map(Estimate::spread);
            (last.low() >= first.high().max(second.high())).then_some(Effect::Linear)
        }
        key => key.starts_with("meetings.load.inventory").then_some(Effect::Linear),
    }
}

/// Benefits − `cost_factor` × costs by month, with each input at its mean.
fn mean_flow(request: &Request, cost_factor: f64) -> Vec<f64> {
    let mut case = request.case.clone();
    for input in request.inputs {
        if let Some(spread) = case.spread_mut(*input) {
            spread.pin(pert(spread).mean());
        }
    }
    let flow = MonthlyFlow::of(Ledger::of(&case).amounts(request.view), &Schedule::of(&case));
    flow.benefits.iter().zip(&flow.costs).map(|(benefit, cost)| benefit - cost_factor * cost).collect()
}
