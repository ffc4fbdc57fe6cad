//! The evidence behind the evidence preset, as data: one entry an input, each with its sources.
//!
//! The line beside an input is [`Field::source`](super::Field): it is in the page's first file. Everything here is long, and is reached
//! from chunks only.

mod entries;

use entries::ENTRIES;
pub use entries::MEETING_HOURS;

use super::estimate::Spread;

/// How a finding came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EvidenceKind {
    /// Counted, or from a randomized trial.
    Measured,
    /// People were asked.
    Survey,
    /// A vendor's data of its own users.
    Vendor,
    /// What analysts commonly assume.
    Convention,
    /// Our estimate: nobody has measured it.
    Own,
    /// Our estimate of the first edition.
    FirstEstimate,
    /// Our example, to be replaced by the user's figure.
    Placeholder,
}

impl EvidenceKind {
    /// What it is called beside an input.
    pub fn word(self) -> &'static str {
        match self {
            Self::Measured => "measured",
            Self::Survey => "survey",
            Self::Vendor => "vendor",
            Self::Convention => "convention",
            Self::Own => "our estimate: nobody has measured it; measure it in the pilot",
            Self::FirstEstimate => "our estimate, replaced by edition 2",
            Self::Placeholder => "our placeholder: replace it with your figure",
        }
    }

    /// What it is called in results: a placeholder is our own, too.
    pub fn key(self) -> &'static str {
        match self {
            Self::Own | Self::FirstEstimate | Self::Placeholder => "own",
            _ => self.word(),
        }
    }
}

/// Where a value of the evidence preset comes from, in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceLine {
    /// Author and year.
    pub citation: &'static str,
    /// How its findings came about, the weightiest first.
    pub kinds: &'static [EvidenceKind],
}

impl SourceLine {
    /// Where the estimates of the first edition come from.
    pub(super) const FIRST_EDITION: Self =
        Self { citation: "Async ROI, first edition, November 2026", kinds: &[EvidenceKind::FirstEstimate] };

    /// Where our examples come from.
    pub(super) const PLACEHOLDER: Self = Self { citation: "Async ROI, 2026", kinds: &[EvidenceKind::Placeholder] };

    /// Whether the value is an example, which says nothing about anybody.
    pub fn is_placeholder(self) -> bool {
        self.kinds == [EvidenceKind::Placeholder]
    }
}

/// A source, and what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Who wrote or published it.
    pub author: &'static str,
    /// When; none where it is undated.
    pub year: Option<u16>,
    /// Title or publisher; empty where the author is the publisher.
    pub title: &'static str,
    /// How it came about.
    pub kind: EvidenceKind,
    /// Whether it was read in a secondary copy.
    pub reported: bool,
    /// What was found, and where.
    pub found: &'static str,
}

impl Source {
    /// The year in which all sources were read.
    pub const READ: u16 = 2026;

    /// Author, year, title or publisher.
    pub fn reference(&self) -> String {
        let year = self.year.map_or_else(|| "undated".to_owned(), |year| year.to_string());
        let title = if self.title.is_empty() { String::new() } else { format!(": {}", self.title) };
        format!("{} ({year}){title}", self.author)
    }

    /// How it came about, and how it was read.
    pub fn reading(&self) -> String {
        let reported = if self.reported { ", reported: read in a secondary copy" } else { "" };
        format!("{}{reported}, read in {}", self.kind.word(), Self::READ)
    }
}

/// The evidence behind an input.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EvidenceEntry {
    /// The inputs, by key, of which it is the evidence.
    pub keys: &'static [&'static str],
    /// The sources, the weightiest first; none where the value is ours.
    pub sources: &'static [Source],
    /// How far it carries here.
    pub carries: &'static str,
}

/// The evidence behind an input of the latest edition; none where the line beside it says all there is.
pub fn evidence(key: &str) -> Option<&'static EvidenceEntry> {
    ENTRIES.iter().find(|entry| entry.keys.contains(&key))
}

/// The evidence behind all inputs of the latest edition, in their order.
pub fn evidence_entries() -> &'static [EvidenceEntry] {
    ENTRIES
}

/// A range for a group of people, to be chosen instead of the preset's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GroupRange {
    /// Whose.
    pub name: &'static str,
    /// The range.
    pub values: Spread,
    /// Where it comes from.
    pub source: SourceLine,
}
