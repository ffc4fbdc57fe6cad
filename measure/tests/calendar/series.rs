//! Series and their exceptions: RDATE, EXDATE, RECURRENCE-ID, THISANDFUTURE, versions.

use crate::support::{calendar, in_berlin, starts, times, vevent};
use measure::calendar::Measured;

/// A daily series at 9:00 in Berlin from January 4, 2027, five times, with more lines.
fn daily(lines: &str) -> String {
    vevent(&format!(
        "UID:a\nDTSTART;TZID=Europe/Berlin:20270104T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=5\n{lines}"
    ))
}

/// An event of the same UID with these lines.
fn exception(lines: &str) -> String {
    vevent(&format!("UID:a\n{lines}"))
}

fn january(events: &[String]) -> Measured {
    in_berlin("2027-01-01", "2027-02-01", &calendar(&events.join("\n")))
}

/// Days and hours in UTC, such as `04T08`.
fn hours(measured: &Measured) -> Vec<String> {
    starts(measured).iter().map(|start| start[8..13].to_owned()).collect()
}

#[test]
fn rdate_adds_times_dates_and_periods() {
    let found = january(&[daily(
        "RDATE;TZID=America/New_York:20270111T090000,20270112T090000
         RDATE;VALUE=PERIOD:20270113T080000Z/20270113T083000Z,20270114T080000Z/PT15M
         RDATE:20270104T080000Z",
    )]);
    assert_eq!(
        times(&found)[5..],
        [
            "2027-01-11T14:00:00Z 2027-01-11T15:00:00Z",
            "2027-01-12T14:00:00Z 2027-01-12T15:00:00Z",
            "2027-01-13T08:00:00Z 2027-01-13T08:30:00Z",
            "2027-01-14T08:00:00Z 2027-01-14T08:15:00Z",
        ]
    );
    let alone = january(&[vevent("UID:b\nDTSTART:20270104T090000Z\nRDATE:20270105T090000Z")]);
    assert_eq!(hours(&alone), ["04T09", "05T09"]);
}

#[test]
fn exdate_removes_by_instant_or_by_day() {
    for (exdate, left) in [
        ("EXDATE;TZID=Europe/Berlin:20270105T090000", "04 06 07 08"),
        ("EXDATE:20270105T080000Z,20270107T080000Z", "04 06 08"),
        ("EXDATE;TZID=America/New_York:20270105T030000", "04 06 07 08"),
        ("EXDATE:20270105T090000", "04 06 07 08"),
        ("EXDATE:20270105T080001Z", "04 05 06 07 08"),
        ("EXDATE;VALUE=DATE:20270105,20270106", "04 07 08"),
        ("EXDATE;VALUE=DATE:20270104", "05 06 07 08"),
        ("EXDATE:20270105", "04 06 07 08"),
    ] {
        let found = january(&[daily(exdate)]);
        let days: Vec<String> = starts(&found).iter().map(|start| start[8..10].to_owned()).collect();
        assert_eq!(days.join(" "), left, "{exdate}");
    }
    let days =
        january(&[vevent("UID:a\nDTSTART;VALUE=DATE:20270104\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20270105T150000")]);
    assert_eq!(hours(&days), ["03T23", "05T23"]);
    // The day is the one that is written, in whichever zone; a time in UTC is on a day of a series' own zone.
    let days = |lines: &str| {
        hours(&january(&[vevent(&format!("UID:a\nDTSTART;VALUE=DATE:20270104\nRRULE:FREQ=DAILY;COUNT=3\n{lines}"))]))
    };
    assert_eq!(days("EXDATE;TZID=Asia/Hong_Kong:20270105T000000"), ["03T23", "05T23"]);
    assert_eq!(days("EXDATE:20270105T000000Z"), ["03T23", "05T23"]);
    let late = vevent(
        "UID:a\nDTSTART;TZID=America/New_York:20270104T200000\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE;VALUE=DATE:20270105",
    );
    let moved = exception("RECURRENCE-ID:20270106T010000Z\nDTSTART:20270110T120000Z");
    assert_eq!(hours(&january(&[late, moved])), ["05T01", "07T01"]);
}

