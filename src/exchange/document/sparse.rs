//! A document without what equals the default: short, for links and for what lies within a document.

use super::write;
use crate::model::{Preset, Scenario};
use serde_json::{Map, Value};

/// Writes of a scenario what differs from the evidence preset; [`super::read()`] gives it back whole.
pub fn write_sparse(scenario: &Scenario) -> Value {
    let default = write(&Preset::Evidence.scenario());
    // Both carry this version, so that it is left out.
    difference(&write(scenario), &default).unwrap_or(Value::Object(Map::new()))
}

/// What of `value` is not in `default`; none where all of it is. Lists and estimates are kept whole.
fn difference(value: &Value, default: &Value) -> Option<Value> {
    if value == default {
        return None;
    }
    let (Value::Object(object), Value::Object(default)) = (value, default) else { return Some(value.clone()) };
    if object.contains_key("likely") {
        return Some(value.clone());
    }
    let mut part = Map::new();
    for (key, value) in object {
        if let Some(kept) = default.get(key).map_or_else(|| Some(value.clone()), |default| difference(value, default)) {
            part.insert(key.clone(), kept);
        }
    }
    Some(Value::Object(part))
}
