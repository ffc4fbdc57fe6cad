//! The result document: every figure of a case, for programs.

use super::codec::spread_json;
use super::link;
use crate::model::{
    self, Case, Choice, Engine, Evaluation, EvidenceKind, HourlyCost, Hours, Input, Money, Months, Provenance,
    Simulation, Unit, View, contradictions, switching_values,
};
use serde::Serialize;
use serde_json::Value;

/// The keys of a result document. "None" is JSON `null`.
#[derive(Serialize)]
struct ResultDocument<'a> {
    hourly_cost: HourlyCost,
    annual_meeting_cost: Money,
    freed_hours_per_person_week: Hours,
    deep_work_hours_after: Hours,
    annual_benefit: BenefitsJson,
    full: OutcomeJson<'a>,
    cash: OutcomeJson<'a>,
    range: SimulationJson,
    value_of_information: ValueOfInformationJson,
    drivers: Vec<DriverJson>,
    switching: Vec<SwitchingJson>,
    inputs: Vec<InputJson<'a>>,
    contradictions: Vec<ContradictionJson>,
    link: String,
}

#[derive(Serialize)]
struct BenefitsJson {
    meetings: Money,
    deep_work: Money,
    turnover: Money,
    tools_dropped: Money,
    other: Money,
    total: Money,
    planned: Money,
}

#[derive(Serialize)]
struct OutcomeJson<'a> {
    pv_benefits: Money,
    pv_costs: Money,
    npv: Money,
    roi: Option<f64>,
    payback_months: Option<Months>,
    trough: Money,
    irr: Option<f64>,
    cost_of_delay_month: Money,
    cash_flow: &'a [f64],
}

#[derive(Serialize)]
struct SimulationJson {
    npv: QuantilesJson,
    roi: QuantilesJson,
    payback_months: QuantilesJson,
    annual_benefit: QuantilesJson,
    annual_benefit_planned: QuantilesJson,
    probability_positive: f64,
    probability_payback_12_months: f64,
}

#[derive(Serialize)]
struct QuantilesJson {
    p10: Option<f64>,
    p50: Option<f64>,
    p90: Option<f64>,
}

#[derive(Serialize)]
struct ValueOfInformationJson {
    perfect: f64,
    inputs: Vec<InformationValueJson>,
}

#[derive(Serialize)]
struct InformationValueJson {
    input: String,
    value: f64,
}

#[derive(Serialize)]
struct DriverJson {
    input: String,
    npv_at_p10: f64,
    npv_at_p90: f64,
    variance_share: f64,
}

#[derive(Serialize)]
struct SwitchingJson {
    input: String,
    value: Option<f64>,
}

/// A number that the case uses.
#[derive(Serialize)]
struct InputJson<'a> {
    input: String,
    value: Value,
    origin: &'static str,
    kind: Option<&'static str>,
    source: Option<&'a str>,
}

#[derive(Serialize)]
struct ContradictionJson {
    id: &'static str,
    message: String,
}

/// The result of a case.
pub fn write(case: &Case, engine: &mut Engine) -> Value {
    let simulation = engine.simulate(case, View::Full);
    let evaluation = Evaluation::of(case);
    let ledger = &evaluation.ledger;
    let switching = switching_values(case, View::Full).into_iter();
    let contradictions = contradictions(case).into_iter();
    let document = ResultDocument {
        hourly_cost: ledger.hourly,
        annual_meeting_cost: ledger.meeting_cost,
        freed_hours_per_person_week: ledger.freed_hours,
        deep_work_hours_after: ledger.deep_after,
        annual_benefit: benefits(&evaluation),
        full: outcome(evaluation.outcome(View::Full)),
        cash: outcome(evaluation.outcome(View::Cash)),
        range: ranges(&simulation),
        value_of_information: information(&simulation.value_of_information),
        drivers: simulation.drivers.iter().map(driver).collect(),
        switching: switching
            .map(|found| SwitchingJson { input: found.input.to_string(), value: found.value })
            .collect(),
        inputs: case.used_inputs().into_iter().filter_map(|each| input(each, case)).collect(),
        contradictions: contradictions
            .map(|found| ContradictionJson { id: found.id, message: found.message(plain) })
            .collect(),
        link: link::write(case),
    };
    serde_json::to_value(document).expect("plain data is always JSON")
}

fn benefits(evaluation: &Evaluation) -> BenefitsJson {
    let benefits = &evaluation.ledger.amounts(View::Full).benefits;
    let (total, planned) = (benefits.total(), evaluation.planned_benefit(View::Full));
    let model::Benefits { meetings, deep_work, turnover, tools_dropped, other } = *benefits;
    BenefitsJson { meetings, deep_work, turnover, tools_dropped, other, total, planned }
}

fn outcome(outcome: &model::Outcome) -> OutcomeJson<'_> {
    let model::Outcome { pv_benefits, pv_costs, npv, roi, payback: payback_months, trough, irr, .. } = *outcome;
    let (cost_of_delay_month, cash_flow) = (outcome.cost_of_delay, outcome.cash_flow.as_slice());
    OutcomeJson { pv_benefits, pv_costs, npv, roi, payback_months, trough, irr, cost_of_delay_month, cash_flow }
}

fn ranges(simulation: &Simulation) -> SimulationJson {
    let quantiles = |model::Quantiles { p10, p50, p90 }| QuantilesJson { p10, p50, p90 };
    SimulationJson {
        npv: quantiles(simulation.npv),
        roi: quantiles(simulation.roi),
        payback_months: quantiles(simulation.payback),
        annual_benefit: quantiles(simulation.annual_benefit),
        annual_benefit_planned: quantiles(simulation.annual_benefit_planned),
        probability_positive: simulation.probability_positive,
        probability_payback_12_months: simulation.probability_payback_12,
    }
}

fn information(information: &model::ValueOfInformation) -> ValueOfInformationJson {
    let value =
        |each: &model::InformationValue| InformationValueJson { input: each.input.to_string(), value: each.value };
    ValueOfInformationJson { perfect: information.perfect, inputs: information.inputs.iter().map(value).collect() }
}

fn driver(driver: &model::SensitivityDriver) -> DriverJson {
    let model::SensitivityDriver { input, npv_at_p10, npv_at_p90, variance_share, .. } = *driver;
    DriverJson { input: input.to_string(), npv_at_p10, npv_at_p90, variance_share }
}

fn input(input: Input, case: &Case) -> Option<InputJson<'_>> {
    let provenance = Provenance::of(input, case);
    Some(InputJson {
        input: input.to_string(),
        value: spread_json(case.spread(input)?),
        origin: provenance.origin.key(),
        kind: provenance.kind().map(EvidenceKind::key),
        source: provenance.source(),
    })
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
