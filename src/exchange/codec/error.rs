//! Why a document cannot be read.

use std::fmt;

/// Why a document cannot be read: where, and what is wrong there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentError {
    /// The path from the top, such as `plan.tasks[3].due`; empty for the document itself.
    pub path: String,
    /// What is wrong, in words that follow the path.
    pub reason: String,
}

impl DocumentError {
    /// Something wrong at a path.
    pub fn new(path: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { path: path.into(), reason: reason.into() }
    }

    /// The same error, its path being within a place.
    #[must_use]
    pub fn within(self, place: &str) -> Self {
        let dot = if self.path.is_empty() || self.path.starts_with('[') { "" } else { "." };
        Self { path: format!("{place}{dot}{}", self.path), ..self }
    }
}

impl fmt::Display for DocumentError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.path.as_str() {
            "" => f.write_str(&self.reason),
            path => write!(f, "{path}: {}", self.reason),
        }
    }
}

impl std::error::Error for DocumentError {}
