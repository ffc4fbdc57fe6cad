//! The payload of a link: a zlib stream in base64url, and what is wrong with one that does not unfold.

use super::LinkError;
use base64::Engine;
use base64::alphabet::URL_SAFE;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};
use serde_json::Value;

/// How much a link may unfold to: far above any real case, far below what would freeze the page.
const UNFOLDED_LIMIT: usize = 4 << 20;
const WHOLE_ZLIB_STREAM: u32 =
    inflate_flags::TINFL_FLAG_PARSE_ZLIB_HEADER | inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;

/// Base64url without padding. What follows a stream may share its last character.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new()
        .with_encode_padding(false)
        .with_decode_padding_mode(DecodePaddingMode::RequireNone)
        .with_decode_allow_trailing_bits(true),
);

/// Folds a text.
pub(in crate::exchange) fn fold(text: &str) -> String {
    BASE64.encode(miniz_oxide::deflate::compress_to_vec_zlib(text.as_bytes(), 10))
}

/// Unfolds the stream at the start of a payload; the text, and how many characters of the payload the stream takes.
///
/// # Errors
/// Tells a stream that ends too early from one that was changed.
pub(in crate::exchange) fn unfold(payload: &str) -> Result<(String, usize), LinkError> {
    // A single character of a group of four carries no byte.
    let whole = payload.len() - usize::from(payload.len() % 4 == 1);
    let folded = BASE64.decode(&payload[..whole]).map_err(|_| LinkError::Changed)?;
    let mut room = (8 * folded.len()).clamp(1 << 10, UNFOLDED_LIMIT);
    loop {
        let mut bytes = vec![0; room];
        let mut inflator = Box::<DecompressorOxide>::default();
        let (status, read, written) = decompress(&mut inflator, &folded, &mut bytes, 0, WHOLE_ZLIB_STREAM);
        bytes.truncate(written);
        match status {
            TINFLStatus::Done => {
                let text = String::from_utf8(bytes).map_err(|_| LinkError::Changed)?;
                return Ok((text, (4 * read).div_ceil(3)));
            }
            TINFLStatus::HasMoreOutput if room < UNFOLDED_LIMIT => room = (4 * room).min(UNFOLDED_LIMIT),
            TINFLStatus::HasMoreOutput => return Err(LinkError::TooLarge),
            TINFLStatus::FailedCannotMakeProgress if begins_json(&bytes) => {
                return Err(LinkError::CutShort(payload.len()));
            }
            _ if has_lost_case(payload) => return Err(LinkError::LettersChanged),
            _ => return Err(LinkError::Changed),
        }
    }
}

/// Whether these bytes are JSON, or more of them can be. A stream that was changed unfolds to something else before it ends.
fn begins_json(bytes: &[u8]) -> bool {
    // As a text, since a reader of bytes is one more reader in the Wasm.
    serde_json::from_str::<Value>(&String::from_utf8_lossy(bytes)).map_or_else(|error| error.is_eof(), |_| true)
}

/// Whether all letters are capitals, or none is: of sixteen letters, chance makes that one time in 32,768.
fn has_lost_case(payload: &str) -> bool {
    let letters = || payload.bytes().filter(u8::is_ascii_alphabetic);
    letters().count() >= 16
        && (letters().all(|letter| letter.is_ascii_uppercase()) || letters().all(|letter| letter.is_ascii_lowercase()))
}
