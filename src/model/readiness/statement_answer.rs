//! The two answers to a statement of the readiness check.

use crate::model::{Choice, ChoiceRow};

/// The lowest answer: not at all, or never.
pub const LOWEST: u8 = 1;
/// The highest answer: fully, or always.
pub const HIGHEST: u8 = 5;

/// What is asked about each statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerAspect {
    /// How far the team says that it is so.
    Claimed,
    /// How often it was so in the last two weeks.
    Practised,
}

impl Choice for AnswerAspect {
    const ALL: &'static [ChoiceRow<Self>] =
        &[(Self::Claimed, "claimed", "We claim this"), (Self::Practised, "practised", "Last two weeks")];
}

impl AnswerAspect {
    /// What the lowest and the highest answer mean.
    pub fn ends(self) -> [&'static str; 2] {
        match self {
            Self::Claimed => ["not at all", "fully"],
            Self::Practised => ["never", "always"],
        }
    }
}

/// The two answers to one statement, each from [`LOWEST`] to [`HIGHEST`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StatementAnswer {
    claimed: Option<u8>,
    practised: Option<u8>,
}

impl StatementAnswer {
    /// Two answers from [`LOWEST`] to [`HIGHEST`]; what lies outside counts as not answered.
    pub fn new(claimed: Option<u8>, practised: Option<u8>) -> Self {
        let within = |answer: &u8| (LOWEST..=HIGHEST).contains(answer);
        Self { claimed: claimed.filter(within), practised: practised.filter(within) }
    }

    /// How far the team says that it is so.
    pub fn claimed(self) -> Option<u8> {
        self.claimed
    }

    /// How often it was so in the last two weeks.
    pub fn practised(self) -> Option<u8> {
        self.practised
    }

    /// One of the two answers.
    pub fn of(self, aspect: AnswerAspect) -> Option<u8> {
        match aspect {
            AnswerAspect::Claimed => self.claimed,
            AnswerAspect::Practised => self.practised,
        }
    }

    /// With one of the two answers replaced.
    #[must_use]
    pub fn with(self, aspect: AnswerAspect, level: Option<u8>) -> Self {
        match aspect {
            AnswerAspect::Claimed => Self::new(level, self.practised),
            AnswerAspect::Practised => Self::new(self.claimed, level),
        }
    }

    /// How many of the two are given.
    pub fn given(self) -> usize {
        usize::from(self.claimed.is_some()) + usize::from(self.practised.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_answer_is_replaced_and_the_other_stays() {
        let answer = StatementAnswer::new(Some(4), None).with(AnswerAspect::Practised, Some(2));
        assert_eq!(
            (answer.of(AnswerAspect::Claimed), answer.of(AnswerAspect::Practised), answer.given()),
            (Some(4), Some(2), 2)
        );
        assert_eq!(answer.with(AnswerAspect::Claimed, Some(6)), StatementAnswer::new(None, Some(2)));
    }
}
