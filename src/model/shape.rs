//! One JSON object, read and written by hand: no derive, so little code, and errors that name the key.
//!
//! [`Fields`] takes the known keys out one by one; what is left is kept as [`Extra`] and written back
//! by [`Object`], so a document of a later version survives a load and a save.

mod object;

use std::collections::BTreeSet;
use std::fmt;

use serde_json::{Map, Value};

use super::date::Date;
use super::json_number;

pub use object::Object;

/// The keys of an object that this version does not know.
pub type Extra = Map<String, Value>;

/// The longest single line of text that is kept, in characters.
pub const LINE: usize = 300;
/// The longest note that is kept, in characters.
pub const NOTE: usize = 5_000;

/// A value that a document cannot have: where, and why in plain words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShapeError {
    /// The keys from the top, such as `plan.tasks[3].due`.
    pub path: String,
    /// Why, in plain words.
    pub reason: String,
}

impl ShapeError {
    /// An error at a key path.
    pub fn new(path: &str, reason: impl Into<String>) -> Self {
        Self { path: path.to_owned(), reason: reason.into() }
    }

    /// The reason alone, as a sentence: for an edit, where the place is in sight.
    pub fn sentence(&self) -> String {
        let mut rest = self.reason.chars();
        let first = rest.next().map(|first| first.to_uppercase().chain(rest).collect::<String>());
        format!("{}.", first.unwrap_or_default())
    }
}

impl fmt::Display for ShapeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.reason)
    }
}

impl std::error::Error for ShapeError {}

/// A value of a closed list, with its key in JSON and its word on the page.
pub trait Choice: Copy + PartialEq + 'static {
    /// Each value with its key and its word, in the order in which a page offers them.
    const ALL: &'static [(Self, &'static str, &'static str)];

    /// The key in JSON.
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

    /// The value's own row of [`Self::ALL`].
    fn row(self) -> &'static (Self, &'static str, &'static str) {
        Self::ALL.iter().find(|row| row.0 == self).expect("every value stands in its own table")
    }
}

/// The keys of one object that have not been read yet.
#[derive(Debug)]
pub struct Fields {
    path: String,
    left: Extra,
}

impl Fields {
    /// Opens an object.
    ///
    /// # Errors
    /// Where the value is no object.
    pub fn open(value: &Value, path: &str) -> Result<Self, ShapeError> {
        match value {
            Value::Object(map) => Ok(Self { path: path.to_owned(), left: map.clone() }),
            other => Err(ShapeError::new(path, format!("must be an object, not {}", kind(other)))),
        }
    }

    /// The path of a key of this object.
    pub fn path_of(&self, key: &str) -> String {
        format!("{}.{key}", self.path)
    }

    /// An error at a key of this object.
    pub fn error(&self, key: &str, reason: impl Into<String>) -> ShapeError {
        ShapeError::new(&self.path_of(key), reason)
    }

    /// Takes a key out; `null` counts as missing.
    pub fn take(&mut self, key: &str) -> Option<Value> {
        self.left.remove(key).filter(|value| !value.is_null())
    }

    /// A text of at most `longest` characters, empty where missing.
    ///
    /// # Errors
    /// Another type, or a longer text.
    pub fn text(&mut self, key: &str, longest: usize) -> Result<String, ShapeError> {
        match self.take(key) {
            None => Ok(String::new()),
            Some(Value::String(text)) if text.chars().count() <= longest => Ok(text),
            Some(Value::String(_)) => Err(self.error(key, format!("is longer than {longest} characters"))),
            Some(other) => Err(self.error(key, format!("must be a text, not {}", kind(&other)))),
        }
    }

    /// A text that has to be there and not be empty: an id or a name.
    ///
    /// # Errors
    /// As [`Self::text`], or where it is missing or empty.
    pub fn required_text(&mut self, key: &str) -> Result<String, ShapeError> {
        let text = self.text(key, LINE)?;
        if text.trim().is_empty() { Err(self.error(key, "is missing or empty")) } else { Ok(text) }
    }

    /// A finite number, none where missing.
    ///
    /// # Errors
    /// Another type.
    pub fn number(&mut self, key: &str) -> Result<Option<f64>, ShapeError> {
        let Some(value) = self.take(key) else { return Ok(None) };
        match value.as_f64().filter(|number| number.is_finite()) {
            Some(number) => Ok(Some(number)),
            None => Err(self.error(key, format!("must be a number, not {}", kind(&value)))),
        }
    }

    /// A number from `low` to `high`, none where missing.
    ///
    /// # Errors
    /// Another type, or outside the range.
    pub fn number_within(&mut self, key: &str, low: f64, high: f64) -> Result<Option<f64>, ShapeError> {
        match self.number(key)? {
            Some(number) if number < low || number > high => Err(self.error(
                key,
                format!("must be from {} to {}, not {}", json_number(low), json_number(high), json_number(number)),
            )),
            number => Ok(number),
        }
    }

    /// A whole number from `low` to `high`, none where missing.
    ///
    /// # Errors
    /// Another type, a fraction, or outside the range.
    pub fn whole(&mut self, key: &str, low: u32, high: u32) -> Result<Option<u32>, ShapeError> {
        match self.number_within(key, f64::from(low), f64::from(high))? {
            Some(number) if number.fract() != 0.0 => {
                Err(self.error(key, format!("must be a whole number, not {number}")))
            }
            number => Ok(number.map(|number| number as u32)),
        }
    }

