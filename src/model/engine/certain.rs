//! The results of a case without ranges.

use crate::model::case::Case;
use crate::model::evaluation::Evaluation;
use crate::model::ledger::View;
use crate::model::simulation::{BinnedDistribution, FanQuantiles, Quantiles, Simulation, ValueOfInformation};
use crate::model::units::Quantity;
use uncertainty::round_edges;

fn equal_quantiles(value: Option<f64>) -> Quantiles {
    Quantiles { p10: value, p50: value, p90: value }
}

fn single_bin(value: Option<f64>) -> BinnedDistribution {
    let Some(value) = value else { return BinnedDistribution::default() };
    let edges = round_edges(value, value);
    let mass = |ends: &[f64]| f64::from(u8::from(ends[0] <= value && value < ends[1]));
    BinnedDistribution { masses: edges.windows(2).map(mass).collect(), edges }
}

/// The likely case, with all quantiles equal.
pub(super) fn simulate(case: &Case, view: View) -> Simulation {
    let evaluation = Evaluation::of(case);
    let outcome = evaluation.outcome(view);
    let yearly = evaluation.ledger.amounts(view).benefits.total().value();
    let planned = evaluation.planned_benefit(view).value();
    let payback = outcome.payback.map(Quantity::value);
    let months = case.finance.horizon_months;
    let paid_in = |month: u32| payback.is_some_and(|payback| month == (payback.ceil() as u32).max(1));
    let fan = |total: &f64| FanQuantiles { p10: *total, p25: *total, p50: *total, p75: *total, p90: *total };
    let (npv, roi) = (Some(outcome.npv.value()), outcome.roi);
    let probability = |holds: bool| f64::from(u8::from(holds));
    Simulation {
        npv: equal_quantiles(npv),
        roi: equal_quantiles(roi),
        payback: equal_quantiles(payback),
        annual_benefit: equal_quantiles(Some(yearly)),
        annual_benefit_planned: equal_quantiles(Some(planned)),
        trough: equal_quantiles(Some(outcome.trough.value())),
        cost_of_delay: equal_quantiles(Some(outcome.cost_of_delay.value())),
        probability_positive: probability(outcome.npv.value() > 0.0),
        probability_payback_12: probability(payback.is_some_and(|payback| payback <= 12.0)),
        npv_bars: single_bin(npv),
        roi_bars: single_bin(roi),
        payback_bars: BinnedDistribution {
            edges: (0..=months).map(f64::from).collect(),
            masses: (1..=months).map(|month| probability(paid_in(month))).collect(),
        },
        annual_benefit_bars: single_bin(Some(yearly)),
        annual_benefit_planned_bars: single_bin(Some(planned)),
        fan: outcome.cumulative.iter().map(fan).collect(),
        drivers: Vec::new(),
        value_of_information: ValueOfInformation::default(),
    }
}
