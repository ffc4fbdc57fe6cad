//! The result document: every figure of a case, for programs.

use super::codec::spread_json;
use super::link;
use crate::model::{
    Case, Choice, Engine, Evaluation, EvidenceKind, Input, Outcome, Provenance, Quantiles, Quantity, Simulation, Unit,
    View, contradictions, switching_values,
};
use serde_json::{Value, json};

/// The result of a case. "None" is JSON `null`.
pub fn write(case: &Case, engine: &mut Engine) -> Value {
    let simulation = engine.simulate(case, View::Full);
    let evaluation = Evaluation::of(case);
    let ledger = &evaluation.ledger;
    let switching = switching_values(case, View::Full).into_iter();
    let contradictions = contradictions(case).into_iter();
    json!({
        "hourly_cost": ledger.hourly.value(),
        "annual_meeting_cost": ledger.meeting_cost.value(),
        "freed_hours_per_person_week": ledger.freed_hours.value(),
        "deep_work_hours_after": ledger.deep_after.value(),
        "annual_benefit": benefits(&evaluation),
        "full": outcome(evaluation.outcome(View::Full)),
        "cash": outcome(evaluation.outcome(View::Cash)),
        "range": ranges(&simulation),
        "value_of_information": information(&simulation),
        "drivers": drivers(&simulation),
        "switching": switching
            .map(|found| json!({"input": found.input.to_string(), "value": found.value}))
            .collect::<Value>(),
        "inputs": case.used_inputs().into_iter().filter_map(|each| input(each, case)).collect::<Value>(),
        "contradictions": contradictions
            .map(|found| json!({"id": found.id, "message": found.message(plain)}))
            .collect::<Value>(),
        "link": link::write(case),
    })
}

fn benefits(evaluation: &Evaluation) -> Value {
    let benefits = &evaluation.ledger.amounts(View::Full).benefits;
    json!({
        "meetings": benefits.meetings.value(),
        "deep_work": benefits.deep_work.value(),
        "turnover": benefits.turnover.value(),
        "tools_dropped": benefits.tools_dropped.value(),
        "other": benefits.other.value(),
        "total": benefits.total().value(),
        "planned": evaluation.planned_benefit(View::Full).value(),
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
    let quantiles = |Quantiles { p10, p50, p90 }| json!({"p10": p10, "p50": p50, "p90": p90});
    json!({
        "npv": quantiles(simulation.npv),
        "roi": quantiles(simulation.roi),
        "payback_months": quantiles(simulation.payback),
        "annual_benefit": quantiles(simulation.annual_benefit),
        "annual_benefit_planned": quantiles(simulation.annual_benefit_planned),
        "probability_positive": simulation.probability_positive,
        "probability_payback_12_months": simulation.probability_payback_12,
    })
}

fn information(simulation: &Simulation) -> Value {
    let information = &simulation.value_of_information;
    let inputs = information.inputs.iter().map(|each| json!({"input": each.input.to_string(), "value": each.value}));
    json!({"perfect": information.perfect, "inputs": inputs.collect::<Value>()})
}

fn drivers(simulation: &Simulation) -> Value {
    let drivers = simulation.drivers.iter().map(|driver| {
        json!({
            "input": driver.input.to_string(),
            "npv_at_p10": driver.npv_at_p10,
            "npv_at_p90": driver.npv_at_p90,
            "variance_share": driver.variance_share,
        })
    });
    drivers.collect()
}

/// A number that the case uses.
fn input(input: Input, case: &Case) -> Option<Value> {
    let provenance = Provenance::of(input, case);
    Some(json!({
        "input": input.to_string(),
        "value": spread_json(case.spread(input)?),
        "origin": provenance.origin.key(),
        "kind": provenance.kind().map(EvidenceKind::key),
        "source": provenance.source(),
    }))
}

/// A number in plain English, at most one decimal.
fn plain(value: f64, unit: Unit) -> String {
    let rounded = |value: f64| (value * 10.0).round() / 10.0;
    match unit {
        Unit::Share | Unit::ShareOfYear => format!("{}%", rounded(value * 100.0)),
        Unit::Hours | Unit::HoursPerWeek => format!("{} h", rounded(value)),
        _ => rounded(value).to_string(),
    }
}
