//! What the tests share: cases from JSON, and strategies for random ones.

pub(crate) mod random;
pub(crate) mod screen;
pub(crate) mod storage;
pub(crate) mod tab;

use async_roi::exchange::document;
use async_roi::model::{Case, Preset};
use serde_json::Value;

/// The case of a document that must be readable.
#[track_caller]
pub(crate) fn case(document: &Value) -> Case {
    document::read(document).unwrap_or_else(|error| panic!("{error}: {document}"))
}

/// A preset's document, whole.
pub(crate) fn preset(preset: Preset) -> Value {
    document::write(&preset.case())
}

/// A whole document with the value at a JSON pointer replaced.
#[track_caller]
pub(crate) fn with(mut document: Value, pointer: &str, value: impl Into<Value>) -> Value {
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer starts with a slash");
    let parent = document.pointer_mut(parent).unwrap_or_else(|| panic!("nothing at {parent}"));
    match parent {
        Value::Array(items) => items[key.parse::<usize>().expect("a row")] = value.into(),
        object => object[key] = value.into(),
    }
    document
}

/// Whether two figures are the same up to rounding: a part in a thousand million.
pub(crate) fn near(left: f64, right: f64) -> bool {
    left == right || (left - right).abs() <= 1e-9 * left.abs().max(right.abs())
}

#[track_caller]
pub(crate) fn assert_near(left: f64, right: f64) {
    assert!(near(left, right), "{left} is not {right}");
}
