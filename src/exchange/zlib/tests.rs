use super::*;
use miniz_oxide::deflate::{compress_to_vec, compress_to_vec_zlib};
use miniz_oxide::inflate::decompress_to_vec_zlib;
use proptest::prelude::*;

const LIMIT: usize = 1 << 16;

/// Bytes with and without repetition.
fn contents() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..400),
        "([a-d]{1,9}|people|weeks_per_year|[0-9.]{1,4}){0,300}".prop_map(String::into_bytes),
        (any::<u8>(), 0_usize..2_000).prop_map(|(byte, count)| vec![byte; count]),
    ]
}

proptest! {
    #[test]
    fn another_implementation_unfolds_what_is_folded(content in contents()) {
        let folded = fold(&content);
        prop_assert_eq!(decompress_to_vec_zlib(&folded).unwrap(), content.clone());
        prop_assert_eq!(unfold(&folded, LIMIT), Ok(content));
    }

    #[test]
    fn what_another_implementation_folded_unfolds(content in contents(), level in 0_u8..=10) {
        prop_assert_eq!(unfold(&compress_to_vec_zlib(&content, level), LIMIT), Ok(content));
    }

    #[test]
    fn a_changed_or_shortened_stream_is_refused(content in contents(), place in any::<prop::sample::Index>(), bit in 0_u8..8) {
        let folded = compress_to_vec_zlib(&content, 6);
        let place = place.index(folded.len());
        let mut changed = folded.clone();
        changed[place] ^= 1 << bit;
        // A few bits of the header mean nothing for the content.
        prop_assume!(place > 1);
        if let Ok(other) = unfold(&changed, LIMIT) {
            prop_assert_eq!(&other, &content);
        }
        prop_assert_eq!(unfold(&folded[..place], LIMIT), Err(Unfolding::Damaged));
        prop_assert_eq!(unfold(&[&folded[..], &[0]].concat(), LIMIT), Err(Unfolding::Damaged));
    }

    #[test]
    fn any_bytes_are_refused_or_unfold(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let content = unfold(&[&HEADER[..], &bytes].concat(), LIMIT);
        prop_assert!(content.is_err() || content.is_ok_and(|content| content.len() <= LIMIT));
    }
}

#[test]
fn matches_lie_no_further_back_than_the_window() {
    let far = [&b"a beginning"[..], &vec![0; 40_000], &b"a beginning"[..]].concat();
    assert_eq!(decompress_to_vec_zlib(&fold(&far)).unwrap(), far);
    assert_eq!(unfold(&fold(&far), LIMIT), Ok(far));
}

#[test]
fn what_unfolds_to_more_than_the_limit_is_refused() {
    let folded = compress_to_vec_zlib(&[0; 5000], 6);
    assert_eq!(unfold(&folded, 4999), Err(Unfolding::TooLarge));
    assert_eq!(unfold(&folded, 5000), Ok(vec![0; 5000]));
}

#[test]
fn a_text_takes_no_more_room_than_another_implementation_needs() {
    let text = include_str!("deflate.rs");
    let (own, other) = (fold(text.as_bytes()).len(), compress_to_vec(text.as_bytes(), 9).len());
    assert!(own * 100 <= other * 102, "{own} bytes, {other} by the other");
}
