//! JSON objects: each type lists its keys once, for reading and for writing.
//!
//! A type implements [`JsonKeys`]. An [`ObjectCodec`] is one pass over one JSON object, either reading it into the type or writing it
//! from the type (the archive of Boost.Serialization and cereal). The direction is a value, not a type parameter: each list
//! of keys is compiled once, which keeps the page small.
//!
//! Reading starts from the type's defaults and replaces what the document has. `null` counts as missing where a key may be
//! left out.

mod error;
mod nested;
mod value;

pub use error::DocumentError;
pub(super) use nested::{map_of, unknown_keys};
pub(crate) use value::json_number;
use value::kind;
pub(super) use value::{choice_of, number_of, range_json, read_spread, spread_json, text_of};

use crate::model::date::Date;
use crate::model::{Choice, Estimate, Field, LINE, Quantity, Spread};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// The bounds of a number that may be any.
pub(super) const ANY: (f64, f64) = (f64::MIN, f64::MAX);

/// What a pass comes to.
pub(super) type Result<T = ()> = std::result::Result<T, DocumentError>;
/// A single value, or why it is not admissible.
pub(super) type CheckedValue<T> = std::result::Result<T, String>;

/// A type that is a JSON object.
pub(super) trait JsonKeys {
    /// Reads or writes each key. Only reading refuses anything: the first value that is not admissible.
    fn keys(&mut self, object: &mut ObjectCodec) -> Result;
}

/// The direction of a pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CodecPass {
    /// From JSON to the type.
    Reading,
    /// From the type to JSON.
    Writing,
    /// From the type to JSON, without the keys that this version does not know.
    WritingKnown,
}

/// One pass over one JSON object.
#[derive(Debug)]
pub(super) struct ObjectCodec {
    pass: CodecPass,
    /// In reading: the keys not yet read. In writing: the keys written so far.
    map: Map<String, Value>,
}

/// Reads a JSON value into a type. The paths of errors begin within it: each level puts its own key in front.
pub(super) fn read(keys: &mut dyn JsonKeys, value: Value) -> Result {
    keys.keys(&mut ObjectCodec::reading(value)?)
}

/// Writes a type as JSON.
pub(super) fn write(keys: &mut dyn JsonKeys, pass: CodecPass) -> Value {
    let mut object = ObjectCodec::new(pass);
    let done = keys.keys(&mut object);
    debug_assert!(done.is_ok(), "only reading refuses anything");
    Value::Object(object.map)
}

impl ObjectCodec {
    fn new(pass: CodecPass) -> Self {
        Self { pass, map: Map::new() }
    }

    fn reading(value: Value) -> Result<Self> {
        match value {
            Value::Object(map) => Ok(Self { pass: CodecPass::Reading, map }),
            other => Err(DocumentError::new("", format!("must be an object, not {}", kind(&other)))),
        }
    }

    /// Whether this pass reads.
    pub(super) fn is_reading(&self) -> bool {
        self.pass == CodecPass::Reading
    }

    /// Takes a key out in reading.
    pub(super) fn take(&mut self, key: &str) -> Option<Value> {
        self.map.remove(key)
    }

    /// Sets a key in writing.
    pub(super) fn put(&mut self, key: &str, value: impl Into<Value>) {
        self.map.insert(key.to_owned(), value.into());
    }

    /// Whether a key that may be left out is there. In reading: the document has it, and not as `null`. In writing: `stated`.
    pub(super) fn includes(&mut self, key: &str, stated: bool) -> bool {
        if !self.is_reading() {
            return stated;
        }
        if self.map.get(key).is_some_and(Value::is_null) {
            self.map.remove(key);
        }
        self.map.contains_key(key)
    }

    /// Whether a value that is a word or an object is an object. In reading: as the document has it. In writing: `stated`.
    pub(super) fn is_object(&self, key: &str, stated: bool) -> bool {
        if self.is_reading() { self.map.get(key).is_some_and(Value::is_object) } else { stated }
    }

