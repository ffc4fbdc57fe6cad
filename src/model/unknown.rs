//! Keys of a document that this version does not know.

/// The keys of an object that this version does not know: kept, so that loading and saving a document of a later version
/// loses nothing. The compact JSON text of an object, empty where there is none; only `exchange` looks into it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnknownKeys(String);

impl UnknownKeys {
    /// The keys of an object as compact JSON.
    pub fn of_json(object: String) -> Self {
        Self(object)
    }

    /// The object as compact JSON, empty where there are no such keys.
    pub fn json(&self) -> &str {
        &self.0
    }

    /// Whether there are no such keys.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
