//! The editions of the evidence preset.

/// An edition of the evidence preset. A newer edition has new ranges and sources; the figures of an older one never
/// change, because cases, links and documents of that edition leave out the values that equal them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edition {
    /// November 2026: this product's own estimates.
    First,
    /// December 2026: each range with its source.
    Second,
}

impl Edition {
    /// All editions, the oldest first.
    pub const ALL: [Self; 2] = [Self::First, Self::Second];
    /// The edition of a new case.
    pub const LATEST: Self = Self::Second;
    /// The edition of a document that names none: it was written before there was a second one.
    pub const UNSTATED: Self = Self::First;

    /// Its number, from 1, as links and documents state it.
    pub fn number(self) -> u32 {
        self as u32 + 1
    }

    /// The edition of a number.
    pub fn find(number: u64) -> Option<Self> {
        Self::ALL.into_iter().find(|edition| u64::from(edition.number()) == number)
    }

    /// The month in which it came out.
    pub fn month(self) -> &'static str {
        match self {
            Self::First => "November 2026",
            Self::Second => "December 2026",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_count_from_one_and_the_latest_is_the_last() {
        let numbers: Vec<u32> = Edition::ALL.into_iter().map(Edition::number).collect();
        assert_eq!(numbers, [1, 2]);
        assert!(Edition::ALL.into_iter().all(|edition| Edition::find(edition.number().into()) == Some(edition)));
        assert_eq!((Edition::find(0), Edition::find(3)), (None, None));
        assert_eq!(Edition::ALL.last(), Some(&Edition::LATEST));
    }
}
