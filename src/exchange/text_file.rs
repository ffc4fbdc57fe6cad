//! The bytes of a text file as text.

use std::fmt;

/// Why a file is no text that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextFileError {
    /// It is text in an encoding that it does not name.
    OtherEncoding,
    /// It is something else than text.
    NoText,
}

impl fmt::Display for TextFileError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Self::OtherEncoding => {
                "it is not in UTF-8 but probably in Windows-1252. Save it as UTF-8, then import it again"
            }
            Self::NoText => "it is not a text file",
        })
    }
}

/// Reads UTF-8, and UTF-16 that begins with a byte order mark or with a character of ASCII. The mark is left out.
///
/// # Errors
/// Says whether it is text of another encoding, or no text.
pub fn decode(bytes: &[u8]) -> Result<String, TextFileError> {
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => utf_8(rest),
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        [1..=0xff, 0, ..] => utf_16(bytes, u16::from_le_bytes),
        [0, 1..=0xff, ..] => utf_16(bytes, u16::from_be_bytes),
        _ => utf_8(bytes),
    }
}

fn utf_8(bytes: &[u8]) -> Result<String, TextFileError> {
    if bytes.contains(&0) {
        return Err(TextFileError::NoText);
    }
    String::from_utf8(bytes.to_vec()).map_err(|_| TextFileError::OtherEncoding)
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, TextFileError> {
    let (pairs, rest) = bytes.as_chunks();
    let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
    if !rest.is_empty() || units.contains(&0) {
        return Err(TextFileError::NoText);
    }
    String::from_utf16(&units).map_err(|_| TextFileError::NoText)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "{\"name\": \"Größe 東京 😀\"}";

    #[test]
    fn utf_8_and_utf_16_are_read_with_and_without_a_mark() {
        let units = || TEXT.encode_utf16();
        let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
        let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        for bytes in [
            TEXT.as_bytes().to_vec(),
            marked(&[0xef, 0xbb, 0xbf], TEXT.as_bytes()),
            marked(&[0xff, 0xfe], &little),
            marked(&[0xfe, 0xff], &big),
            little,
            big,
        ] {
            assert_eq!(decode(&bytes).as_deref(), Ok(TEXT));
        }
        assert_eq!(decode(&[]).as_deref(), Ok(""));
    }

    #[test]
    fn another_encoding_is_named_and_nothing_is_guessed() {
        let windows_1252 = b"{\"name\": \"Gr\xf6\xdfe\"}";
        assert_eq!(decode(windows_1252), Err(TextFileError::OtherEncoding));
        assert!(TextFileError::OtherEncoding.to_string().contains("Windows-1252"));
    }

    #[test]
    fn what_is_no_text_is_named() {
        for bytes in [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], b"\xff\xfe\x00\xd8", b"\xff\xfea", b"ab\0cd"] {
            assert_eq!(decode(bytes), Err(TextFileError::NoText), "{bytes:?}");
        }
    }
}
