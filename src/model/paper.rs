//! The texts of the decision paper that its author edits.

use super::date::Date;
use super::unknown_keys::UnknownKeys;

/// What the author of a case has written in its decision paper. A text that is empty is not the author's: the paper then says what
/// follows from the figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaperTexts {
    /// Who is asked.
    pub asked: String,
    /// For what.
    pub ask: String,
    /// By when.
    pub due: Option<Date>,
    /// Anything else, below what is asked.
    pub note: String,
    /// The risks, and how they are met.
    pub risks: String,
    /// Keys that this version does not know.
    pub unknown: UnknownKeys,
}
