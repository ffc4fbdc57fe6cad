//! Prefill links, made by hand or by another program: `#team.people=40&meetings.load.monthly_cost=12000`.
//!
//! They change inputs of the evidence preset: of its first edition, unless they say `edition=2`, so that a link made by hand
//! keeps its figures when a newer edition comes. Pairs that cannot be read are reported; the others apply.

use super::codec::{json_number, range_json};
use super::document::{self, DocumentError, EDITION};
use super::{link, percent};
use crate::model::{Case, Edition, Preset};
use serde_json::{Map, Value};
use std::borrow::Cow;

/// A case from a prefill link.
#[derive(Clone, Debug, PartialEq)]
pub struct Prefill {
    /// The evidence preset with all pairs that could be read.
    pub case: Case,
    /// The pairs that could not be read, each with its key and the reason.
    pub problems: Vec<DocumentError>,
}

/// The most pairs that are read.
const PAIR_LIMIT: usize = 1000;

/// Whether a fragment (without `#`) is a prefill link: one of its keys begins as a key of a case does. Other programs have
/// fragments of their own, such as `#access_token=…`.
pub fn is_prefill(fragment: &str) -> bool {
    let is_key = |pair: &str| {
        let (key, is_pair) = pair.split_once('=').map_or((pair, false), |(key, _)| (key, true));
        let key = decode(key);
        match key.split_once('.') {
            Some((section, _)) => link::knows_key(section),
            None => is_pair && matches!(key.as_str(), "name" | "currency"),
        }
    };
    bare(fragment).split('&').any(is_key)
}

/// A fragment without what other programs put before it, its pairs to be told apart.
fn bare(fragment: &str) -> Cow<'_, str> {
    let fragment = fragment.trim().trim_start_matches(['#', '!', '/']);
    // Encoded as a whole, as a service that passes addresses on does.
    if fragment.contains('=') { fragment.into() } else { percent::decode(fragment).into() }
}

/// Reads a prefill link's fragment, with or without `#`.
pub fn read(fragment: &str) -> Prefill {
    let fragment = bare(fragment);
    let mut document = document::write(&Preset::Evidence.case_in(Edition::UNSTATED));
    let mut problems = Vec::new();
    let pairs = fragment.split('&').filter(|pair| !pair.is_empty());
    // The edition comes first, wherever it stands: the others change its figures.
    let (editions, others): (Vec<&str>, Vec<&str>) =
        pairs.clone().take(PAIR_LIMIT).partition(|pair| states_edition(pair));
    for pair in editions.into_iter().chain(others) {
        match apply(&document, pair) {
            Ok(changed) => document = changed,
            Err(problem) => problems.push(problem),
        }
    }
    if pairs.count() > PAIR_LIMIT {
        problems.push(DocumentError::new("", format!("only the first {PAIR_LIMIT} values were read")));
    }
    let case = document::read(&document).expect("each change was read before it was kept");
    Prefill { case, problems }
}

/// Whether a pair states the edition of the figures that the others change.
fn states_edition(pair: &str) -> bool {
    pair.split_once('=').is_some_and(|(key, _)| decode(key) == EDITION)
}

/// The document with one pair applied, if it can still be read.
fn apply(document: &Value, pair: &str) -> Result<Value, DocumentError> {
    let (key, text) = pair.split_once('=').ok_or_else(|| DocumentError::new(pair, "has no value: write key=value"))?;
    let (key, text) = (decode(key), decode(text));
    if key.is_empty() {
        return Err(DocumentError::new(pair, "has no key: write key=value"));
    }
    // Values that the pairs do not state are those of the new edition, not of the one before.
    let mut changed = if key == EDITION { Value::Object(Map::new()) } else { document.clone() };
    set(&mut changed, &key, value(&key, &text)?).ok_or_else(|| DocumentError::new(&key, "is not a known key"))?;
    let case = document::read(&changed)?;
    if key == EDITION {
        return Ok(document::write(&case));
    }
    if knows(&case, &key) { Ok(changed) } else { Err(DocumentError::new(key, "is not a known key")) }
}

