//! Saved work that can be read, in part or whole, is written and read whole as the same.

#![no_main]

use async_roi::exchange::workspace::{parse, write};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let read = match parse(text) {
        Ok(read) => read,
        Err(error) => return assert!(!error.to_string().is_empty()),
    };
    for unread in &read.unread {
        assert!(unread.place > 0 && !unread.to_string().is_empty());
    }
    let again = parse(&write(&read.workspace).to_string()).expect("what was written can be read");
    assert_eq!((again.workspace, again.unread.len()), (read.workspace.clone(), 0));
    let (restored, count) = read.restored(&read.workspace);
    assert!(count == 0 && restored == read.workspace, "all of its own cases are there already");
});
