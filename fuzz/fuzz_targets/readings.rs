//! Readings that are accepted can be kept, and written as a file they are read again as the same.

#![no_main]

use async_roi::exchange::readings::{PastedReadings, read_readings, write};
use async_roi::exchange::table::Choices;
use async_roi::model::kpi::{Scorecard, UserKpi};
use async_roi_fuzz::context;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, &str)| {
    let (selector, text) = input;
    let context = context(selector);
    let mut empty = Scorecard::default();
    for (name, unit) in [("=Speed, of replies", "tickets"), ("Share", "%")] {
        empty.add_kpi(UserKpi { name: name.into(), unit: unit.into(), ..UserKpi::default() }).expect("there is room");
    }
    let PastedReadings { readings, events, view } = read_readings(text, &empty, &Choices::default(), context);
    assert!(view.errors.iter().all(|error| error.line > 0 && !error.reason.is_empty()), "{:?}", view.errors);
    assert_eq!(readings.len() + events.len(), view.count);
    if readings.is_empty() {
        return;
    }
    let mut card = empty.clone();
    events.into_iter().for_each(|event| card.annotate(event));
    for reading in readings {
        card.record(reading).expect("accepted readings can be kept");
    }
    let file = write(&card, None, context).expect("there are readings");
    let PastedReadings { readings, events, view } = read_readings(&file, &empty, &Choices::default(), context);
    assert!(view.errors.is_empty() && view.questions.is_empty(), "{file}: {:?} {:?}", view.errors, view.questions);
    events.into_iter().for_each(|event| empty.annotate(event));
    card.annotations.sort_by_key(|event| event.date);
    for reading in readings {
        empty.record(reading).expect("accepted readings can be kept");
    }
    assert_eq!(empty, card, "{file}");
});