    /// Refuses to read what does not hold.
    pub(super) fn check(&self, key: &str, holds: bool, reason: impl FnOnce() -> String) -> Result {
        if holds || !self.is_reading() { Ok(()) } else { Err(DocumentError::new(key, reason())) }
    }

    /// Refuses to read an object without a key.
    pub(super) fn require(&mut self, key: &str) -> Result {
        let found = self.includes(key, true);
        self.check(key, found, || "is missing".to_owned())
    }

    /// Refuses to read a list in which two items have one id.
    pub(super) fn unique<'a>(&self, key: &str, ids: impl Iterator<Item = &'a str>) -> Result {
        let mut seen = BTreeSet::new();
        for id in ids {
            self.check(key, seen.insert(id), || format!("the id “{id}” is there twice"))?;
        }
        Ok(())
    }

    /// A value that two functions read and write; missing, it stays as it is.
    pub(super) fn value<T>(
        &mut self,
        key: &str,
        slot: &mut T,
        read: impl FnOnce(&Value) -> CheckedValue<T>,
        write: impl FnOnce(&T) -> Value,
    ) -> Result {
        if !self.is_reading() {
            self.put(key, write(slot));
        } else if let Some(value) = self.take(key) {
            *slot = read(&value).map_err(|reason| DocumentError::new(key, reason))?;
        }
        Ok(())
    }

    /// A value that may be missing; `keys` reads it from `blank`, or writes it.
    pub(super) fn optional<T>(
        &mut self,
        key: &str,
        slot: &mut Option<T>,
        blank: impl FnOnce() -> T,
        keys: impl FnOnce(&mut Self, &str, &mut T) -> Result,
    ) -> Result {
        if self.is_reading() {
            *slot = self.includes(key, true).then(blank);
        }
        slot.as_mut().map_or(Ok(()), |value| keys(self, key, value))
    }

    /// A text of at most so many characters that is written even where it is empty.
    pub(super) fn stated_text(&mut self, key: &str, most: usize, slot: &mut String) -> Result {
        self.value(key, slot, |value| text_of(value, most), |text| text.as_str().into())
    }

    /// A text of at most so many characters that is left out where it is empty.
    pub(super) fn text(&mut self, key: &str, most: usize, slot: &mut String) -> Result {
        if self.includes(key, !slot.is_empty()) { self.stated_text(key, most, slot) } else { Ok(()) }
    }

    /// A text that has to be there and not be empty.
    pub(super) fn id(&mut self, key: &str, slot: &mut String) -> Result {
        self.text(key, LINE, slot)?;
        self.check(key, !slot.trim().is_empty(), || "is missing or empty".to_owned())
    }

    /// A yes or no that is written even where it is no.
    pub(super) fn stated_flag(&mut self, key: &str, slot: &mut bool) -> Result {
        let read = |value: &Value| value.as_bool().ok_or_else(|| "must be true or false".to_owned());
        self.value(key, slot, read, |flag| (*flag).into())
    }

    /// A yes or no that is left out where it is no.
    pub(super) fn flag(&mut self, key: &str, slot: &mut bool) -> Result {
        if self.includes(key, *slot) { self.stated_flag(key, slot) } else { Ok(()) }
    }

    /// A number within bounds, written with a decimal point.
    pub(super) fn number(&mut self, key: &str, bounds: (f64, f64), slot: &mut f64) -> Result {
        self.value(key, slot, |value| number_of(value, bounds), |number| (*number).into())
    }

    /// The same, left out where there is none.
    pub(super) fn some_number(&mut self, key: &str, bounds: (f64, f64), slot: &mut Option<f64>) -> Result {
        self.optional(key, slot, f64::default, |object, key, number| object.number(key, bounds, number))
    }

    /// A whole number within bounds.
    pub(super) fn whole(&mut self, key: &str, bounds: RangeInclusive<u32>, slot: &mut u32) -> Result {
        let (least, most) = bounds.into_inner();
        let read = |value: &Value| {
            let number = value.as_f64().filter(|number| number.fract() == 0.0);
            let within = number.filter(|number| (f64::from(least)..=f64::from(most)).contains(number));
            within.map(|number| number as u32).ok_or_else(|| format!("must be a whole number from {least} to {most}"))
        };
        self.value(key, slot, read, |number| (*number).into())
    }

    /// A day.
    pub(super) fn date(&mut self, key: &str, slot: &mut Date) -> Result {
        let read = |value: &Value| match value {
            Value::String(text) => text.parse().map_err(|error| format!("{error}")),
            other => Err(format!("must be a date as YYYY-MM-DD, not {}", kind(other))),
        };
        self.value(key, slot, read, |date| date.to_string().into())
    }

    /// A value of a closed list.
    pub(super) fn choice<C: Choice>(&mut self, key: &str, slot: &mut C) -> Result {
        self.value(key, slot, choice_of, |choice| choice.key().into())
    }

    /// A choice from a list that later versions may extend; left out if there is none. An unknown choice is kept
    /// among the unknown keys.
    pub(super) fn known_choice<C: Choice>(&mut self, key: &str, slot: &mut Option<C>) {
        if !self.is_reading() {
            if let Some(choice) = slot {
                self.put(key, choice.key());
            }
        } else if let Some(choice) = self.map.get(key).and_then(Value::as_str).and_then(C::from_key) {
            *slot = Some(choice);
            self.take(key);
        }
    }

    /// Which of several keys says how a figure is stated. In reading, exactly one of them has to be there; it stays to be read.
    pub(super) fn way<T: Copy>(&self, ways: &[(&str, T)], slot: &mut T) -> Result {
        let found: Vec<&(&str, T)> = ways.iter().filter(|(key, _)| self.map.contains_key(*key)).collect();
        match found[..] {
            _ if !self.is_reading() => {}
            [(_, way)] => *slot = *way,
            [(one, _), (other, _), ..] => {
                return Err(DocumentError::new("", format!("must hold one of {one} and {other}, not both")));
            }
            [] => {
                let keys: Vec<&str> = ways.iter().map(|(key, _)| *key).collect();
                let (last, others) = keys.split_last().expect("there is a way to state it");
                return Err(DocumentError::new("", format!("must hold {} or {last}", others.join(", "))));
            }
        }
        Ok(())
    }

    /// A figure that is stated in one of several ways: under `key` the way in force, under `other` the ways beside it that the
    /// user has changed.
    pub(super) fn ways<T: Copy + PartialEq, const N: usize>(
        &mut self,
        [key, other]: [&str; 2],
        slot: &mut T,
        ways: [(&str, T); N],
        changed: [bool; N],
        figure: &mut dyn FnMut(&mut Self, T) -> Result,
    ) -> Result {
        self.section(other, &mut |object| {
            let mut beside = ways.iter().zip(changed);
            beside.try_for_each(|((key, way), changed)| {
                if object.includes(key, changed && way != slot) { figure(object, *way) } else { Ok(()) }
            })
        })?;
        self.section(key, &mut |object| {
            object.way(&ways, slot)?;
            figure(object, *slot)
        })
    }

    /// An estimate of a field of the table: a number, or low, likely and high.
    pub(super) fn estimate<Q: Quantity>(&mut self, key: &str, field: &str, slot: &mut Estimate<Q>) -> Result {
        self.spread(key, Field::find(field).expect("a field of the table"), slot.spread_mut())
    }

    /// The values of an estimate, without its unit.
    pub(super) fn spread(&mut self, key: &str, field: &Field, slot: &mut Spread) -> Result {
        if !self.is_reading() {
            self.put(key, spread_json(slot));
        } else if let Some(value) = self.take(key) {
            *slot = read_spread(field, &value).map_err(|error| error.within(key))?;
        }
        Ok(())
    }
}
