//! The result document: every figure of a case, for programs.

use super::link;
use crate::model::{
    Case, Contradiction, Driver, Engine, Evaluation, Outcome, Quantiles, Quantity, Simulation, Unit, View,
    contradictions, switching_values,
};
use serde_json::{Value, json};

/// The result of a case. "None" is JSON `null`.
pub fn write(case: &Case, engine: &mut Engine) -> Value {
    let simulation = engine.simulate(case, View::Full);
    let evaluation = Evaluation::of(case);
    let ledger = &evaluation.ledger;
    let benefits = ledger.amounts(View::Full).benefits;
    let view = |view| outcome(evaluation.outcome(view));
    let switching: Vec<Value> = switching_values(case, View::Full)
        .iter()
        .map(|switching| json!({"input": switching.input.to_string(), "value": switching.value}))
        .collect();
    json!({
        "hourly_cost": ledger.hourly.value(),
        "annual_meeting_cost": ledger.meeting_cost.value(),
        "freed_hours_per_person_week": ledger.freed_hours.value(),
        "deep_work_hours_after": ledger.deep_after.value(),
        "annual_benefit": {
            "meetings": benefits.meetings.value(),
            "deep_work": benefits.deep_work.value(),
            "turnover": benefits.turnover.value(),
            "tools_dropped": benefits.tools_dropped.value(),
            "other": benefits.other.value(),
            "total": benefits.total().value(),
        },
        "full": view(View::Full),
        "cash": view(View::Cash),
        "range": ranges(&simulation),
        "drivers": simulation.drivers.iter().map(driver).collect::<Vec<_>>(),
        "switching": switching,
        "contradictions": contradictions(case).iter().map(contradiction).collect::<Vec<_>>(),
        "link": link::write(case),
    })
}

fn outcome(outcome: &Outcome) -> Value {
    json!({
        "pv_benefits": outcome.pv_benefits.value(),
        "pv_costs": outcome.pv_costs.value(),
        "npv": outcome.npv.value(),
        "roi": outcome.roi,
        "payback_months": outcome.payback.map(Quantity::value),
        "trough": outcome.trough.value(),
        "irr": outcome.irr,
        "cost_of_delay_month": outcome.cost_of_delay.value(),
        "cash_flow": outcome.cash_flow,
    })
}

fn ranges(simulation: &Simulation) -> Value {
    let range = |range: Quantiles| json!({"p10": range.p10, "p50": range.p50, "p90": range.p90});
    json!({
        "npv": range(simulation.npv),
        "roi": range(simulation.roi),
        "payback_months": range(simulation.payback),
        "annual_benefit": range(simulation.annual_benefit),
        "probability_positive": simulation.probability_positive,
        "probability_payback_12_months": simulation.probability_payback_12,
    })
}

fn driver(driver: &Driver) -> Value {
    json!({
        "input": driver.input.to_string(),
        "npv_at_p10": driver.npv_at_p10,
        "npv_at_p90": driver.npv_at_p90,
        "variance_share": driver.variance_share,
    })
}

fn contradiction(contradiction: &Contradiction) -> Value {
    json!({"id": contradiction.id, "message": contradiction.message(plain)})
}

/// A number in plain English, at most one decimal.
fn plain(value: f64, unit: Unit) -> String {
    let rounded = |value: f64| (value * 10.0).round() / 10.0;
    match unit {
        Unit::Share | Unit::ShareOfYear => format!("{} %", rounded(value * 100.0)),
        Unit::Hours | Unit::HoursPerWeek => format!("{} h", rounded(value)),
        _ => rounded(value).to_string(),
    }
}
