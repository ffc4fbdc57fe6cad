//! The case document: versioned JSON, read with plain errors and written whole.
//!
//! A key that is left out takes the evidence preset's value; a key that is not known is kept and written back.

mod approval;
mod read;
mod sparse;
mod write;

pub use read::read;
pub use sparse::write_sparse;
pub(crate) use write::range;
pub use write::write;

use serde_json::Value;
use std::fmt;

/// The version that this code writes, and the latest that it reads.
pub const VERSION: u64 = 1;

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

/// Why a document cannot be read: where, and what is wrong there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentError {
    /// The dotted key, for instance `team.people`; empty for the document itself.
    pub key: String,
    /// What is wrong, in words that follow the key.
    pub reason: String,
}

impl DocumentError {
    /// Something wrong at a key.
    pub fn new(key: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { key: key.into(), reason: reason.into() }
    }
}

impl fmt::Display for DocumentError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.key.as_str() {
            "" => f.write_str(&self.reason),
            key => write!(f, "{key}: {}", self.reason),
        }
    }
}

impl std::error::Error for DocumentError {}

/// Reads a case document from JSON text.
///
/// # Errors
/// Names the line and column where the text is no JSON, or the key and the reason where a value is not admissible.
pub fn parse(text: &str) -> Result<crate::model::Case, DocumentError> {
    read(&parse_json(text)?)
}

/// Reads JSON text.
///
/// # Errors
/// Names the line and column.
pub fn parse_json(text: &str) -> Result<Value, DocumentError> {
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
