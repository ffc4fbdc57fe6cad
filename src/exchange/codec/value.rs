//! Single JSON values.

use super::{ANY, CheckedValue, DocumentError, Result};
use crate::model::{Choice, Field, Spread, shortest};
use serde_json::{Map, Value};

/// What a value is, in words.
pub(super) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// A text of at most so many characters.
pub(in crate::exchange) fn text_of(value: &Value, most: usize) -> CheckedValue<String> {
    match value {
        Value::String(text) if text.chars().count() <= most => Ok(text.clone()),
        Value::String(_) => Err(format!("must have at most {most} characters")),
        other => Err(format!("must be a text, not {}", kind(other))),
    }
}

/// A number within bounds.
pub(in crate::exchange) fn number_of(value: &Value, (least, most): (f64, f64)) -> CheckedValue<f64> {
    match value.as_f64().filter(|number| number.is_finite()) {
        None => Err(format!("must be a number, not {}", kind(value))),
        Some(number) if number < least || number > most => {
            Err(format!("must be from {} to {}, not {}", shortest(least), shortest(most), shortest(number)))
        }
        Some(number) => Ok(number),
    }
}

/// A value of a closed list.
pub(in crate::exchange) fn choice_of<C: Choice>(value: &Value) -> CheckedValue<C> {
    value.as_str().and_then(C::from_key).ok_or_else(|| {
        let keys: Vec<&str> = C::ALL.iter().map(|row| row.1).collect();
        format!("must be one of {}, not {value}", keys.join(", "))
    })
}

/// A number as JSON: a whole one without a decimal point, which is shorter and as people write it.
pub(crate) fn json_number(value: f64) -> Value {
    let whole = value as i64;
    if value.fract() == 0.0 && value.abs() < 9e15 { whole.into() } else { value.into() }
}

/// An estimate as JSON: a number, or an object of low, likely and high.
pub(in crate::exchange) fn spread_json(spread: &Spread) -> Value {
    let range = || range_json(spread.low(), spread.likely(), spread.high());
    if spread.is_range() { range() } else { json_number(spread.likely()) }
}

/// A range as JSON.
pub(in crate::exchange) fn range_json(low: f64, likely: f64, high: f64) -> Value {
    let mut range = Map::new();
    for (key, number) in [("low", low), ("likely", likely), ("high", high)] {
        range.insert(key.into(), json_number(number));
    }
    Value::Object(range)
}

/// Reads what [`spread_json`] wrote, within a field's bounds.
pub(in crate::exchange) fn read_spread(field: &Field, value: &Value) -> Result<Spread> {
    let error = |reason: String| DocumentError::new("", reason);
    let [low, likely, high] = match value {
        Value::Object(map) => read_range(map)?,
        Value::Number(number) => [number.as_f64().unwrap_or(f64::NAN); 3],
        other => return Err(error(format!("must be a number or low, likely and high, not {}", kind(other)))),
    };
    let spread = Spread::new(low, likely, high).map_err(|reason| error(reason.to_string()))?;
    field.check(&spread).map_err(error)?;
    Ok(spread)
}

/// The parts of a range; not yet whether they are in order.
fn read_range(map: &Map<String, Value>) -> Result<[f64; 3]> {
    let part = |key: &str| {
        let number = map.get(key).map_or_else(|| Err("is missing".to_owned()), |value| number_of(value, ANY));
        number.map_err(|reason| DocumentError::new(key, reason))
    };
    let parts = [part("low")?, part("likely")?, part("high")?];
    match map.keys().find(|key| !["low", "likely", "high"].contains(&key.as_str())) {
        Some(key) => Err(DocumentError::new(key.as_str(), "is not part of an estimate")),
        None => Ok(parts),
    }
}
