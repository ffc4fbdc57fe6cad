//! Readings that are accepted can be kept, and written as a file they are read again as the same.

#![no_main]

use async_roi::exchange::readings::{read_readings, write};
use async_roi::model::kpi::{Scorecard, UserKpi};
use async_roi_fuzz::format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, &str)| {
    let (selector, text) = input;
    let format = format(selector);
    let mut empty = Scorecard::default();
    for (name, unit) in [("=Speed, of replies", "tickets"), ("Share", "%")] {
        empty.add_kpi(UserKpi { name: name.into(), unit: unit.into(), ..UserKpi::default() }).expect("there is room");
    }
    let (readings, errors) = read_readings(text, &empty, format);
    assert!(errors.iter().all(|error| error.line > 0 && !error.reason.is_empty()));
    let mut card = empty.clone();
    for reading in readings {
        card.record(reading).expect("accepted readings can be kept");
    }
    let Some(file) = write(&card, None, format) else {
        return assert!(card.readings().is_empty());
    };
    let (readings, errors) = read_readings(&file, &empty, format);
    assert_eq!(errors, [], "{file}");
    for reading in readings {
        empty.record(reading).expect("accepted readings can be kept");
    }
    assert_eq!(empty, card, "{file}");
});
