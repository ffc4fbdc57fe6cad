//! The engine against the reference in `tests/reference`, which was written from the specification alone: two million plain draws of
//! every ranged case, and lattices for ranges of shared inputs. The bars of the uncertainty.

use async_roi::exchange::document;
use async_roi::model::{Engine, Quantiles, Simulation, ValueOfInformation, View};
use serde_json::Value;

/// Twice the reference's own standard error (0.05 % of P90 − P10) on top of the bar of 0.25 %.
const QUANTILE: f64 = 0.0025 + 0.001;
/// A spread below this share of the median is that of a certain figure.
const CERTAIN: f64 = 1e-6;
/// The bar alone, for references that are exact to 0.02 %.
const EXACT_QUANTILE: f64 = 0.0025;
/// Of the value of information, in shares of P90 − P10 of the net present value.
const INFORMATION: f64 = 0.005;
const MONTHS: f64 = 0.05;
const PROBABILITY: f64 = 0.003;

fn numbers(range: &Value) -> [Option<f64>; 3] {
    ["p10", "p50", "p90"].map(|key| range[key].as_f64())
}

/// The farthest quantile in shares of the spread.
fn worst(found: Quantiles, reference: &Value) -> f64 {
    let exact = numbers(reference).map(|value| value.expect("money always has a quantile"));
    let found = [found.p10, found.p50, found.p90].map(|value| value.expect("money always has a quantile"));
    let errors = found.iter().zip(exact).map(|(found, exact)| (found - exact).abs());
    errors.fold(0.0, f64::max) / (exact[2] - exact[0]).max(CERTAIN * exact[1].abs())
}

fn months_apart(found: Quantiles, reference: &Value) -> f64 {
    let pairs = [found.p10, found.p50, found.p90].into_iter().zip(numbers(reference));
    pairs
        .map(|pair| {
            if let (Some(found), Some(exact)) = pair {
                (found - exact).abs()
            } else {
                f64::from(u8::from(pair.0 != pair.1))
            }
        })
        .fold(0.0, f64::max)
}

fn failures(found: &Simulation, range: &Value, quantile: f64) -> Vec<String> {
    let apart = |value: f64, key: &str| (value - range[key].as_f64().expect("a probability")).abs();
    let checks = [
        ("NPV", worst(found.npv, &range["npv"]), quantile),
        ("ROI", worst(found.roi, &range["roi"]), quantile),
        ("yearly benefit", worst(found.annual_benefit, &range["annual_benefit"]), quantile),
        ("payback", months_apart(found.payback, &range["payback_months"]), MONTHS),
        ("P(NPV > 0)", apart(found.probability_positive, "probability_positive"), PROBABILITY),
        ("P(payback ≤ 12)", apart(found.probability_payback_12, "probability_payback_12_months"), PROBABILITY),
    ];
    let failed = checks.into_iter().filter(|(_, error, limit)| error > limit);
    failed.map(|(name, error, limit)| format!("{name}: {error} > {limit}")).collect()
}

fn references(text: &str) -> Vec<Value> {
    serde_json::from_str(text).expect("the reference is JSON")
}

/// The input's value of information, or that of all.
fn information(found: &ValueOfInformation, exact: &Value) -> Vec<(String, f64, f64)> {
    let number = |value: &Value| value.as_f64().expect("money");
    let inputs = exact["inputs"].as_array().expect("a list").iter().map(|each| {
        let name = each["input"].as_str().expect("a path");
        let value = found.inputs.iter().find(|found| found.input.to_string() == name).expect("all ranged inputs");
        (name.to_owned(), value.value, number(&each["value"]))
    });
    inputs.chain([("perfect".to_owned(), found.perfect, number(&exact["perfect"]))]).collect()
}

#[test]
fn ranges_of_shared_inputs_are_within_the_bars_of_their_exact_results() {
    let references = references(include_str!("reference/shared.json"));
    assert!(references.len() >= 14);
    let mut engine = Engine::new();
    for reference in &references {
        let case = document::read(&reference["scenario"]).expect("an admissible case");
        let (found, range) = (engine.simulate(&case, View::Full), &reference["range"]);
        assert_eq!(failures(&found, range, EXACT_QUANTILE), [""; 0], "{}", case.name);
        let planned = worst(found.annual_benefit_planned, &range["annual_benefit_planned"]);
        assert!(planned < EXACT_QUANTILE, "{}, planned benefit: {planned}", case.name);
        let [low, _, high] = numbers(&range["npv"]).map(|value| value.expect("money always has a quantile"));
        for (input, value, exact) in information(&found.value_of_information, &reference["value_of_information"]) {
            let error = (value - exact).abs() / (high - low);
            assert!(error < INFORMATION, "{}, {input}: {value} for {exact}", case.name);
        }
        let values = found.value_of_information.inputs.iter().map(|each| -each.value);
        assert!(values.is_sorted(), "{}", case.name);
    }
}

#[test]
fn every_ranged_case_is_within_the_bars() {
    let text = include_str!("reference/ranges.json");
    let references = references(text);
    assert!(references.len() >= 20);
    let mut engine = Engine::new();
    for reference in &references {
        let case = document::read(&reference["scenario"]).expect("an admissible case");
        let found = engine.simulate(&case, View::Full);
        assert_eq!(failures(&found, &reference["range"], QUANTILE), [""; 0], "{}", case.name);
    }
}
