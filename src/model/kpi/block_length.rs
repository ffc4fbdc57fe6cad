//! The shortest block of uninterrupted time that counts as deep work.

use crate::model::{Choice, ChoiceRow};

/// How long a block must be, at least, to count as deep work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum BlockLength {
    /// 60 minutes.
    Hour,
    /// 90 minutes.
    HourAndHalf,
    /// 120 minutes.
    #[default]
    TwoHours,
}

impl Choice for BlockLength {
    const ALL: &'static [ChoiceRow<Self>] = &[
        (Self::Hour, "60", "blocks of 60 minutes or more"),
        (Self::HourAndHalf, "90", "blocks of 90 minutes or more"),
        (Self::TwoHours, "120", "blocks of 120 minutes or more"),
    ];
}

impl BlockLength {
    /// In minutes.
    pub fn minutes(self) -> i64 {
        match self {
            Self::Hour => 60,
            Self::HourAndHalf => 90,
            Self::TwoHours => 120,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_named_after_its_minutes() {
        assert!(BlockLength::ALL.iter().all(|(block, key, _)| block.minutes().to_string() == *key));
    }
}