#[test]
fn an_exception_replaces_its_occurrence() {
    for id in [
        "RECURRENCE-ID;TZID=Europe/Berlin:20270105T090000",
        "RECURRENCE-ID:20270105T080000Z",
        "RECURRENCE-ID;VALUE=DATE:20270105",
    ] {
        let moved = exception(&format!("{id}\nDTSTART;TZID=Europe/Berlin:20270105T150000\nSUMMARY:Moved"));
        // The order in the file does not matter.
        for events in [[daily(""), moved.clone()], [moved.clone(), daily("")]] {
            let found = january(&events);
            assert_eq!(hours(&found), ["04T08", "05T14", "06T08", "07T08", "08T08"], "{id}");
            // It inherits nothing.
            assert_eq!((found.events[1].summary.as_str(), &found.events[1].end), ("Moved", &found.events[1].start));
        }
    }
}

#[test]
fn exceptions_at_midnight_are_found() {
    let series = vevent("UID:a\nDTSTART;TZID=Europe/Berlin:20270104T000000\nRRULE:FREQ=DAILY;COUNT=2");
    let moved =
        exception("RECURRENCE-ID;TZID=Europe/Berlin:20270105T000000\nDTSTART;TZID=Europe/Berlin:20270105T100000");
    assert_eq!(hours(&january(&[series, moved])), ["03T23", "05T09"]);
}

#[test]
fn exceptions_move_into_and_out_of_the_window() {
    let events = [
        daily(""),
        exception("RECURRENCE-ID:20270104T080000Z\nDTSTART:20270302T080000Z"),
        exception("RECURRENCE-ID:20270108T080000Z\nDTSTART:20270105T120000Z"),
    ];
    let found = in_berlin("2027-01-04", "2027-01-08", &calendar(&events.join("\n")));
    assert_eq!(hours(&found), ["05T08", "05T12", "06T08", "07T08"]);
    let march = in_berlin("2027-03-01", "2027-03-08", &calendar(&events.join("\n")));
    assert_eq!(hours(&march), ["02T08"]);
}

#[test]
fn exceptions_without_an_occurrence_or_a_series_are_listed() {
    let stray = exception("RECURRENCE-ID:20270120T080000Z\nDTSTART:20270121T080000Z");
    assert_eq!(hours(&january(std::slice::from_ref(&stray))), ["21T08"]);
    assert_eq!(hours(&january(&[daily(""), stray])), ["04T08", "05T08", "06T08", "07T08", "08T08", "21T08"]);
}

#[test]
fn exdate_also_removes_the_exception() {
    let moved = exception("RECURRENCE-ID:20270105T080000Z\nDTSTART:20270105T140000Z");
    for exdate in ["EXDATE:20270105T080000Z", "EXDATE;VALUE=DATE:20270105"] {
        assert_eq!(hours(&january(&[daily(exdate), moved.clone()])), ["04T08", "06T08", "07T08", "08T08"], "{exdate}");
    }
    let new_time = january(&[daily("EXDATE:20270105T140000Z"), moved]);
    assert_eq!(hours(&new_time), ["04T08", "05T14", "06T08", "07T08", "08T08"], "its own start is not what is removed");
}

