//! Whatever a prefill link says, the case it makes can be saved and shared.

#![no_main]

use async_roi::exchange::{document, link, prefill};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = prefill::is_prefill(text);
    let read = prefill::read(text);
    assert!(read.problems.len() <= 1 + text.split('&').count());
    assert!(read.problems.iter().all(|problem| !problem.to_string().is_empty()));
    assert_eq!(document::parse(&document::write(&read.case).to_string()).as_ref(), Ok(&read.case));
    assert_eq!(link::read(&link::write(&read.case)), Ok(read.case));
});
