//! Bytes as letters that stand in any address (base64url, RFC 4648, without padding).

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Bytes as letters.
pub fn encode(bytes: &[u8]) -> String {
    let group = |three: &[u8]| {
        let bits = (0..3).fold(0, |bits, place| bits << 8 | usize::from(three.get(place).copied().unwrap_or(0)));
        let letter = move |place: usize| char::from(LETTERS[bits >> (18 - 6 * place) & 63]);
        (0..=three.len()).map(letter)
    };
    bytes.chunks(3).flat_map(group).collect()
}

/// Letters as bytes; none where they are not what [`encode`] writes.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 3);
    for group in text.as_bytes().chunks(4) {
        let value = |letter: &u8| LETTERS.iter().position(|known| known == letter);
        let bits = group.iter().try_fold(0, |bits, letter| Some(bits << 6 | value(letter)?))?;
        let bits = bits << (6 * (4 - group.len()));
        let (count, unused) = (group.len() - 1, bits & 0xff_ffff >> (8 * (group.len() - 1)));
        if count == 0 || unused != 0 {
            return None;
        }
        bytes.extend(&(bits as u32).to_be_bytes()[1..=count]);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine;
    use base64::prelude::BASE64_URL_SAFE_NO_PAD;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn writes_and_reads_as_another_implementation_does(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            prop_assert_eq!(encode(&bytes), BASE64_URL_SAFE_NO_PAD.encode(&bytes));
            prop_assert_eq!(decode(&encode(&bytes)), Some(bytes));
        }

        #[test]
        fn refuses_what_another_implementation_refuses(text in "[A-Za-z0-9_=+/é-]{0,9}|[A-D]{0,9}") {
            prop_assert_eq!(decode(&text), BASE64_URL_SAFE_NO_PAD.decode(&text).ok());
        }
    }
}