    /// A yes or no, no where missing.
    ///
    /// # Errors
    /// Another type.
    pub fn flag(&mut self, key: &str) -> Result<bool, ShapeError> {
        match self.take(key) {
            None => Ok(false),
            Some(Value::Bool(flag)) => Ok(flag),
            Some(other) => Err(self.error(key, format!("must be true or false, not {}", kind(&other)))),
        }
    }

    /// A day, none where missing.
    ///
    /// # Errors
    /// Another type, or a text that is no day.
    pub fn date(&mut self, key: &str) -> Result<Option<Date>, ShapeError> {
        match self.take(key) {
            None => Ok(None),
            Some(Value::String(text)) => text.parse().map(Some).map_err(|error| self.error(key, format!("{error}"))),
            Some(other) => Err(self.error(key, format!("must be a date as YYYY-MM-DD, not {}", kind(&other)))),
        }
    }

    /// A value of a closed list, none where missing.
    ///
    /// # Errors
    /// Another type, or a word that is not on the list (the message says the list).
    pub fn choice<C: Choice>(&mut self, key: &str) -> Result<Option<C>, ShapeError> {
        let Some(value) = self.take(key) else { return Ok(None) };
        let found = value.as_str().and_then(C::from_key);
        found.map(Some).ok_or_else(|| {
            let keys: Vec<&str> = C::ALL.iter().map(|row| row.1).collect();
            self.error(key, format!("must be one of {}, not {value}", keys.join(", ")))
        })
    }

    /// A list of at most `longest` items, none where missing.
    ///
    /// # Errors
    /// Another type, too many items, or the first error of an item.
    pub fn list<T>(
        &mut self,
        key: &str,
        longest: usize,
        item: impl Fn(&Value, &str) -> Result<T, ShapeError>,
    ) -> Result<Option<Vec<T>>, ShapeError> {
        let Some(items) = self.items(key, longest)? else { return Ok(None) };
        let mut read = Vec::new();
        for (path, value) in &items {
            read.push(item(value, path)?);
        }
        Ok(Some(read))
    }

    /// The items of a list with their paths.
    fn items(&mut self, key: &str, longest: usize) -> Result<Option<Vec<(String, Value)>>, ShapeError> {
        let Some(value) = self.take(key) else { return Ok(None) };
        let Value::Array(items) = value else {
            return Err(self.error(key, format!("must be a list, not {}", kind(&value))));
        };
        if items.len() > longest {
            return Err(self.error(key, format!("has {} items; at most {longest} can be kept", items.len())));
        }
        let path = self.path_of(key);
        Ok(Some(items.into_iter().enumerate().map(|(i, value)| (format!("{path}[{i}]"), value)).collect()))
    }

    /// Refuses a list in which two items have one id.
    ///
    /// # Errors
    /// Names the first id that comes twice.
    pub fn unique<'a>(&self, key: &str, ids: impl Iterator<Item = &'a str>) -> Result<(), ShapeError> {
        let mut seen = BTreeSet::new();
        for id in ids {
            if !seen.insert(id) {
                return Err(self.error(key, format!("the id “{id}” is there twice")));
            }
        }
        Ok(())
    }

    /// The keys that nobody asked for.
    pub fn rest(self) -> Extra {
        self.left
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[track_caller]
    fn message<T: fmt::Debug>(result: Result<T, ShapeError>) -> String {
        result.unwrap_err().to_string()
    }

    #[test]
    fn errors_name_the_path_and_the_reason() {
        let value = json!({"a": "x", "b": 1.5, "c": [1, "y"], "d": "2027-02-30", "e": [1, 2, 3]});
        let mut fields = Fields::open(&value, "plan").unwrap();
        assert_eq!(message(fields.number("a")), "plan.a: must be a number, not a text");
        assert_eq!(message(fields.whole("b", 0, 9)), "plan.b: must be a whole number, not 1.5");
        let number = |value: &Value, path: &str| value.as_f64().ok_or_else(|| ShapeError::new(path, "no number"));
        assert_eq!(message(fields.list("c", 9, number)), "plan.c[1]: no number");
        assert_eq!(message(fields.date("d")), "plan.d: there is no day 2027-02-30 in the calendar");
        assert_eq!(message(fields.list("e", 2, number)), "plan.e: has 3 items; at most 2 can be kept");
        assert_eq!(message(Fields::open(&json!([]), "plan")), "plan: must be an object, not a list");
        assert_eq!(ShapeError::new("plan", "at most 9 can be kept").sentence(), "At most 9 can be kept.");
    }

    #[test]
    fn unknown_keys_are_kept_and_null_is_missing() {
        let value = json!({"known": null, "later": {"x": 1}});
        let mut fields = Fields::open(&value, "plan").unwrap();
        assert_eq!(fields.number("known"), Ok(None));
        assert_eq!(Object::over(&fields.rest()).put("known", 2).done(), json!({"known": 2, "later": {"x": 1}}));
    }
}
