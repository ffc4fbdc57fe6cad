//! Whatever a prefill link says, the case it makes can be saved and shared.

#![no_main]

use async_roi::exchange::{document, link, prefill};
use async_roi::model::{Edition, Preset};
use libfuzzer_sys::fuzz_target;

/// Each pair is tried on a whole document, so many pairs only take long.
const PAIRS: usize = 6;

fuzz_target!(|text: &str| {
    // A fragment may be encoded as a whole.
    let pairs = 1 + text.matches('&').count() + text.matches("%26").count();
    if pairs > PAIRS {
        return;
    }
    let _ = prefill::is_prefill(text);
    let read = prefill::read(text);
    assert!(read.problems.len() <= pairs);
    assert!(read.problems.iter().all(|problem| !problem.to_string().is_empty()));
    if read.case != Preset::Evidence.case_in(Edition::UNSTATED) {
        assert_eq!(document::read(&document::write(&read.case)).as_ref(), Ok(&read.case));
        assert_eq!(link::read(&link::write(&read.case)), Ok(read.case.as_sent()));
    }
});
