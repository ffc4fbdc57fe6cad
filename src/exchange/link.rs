//! A case in the fragment of a link.
//!
//! `#v2.` and then, in base64url, a zlib stream (its checksum tells a damaged link from a whole one) of the document
//! without what equals the default, its keys written as short tokens. The version is the case's edition of the evidence
//! preset, which says what the default is. A route may follow: `#v2.…/rollout`.

use super::document::{self, DocumentError, EDITION};
use crate::exchange::codec::{self, CodecPass};
use crate::model::date::Date;
use crate::model::{Case, CoverNote, Edition};
use serde_json::Value;
use std::fmt;

mod alternatives;
mod cover_note;
mod finder;
mod keys;
pub(super) mod payload;

pub use alternatives::LinkedAlternatives;

/// The key of the day on which a link was made; no key of a case.
const MADE: &str = "date";
/// The key of the sender's note on a link that opens as a page to read; no key of a case.
const NOTE: &str = "note";

/// What a link carries.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The case; of a comparison, the first one.
    pub case: Case,
    /// What is compared with it; none in a link of a single case.
    pub alternatives: Option<LinkedAlternatives>,
    /// The day on which it was made; earlier links carry none.
    pub made: Option<Date>,
    /// What the sender says on a page to read; none in a link that opens as a case to edit.
    pub note: Option<CoverNote>,
    /// The link alone, as a fragment without `#` and route.
    pub fragment: String,
    /// The route after it, such as `/rollout`; often empty.
    pub route: String,
}

/// Why a link does not open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// The text holds no link of this product.
    None,
    /// It ends too early, after so many characters.
    CutShort(usize),
    /// It was changed on its way.
    Changed,
    /// All its letters were made capitals, or small.
    LettersChanged,
    /// It unfolds to more than any case holds.
    TooLarge,
    /// It was made by a later version.
    Newer,
    /// What it carries is not admissible.
    Document(DocumentError),
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Self::None => "it holds neither a link of this page nor key=value pairs",
            Self::CutShort(length) => {
                return write!(
                    f,
                    "the link is cut short: it ends after {length} characters, but should be longer. Copy the whole link, or \
                     ask for the case as a file"
                );
            }
            Self::Changed => {
                "the link was changed on its way, so its checksum no longer matches. Ask for it again, or ask for \
                 the case \
                 as a file"
            }
            Self::LettersChanged => {
                "the capital and small letters of the link were changed on its way and cannot be told apart anymore. \
                 Ask for it again, or ask for the case as a file"
            }
            Self::TooLarge => "the link holds more data than any case does, so it was not opened",
            Self::Newer => {
                "the link was made by a newer version of this page: reload the page for its latest version, then open the \
                 link again"
            }
            Self::Document(error) => return write!(f, "the link holds a value that is not allowed: {error}"),
        })
    }
}

impl std::error::Error for LinkError {}

/// Whether a fragment (without `#`) begins as a link that [`write()`] made, of whatever version.
pub fn is_link(fragment: &str) -> bool {
    let version = fragment.strip_prefix('v').and_then(|rest| rest.split_once('.')).map_or("", |(version, _)| version);
    !version.is_empty() && version.bytes().all(|digit| digit.is_ascii_digit())
}

/// Whether a key may stand in a case document.
pub(super) fn knows_key(name: &str) -> bool {
    keys::knows(name)
}

/// The fragment, `#` included, that carries a case, as [`Case::as_sent`] has it.
pub fn write(case: &Case) -> String {
    write_with(case, Vec::new(), None)
}

/// As [`write()`], with the day on which the link is made.
pub fn write_dated(case: &Case, made: Date) -> String {
    write_with(case, Vec::new(), Some(made))
}

/// The fragment, `#` included, of a link that opens as a page to read: the case, and what its sender says.
pub fn write_to_read(case: &Case, note: &CoverNote, made: Option<Date>) -> String {
    write_with(case, vec![cover(note)], made)
}

/// The fragment, `#` included, that carries a comparison: its first case, and what is compared with it. With a note, it opens as a page to
/// read.
pub fn write_alternatives(
    first: &Case,
    alternatives: &LinkedAlternatives,
    note: Option<&CoverNote>,
    made: Option<Date>,
) -> String {
    let compared = (alternatives::ALTERNATIVES, alternatives::write(alternatives));
    write_with(first, [Some(compared), note.map(cover)].into_iter().flatten().collect(), made)
}

