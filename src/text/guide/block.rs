//! The blocks of a section of the guide.

use crate::model::Unit;
use std::borrow::Cow;

/// Formats a number in its unit, in the user's locale.
pub type FormatValue<'a> = dyn Fn(f64, Unit) -> String + 'a;

/// A fixed text, or one made with figures.
pub type GuideText = Cow<'static, str>;

/// A block of a section.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Text(GuideText),
    /// A list.
    List(Vec<GuideText>),
    /// Terms with their descriptions.
    Terms(Vec<(GuideText, GuideText)>),
    /// A table: caption, column headings, rows.
    Table(&'static str, &'static [&'static str], Vec<Vec<GuideText>>),
    /// Links to follow from here.
    Links(&'static [GuideLink]),
}

/// The target of a link in the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuideLink {
    /// An input of the case, by its key.
    Input(&'static str),
    /// The page that measures files.
    Measure,
    /// The scorecard.
    Scorecard,
    /// The rollout plan.
    Rollout,
    /// The tools page.
    Tools,
    /// The readiness check.
    Readiness,
    /// A section of the guide, by its id.
    Section(&'static str),
}

/// A paragraph.
pub(super) fn text(words: impl Into<GuideText>) -> Block {
    Block::Text(words.into())
}

/// A term with its description.
pub(super) fn term(name: impl Into<GuideText>, words: impl Into<GuideText>) -> (GuideText, GuideText) {
    (name.into(), words.into())
}
