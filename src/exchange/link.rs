//! A case in the fragment of a link.
//!
//! `#v1.` and then, in base64url, a zlib stream (its checksum tells a damaged link from a whole one) of the document
//! without what equals the default, its keys written as short tokens. A route may follow: `#v1.…/rollout`.

use super::document::{self, DocumentError};
use crate::model::Case;
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};
use serde_json::Value;
use std::fmt;

mod keys;

/// How much a link may unfold to: far above any real case, far below what would freeze the page.
const UNFOLDED_LIMIT: usize = 4 << 20;
const CURRENT: &str = "v1.";
const WHOLE_ZLIB_STREAM: u32 =
    inflate_flags::TINFL_FLAG_PARSE_ZLIB_HEADER | inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;

/// Why a link does not open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// It was cut off or changed on its way.
    Damaged,
    /// It unfolds to more than any case holds.
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

/// Whether a fragment (without `#`) is a link made by [`write()`], of whatever version.
pub fn is_link(fragment: &str) -> bool {
    version(fragment).is_some()
}

/// The version of a link, and what follows it.
fn version(fragment: &str) -> Option<(&str, &str)> {
    let (version, rest) = fragment.strip_prefix('v')?.split_once('.')?;
    (!version.is_empty() && version.bytes().all(|digit| digit.is_ascii_digit())).then_some((version, rest))
}

/// The fragment, `#` included, that carries a case, without what its plan is called in the sender's calendar.
pub fn write(case: &Case) -> String {
    let sparse = keys::shorten(document::write_sparse(&case.without_calendar())).to_string();
    let folded = miniz_oxide::deflate::compress_to_vec_zlib(sparse.as_bytes(), 10);
    format!("#{CURRENT}{}", BASE64_URL_SAFE_NO_PAD.encode(folded))
}

/// Reads a link's fragment, with or without `#`; a route after a slash is not looked at.
///
/// # Errors
/// Says whether it is damaged, too large, newer, or carries something not admissible.
pub fn read(fragment: &str) -> Result<Case, LinkError> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let (version, rest) = version(fragment).ok_or(LinkError::Damaged)?;
    if version != "1" {
        // No link was ever made of version 0 or 01.
        return Err(if version.starts_with('0') { LinkError::Damaged } else { LinkError::Newer(version.into()) });
    }
    let payload = rest.split_once('/').map_or(rest, |(payload, _)| payload);
    let folded = BASE64_URL_SAFE_NO_PAD.decode(payload.trim_end()).map_err(|_| LinkError::Damaged)?;
    let text = unfold(&folded)?;
    let sparse: Value = serde_json::from_str(&text).map_err(|_| LinkError::Damaged)?;
    let document = keys::lengthen(sparse).ok_or(LinkError::Damaged)?;
    document::read(&document).map_err(LinkError::Document)
}

/// Unfolds a zlib stream that is all there is: bytes after its end are no part of any link.
fn unfold(folded: &[u8]) -> Result<String, LinkError> {
    let mut room = (8 * folded.len()).clamp(1 << 10, UNFOLDED_LIMIT);
    loop {
        let mut bytes = vec![0; room];
        let mut inflator = Box::<DecompressorOxide>::default();
        match decompress(&mut inflator, folded, &mut bytes, 0, WHOLE_ZLIB_STREAM) {
            (TINFLStatus::Done, read, written) if read == folded.len() => {
                bytes.truncate(written);
                return String::from_utf8(bytes).map_err(|_| LinkError::Damaged);
            }
            (TINFLStatus::HasMoreOutput, ..) if room < UNFOLDED_LIMIT => room = (4 * room).min(UNFOLDED_LIMIT),
            (TINFLStatus::HasMoreOutput, ..) => return Err(LinkError::TooLarge),
            _ => return Err(LinkError::Damaged),
        }
    }
}
