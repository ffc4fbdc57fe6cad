//! Files that are empty, binary, cut off, too large, or made to take for ever.

use crate::support::{calendar, event, in_berlin, options, vevent};
use measure::calendar::{Calendars, Options};
use proptest::prelude::*;
use std::time::Instant;

fn refused(bytes: &[u8]) -> String {
    let mut calendars = Calendars::new(options("2027-01-04", "2027-02-01", "Europe/Berlin")).unwrap();
    calendars.push_file("a.ics", bytes).unwrap_err().to_string()
}

#[test]
fn what_is_no_calendar_is_refused() {
    assert_eq!(refused(b""), "a.ics is empty.");
    assert_eq!(refused(b" \r\n\n"), "a.ics is empty.");
    assert_eq!(refused(b"PK\x03\x04\n\x00\x00"), "a.ics is not a text file: line 2 contains a zero byte.");
    assert_eq!(refused(b"a,b\n1,2\n"), "a.ics is not a calendar: it has no line BEGIN:VCALENDAR.");
    assert_eq!(refused(&vec![b'a'; 20 * 1024 * 1024 + 1]), "a.ics is larger than 20 MB. Export a shorter period.");
    let events = "BEGIN:VEVENT\nDTSTART:20270104\nEND:VEVENT\n".repeat(200_001);
    assert_eq!(refused(calendar(&events).as_bytes()), "a.ics has more than 200,000 events. Export a shorter period.");
}

#[test]
fn a_hundred_files_are_the_most() {
    let mut calendars = Calendars::new(options("2027-01-04", "2027-02-01", "Europe/Berlin")).unwrap();
    assert_eq!(
        Calendars::new(options("2027-01-04", "2027-02-01", "UTC")).unwrap().finish().unwrap_err().to_string(),
        "No calendar files were given."
    );
    for _ in 0..100 {
        calendars.push_file("a.ics", calendar("").as_bytes()).unwrap();
    }
    assert_eq!(calendars.push_file("a.ics", b"").unwrap_err().to_string(), "More than a hundred files were given.");
}

#[test]
fn options_that_make_no_sense_are_refused() {
    let refused = |from, to, zone| match Options::new(from, to, zone) {
        Err(error) => error.to_string(),
        Ok(options) => Calendars::new(options).unwrap_err().to_string(),
    };
    assert_eq!(
        refused("2027-01-04", "2027-01-04", "UTC"),
        "The window is empty: its end must be later than its start."
    );
    assert_eq!(refused("1027-01-04", "2027-01-04", "UTC"), "The window is longer than a hundred years.");
    assert_eq!(refused("2027-01-04", "2027-01-11", "Mars"), "“Mars” is not an IANA time zone, such as Europe/Berlin.");
    assert_eq!(refused("4.1.2027", "2027-01-11", "UTC"), "A date is written as 2027-01-04, not as “4.1.2027”.");
}

#[test]
fn rules_without_end_and_without_sense_end() {
    let began = Instant::now();
    for (rule, events, warned) in [
        ("FREQ=SECONDLY", 0, true),
        ("FREQ=SECONDLY;COUNT=9223372036854775807", 0, true),
        (
            "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23;BYMINUTE=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,48,49,50,51,52,53,54,55,56,57,58,59;BYSECOND=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20",
            0,
            true,
        ),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 0, false),
        ("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30;COUNT=5", 0, false),
        ("FREQ=DAILY;COUNT=800000", 28, false),
        ("FREQ=YEARLY;INTERVAL=1000000", 0, false),
    ] {
        let text = event(&format!("DTSTART:00010101T000000Z\nRRULE:{rule}"));
        let found = in_berlin("2027-01-04", "2027-02-01", &text);
        assert_eq!(found.events.len(), events, "{rule}");
        let lines: Vec<_> = found.warnings.iter().map(|warning| warning.line).collect();
        assert_eq!(
            lines,
            if warned { vec![None] } else { vec![] }.into_iter().map(|_: Option<()>| Some(8)).collect::<Vec<_>>(),
            "{rule}"
        );
    }
    // Debug builds are slow.
    assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
}

#[test]
fn many_endless_rules_together_end() {
    let began = Instant::now();
    let events: Vec<String> = (0..2000)
        .map(|n| vevent(&format!("UID:{n}\nDTSTART:00010101T000000Z\nRRULE:FREQ=SECONDLY;COUNT=9223372036854775807")))
        .collect();
    let found = in_berlin("2027-01-04", "2027-02-01", &calendar(&events.join("\n")));
    assert_eq!(found.warnings.len(), 1001, "as many as are listed, and how many more there are");
    assert!(began.elapsed().as_secs() < 60, "{:?}", began.elapsed());
}

