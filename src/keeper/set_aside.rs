//! Texts that could not be read, each kept as it was under a name of its own.

use super::Storage;

const KEPT: &str = "kept.";
/// The most texts that are kept.
const LIMIT: usize = 9;

fn name(number: usize) -> String {
    format!("{KEPT}{number}")
}

/// The name of the first text that is kept.
pub(super) fn first(storage: &impl Storage) -> Option<String> {
    (1..=LIMIT).map(name).find(|name| storage.read(name).is_some())
}

/// How many texts are kept.
pub(super) fn count(storage: &impl Storage) -> usize {
    (1..=LIMIT).filter(|number| storage.read(&name(*number)).is_some()).count()
}

/// Keeps a text; its name, none where there is no room. A text that is kept already is not kept twice.
pub(super) fn keep(storage: &impl Storage, text: &str) -> Option<String> {
    let kept: Vec<Option<String>> = (1..=LIMIT).map(|number| storage.read(&name(number))).collect();
    let same = kept.iter().position(|kept| kept.as_deref() == Some(text));
    let name = name(1 + same.or_else(|| kept.iter().position(Option::is_none))?);
    if same.is_none() {
        storage.write(&name, text).ok()?;
    }
    Some(name)
}
