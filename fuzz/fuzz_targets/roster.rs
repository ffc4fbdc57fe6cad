//! No two people work together longer than a day, nor all of them longer than any two.

#![no_main]

use libfuzzer_sys::fuzz_target;
use measure::roster::{Options, measure};

fuzz_target!(|bytes: &[u8]| {
    let Ok(found) = measure("a.csv", bytes, &Options::new("2027-03-28").expect("date")) else { return };
    let people = found.people.len();
    assert_eq!(found.pairs.len(), people * (people - 1) / 2);
    assert!(found.pairs.iter().all(|pair| pair.hours <= 24.0 && found.hours_all_overlap <= pair.hours));
    assert!(found.by_utc_hour.len() == 24 && found.by_utc_hour.iter().all(|mean| *mean <= people as f64));
    assert!(found.by_utc_hour.iter().all(|mean| *mean <= found.by_utc_hour[found.best_hour_utc]));
});
