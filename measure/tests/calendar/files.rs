//! How files are written: lines, encodings, components.

use crate::support::{calendar, event, in_berlin, measured, only, options, vevent, warnings};

fn week(bytes: &[u8]) -> measure::calendar::Measured {
    measured(options("2027-01-04", "2027-01-11", "Europe/Berlin"), bytes)
}

#[test]
fn line_ends_folds_and_a_byte_order_mark() {
    let text = event("DTSTART:20270104T080000Z\nSUMMARY:Zum Gr\u{fc}nen");
    for end in ["\n", "\r\n", "\r"] {
        // Folded after five bytes, so within the letter too.
        let bytes = text.replace('\n', end).into_bytes();
        let at = bytes.windows(2).position(|pair| pair == "ü".as_bytes()).unwrap();
        let folded = [&[0xef, 0xbb, 0xbf], &bytes[..=at], end.as_bytes(), b" ", &bytes[at + 1..]].concat();
        assert_eq!(only(&week(&folded)).summary, "Zum Grünen", "{end:?}");
    }
}

#[test]
fn latin_1_is_read_and_warned_of() {
    let text = event("DTSTART:20270104T080000Z\nSUMMARY:M*nchen").replace('*', "\u{1}").into_bytes();
    let bytes: Vec<u8> = text.into_iter().map(|byte| if byte == 1 { 0xfc } else { byte }).collect();
    let found = week(&bytes);
    assert_eq!(only(&found).summary, "München");
    assert_eq!(warnings(&found), [(Some(8), "This line is not UTF-8: read as Latin-1.")]);
}

#[test]
fn properties_are_read_in_any_case_and_order() {
    let text = "begin:vcalendar\nbegin:vevent\nsummary:a\\, b\ndtend;value=date-time:20270104T090000z\nattendee:mailto:me@x\n\
                Attendee;X=1:mailto:you@x\ndtstart:20270104T080000Z\nend:vevent\nend:vcalendar";
    let found = week(text.as_bytes());
    assert_eq!((only(&found).summary.as_str(), only(&found).counted), ("a, b", true));
    assert_eq!(found.figures.meeting_hours_per_week, 1.0);
}

#[test]
fn components_within_an_event_are_not_the_event() {
    let alarm = "BEGIN:VALARM\nTRIGGER:-PT15M\nDURATION:PT5M\nSUMMARY:Alarm\nEND:VALARM";
    let found = week(event(&format!("{alarm}\nDTSTART:20270104T080000Z\nSUMMARY:Event")).as_bytes());
    assert_eq!((only(&found).summary.as_str(), &only(&found).end), ("Event", &only(&found).start));
    let todo = calendar("BEGIN:VTODO\nDTSTART:20270104T080000Z\nEND:VTODO");
    assert_eq!(week(todo.as_bytes()).events.len(), 0);
}

#[test]
fn events_may_stand_outside_a_calendar() {
    assert_eq!(week(vevent("DTSTART:20270104T080000Z").as_bytes()).events.len(), 1);
}

#[test]
fn several_calendars_in_one_file() {
    let cancel = calendar(&format!("METHOD:CANCEL\n{}", vevent("UID:a\nDTSTART:20270104T080000Z")));
    let other = calendar(&vevent("UID:b\nDTSTART:20270104T080000Z"));
    let found = week(format!("{cancel}{other}").as_bytes());
    assert_eq!(found.events.iter().map(|event| event.counted).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn what_cannot_be_read_is_warned_of_with_its_line() {
    let warned = |lines: &str| {
        let found = in_berlin("2027-01-04", "2027-01-11", &event(lines));
        let texts: Vec<String> = found.warnings.iter().map(|w| format!("{} {}", w.line.unwrap(), w.text)).collect();
        (found.events.len(), texts.join("\n"))
    };
    let (start, one) = ("DTSTART:20270104T080000Z\n", 1);
    for (lines, events, text) in [
        ("SUMMARY:x".to_owned(), 0, "3 The event has no DTSTART: left out."),
        ("DTSTART:soon".to_owned(), 0, "7 DTSTART “soon” cannot be read: the event is left out."),
        (format!("{start}DTEND:later"), one, "8 DTEND “later” cannot be read: the event has no length."),
        (format!("{start}DURATION:long"), one, "8 DURATION “long” cannot be read: the event has no length."),
        (
            format!("{start}EXDATE:20270199T000000,20270104T090000Z"),
            one,
            "8 EXDATE “20270199T000000” cannot be read: left out.",
        ),
        (format!("{start}RDATE:x"), one, "8 RDATE “x” cannot be read: left out."),
        (format!("{start}RECURRENCE-ID:x"), 0, "8 RECURRENCE-ID “x” cannot be read: the event is left out."),
        (format!("{start}RRULE:FREQ=NEVER"), one, "8 The rule is not understood (“FREQ=NEVER”): left out."),
        (format!("{start}EXRULE:FREQ=DAILY"), one, "8 EXRULE is obsolete and not read."),
        (format!("{start}nonsense"), one, "8 “nonsense” is not a line of a calendar: left out."),
        (format!("{start}ATTENDEE;CUTYPE=GROUP:mailto:t@x"), one, "8 “mailto:t@x” is a group: counted as one person."),
        (format!("{start}END:VALARM"), one, "8 END:VALARM closes nothing."),
    ] {
        assert_eq!(warned(&lines), (events, text.to_owned()), "{lines}");
    }
}
