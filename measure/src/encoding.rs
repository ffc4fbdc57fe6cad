//! Encodings of text files other than UTF-8. The library `encoding_rs` would bring the tables of all encodings into the page's worker.

/// Windows-1252 from 0x80 to 0x9F; the rest is Latin-1.
const WINDOWS_1252: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// UTF-16 behind a byte order mark; none without the mark.
pub(crate) fn utf_16(bytes: &[u8]) -> Option<String> {
    let unit: fn([u8; 2]) -> u16 = match bytes {
        [0xff, 0xfe, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] => u16::from_be_bytes,
        _ => return None,
    };
    let units = bytes[2..].chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    Some(char::decode_utf16(units).map(|character| character.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
}

/// Windows-1252, as browsers read it.
pub(crate) fn windows_1252(bytes: &[u8]) -> String {
    let high: Vec<char> = WINDOWS_1252.chars().collect();
    bytes
        .iter()
        .map(|&byte| high.get(usize::from(byte).wrapping_sub(0x80)).copied().unwrap_or(char::from(byte)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_1252_differs_from_latin_1_in_one_block() {
        assert_eq!(windows_1252(b"a\x7f\x80\x81\x9f\xa0\xe9\xff"), "a\u{7f}€\u{81}Ÿ\u{a0}éÿ");
        assert_eq!(WINDOWS_1252.chars().count(), 32);
    }

    #[test]
    fn utf_16_is_told_by_its_mark() {
        assert_eq!(utf_16(b"\xff\xfea\x00\x3d\xd8\x00\xde\x00"), Some("a😀".to_owned()));
        assert_eq!(utf_16(b"\xfe\xff\x00a\xd8\x3d"), Some("a\u{fffd}".to_owned()));
        assert_eq!(utf_16(b"a\x00"), None);
    }
}
