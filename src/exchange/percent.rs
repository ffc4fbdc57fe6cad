//! Percent-encoding, as addresses have it.

/// Decodes a text; invalid codes stay as they are.
pub(super) fn decode(text: &str) -> String {
    decode_codes(text, b'%')
}

/// Decodes codes of two hexadecimal digits that begin with this sign; invalid ones stay as they are.
pub(super) fn decode_codes(text: &str, sign: u8) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = (*first == sign).then(|| after.get(..2)).flatten();
        let digits = digits.filter(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        match digits.and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
