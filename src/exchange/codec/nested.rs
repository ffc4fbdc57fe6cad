//! What holds further values: objects within objects, lists, and the keys that nobody asked for.

use super::value::kind;
use super::{CheckedValue, CodecPass, DocumentError, JsonKeys, ObjectCodec, Result, read, write};
use crate::model::UnknownKeys;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

impl ObjectCodec {
    /// An object whose unknown keys count as this one's; written where anything is in it.
    pub(in crate::exchange) fn section(&mut self, key: &str, keys: &mut dyn FnMut(&mut Self) -> Result) -> Result {
        let inner = match self.take(key) {
            Some(value) => Self::reading(value),
            None if self.is_reading() => return Ok(()),
            None => Ok(Self::new(self.pass)),
        };
        let inner = inner.and_then(|mut inner| keys(&mut inner).map(|()| inner)).map_err(|error| error.within(key))?;
        if !inner.map.is_empty() {
            self.put(key, inner.map);
        }
        Ok(())
    }

    /// An object of a type of its own.
    pub(in crate::exchange) fn object(&mut self, key: &str, slot: &mut impl JsonKeys) -> Result {
        if !self.is_reading() {
            self.put(key, write(slot, self.pass));
        } else if let Some(value) = self.take(key) {
            read(slot, value).map_err(|error| error.within(key))?;
        }
        Ok(())
    }

    /// An object whose keys are data, left out where it is empty; `entry` reads from `blank`, or writes, the value at a key.
    pub(in crate::exchange) fn map<K: Ord + AsRef<str> + for<'a> From<&'a str>, T>(
        &mut self,
        key: &str,
        slot: &mut BTreeMap<K, T>,
        blank: fn() -> T,
        entry: fn(&mut Self, &str, &mut T) -> Result,
    ) -> Result {
        if !self.includes(key, true) {
            return Ok(());
        }
        self.section(key, &mut |inner| {
            for id in inner.map.keys().cloned().collect::<Vec<_>>() {
                if inner.includes(&id, true) {
                    slot.insert(id.as_str().into(), blank());
                }
            }
            slot.iter_mut().try_for_each(|(id, value)| entry(inner, id.as_ref(), value))
        })
    }

    /// A list of values that two functions read and write, written even where it is empty.
    pub(in crate::exchange) fn items<T>(
        &mut self,
        key: &str,
        most: usize,
        slot: &mut Vec<T>,
        read: impl Fn(Value) -> Result<T>,
        write: impl Fn(&mut T) -> Value,
    ) -> Result {
        match self.take(key) {
            _ if !self.is_reading() => self.put(key, slot.iter_mut().map(write).collect::<Vec<_>>()),
            None => {}
            Some(Value::Array(items)) => {
                let count = items.len();
                self.check(key, count <= most, || format!("has {count} items; at most {most} can be kept"))?;
                slot.clear();
                for (place, value) in items.into_iter().enumerate() {
                    slot.push(read(value).map_err(|error| error.within(&format!("{key}[{place}]")))?);
                }
            }
            Some(other) => return Err(DocumentError::new(key, format!("must be a list, not {}", kind(&other)))),
        }
        Ok(())
    }

    /// A list of objects that is written even where it is empty; `blank` is what reading an item starts from.
    pub(in crate::exchange) fn stated_list<T: JsonKeys>(
        &mut self,
        key: &str,
        most: usize,
        slot: &mut Vec<T>,
        blank: fn() -> T,
    ) -> Result {
        let pass = self.pass;
        let read = |value| {
            let mut item = blank();
            read(&mut item, value).map(|()| item)
        };
        self.items(key, most, slot, read, |item| write(item, pass))
    }

    /// A list of objects that is left out where it is empty.
    pub(in crate::exchange) fn list<T: JsonKeys>(
        &mut self,
        key: &str,
        most: usize,
        slot: &mut Vec<T>,
        blank: fn() -> T,
    ) -> Result {
        if self.includes(key, !slot.is_empty()) { self.stated_list(key, most, slot, blank) } else { Ok(()) }
    }

    /// A list of single values that is left out where it is empty.
    pub(in crate::exchange) fn values<T>(
        &mut self,
        key: &str,
        most: usize,
        slot: &mut Vec<T>,
        read: fn(&Value) -> CheckedValue<T>,
        write: fn(&T) -> Value,
    ) -> Result {
        if !self.includes(key, !slot.is_empty()) {
            return Ok(());
        }
        let read = |value| read(&value).map_err(|reason| DocumentError::new("", reason));
        self.items(key, most, slot, read, |item| write(item))
    }

    /// The keys that nobody asked for, in sections too: to be called last.
    #[expect(clippy::unnecessary_wraps, reason = "it ends each list of keys")]
    pub(in crate::exchange) fn unknown(&mut self, slot: &mut UnknownKeys) -> Result {
        match self.pass {
            CodecPass::Reading => *slot = unknown_keys(std::mem::take(&mut self.map)),
            CodecPass::Writing => add(&mut self.map, map_of(slot)),
            CodecPass::WritingKnown => {}
        }
        Ok(())
    }
}

/// Keeps what was not asked for.
pub(in crate::exchange) fn unknown_keys(map: Map<String, Value>) -> UnknownKeys {
    if map.is_empty() { UnknownKeys::default() } else { UnknownKeys::of_json(Value::Object(map).to_string()) }
}

/// What was kept.
pub(in crate::exchange) fn map_of(unknown: &UnknownKeys) -> Map<String, Value> {
    if unknown.is_empty() { Map::new() } else { serde_json::from_str(unknown.json()).unwrap_or_default() }
}

/// Adds what an object does not have, at every depth.
fn add(object: &mut Map<String, Value>, unknown: Map<String, Value>) {
    for (key, value) in unknown {
        match (object.get_mut(&key), value) {
            (None, value) => drop(object.insert(key, value)),
            (Some(Value::Object(place)), Value::Object(inner)) => add(place, inner),
            _ => {}
        }
    }
}
