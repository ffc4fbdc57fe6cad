//! How long an answer takes after a keystroke: `cargo bench --bench engine`.

use async_roi::exchange::document;
use async_roi::model::{Case, Engine, Preset, Scenario, View, switching_values};
use criterion::{Criterion, criterion_group, criterion_main};
use serde_json::{Value, json};
use std::hint::black_box;

/// The evidence preset with `changes` and this recapture's likely value.
fn scenario(changes: &Value, recapture: f64) -> Scenario {
    let mut document = document::write(&Preset::Evidence.scenario());
    merge(&mut document, changes);
    document["time"]["recapture"]["likely"] = json!(recapture);
    document::parse(&document.to_string()).expect("the bench's document is admissible")
}

fn merge(into: &mut Value, changes: &Value) {
    match (into, changes) {
        (Value::Object(into), Value::Object(changes)) => {
            for (key, change) in changes {
                merge(into.entry(key).or_insert(Value::Null), change);
            }
        }
        (into, change) => *into = change.clone(),
    }
}

fn range(low: f64, likely: f64, high: f64) -> Value {
    json!({"low": low, "likely": likely, "high": high})
}

/// One more range than the preset has where they matter: fourteen.
fn fourteen() -> Value {
    json!({"change": {"upkeep_hours_per_week": range(1.0, 2.0, 4.0)}})
}

/// Forty ranges: also of the team, of tools and of lines.
fn forty() -> Value {
    let line = |kind: &str, amount: f64| json!({"name": "", "kind": kind, "cash": true, "amount": range(0.3 * amount, amount, 2.0 * amount)});
    let tool = |action: &str, price: f64| json!({"name": "", "price": {"per_user": range(price, price + 2.0, price + 5.0)}, "seats": range(5.0, 10.0, 20.0), "action": action});
    json!({
        "team": {"people": range(8.0, 10.0, 14.0), "annual_pay": range(6e4, 7.5e4, 1.1e5), "hours_per_week": range(36.0, 40.0, 45.0), "weeks_per_year": range(42.0, 46.0, 48.0)},
        "deep_work": {"premium": range(0.0, 0.1, 0.6), "share_of_freed_time": range(0.3, 0.67, 0.9)},
        "turnover": {"lag_months": range(0.0, 6.0, 18.0), "hard_share": range(0.1, 0.35, 0.6)},
        "tools": [tool("add", 5.0), tool("add", 1.0), tool("drop", 4.0)],
        "change": {"documentation_hours": range(20.0, 80.0, 200.0), "lead_hours_per_week": range(2.0, 8.0, 20.0),
            "other_one_off": range(0.0, 1e3, 1.2e4), "upkeep_hours_per_week": range(0.5, 2.0, 6.0)},
        "rollout": {"adoption": [range(0.0, 0.1, 0.4), range(0.2, 0.5, 0.8), range(0.5, 0.75, 0.95)]},
        "other_lines": [line("annual_benefit", 5e3), line("annual_cost", 1.2e3), line("one_off_cost", 2e3), line("annual_benefit", 2e3), line("annual_cost", 600.0)],
    })
}

fn keystrokes(criterion: &mut Criterion, name: &str, changes: &Value) {
    let [one, other] = [0.5, 0.51].map(|recapture| scenario(changes, recapture));
    let ranged = one.ranged_inputs().len();
    let mut engine = Engine::new();
    let mut keystroke = 0;
    criterion.bench_function(&format!("simulate after a keystroke, {name} ({ranged} ranged)"), |bencher| {
        bencher.iter(|| {
            keystroke += 1;
            engine.simulate(if keystroke % 2 == 0 { &one } else { &other }, View::Full)
        });
    });
    criterion.bench_function(&format!("simulate cold, {name} ({ranged} ranged)"), |bencher| {
        bencher.iter(|| Engine::new().simulate(black_box(&one), View::Full));
    });
}

fn benches(criterion: &mut Criterion) {
    let likely = scenario(&json!({}), 0.5);
    criterion.bench_function("likely case", |bencher| bencher.iter(|| Case::of(black_box(&likely))));
    criterion.bench_function("switching values", |bencher| {
        bencher.iter(|| switching_values(black_box(&likely), View::Full));
    });
    keystrokes(criterion, "fourteen", &fourteen());
    keystrokes(criterion, "forty", &forty());
}

criterion_group!(engine, benches);
criterion_main!(engine);
