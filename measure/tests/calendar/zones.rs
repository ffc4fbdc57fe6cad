//! Time zones, clock changes and lengths.

use crate::support::{calendar, event, in_berlin, only, starts, times, vevent, warnings};

fn spring(lines: &str) -> Vec<String> {
    times(&in_berlin("2027-03-26", "2027-03-31", &event(lines)))
}

fn autumn(lines: &str) -> Vec<String> {
    times(&in_berlin("2027-10-29", "2027-11-03", &event(lines)))
}

#[test]
fn floating_times_and_dates_are_in_the_zone() {
    assert_eq!(spring("DTSTART:20270327T090000\nDTEND:20270327T100000"), ["2027-03-27T08:00:00Z 2027-03-27T09:00:00Z"]);
    assert_eq!(
        spring("DTSTART;VALUE=DATE:20270328"),
        ["2027-03-27T23:00:00Z 2027-03-28T22:00:00Z"],
        "a day of 23 hours"
    );
    assert_eq!(autumn("DTSTART:20271031\nDTEND:20271102"), ["2027-10-30T22:00:00Z 2027-11-01T23:00:00Z"]);
    let other_zone = calendar(&format!("X-WR-TIMEZONE:Asia/Tokyo\n{}", vevent("DTSTART:20270327T090000")));
    assert_eq!(starts(&in_berlin("2027-03-26", "2027-03-31", &other_zone)), ["2027-03-27T08:00:00Z"], "not used");
}

#[test]
fn a_series_keeps_its_wall_clock_time() {
    let berlin = spring("DTSTART;TZID=Europe/Berlin:20270327T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2");
    assert_eq!(berlin, ["2027-03-27T08:00:00Z 2027-03-27T09:00:00Z", "2027-03-28T07:00:00Z 2027-03-28T08:00:00Z"]);
    let utc = spring("DTSTART:20270327T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2");
    assert_eq!(utc, ["2027-03-27T09:00:00Z 2027-03-27T10:00:00Z", "2027-03-28T09:00:00Z 2027-03-28T10:00:00Z"]);
}

#[test]
fn a_skipped_time_takes_the_offset_before_and_a_double_one_is_the_first() {
    assert_eq!(spring("DTSTART;TZID=Europe/Berlin:20270328T023000"), ["2027-03-28T01:30:00Z 2027-03-28T01:30:00Z"]);
    assert_eq!(autumn("DTSTART;TZID=Europe/Berlin:20271031T023000"), ["2027-10-31T00:30:00Z 2027-10-31T00:30:00Z"]);
    let hourly = spring("DTSTART;TZID=Europe/Berlin:20270328T013000\nRRULE:FREQ=HOURLY;COUNT=4");
    // 2:30 is read as 3:30, which comes again: one occurrence.
    assert_eq!(hourly.len(), 3);
}

#[test]
fn of_a_duration_days_are_nominal_and_hours_exact() {
    let start = "DTSTART;TZID=Europe/Berlin:20270327T120000";
    assert_eq!(spring(&format!("{start}\nDURATION:P1D")), ["2027-03-27T11:00:00Z 2027-03-28T10:00:00Z"]);
    assert_eq!(spring(&format!("{start}\nDURATION:PT24H")), ["2027-03-27T11:00:00Z 2027-03-28T11:00:00Z"]);
    assert_eq!(spring(&format!("{start}\nDURATION:P1DT1H")), ["2027-03-27T11:00:00Z 2027-03-28T11:00:00Z"]);
    let start = "DTSTART;TZID=Europe/Berlin:20271030T120000";
    assert_eq!(autumn(&format!("{start}\nDURATION:P1W")), ["2027-10-30T10:00:00Z 2027-11-06T11:00:00Z"]);
}

#[test]
fn an_end_means_the_same_elapsed_time_for_each_occurrence() {
    let lines = "DTSTART;TZID=Europe/Berlin:20270326T220000\nDTEND;TZID=Europe/Berlin:20270327T060000\nRRULE:FREQ=DAILY;COUNT=2";
    assert_eq!(
        spring(lines),
        ["2027-03-26T21:00:00Z 2027-03-27T05:00:00Z", "2027-03-27T21:00:00Z 2027-03-28T05:00:00Z"]
    );
    let zones = spring("DTSTART;TZID=Europe/Berlin:20270327T090000\nDTEND;TZID=America/New_York:20270327T050000");
    assert_eq!(zones, ["2027-03-27T08:00:00Z 2027-03-27T09:00:00Z"], "New York's summer time has begun");
    let mixed = spring("DTSTART;VALUE=DATE:20270327\nDTEND:20270327T100000Z");
    assert_eq!(mixed, ["2027-03-26T23:00:00Z 2027-03-27T10:00:00Z"], "from a date to a time");
}

