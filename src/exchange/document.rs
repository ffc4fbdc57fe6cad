//! The case document: versioned JSON, read with plain errors and written whole.
//!
//! A key that is left out takes the value of the evidence preset, in the edition that the document names; a key that is not known is kept and written back. Each type's
//! keys stand in the file of its area.

mod approval;
mod case;
mod paper;
mod plan;
mod readiness;
mod rows;
mod scorecard;
mod sparse;
mod spending;
pub(super) mod survey;
mod tools;

pub use super::codec::DocumentError;
pub use sparse::write_sparse;

use super::codec::{self, CodecPass, Result};
use crate::model::{Case, Preset};
use serde_json::Value;

/// The version that this code writes, and the latest that it reads.
pub const VERSION: u64 = 1;

/// The key of the edition of the evidence preset.
pub(super) const EDITION: &str = "edition";

/// How deep a document may nest: half of what the JSON reader takes, so that it still reads inside a saved workspace.
const DEPTH_LIMIT: usize = 64;

/// Whether a value nests at most so many levels of lists and objects.
fn nests_within(value: &Value, levels: usize) -> bool {
    let inner = |value: &Value| nests_within(value, levels - 1);
    match value {
        Value::Object(object) => levels > 0 && object.values().all(inner),
        Value::Array(items) => levels > 0 && items.iter().all(inner),
        _ => true,
    }
}

/// Reads a case document from JSON text.
///
/// # Errors
/// Names the line and column where the text is no JSON, or the path and the reason where a value is not admissible.
pub fn parse(text: &str) -> Result<Case> {
    read(&parse_json(text)?)
}

/// Reads a case document.
///
/// # Errors
/// Names the path and the reason.
pub fn read(document: &Value) -> Result<Case> {
    if !nests_within(document, DEPTH_LIMIT) {
        return Err(DocumentError::new("", format!("must not nest more than {DEPTH_LIMIT} levels")));
    }
    let mut case = Preset::Evidence.case();
    codec::read(&mut case, document.clone())?;
    Ok(case)
}

/// Writes a case as a whole document of the current version.
pub fn write(case: &Case) -> Value {
    codec::write(&mut case.clone(), CodecPass::Writing)
}

/// The same without the keys that this version does not know.
pub(super) fn write_known(case: &Case) -> Value {
    codec::write(&mut case.clone(), CodecPass::WritingKnown)
}

/// Reads JSON text.
///
/// # Errors
/// Names the line and column.
pub fn parse_json(text: &str) -> Result<Value> {
    // A byte order mark, as some editors begin a file.
    let text = text.trim_start_matches('\u{feff}');
    serde_json::from_str(text).map_err(|error| {
        let reason = if error.is_eof() { "it ends too early" } else { "it is not valid there" };
        DocumentError::new(
            "",
            format!("not a JSON document: line {}, column {}: {reason}", error.line(), error.column()),
        )
    })
}

/// Checks the version of a document, which may be missing: none but this program's is read.
///
/// # Errors
/// Another version.
pub(super) fn check_version(version: Option<&Value>) -> Result {
    version.map_or(Ok(()), |version| check_number("version", version, VERSION))
}

/// Checks a number that counts from 1 and may be higher in later versions of this program.
///
/// # Errors
/// One above the latest that this program knows, or no whole number from 1.
pub(super) fn check_number(key: &str, number: &Value, latest: u64) -> Result {
    let reason = match number.as_u64() {
        Some(number) if (1..=latest).contains(&number) => return Ok(()),
        Some(number) if number > latest => {
            format!("{number} is newer than this page understands ({latest}): reload the page for its latest version")
        }
        _ => "must be a whole number from 1".to_owned(),
    };
    Err(DocumentError::new(key, reason))
}