fn cover(note: &CoverNote) -> (&'static str, Value) {
    (NOTE, codec::write(&mut note.clone(), CodecPass::Writing))
}

/// The fragment of a case with further keys beside those of the case, and with the day on which the link is made.
fn write_with(case: &Case, beside: Vec<(&str, Value)>, made: Option<Date>) -> String {
    let mut sparse = document::write_sparse(&case.as_sent());
    for (key, value) in beside {
        sparse[key] = value;
    }
    if let Some(made) = made {
        sparse[MADE] = made.to_string().into();
    }
    format!("#{}", fragment(case.edition, &payload::fold(&keys::shorten(sparse).to_string())))
}

fn fragment(edition: Edition, payload: &str) -> String {
    format!("v{}.{payload}", edition.number())
}

/// Reads the case of the link in a text, as [`open`] finds it.
///
/// # Errors
/// Those of [`open`].
pub fn read(text: &str) -> Result<Case, LinkError> {
    open(text).map(|link| link.case)
}

/// Finds a link in a text (a fragment, an address, a message) and reads it. Line breaks, encodings and whatever sticks to it
/// do not matter; of several links the first one that opens counts.
///
/// # Errors
/// Says whether there is none, or whether it is cut short, changed, too large, newer, or carries something not admissible.
pub fn open(text: &str) -> Result<Link, LinkError> {
    let mut reason = LinkError::None;
    for text in finder::decoded(text) {
        let en_dashes: &[&str] = if text.contains('–') { &["-", "--"] } else { &["-"] };
        for candidate in en_dashes.iter().flat_map(|en_dash| finder::candidates(&text, en_dash)) {
            match read_candidate(&candidate, &text) {
                Ok(link) => return Ok(link),
                Err(error) if reason == LinkError::None && candidate.is_placed => reason = error,
                Err(_) => {}
            }
        }
    }
    Err(reason)
}

fn read_candidate(candidate: &finder::Candidate, text: &str) -> Result<Link, LinkError> {
    let version = candidate.version.as_str();
    // No link was ever made of version 0 or 01.
    if version.starts_with('0') {
        return Err(LinkError::Changed);
    }
    let edition = version.parse().ok().and_then(Edition::find).ok_or(LinkError::Newer)?;
    let (json, length) = match payload::unfold(&candidate.payload) {
        Err(LinkError::TooLarge) => return Err(LinkError::TooLarge),
        // What is wrong with it is told from what is surely of the link, not from words of the message after it.
        Err(_) => payload::unfold(&candidate.payload[..candidate.sure])?,
        Ok(unfolded) => unfolded,
    };
    let sparse: Value = serde_json::from_str(&json).map_err(|_| LinkError::Changed)?;
    // The stream is whole, so a token that is not known is one of a later version.
    let mut document = keys::lengthen(sparse).ok_or(LinkError::Newer)?;
    // The version is outside the stream, so its checksum does not show a changed version.
    let stated = document.get(EDITION).map_or(Some(Edition::UNSTATED), |number| Edition::find(number.as_u64()?));
    if stated != Some(edition) {
        return Err(LinkError::Changed);
    }
    let made = document.get(MADE).and_then(Value::as_str).and_then(|day| day.parse().ok());
    if let (Some(_), Value::Object(keys)) = (made, &mut document) {
        keys.remove(MADE);
    }
    let mut take = |key| if let Value::Object(keys) = &mut document { keys.remove(key) } else { None };
    let alternatives = take(alternatives::ALTERNATIVES);
    let note = take(NOTE).map(cover_note::read).transpose().map_err(LinkError::Document)?;
    let alternatives = alternatives.map(|value| alternatives::read(&value)).transpose().map_err(LinkError::Document)?;
    Ok(Link {
        alternatives,
        case: document::read(&document).map_err(LinkError::Document)?,
        made,
        note,
        fragment: fragment(edition, &candidate.payload[..length]),
        route: candidate.route_after(length, text).to_owned(),
    })
}