#[test]
fn what_would_take_all_memory_is_refused() {
    let began = Instant::now();
    let many_rules = format!("DTSTART:20270104T000000Z\n{}", "RRULE:FREQ=SECONDLY;COUNT=150000\n".repeat(50));
    let found = in_berlin("2027-01-04", "2027-02-01", &event(&many_rules));
    assert_eq!((found.events.len(), found.warnings.len()), (0, 1));
    let series = |n: u32| vevent(&format!("UID:{n}\nDTSTART:20270104T000000Z\nRRULE:FREQ=SECONDLY;COUNT=150000"));
    let events: Vec<String> = (0..4).map(series).collect();
    let mut calendars = Calendars::new(Options::new("2027-01-04", "2027-02-01", "UTC").unwrap()).unwrap();
    for owner in ["X-WR-CALNAME:a@x\n", "X-WR-CALNAME:b@x\n"] {
        calendars.push_file("a.ics", calendar(&format!("{owner}{}", events.join("\n"))).as_bytes()).unwrap();
    }
    let error = calendars.finish().unwrap_err().to_string();
    assert_eq!(error, "There are more than 1,000,000 events in the window. Choose a shorter one.");
    let nested = format!("{}{}", "BEGIN:X\n".repeat(200_000), "END:Y\n".repeat(200_000));
    assert!(!in_berlin("2027-01-04", "2027-02-01", &calendar(&nested)).warnings.is_empty());
    assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
}

#[test]
fn a_cut_file_keeps_its_whole_events() {
    let text =
        calendar(&[vevent("UID:a\nDTSTART:20270104T080000Z"), vevent("UID:b\nDTSTART:20270104T080000Z")].join("\n"));
    let cut = &text[..text.rfind("DTSTART").unwrap()];
    let found = in_berlin("2027-01-04", "2027-02-01", cut);
    assert_eq!(found.events.len(), 1);
    let texts: Vec<_> = found.warnings.iter().map(|warning| (warning.line, warning.text.as_str())).collect();
    assert_eq!(
        texts,
        [
            (Some(9), "BEGIN:VEVENT has no END:VEVENT: the event is incomplete and left out."),
            (Some(1), "BEGIN:VCALENDAR has no END:VCALENDAR: the file may be incomplete."),
        ]
    );
    let within = "BEGIN:VEVENT\nUID:c\nDTSTART:20270104T080000Z";
    let found = in_berlin(
        "2027-01-04",
        "2027-02-01",
        &calendar(&format!("{within}\n{}", vevent("UID:d\nDTSTART:20270104T080000Z"))),
    );
    assert_eq!(found.events.iter().map(|event| &*event.uid).collect::<Vec<_>>(), ["d"]);
}

/// A file with everything that a calendar can hold.
fn everything() -> String {
    let zone = "BEGIN:VTIMEZONE\nTZID:Own\nBEGIN:STANDARD\nDTSTART:16011028T030000\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\n\
                TZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:16010325T020000\n\
                RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:DAYLIGHT\nEND:VTIMEZONE\n";
    let series = vevent(
        "UID:a\nSUMMARY:M\u{fc}nchen\nDTSTART;TZID=Own:20270104T090000\nDTEND;TZID=Own:20270104T100000
         RRULE:FREQ=MONTHLY;BYDAY=MO,-1FR;BYSETPOS=1,-1;BYHOUR=9,10;WKST=SU;INTERVAL=1;UNTIL=20271231T000000Z
         RDATE;VALUE=PERIOD:20270105T080000Z/PT1H\nEXDATE;TZID=Own:20270201T090000",
    );
    let change = vevent(
        "UID:a\nRECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Own:20270129T090000\nDTSTART:20270129T120000Z\nDURATION:P1DT1H\nSEQUENCE:3\nDTSTAMP:20270101T000000Z",
    );
    let day = vevent(
        "UID:b\nDTSTART;VALUE=DATE:20270104\nRRULE:FREQ=YEARLY;BYWEEKNO=1,-1;COUNT=900\nBEGIN:VALARM\nTRIGGER:-PT5M\nEND:VALARM",
    );
    calendar(&format!("METHOD:PUBLISH\nX-WR-CALNAME:me@x\n{zone}{series}\n{change}\n{day}"))
}

fn never_panics(bytes: &[u8]) {
    for owners in [vec![], vec!["me@x".to_owned()]] {
        let options = Options::new("2027-01-04", "2027-04-05", "America/New_York").unwrap().owners(owners);
        let mut calendars = Calendars::new(options).unwrap();
        if calendars.push_file("a.ics", bytes).is_ok() {
            let _ = calendars.finish();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn random_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        never_panics(&bytes);
        never_panics(&[b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:", &bytes[..]].concat());
    }

    #[test]
    fn changed_files_never_panic(
        cut in any::<prop::sample::Index>(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        swaps in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..6),
    ) {
        let whole = everything();
        let mut lines: Vec<&str> = whole.lines().collect();
        for (a, b) in swaps {
            let (a, b) = (a.index(lines.len()), b.index(lines.len()));
            lines.swap(a, b);
        }
        let mut bytes = lines.join("\n").into_bytes();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        never_panics(&bytes);
        never_panics(&bytes[..cut.index(bytes.len())]);
    }

    #[test]
    fn random_values_never_panic(value in "[-+0-9A-Z;=,:/TPWDHMS]{0,40}", name in 0_usize..8) {
        let name = ["DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "DTSTART;TZID=Own"][name];
        never_panics(everything().replacen("UID:a", &format!("{name}:{value}\nUID:a"), 1).as_bytes());
        never_panics(event(&format!("DTSTART:20270104T080000Z\nRRULE:FREQ=DAILY;{value}")).as_bytes());
    }
}
