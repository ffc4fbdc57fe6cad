//! What a part of the guide is made of.

use crate::model::Unit;
use std::borrow::Cow;

/// Writes a number in its unit, as the reader's locale has it.
pub type FormatValue<'a> = dyn Fn(f64, Unit) -> String + 'a;

/// A text that is there as it is, or is made with figures.
pub type GuideText = Cow<'static, str>;

/// A piece of a part, in the order of reading.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Text(GuideText),
    /// A list.
    List(Vec<GuideText>),
    /// Terms with what is said of each.
    Terms(Vec<(GuideText, GuideText)>),
    /// A table: what it shows, the heads of its columns, and its rows.
    Table(&'static str, &'static [&'static str], Vec<Vec<GuideText>>),
    /// Where to go from here.
    Links(&'static [GuideLink]),
}

/// A way out of the guide, or on within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuideLink {
    /// To an input of the case, by its key.
    Input(&'static str),
    /// To the key figures.
    Scorecard,
    /// To the plan.
    Rollout,
    /// To the tools.
    Tools,
    /// To the readiness check.
    Readiness,
    /// To a part of the guide.
    Section(&'static str),
}

/// A paragraph.
pub(super) fn text(words: impl Into<GuideText>) -> Block {
    Block::Text(words.into())
}

/// A term with what is said of it.
pub(super) fn term(name: impl Into<GuideText>, words: impl Into<GuideText>) -> (GuideText, GuideText) {
    (name.into(), words.into())
}
