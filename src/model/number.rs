//! Numbers as JSON and people write them.

use super::decimal::written;
use serde_json::Value;

/// A number without a fraction, as far as a double tells one from the next.
fn whole(value: f64) -> Option<i64> {
    (value.fract() == 0.0 && value.abs() < 9e15).then_some(value as i64)
}

/// A number as JSON: a whole one without a decimal point, which is shorter and as people write it.
pub(crate) fn json_number(value: f64) -> Value {
    whole(value).map_or_else(|| value.into(), Value::from)
}

/// The same as a text, for a finite number. The standard library's own writer of `f64` would weigh 15 kB in the page.
pub(crate) fn plain_number(value: f64) -> String {
    whole(value).map_or_else(|| written(value), |whole| whole.to_string())
}
