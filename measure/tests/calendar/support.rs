//! Short ways to write calendars and to read results.

use measure::calendar::{Calendars, ListedEvent, Measured, Options};

/// A calendar of these lines.
pub(crate) fn calendar(lines: &str) -> String {
    format!("BEGIN:VCALENDAR\nVERSION:2.0\n{}\nEND:VCALENDAR\n", trimmed(lines))
}

/// A calendar of one event with the UID `a`, in which the owner `me@x` and `you@x` are.
pub(crate) fn event(lines: &str) -> String {
    calendar(&vevent(&format!("UID:a\n{lines}")))
}

/// An event of these lines, in which the owner `me@x` and `you@x` are.
pub(crate) fn vevent(lines: &str) -> String {
    let lines = trimmed(lines);
    format!("BEGIN:VEVENT\nATTENDEE:mailto:me@x\nATTENDEE:mailto:you@x\n{lines}\nEND:VEVENT")
}

fn trimmed(lines: &str) -> String {
    lines.lines().map(str::trim_start).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Options for the owner `me@x`.
pub(crate) fn options(from: &str, to: &str, zone: &str) -> Options {
    Options::new(from, to, zone).unwrap().owners(["me@x".to_owned()])
}

/// Measures one file.
pub(crate) fn measured(options: Options, bytes: &[u8]) -> Measured {
    let mut calendars = Calendars::new(options).unwrap();
    calendars.push_file("a.ics", bytes).unwrap();
    calendars.finish().unwrap()
}

/// Measures the text of one file of `me@x` in Berlin.
pub(crate) fn in_berlin(from: &str, to: &str, text: &str) -> Measured {
    measured(options(from, to, "Europe/Berlin"), text.as_bytes())
}

/// The starts of all events in the window.
pub(crate) fn starts(measured: &Measured) -> Vec<String> {
    measured.events.iter().map(|event| event.start.clone()).collect()
}

/// Start and end of all events in the window.
pub(crate) fn times(measured: &Measured) -> Vec<String> {
    measured.events.iter().map(|event| format!("{} {}", event.start, event.end)).collect()
}

/// The only event.
pub(crate) fn only(measured: &Measured) -> &ListedEvent {
    assert_eq!(measured.events.len(), 1, "{:?}", measured.events);
    &measured.events[0]
}

/// Lines and texts of the warnings.
pub(crate) fn warnings(measured: &Measured) -> Vec<(Option<usize>, &str)> {
    measured.warnings.iter().map(|warning| (warning.line, warning.text.as_str())).collect()
}
