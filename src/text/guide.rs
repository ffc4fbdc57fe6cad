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
        "What asynchronous work is",
        &[
            section("meaning", "What it is and what it is not", basics::meaning),
            section("compared", "Synchronous and asynchronous work compared", basics::compared),
            section("principles", "Four principles", basics::principles),
            section("failures", "Three common failures", basics::failures),
            section("scaling", "As a team grows", basics::scaling),
            section("questions", "Frequently asked questions", basics::questions),
        ],
    ),
    (
        "Claims and evidence",
        &[
            section("claims", "The article’s claims and the evidence", claims::claims),
            section("contradictions", "Where the claims contradict each other", claims::contradicting),
            section("evidence", "Where the ranges come from", evidence::by_input),
            section("sources", "Sources", evidence::bibliography),
        ],
    ),
    (
        "How the case is computed",
        &[
            section("hour", "The cost of an hour and of meetings", method::hour),
            section("freed-hour", "Each freed hour counts once", method::freed_hour),
            section("fates", "What can happen to a meeting", method::fates),
            section("deep-work", "Uninterrupted work", method::deep_work),
            section("leavers", "Lower turnover", method::leavers),
            section("costs", "What the change costs", method::costs),
            section("adoption", "Adoption takes time", method::adoption),
            section("worth", "From monthly cash flow to net present value", method::worth),
            section("views", "Time and money, or cash only", method::views),
            section("uncertainty", "How certain the result is", method::uncertainty),
        ],
    ),
    (
        "In practice",
        &[
            section("measures", "What to measure", practice::measures),
            section("measuring", "Measuring from files", practice::measuring),
            section("plan", "The 90-day plan in brief", practice::plan),
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
