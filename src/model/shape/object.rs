//! Writing one JSON object.

use serde_json::Value;

use super::Extra;
use crate::model::date::Date;

/// An object under construction. What equals its default is best left out: links stay short.
#[derive(Debug)]
pub struct Object(Extra);

impl Object {
    /// Begins with the keys that were kept aside on reading.
    pub fn over(extra: &Extra) -> Self {
        Self(extra.clone())
    }

    /// Sets a key.
    #[must_use]
    pub fn put(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.0.insert(key.to_owned(), value.into());
        self
    }

    /// Sets a key where there is a value.
    #[must_use]
    pub fn put_some(self, key: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.put(key, value),
            None => self,
        }
    }

    /// Sets a text unless it is empty.
    #[must_use]
    pub fn put_text(self, key: &str, text: &str) -> Self {
        self.put_some(key, (!text.is_empty()).then_some(text))
    }

    /// Sets a list.
    #[must_use]
    pub fn put_list<T>(self, key: &str, items: &[T], item: impl Fn(&T) -> Value) -> Self {
        self.put(key, items.iter().map(item).collect::<Vec<_>>())
    }

    /// Sets a list unless it is empty.
    #[must_use]
    pub fn put_items<T>(self, key: &str, items: &[T], item: impl Fn(&T) -> Value) -> Self {
        if items.is_empty() { self } else { self.put_list(key, items, item) }
    }

    /// The finished object.
    pub fn done(self) -> Value {
        Value::Object(self.0)
    }
}

impl From<Date> for Value {
    fn from(date: Date) -> Self {
        Self::String(date.to_string())
    }
}
