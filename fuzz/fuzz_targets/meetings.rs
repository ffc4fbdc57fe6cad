//! Meetings that are accepted make a case that can be saved and calculated.

#![no_main]

use async_roi::exchange::document;
use async_roi::exchange::meeting_list::read_meetings;
use async_roi::exchange::table::Choices;
use async_roi::model::{Evaluation, MeetingLoadKind, Preset, Quantity, View};
use async_roi_fuzz::context;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, &str)| {
    let (selector, text) = input;
    let (meetings, view) = read_meetings(text, &Choices::default(), context(selector));
    assert!(view.errors.iter().all(|error| error.line > 0 && !error.reason.is_empty()), "{:?}", view.errors);
    assert_eq!(meetings.len(), view.count);
    if meetings.is_empty() {
        return;
    }
    let mut case = Preset::Evidence.case();
    case.meetings.load.kind = MeetingLoadKind::Inventory;
    case.meetings.load.inventory = meetings;
    assert_eq!(document::read(&document::write(&case)).as_ref(), Ok(&case));
    assert!(Evaluation::of(&case).outcome(View::Full).npv.value().is_finite());
});
