//! A link that opens, written again, opens as the same case, whatever sticks to it, and cut short it does not open.

#![no_main]

use async_roi::exchange::link;
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use libfuzzer_sys::fuzz_target;
use miniz_oxide::deflate::compress_to_vec_zlib;

/// What mails, chats and other programs put around a link.
const AROUND: [(&str, &str); 6] =
    [("", ""), ("see https://host/page", "."), ("(", ")"), ("<", ">"), ("“", "”, he said"), ("", "&v=3")];

fuzz_target!(|text: &str| {
    // Random bytes seldom pass the checksum, so an input that begins like an object is compressed as in a link.
    let fragment = if text.starts_with('{') {
        format!("v1.{}", BASE64_URL_SAFE_NO_PAD.encode(compress_to_vec_zlib(text.as_bytes(), 1)))
    } else {
        text.to_owned()
    };
    let _ = link::is_link(&fragment);
    let case = match link::read(&fragment) {
        Ok(case) => case,
        Err(error) => return assert!(!error.to_string().is_empty()),
    };
    let written = link::write(&case);
    let (before, after) = AROUND[text.len() % AROUND.len()];
    assert_eq!(link::read(&format!("{before}{written}{after}")), Ok(case.as_sent()));
    let cut = &written[..text.len() % written.len()];
    assert!(link::read(cut).is_err(), "opens although cut short: {cut}");
});