#[test]
fn this_and_future_shifts_all_later_occurrences() {
    let events = [
        daily("SUMMARY:Old"),
        exception(
            "RECURRENCE-ID;RANGE=THISANDFUTURE:20270106T080000Z
             DTSTART;TZID=Europe/Berlin:20270106T103000
             DTEND;TZID=Europe/Berlin:20270106T110000
             SUMMARY:New",
        ),
        exception("RECURRENCE-ID:20270108T080000Z\nDTSTART:20270108T170000Z\nSUMMARY:Single"),
    ];
    let found = january(&events);
    assert_eq!(
        times(&found),
        [
            "2027-01-04T08:00:00Z 2027-01-04T09:00:00Z",
            "2027-01-05T08:00:00Z 2027-01-05T09:00:00Z",
            "2027-01-06T09:30:00Z 2027-01-06T10:00:00Z",
            "2027-01-07T09:30:00Z 2027-01-07T10:00:00Z",
            "2027-01-08T17:00:00Z 2027-01-08T17:00:00Z",
        ]
    );
    let names: Vec<&str> = found.events.iter().map(|event| event.summary.as_str()).collect();
    assert_eq!(names, ["Old", "Old", "New", "New", "Single"]);
}

#[test]
fn this_and_future_shifts_on_the_clock_across_a_clock_change() {
    let events = [
        vevent("UID:a\nDTSTART;TZID=Europe/Berlin:20270324T090000\nRRULE:FREQ=WEEKLY;COUNT=4"),
        exception("RECURRENCE-ID;TZID=Europe/Berlin;RANGE=THISANDFUTURE:20270324T090000\nDTSTART:20270325T120000Z"),
        exception(
            "RECURRENCE-ID;TZID=Europe/Berlin;RANGE=THISANDFUTURE:20270407T090000\nDTSTART;TZID=Europe/Berlin:20270407T080000",
        ),
    ];
    let found = in_berlin("2027-03-01", "2027-05-01", &calendar(&events.join("\n")));
    // A day and four hours later at first, an hour earlier than at first from the second change on.
    assert_eq!(
        starts(&found),
        ["2027-03-25T12:00:00Z", "2027-04-01T11:00:00Z", "2027-04-07T06:00:00Z", "2027-04-14T06:00:00Z"]
    );
}

#[test]
fn this_and_future_reaches_the_window_by_its_shift() {
    let events = [
        vevent("UID:a\nDTSTART:20270104T080000Z\nRRULE:FREQ=WEEKLY"),
        exception("RECURRENCE-ID;RANGE=THISANDFUTURE:20270111T080000Z\nDTSTART:20270411T080000Z"),
    ];
    let found = in_berlin("2028-01-03", "2028-01-10", &calendar(&events.join("\n")));
    assert_eq!(starts(&found), ["2028-01-09T08:00:00Z"]);
}

#[test]
fn of_two_versions_the_later_stays() {
    let version = |sequence: u32, stamp: &str, hour: u32| {
        exception(&format!("SEQUENCE:{sequence}\nDTSTAMP:{stamp}\nDTSTART:20270104T{hour:02}0000Z"))
    };
    let first = |events: &[String]| hours(&january(events));
    assert_eq!(first(&[version(1, "20260101T000000Z", 10), version(0, "20270101T000000Z", 11)]), ["04T10"]);
    assert_eq!(first(&[version(9, "20260101T000000Z", 10), version(10, "20250101T000000Z", 11)]), ["04T11"]);
    assert_eq!(first(&[version(1, "20260101T000000Z", 10), version(1, "20260101T000001Z", 11)]), ["04T11"]);
    assert_eq!(first(&[version(1, "20260101T000000Z", 10), version(1, "20260101T000000Z", 11)]), ["04T10"]);
    let moved = |sequence: u32, hour: u32| {
        exception(&format!("SEQUENCE:{sequence}\nRECURRENCE-ID:20270105T080000Z\nDTSTART:20270105T{hour:02}0000Z"))
    };
    let found = january(&[daily("SEQUENCE:5"), moved(1, 12), moved(2, 13), moved(1, 14)]);
    assert_eq!(hours(&found), ["04T08", "05T13", "06T08", "07T08", "08T08"]);
}

#[test]
fn events_without_a_uid_are_each_by_themselves() {
    let found = january(&[vevent("DTSTART:20270104T080000Z"), vevent("DTSTART:20270104T080000Z")]);
    assert_eq!(hours(&found), ["04T08", "04T08"]);
    assert!(found.events.iter().all(|event| event.uid.is_empty()));
}