#[test]
fn without_an_end_a_date_is_a_day_and_a_time_has_no_length() {
    assert_eq!(spring("DTSTART:20270330"), ["2027-03-29T22:00:00Z 2027-03-30T22:00:00Z"]);
    assert_eq!(spring("DTSTART:20270330T100000"), ["2027-03-30T08:00:00Z 2027-03-30T08:00:00Z"]);
    assert_eq!(spring("DTSTART:20270330T100000\nDTEND:20270330T090000"), ["2027-03-30T08:00:00Z 2027-03-30T08:00:00Z"]);
    assert_eq!(spring("DTSTART:20270330T100000\nDURATION:-PT1H"), ["2027-03-30T08:00:00Z 2027-03-30T08:00:00Z"]);
}

/// A zone of the file by that name: four hours ahead, five in summer from the last Sunday of March.
fn defined(name: &str) -> String {
    format!(
        "BEGIN:VTIMEZONE\nTZID:{name}
         BEGIN:STANDARD\nDTSTART:16011028T030000\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nTZOFFSETFROM:+0500\nTZOFFSETTO:+0400\nEND:STANDARD
         BEGIN:DAYLIGHT\nDTSTART:16010325T020000\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nTZOFFSETFROM:+0400\nTZOFFSETTO:+0500\nEND:DAYLIGHT
         END:VTIMEZONE\n"
    )
}

/// The start in UTC of an event at 9:00 on March 27, 2027 in the zone of that name.
fn nine_in(name: &str, zones: &str) -> (String, usize) {
    let text = calendar(&format!("{zones}{}", vevent(&format!("DTSTART;TZID=\"{name}\":20270327T090000"))));
    let found = in_berlin("2027-03-26", "2027-03-31", &text);
    (only(&found).start[11..16].to_owned(), found.warnings.len())
}

#[test]
fn a_zone_is_iana_then_of_the_file_then_of_windows_then_behind_a_prefix() {
    let zone = |name: &str, zones: &str| nine_in(name, zones);
    assert_eq!(zone("Asia/Tokyo", &defined("Asia/Tokyo")), ("00:00".to_owned(), 0), "IANA before the file's own");
    assert_eq!(zone("My zone", &defined("My zone")), ("05:00".to_owned(), 0));
    assert_eq!(
        zone("Tokyo Standard Time", &defined("Tokyo Standard Time")),
        ("05:00".to_owned(), 0),
        "the file's own before Windows"
    );
    assert_eq!(zone("Tokyo Standard Time", ""), ("00:00".to_owned(), 0));
    assert_eq!(zone("W. Europe Standard Time", ""), ("08:00".to_owned(), 0));
    assert_eq!(zone("/example.org/20190914_1/Asia/Tokyo", ""), ("00:00".to_owned(), 0));
    assert_eq!(zone("/example.org/America/Argentina/Buenos_Aires", ""), ("12:00".to_owned(), 0));
    assert_eq!(
        zone("Kuala Lumpur, Singapore", &defined("Kuala Lumpur\\, Singapore")),
        ("05:00".to_owned(), 0),
        "escaped as a text"
    );
    assert_eq!(zone("tzone://Microsoft/Utc", ""), ("09:00".to_owned(), 0));
    assert_eq!(zone("Nowhere", ""), ("08:00".to_owned(), 1), "an unknown one is the chosen zone, with a warning");
}

#[test]
fn an_unknown_zone_is_warned_of_once() {
    let event = |uid: &str| vevent(&format!("UID:{uid}\nDTSTART;TZID=Nowhere:20270327T090000"));
    let found = in_berlin("2027-03-26", "2027-03-31", &calendar(&format!("{}\n{}", event("a"), event("b"))));
    assert_eq!(
        warnings(&found),
        [(Some(7), "The time zone “Nowhere” is unknown: its times are read in the chosen zone.")]
    );
}

#[test]
fn a_zone_of_the_file_has_both_clock_changes() {
    let starts_of = |from: &str, to: &str, start: &str| {
        let lines = format!("DTSTART;TZID=My zone:{start}\nRRULE:FREQ=DAILY;COUNT=3");
        // The definition may come after the event.
        let text = calendar(&format!("{}\n{}", vevent(&lines), defined("My zone")));
        starts(&in_berlin(from, to, &text)).iter().map(|start| start[5..16].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(starts_of("2027-03-26", "2027-04-01", "20270327T023000"), ["03-26T22:30", "03-27T22:30", "03-28T21:30"]);
    assert_eq!(starts_of("2027-10-29", "2027-11-03", "20271030T023000"), ["10-29T21:30", "10-30T21:30", "10-31T22:30"]);
}

#[test]
fn until_in_utc_and_local_time_differ_by_the_offset() {
    let last = |until: &str| {
        let lines = format!("DTSTART;TZID=Asia/Tokyo:20270327T090000\nRRULE:FREQ=DAILY;UNTIL={until}");
        spring(&lines).len()
    };
    assert_eq!(last("20270329T000000Z"), 3);
    assert_eq!(last("20270329T000000"), 2);
    assert_eq!(last("20270329"), 3);
}
