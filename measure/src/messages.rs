//! What is told about a file: warnings by line, and the reason why it cannot be read.

use measure_messages::Warning;
use std::fmt;

/// Warnings beyond these are only counted.
const MOST_WARNINGS: usize = 1000;

/// Why files cannot be read at all, as a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(pub(crate) String);

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

pub(crate) fn error<T>(text: impl Into<String>) -> Result<T, Error> {
    Err(Error(text.into()))
}

/// Collects warnings. There are never more than a page can show.
#[derive(Debug, Clone, Default)]
pub(crate) struct Warnings {
    kept: Vec<Warning>,
    beyond: usize,
}

impl Warnings {
    pub(crate) fn add(&mut self, line: impl Into<Option<usize>>, text: impl Into<String>) {
        if self.kept.len() < MOST_WARNINGS {
            self.kept.push(Warning { line: line.into(), text: text.into() });
        } else {
            self.beyond += 1;
        }
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.kept.len()
    }

    /// One of them, behind its line: `Line 12: The event has no DTSTART: left out.` Empty where there is none.
    pub(crate) fn told(&self, at: usize) -> String {
        match self.kept.get(at) {
            Some(Warning { line: Some(line), text }) => format!("Line {line}: {text}"),
            Some(Warning { line: None, text }) => text.clone(),
            None => String::new(),
        }
    }

    /// Adds the warnings of one file, each with the file's name where there are several files.
    pub(crate) fn append(&mut self, file: Option<&str>, other: Warnings) {
        for Warning { line, text } in other.kept {
            self.add(line, file.map_or_else(|| text.clone(), |name| format!("{name}: {text}")));
        }
        self.beyond += other.beyond;
    }

    pub(crate) fn finish(mut self) -> Vec<Warning> {
        if self.beyond > 0 {
            self.kept.push(Warning { line: None, text: format!("{} more warnings are not listed.", self.beyond) });
        }
        self.kept
    }
}

/// A part of a file as it is quoted in a message: short, on one line.
pub(crate) fn quoted(text: &str) -> String {
    let mut short: String = text.chars().take(60).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(60).is_some() {
        short.push('…');
    }
    format!("“{short}”")
}
