//! The guide: what asynchronous work is, what is known of it, and how the figures are made.
//!
//! Everything that a model says already is taken from there, each figure of the article from the models too. A part is
//! a list of blocks, so that tests can follow every link and find every fact.

mod basics;
mod block;
mod claims;
mod glossary;
mod method;
mod practice;

pub use block::{Block, Way, Words, Write};

use crate::model::Field;

/// A part of the guide.
pub struct Part {
    /// Its name in an address: `#/guide/claims`.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// What it says, its numbers written by what it is given.
    pub body: fn(&Write) -> Vec<Block>,
}

const fn part(id: &'static str, title: &'static str, body: fn(&Write) -> Vec<Block>) -> Part {
    Part { id, title, body }
}

/// The parts under their headings in the table of contents.
pub static CHAPTERS: [(&str, &[Part]); 4] = [
    (
        "What it is",
        &[
            part("meaning", "What it is, and what it is not", basics::meaning),
            part("compared", "Synchronous against asynchronous", basics::compared),
            part("principles", "Four principles", basics::principles),
            part("failures", "Three ways to fail", basics::failures),
            part("scaling", "As a team grows", basics::scaling),
            part("questions", "Questions that are asked most", basics::questions),
        ],
    ),
    (
        "What is claimed",
        &[
            part("claims", "The claims, and what is known", claims::claims),
            part("contradictions", "Where the claims contradict each other", claims::contradicting),
        ],
    ),
    (
        "How the case is computed",
        &[
            part("hour", "An hour, and what meetings take", method::hour),
            part("freed-hour", "A freed hour counts once", method::freed_hour),
            part("deep-work", "Uninterrupted work", method::deep_work),
            part("leavers", "People who stay", method::leavers),
            part("costs", "What the change costs", method::costs),
            part("adoption", "Nothing works from the first day", method::adoption),
            part("worth", "From months to one figure", method::worth),
            part("views", "All that counts, and cash only", method::views),
            part("uncertainty", "How sure it is", method::uncertainty),
        ],
    ),
    (
        "In practice",
        &[
            part("measures", "What to measure", practice::measures),
            part("plan", "Ninety days in short", practice::plan),
            part("choosing", "Choosing tools", practice::choosing),
            part("glossary", "Glossary", glossary::glossary),
        ],
    ),
];

/// Each part, in order.
pub fn parts() -> impl Iterator<Item = &'static Part> {
    CHAPTERS.iter().flat_map(|(_, parts)| *parts)
}

/// The part with this id.
pub fn find(id: &str) -> Option<&'static Part> {
    parts().find(|part| part.id == id)
}

/// Which part explains the inputs whose key begins so; the first that fits counts.
static EXPLAINED: [(&str, &str); 11] = [
    ("team.", "hour"),
    ("meetings.load.", "hour"),
    ("meetings.", "freed-hour"),
    ("time.", "freed-hour"),
    ("deep_work.", "deep-work"),
    ("turnover.", "leavers"),
    ("tools.", "choosing"),
    ("change.", "costs"),
    ("rollout.", "adoption"),
    ("finance.", "worth"),
    ("other_lines.", "views"),
];

/// The part that explains an input.
pub fn explained_in(field: &Field) -> Option<&'static Part> {
    let (_, id) = EXPLAINED.iter().find(|(beginning, _)| field.key.starts_with(beginning))?;
    find(id)
}

#[cfg(test)]
mod tests;
