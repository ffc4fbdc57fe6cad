//! What the keeper asks of a storage.

/// Texts under names, as a browser keeps them for a page. Other tabs write to it too.
pub trait Storage {
    /// The text under a name.
    fn read(&self, name: &str) -> Option<String>;

    /// Keeps a text under a name.
    ///
    /// # Errors
    /// When it is not used, most often for want of room; what was there stays.
    fn write(&self, name: &str, text: &str) -> Result<(), Refused>;

    /// Forgets the text under a name.
    fn remove(&self, name: &str);

    /// The names of all texts.
    fn names(&self) -> Vec<String>;
}

/// Storage did not take a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;
