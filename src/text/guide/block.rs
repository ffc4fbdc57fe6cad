//! What a part of the guide is made of.

use crate::model::Unit;
use std::borrow::Cow;

/// Writes a number in its unit, as the reader's locale has it.
pub type Write<'a> = dyn Fn(f64, Unit) -> String + 'a;

/// A text that is there as it is, or is made with figures.
pub type Words = Cow<'static, str>;

/// A piece of a part, in the order of reading.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Text(Words),
    /// A list.
    List(Vec<Words>),
    /// Terms with what is said of each.
    Terms(Vec<(Words, Words)>),
    /// A table: what it shows, the heads of its columns, and its rows.
    Table(&'static str, &'static [&'static str], Vec<Vec<Words>>),
    /// Where to go from here.
    Ways(&'static [Way]),
}

/// A way out of the guide, or on within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
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
    Part(&'static str),
}

/// A paragraph.
pub(super) fn text(words: impl Into<Words>) -> Block {
    Block::Text(words.into())
}

/// A term with what is said of it.
pub(super) fn term(name: impl Into<Words>, words: impl Into<Words>) -> (Words, Words) {
    (name.into(), words.into())
}
