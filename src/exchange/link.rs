//! A scenario in the fragment of a link.
//!
//! `#v1.` and then, in base64url, a zlib stream (its checksum tells a damaged link from a whole one) of the document
//! without what equals the default, its keys written as short tokens. A route may follow: `#v1.…/rollout`.

use super::document::{self, DocumentError};
use super::zlib::{self, Unfolding};
use super::{base64, json};
use crate::model::Scenario;
use std::fmt;

mod keys;

/// How much a link may unfold to: far above any real scenario, far below what would freeze the page.
const UNFOLDED_LIMIT: usize = 4 << 20;
const CURRENT: &str = "v1.";

/// Why a link does not open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// It was cut off or changed on its way.
    Damaged,
    /// It unfolds to more than any scenario holds.
    TooLarge,
    /// It was made by a later version.
    Newer(String),
    /// What it carries is not admissible.
    Document(DocumentError),
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Damaged => f.write_str(
                "the link is damaged: a part of it was cut off or changed on its way. Ask for it again, or copy it whole",
            ),
            Self::TooLarge => f.write_str("the link unfolds to more than any case holds, so it was not opened"),
            Self::Newer(version) => write!(
                f,
                "the link is of version {version}, newer than this page understands ({}): reload the page for its latest version",
                document::VERSION
            ),
            Self::Document(error) => write!(f, "the link carries something that is not admissible: {error}"),
        }
    }
}

impl std::error::Error for LinkError {}

/// Whether a fragment (without `#`) is a link made by [`write`], of whatever version.
pub fn is_link(fragment: &str) -> bool {
    version(fragment).is_some()
}

/// The version of a link, and what follows it.
fn version(fragment: &str) -> Option<(&str, &str)> {
    let (version, rest) = fragment.strip_prefix('v')?.split_once('.')?;
    (!version.is_empty() && version.bytes().all(|digit| digit.is_ascii_digit())).then_some((version, rest))
}

/// The fragment, `#` included, that carries a scenario.
pub fn write(scenario: &Scenario) -> String {
    let sparse = json::text(&keys::shorten(document::write_sparse(scenario)));
    format!("#{CURRENT}{}", base64::encode(&zlib::fold(sparse.as_bytes())))
}

/// Reads a link's fragment, with or without `#`; a route after a slash is not looked at.
///
/// # Errors
/// Says whether it is damaged, too large, newer, or carries something not admissible.
pub fn read(fragment: &str) -> Result<Scenario, LinkError> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let (version, rest) = version(fragment).ok_or(LinkError::Damaged)?;
    if version != "1" {
        // No link was ever made of version 0 or 01.
        return Err(if version.starts_with('0') { LinkError::Damaged } else { LinkError::Newer(version.into()) });
    }
    let payload = rest.split_once('/').map_or(rest, |(payload, _)| payload);
    let folded = base64::decode(payload.trim_end()).ok_or(LinkError::Damaged)?;
    let text = zlib::unfold(&folded, UNFOLDED_LIMIT).map_err(|error| match error {
        Unfolding::Damaged => LinkError::Damaged,
        Unfolding::TooLarge => LinkError::TooLarge,
    })?;
    let text = String::from_utf8(text).map_err(|_| LinkError::Damaged)?;
    let sparse = json::parse(&text).map_err(|_| LinkError::Damaged)?;
    let document = keys::lengthen(sparse).ok_or(LinkError::Damaged)?;
    document::read(&document).map_err(LinkError::Document)
}
