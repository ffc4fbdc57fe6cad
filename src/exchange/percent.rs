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
        let digits = after.get(..2).filter(|_| *first == sign);
        if let Some(byte) = digits.and_then(|digits| Some(16 * hexadecimal(digits[0])? + hexadecimal(digits[1])?)) {
            bytes.push(byte);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hexadecimal(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|value| value as u8)
}
