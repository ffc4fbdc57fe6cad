//! The guide: what asynchronous work is, what studies found, and how the figures are computed.
//!
//! Texts and figures that the model has are taken from there. A section is a list of blocks, so that tests can follow every
//! link and find every fact.

mod basics;
mod block;
mod claims;
mod evidence;
mod glossary;
mod method;
mod practice;

pub use block::{Block, FormatValue, GuideLink, GuideText};
pub use claims::contradicting_claims;
pub use evidence::NO_DIRECT_EVIDENCE;

use crate::model::Field;

/// A section of the guide.
pub struct Section {
    /// Its id in links: `#/guide/claims`.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// Its content, given a function that formats numbers.
    pub body: fn(&FormatValue) -> Vec<Block>,
}

const fn section(id: &'static str, title: &'static str, body: fn(&FormatValue) -> Vec<Block>) -> Section {
    Section { id, title, body }
}

/// The sections by chapter of the table of contents.
pub static CHAPTERS: [(&str, &[Section]); 4] = [
    (
        "What it is",
        &[
            section("meaning", "What it is, and what it is not", basics::meaning),
            section("compared", "Synchronous against asynchronous", basics::compared),
            section("principles", "Four principles", basics::principles),
            section("failures", "Three ways to fail", basics::failures),
            section("scaling", "As a team grows", basics::scaling),
            section("questions", "Questions that are asked most", basics::questions),
        ],
    ),
    (
        "What is claimed, and what is known",
        &[
            section("claims", "The claims, and what is known", claims::claims),
            section("contradictions", "Where the claims contradict each other", claims::contradicting),
            section("evidence", "Where the ranges come from", evidence::by_input),
            section("sources", "Sources", evidence::bibliography),
        ],
    ),
    (
        "How the case is computed",
        &[
            section("hour", "An hour, and what meetings take", method::hour),
            section("freed-hour", "A freed hour counts once", method::freed_hour),
            section("fates", "What can happen to a meeting", method::fates),
            section("deep-work", "Uninterrupted work", method::deep_work),
            section("leavers", "People who stay", method::leavers),
            section("costs", "What the change costs", method::costs),
            section("adoption", "Nothing works from the first day", method::adoption),
            section("worth", "From months to one figure", method::worth),
            section("views", "All that counts, and cash only", method::views),
            section("uncertainty", "How sure it is", method::uncertainty),
        ],
    ),
    (
        "In practice",
        &[
            section("measures", "What to measure", practice::measures),
            section("plan", "Ninety days in short", practice::plan),
            section("choosing", "Choosing tools", practice::choosing),
            section("glossary", "Glossary", glossary::glossary),
        ],
    ),
];

/// All sections, in order.
pub fn sections() -> impl Iterator<Item = &'static Section> {
    CHAPTERS.iter().flat_map(|(_, sections)| *sections)
}

/// The section with this id.
pub fn find_section(id: &str) -> Option<&'static Section> {
    sections().find(|section| section.id == id)
}

/// The section that explains an input.
pub fn section_explaining(field: &Field) -> Option<&'static Section> {
    find_section(field.guide)
}

#[cfg(test)]
mod tests;