/// Whether a key belongs to the model, and is not merely preserved as unknown.
fn knows(case: &Case, key: &str) -> bool {
    document::write_known(case).pointer(&format!("/{}", key.replace('.', "/"))).is_some()
}

/// Sets the value at a key. A row one past the last is appended; of alternative ways to state a figure the new one replaces
/// the other.
fn set(place: &mut Value, key: &str, value: Value) -> Option<()> {
    let (name, rest) = key.split_once('.').map_or((key, None), |(name, rest)| (name, Some(rest)));
    if matches!(name, "load" | "cost_per_leaver" | "price") {
        let stated = place.as_object_mut()?.entry(name).or_insert(Value::Null);
        let inventory = rest.is_some_and(|rest| rest.starts_with("inventory") && stated.get("inventory").is_some());
        if !inventory {
            *stated = Value::Null;
        }
    }
    let slot = match place {
        Value::Array(items) => {
            let index = name.parse::<usize>().ok()?;
            if index == items.len() {
                items.push(Value::Object(Map::new()));
            }
            items.get_mut(index)?
        }
        Value::Object(object) => object.entry(name).or_insert(Value::Null),
        _ => return None,
    };
    if name == "inventory" && slot.is_null() {
        *slot = Value::Array(Vec::new());
    }
    let Some(rest) = rest else {
        *slot = value;
        return Some(());
    };
    if slot.is_null() {
        *slot = Value::Object(Map::new());
    }
    set(slot, rest, value)
}

/// A value as JSON: a number, a percentage, a range `30..55` or `30..40..55`, a word, or a text.
fn value(key: &str, text: &str) -> Result<Value, DocumentError> {
    if matches!(key.rsplit('.').next(), Some("name" | "currency" | "start")) {
        return Ok(Value::String(text.into()));
    }
    let parts: Vec<&str> = text.split("..").collect();
    match (number(text), &parts[..]) {
        (Some(number), _) => Ok(json_number(number)),
        (None, [low, high]) => range(key, low, None, high),
        (None, [low, likely, high]) => range(key, low, Some(likely), high),
        (None, _) => Ok(match text {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            "null" | "" => Value::Null,
            word => Value::String(word.into()),
        }),
    }
}

/// A range; without a likely value the middle is taken.
fn range(key: &str, low: &str, likely: Option<&str>, high: &str) -> Result<Value, DocumentError> {
    let part = |text: &str| {
        number(text).ok_or_else(|| DocumentError::new(key, format!("\"{text}\" in the range is not a number")))
    };
    let (low, high) = (part(low)?, part(high)?);
    let likely = likely.map_or(Ok(f64::midpoint(low, high)), part)?;
    Ok(range_json(low, likely, high))
}

/// A number with a decimal point, or a percentage.
fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let (digits, divisor) = text.strip_suffix('%').map_or((text, 1.0), |digits| (digits.trim_end(), 100.0));
    let number: Value = serde_json::from_str(&as_json(digits)?).ok()?;
    Some(number.as_f64()? / divisor)
}

/// Converts a number such as `+.4` or `007.` to JSON: no plus, and digits on both sides of the point.
fn as_json(text: &str) -> Option<String> {
    let (sign, size) = match text.strip_prefix('-') {
        Some(size) => ("-", size),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (size, exponent) = size.split_at(size.find(['e', 'E']).unwrap_or(size.len()));
    let (whole, fraction) = size.split_once('.').unwrap_or((size, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let known = !(whole.is_empty() && fraction.is_empty()) && digits(whole) && digits(fraction);
    let whole = Some(whole.trim_start_matches('0')).filter(|whole| !whole.is_empty()).unwrap_or("0");
    known.then(|| format!("{sign}{whole}.{fraction}0{exponent}"))
}

/// Percent-decodes a text; `+` is a space.
fn decode(text: &str) -> String {
    percent::decode(&text.replace('+', " "))
}
