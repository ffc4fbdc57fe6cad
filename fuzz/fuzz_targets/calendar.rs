//! Hours of a calendar are finite and fit together, and its events are in order within the window.

#![no_main]

use libfuzzer_sys::fuzz_target;
use measure::calendar::{Calendars, Options};

fuzz_target!(|bytes: &[u8]| {
    for owners in [vec![], vec!["me@x".to_owned()]] {
        let options = Options::new("2027-03-15", "2027-04-12", "Europe/Berlin").expect("options").owners(owners);
        let mut calendars = Calendars::new(options).expect("zone");
        if let Err(error) = calendars.push_file("a.ics", bytes) {
            assert!(!error.to_string().is_empty());
            continue;
        }
        let Ok(found) = calendars.finish() else { continue };
        let figures = found.figures;
        let deep = figures.deep_work_hours_per_week;
        assert!(figures.working_hours_per_week == 40.0);
        assert!((0.0..=168.0).contains(&figures.meeting_hours_per_week));
        assert!((0.0..=figures.meeting_hours_per_week).contains(&figures.out_of_hours_per_week));
        assert!(deep.of_60 >= deep.of_90 && deep.of_90 >= deep.of_120 && deep.of_120 >= 0.0);
        assert!(deep.of_60 + figures.fragmented_hours_per_week <= 40.0 + 1e-9);
        assert!(found.events.is_sorted_by_key(|event| (event.start.clone(), event.uid.clone())));
        assert!(found.events.iter().all(|event| event.start <= event.end && event.counted == event.why.is_none()));
    }
});
