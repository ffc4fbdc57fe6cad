//! Numbers as JSON and people write them.

use serde_json::Value;

/// A number as JSON: a whole one without a decimal point, which is shorter and as people write it.
///
/// Texts show numbers through this as well: the standard library's own writer of `f64` would weigh 15 kB in the page.
pub(crate) fn json_number(value: f64) -> Value {
    let whole = value as i64;
    if value.fract() == 0.0 && value.abs() < 9e15 { whole.into() } else { value.into() }
}
