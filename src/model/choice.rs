//! Closed lists of values.

/// A value with its key in a document and its word on the page.
pub type ChoiceRow<C> = (C, &'static str, &'static str);

/// A value of a closed list, with its key in a document and its word on the page.
pub trait Choice: Copy + PartialEq + 'static {
    /// Each value with its key and its word, in the order in which a page offers them.
    const ALL: &'static [ChoiceRow<Self>];

    /// The key in a document.
    fn key(self) -> &'static str {
        self.row().1
    }

    /// The word on the page.
    fn word(self) -> &'static str {
        self.row().2
    }

    /// The value with this key.
    fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().find(|row| row.1 == key).map(|row| row.0)
    }

    /// Its place in [`Self::ALL`].
    fn place(self) -> usize {
        Self::ALL.iter().position(|row| row.0 == self).expect("every value stands in its own table")
    }

    /// The value's own row of [`Self::ALL`].
    fn row(self) -> &'static ChoiceRow<Self> {
        &Self::ALL[self.place()]
    }
}
