//! The golden results: dropping `NAME.scenario.json` and `NAME.result.json` into `tests/golden` adds a check.
//!
//! Every key that the result file holds must come out of the engine, each number to 1e-9 of its size.

use async_roi::exchange::{document, result};
use async_roi::model::Engine;
use serde_json::Value;
use std::{fs, path::Path};

/// Below this a figure of money, time or share is rounding.
const ROUNDING: f64 = 1e-3;

fn same(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= 1e-9 * expected.abs().max(ROUNDING)
}

/// Whether a listed input is one that came after the file, which says nothing of it: it is zero there.
fn is_later(found: &Value, items: &[Value]) -> bool {
    found.get("origin").is_some()
        && found["value"].as_f64() == Some(0.0)
        && items.iter().all(|item| item["input"] != found["input"])
}

/// Each place where `found` is not what `expected` says.
fn differences(found: &Value, expected: &Value, at: &str) -> Vec<String> {
    match (found, expected) {
        (Value::Object(_), Value::Object(keys)) => {
            keys.iter().flat_map(|(key, expected)| differences(&found[key], expected, &format!("{at}.{key}"))).collect()
        }
        (Value::Array(found), Value::Array(items)) => {
            let found: Vec<&Value> = found.iter().filter(|found| !is_later(found, items)).collect();
            if found.len() != items.len() {
                return vec![format!("{at}: {} items, not {}", found.len(), items.len())];
            }
            let pairs = found.into_iter().zip(items).enumerate();
            pairs.flat_map(|(index, (found, item))| differences(found, item, &format!("{at}.{index}"))).collect()
        }
        (Value::Number(a), Value::Number(b)) if a.as_f64().zip(b.as_f64()).is_some_and(|(a, b)| same(a, b)) => {
            Vec::new()
        }
        _ if found == expected => Vec::new(),
        _ => vec![format!("{at}: {found}, not {expected}")],
    }
}

fn json(file: &Path) -> Value {
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// The differences of one pair.
fn check(case: &Path) -> Vec<String> {
    let name = case.to_string_lossy().replace(".scenario.json", "");
    let expected = json(Path::new(&format!("{name}.result.json")));
    match document::read(&json(case)) {
        Ok(case) => differences(&result::write(&case, &mut Engine::new()), &expected, &name),
        Err(error) => vec![format!("{name}: {error}")],
    }
}

#[test]
fn results_are_the_golden_ones() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let files: Vec<_> = files
        .map(|file| file.unwrap().path())
        .filter(|file| file.to_string_lossy().ends_with(".scenario.json"))
        .collect();
    assert!(!files.is_empty(), "no case in {}", folder.display());
    let differences: Vec<String> = files.iter().flat_map(|file| check(file)).collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}
