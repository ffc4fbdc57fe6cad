//! The sources of the evidence preset as data: one entry per input.
//!
//! The short source line beside an input is [`Field::source`](super::Field), in the page's first file. The long texts here are loaded with
//! chunks only.

mod entries;

use entries::ENTRIES;
pub use entries::MEETING_HOURS;

use super::estimate::Spread;

/// The kind of evidence: how a figure was obtained.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EvidenceKind {
    /// Counted, or found in a randomized trial.
    Measured,
    /// People were asked.
    Survey,
    /// A vendor's data about its own users.
    Vendor,
    /// What analysts commonly assume.
    Convention,
    /// Our estimate: nobody has measured it.
    Own,
    /// Our estimate in the first edition.
    FirstEstimate,
    /// Our example, to be replaced by the user's figure.
    Placeholder,
}

impl EvidenceKind {
    /// Its name beside an input.
    pub fn word(self) -> &'static str {
        match self {
            Self::Measured => "measured",
            Self::Survey => "survey",
            Self::Vendor => "vendor",
            Self::Convention => "convention",
            Self::Own => "our estimate: measure it in the pilot",
            Self::FirstEstimate => "our estimate, replaced by edition 2",
            Self::Placeholder => "placeholder: replace with your figure",
        }
    }

    /// Its key in result documents, where a placeholder also counts as our own.
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
    /// The kinds of evidence, the strongest first.
    pub kinds: &'static [EvidenceKind],
}

impl SourceLine {
    /// Where the estimates of the first edition come from.
    pub(super) const FIRST_EDITION: Self =
        Self { citation: "Async ROI, first edition, November 2026", kinds: &[EvidenceKind::FirstEstimate] };

    /// Where our examples come from.
    pub(super) const PLACEHOLDER: Self = Self { citation: "Async ROI, 2026", kinds: &[EvidenceKind::Placeholder] };

    /// Whether the value is only an example to be replaced.
    pub fn is_placeholder(self) -> bool {
        self.kinds == [EvidenceKind::Placeholder]
    }
}

/// A source and its finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Who wrote or published it.
    pub author: &'static str,
    /// The year of publication; none where it is undated.
    pub year: Option<u16>,
    /// Title or publisher; empty where the author is the publisher.
    pub title: &'static str,
    /// The kind of evidence.
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

    /// The kind of evidence, and how and when the source was read.
    pub fn reading(&self) -> String {
        let reported = if self.reported { ", reported in a secondary source" } else { "" };
        format!("{}{reported}, read in {}", self.kind.word(), Self::READ)
    }
}

/// The evidence behind an input.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EvidenceEntry {
    /// The keys of the inputs that it supports.
    pub keys: &'static [&'static str],
    /// The sources, the strongest first; empty where the value is our own.
    pub sources: &'static [Source],
    /// How far the sources apply to a case here, in words.
    pub carries: &'static str,
}

/// The evidence behind an input of the latest edition; none where the line beside the input says everything.
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
    /// Name of the group.
    pub name: &'static str,
    /// Its range.
    pub values: Spread,
    /// Source of the range.
    pub source: SourceLine,
}
