//! Answers to a survey that are found in a text, written again, are found as the same; an answer counts once.

#![no_main]

use async_roi::exchange::survey::{answers_in, collect, read_address, write_answer};
use async_roi::model::date::Date;
use async_roi::model::kpi::SurveyRound;
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use libfuzzer_sys::fuzz_target;
use miniz_oxide::deflate::compress_to_vec_zlib;

fuzz_target!(|text: &str| {
    // Random bytes seldom pass the checksum, so an input that begins like a list is compressed as in an answer.
    let text = if text.starts_with('[') {
        format!("answer1.{}", BASE64_URL_SAFE_NO_PAD.encode(compress_to_vec_zlib(text.as_bytes(), 1)))
    } else {
        text.to_owned()
    };
    let _ = read_address(&text);
    for returned in answers_in(&text).into_iter().flatten() {
        let written = write_answer(&returned);
        let mut round = SurveyRound::new(returned.round.clone(), Date::MIN);
        assert_eq!(answers_in(&written), vec![Ok(returned)]);
        collect(&mut round, &format!("{written} {text} {written}"));
        let before = round.clone();
        let again = collect(&mut round, &written);
        assert_eq!((again.known + again.corrected, round.answers.len()), (1, before.answers.len()));
    }
});
