//! The engine against two million plain draws of the reference in `tests/reference`, which was written from the specification
//! alone: the bars of the uncertainty, on every ranged case.

use async_roi::exchange::document;
use async_roi::model::{Engine, Quantiles, Simulation, View};
use serde_json::Value;

/// Twice the reference's own standard error (0.05 % of P90 − P10) on top of the bar of 0.25 %.
const QUANTILE: f64 = 0.0025 + 0.001;
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
    errors.fold(0.0, f64::max) / (exact[2] - exact[0])
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

fn failures(found: &Simulation, range: &Value) -> Vec<String> {
    let apart = |value: f64, key: &str| (value - range[key].as_f64().expect("a probability")).abs();
    let checks = [
        ("NPV", worst(found.npv, &range["npv"]), QUANTILE),
        ("ROI", worst(found.roi, &range["roi"]), QUANTILE),
        ("yearly benefit", worst(found.annual_benefit, &range["annual_benefit"]), QUANTILE),
        ("payback", months_apart(found.payback, &range["payback_months"]), MONTHS),
        ("P(NPV > 0)", apart(found.probability_positive, "probability_positive"), PROBABILITY),
        ("P(payback ≤ 12)", apart(found.probability_payback_12, "probability_payback_12_months"), PROBABILITY),
    ];
    let failed = checks.into_iter().filter(|(_, error, limit)| error > limit);
    failed.map(|(name, error, limit)| format!("{name}: {error} > {limit}")).collect()
}

#[test]
fn every_ranged_case_is_within_the_bars() {
    let text = include_str!("reference/ranges.json");
    let references: Vec<Value> = serde_json::from_str(text).expect("the reference is JSON");
    assert!(references.len() >= 20);
    let mut engine = Engine::new();
    for reference in &references {
        let case = document::read(&reference["scenario"]).expect("an admissible case");
        let found = engine.simulate(&case, View::Full);
        assert_eq!(failures(&found, &reference["range"]), [""; 0], "{}", case.name);
    }
}
