//! The two answers to a statement.

use crate::model::Choice;

/// The lowest answer: not at all, or never.
pub const LOWEST: u8 = 1;
/// The highest answer: fully, or always.
pub const HIGHEST: u8 = 5;

/// What is asked about each statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aspect {
    /// How far the team says that it is so.
    Claimed,
    /// How often it was so in the last two weeks.
    Practised,
}

impl Choice for Aspect {
    const ALL: &'static [(Self, &'static str, &'static str)] =
        &[(Self::Claimed, "claimed", "We say so"), (Self::Practised, "practised", "It was so")];
}

impl Aspect {
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
pub struct Answer {
    claimed: Option<u8>,
    practised: Option<u8>,
}

impl Answer {
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
    pub fn of(self, aspect: Aspect) -> Option<u8> {
        match aspect {
            Aspect::Claimed => self.claimed,
            Aspect::Practised => self.practised,
        }
    }

    /// With one of the two answers replaced.
    #[must_use]
    pub fn with(self, aspect: Aspect, level: Option<u8>) -> Self {
        match aspect {
            Aspect::Claimed => Self::new(level, self.practised),
            Aspect::Practised => Self::new(self.claimed, level),
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
        let answer = Answer::new(Some(4), None).with(Aspect::Practised, Some(2));
        assert_eq!((answer.of(Aspect::Claimed), answer.of(Aspect::Practised), answer.given()), (Some(4), Some(2), 2));
        assert_eq!(answer.with(Aspect::Claimed, Some(6)), Answer::new(None, Some(2)));
    }
}
