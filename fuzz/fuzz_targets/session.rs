//! Any file, packed or not, gives a view whose numbers fit together, whatever is switched after.

#![no_main]

use libfuzzer_sys::fuzz_target;
use measure::session::{Session, Source};
use measure_messages::{EventQuery, Reply, Request, Why};
use std::ops::Range;

struct Nothing;

impl Source for Nothing {
    fn read(&mut self, _: usize, _: Range<u64>) -> Result<Vec<u8>, String> {
        Err("nothing".to_owned())
    }
}

fuzz_target!(|bytes: &[u8]| {
    let mut session = Session::new("2027-04-12", "Europe/Berlin").expect("session");
    session.add("a", bytes.to_vec());
    let view = session.view();
    assert!(view.files.len() + view.skipped.len() <= bytes.len().max(1));
    assert!(view.skipped.iter().all(|file| !file.why.is_empty()));
    let Some(calendar) = &view.calendar else { return };
    let period = &calendar.period;
    assert!(period.counted <= period.events);
    assert!((0.0..=168.0).contains(&period.figures.meeting_hours_per_week));
    let mut answer = |request: Request| {
        let reply = session.answer(request, &mut Nothing, &mut |_| {});
        assert_eq!(Reply::from_message(&reply.to_message()).as_ref(), Some(&reply));
        reply
    };
    let query = EventQuery { count: 1000, ..EventQuery::default() };
    let Reply::Events(page) = answer(Request::Events(query)) else { panic!("no events") };
    assert_eq!(page.matched, period.events);
    let (list, events) = (page.list, page.rows.iter().map(|row| row.event).collect());
    let Reply::View(switched) = answer(Request::Switch { list, events, counted: Some(false) }) else { panic!("no view") };
    assert!(switched.calendar.is_some_and(|calendar| calendar.by_hand >= page.rows.len()));
    // Without any rule, all count but what was switched off.
    let mut settings = calendar.settings.clone();
    settings.rules.clear();
    let Reply::View(ruleless) = answer(Request::Calendar(settings)) else { panic!("no view") };
    let rules = ruleless.calendar.expect("calendar").rules;
    assert!(rules.iter().all(|rule| !rule.in_force && rule.change_in_hours_per_week <= 0.0));
    assert_eq!(rules.len(), Why::RULES.len());
});
