//! Answers about which nothing is uncertain.

use crate::model::case::Case;
use crate::model::evaluation::Evaluation;
use crate::model::ledger::View;
use crate::model::uncertainty::{Bars, Fan, Range, Simulation};
use crate::model::units::Quantity;
use uncertainty::{BARS, round_bars};

fn always(value: Option<f64>) -> Range {
    Range { p10: value, p50: value, p90: value }
}

/// All in one bar.
fn one_bar(value: Option<f64>) -> Bars {
    let Some(value) = value else { return Bars::default() };
    let (start, width) = round_bars(value, value);
    let edges: Vec<f64> = (0..=BARS).map(|edge| start + width * edge as f64).collect();
    let mass = |ends: &[f64]| f64::from(u8::from(ends[0] <= value && value < ends[1]));
    Bars { masses: edges.windows(2).map(mass).collect(), edges }
}

/// The likely case, as sure as it is when no input is a range.
pub(super) fn certain(case: &Case, view: View) -> Simulation {
    let evaluation = Evaluation::of(case);
    let outcome = evaluation.outcome(view);
    let yearly = evaluation.ledger.amounts(view).benefits.total().value();
    let payback = outcome.payback.map(Quantity::value);
    let months = case.finance.horizon_months;
    let paid_in = |month: u32| payback.is_some_and(|payback| month == (payback.ceil() as u32).max(1));
    let fan = |total: &f64| Fan { p10: *total, p25: *total, p50: *total, p75: *total, p90: *total };
    let (npv, roi) = (Some(outcome.npv.value()), outcome.roi);
    let probability = |holds: bool| f64::from(u8::from(holds));
    Simulation {
        npv: always(npv),
        roi: always(roi),
        payback: always(payback),
        annual_benefit: always(Some(yearly)),
        trough: always(Some(outcome.trough.value())),
        cost_of_delay: always(Some(outcome.cost_of_delay.value())),
        probability_positive: probability(outcome.npv.value() > 0.0),
        probability_payback_12: probability(payback.is_some_and(|payback| payback <= 12.0)),
        npv_bars: one_bar(npv),
        roi_bars: one_bar(roi),
        payback_bars: Bars {
            edges: (0..=months).map(f64::from).collect(),
            masses: (1..=months).map(|month| probability(paid_in(month))).collect(),
        },
        annual_benefit_bars: one_bar(Some(yearly)),
        fan: outcome.cumulative.iter().map(fan).collect(),
        drivers: Vec::new(),
    }
}
