//! What counts, and the figures that come of it.

use crate::support::{calendar, event, in_berlin, measured, only, options, vevent, warnings};
use measure::WorkingHours;
use measure::calendar::{Calendars, Measured, Options, Why};

/// Why the event of these lines does not count, and whether it is tentative.
fn judged(lines: &str) -> (Option<Why>, bool) {
    let text = event(&format!("DTSTART:20270104T080000Z\nDTEND:20270104T090000Z\n{lines}"));
    let found = in_berlin("2027-01-04", "2027-01-11", &text);
    let event = only(&found);
    assert_eq!(event.counted, event.why.is_none());
    (event.why, event.tentative)
}

#[test]
fn each_reason_not_to_count() {
    let table = [
        ("", None),
        ("STATUS:CONFIRMED", None),
        ("STATUS:CANCELLED", Some(Why::Cancelled)),
        ("ATTENDEE;PARTSTAT=DECLINED:mailto:ME@x", Some(Why::Declined)),
        ("ATTENDEE;PARTSTAT=DECLINED:mailto:them@x", None),
        ("TRANSP:TRANSPARENT", Some(Why::Free)),
        ("TRANSP:OPAQUE", None),
        ("X-MICROSOFT-CDO-BUSYSTATUS:FREE", Some(Why::Free)),
        ("X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE", Some(Why::Free)),
        ("X-MICROSOFT-CDO-BUSYSTATUS:BUSY", None),
        ("X-MICROSOFT-CDO-BUSYSTATUS:OOF", Some(Why::Away)),
    ];
    for (lines, why) in table {
        assert_eq!(judged(lines), (why, false), "{lines}");
    }
    for lines in ["STATUS:TENTATIVE", "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE", "ATTENDEE;PARTSTAT=TENTATIVE:mailto:me@x"]
    {
        assert_eq!(judged(lines), (None, true), "{lines}");
    }
    assert_eq!(judged("ATTENDEE;PARTSTAT=TENTATIVE:mailto:you@x"), (None, false));
    assert_eq!(
        judged("STATUS:TENTATIVE\nTRANSP:TRANSPARENT"),
        (Some(Why::Free), true),
        "marked, also where it does not count"
    );
}

#[test]
fn the_reasons_come_in_order() {
    let lines = [
        "STATUS:CANCELLED",
        "ATTENDEE;PARTSTAT=DECLINED:mailto:me@x",
        "DTSTART:20270104",
        "TRANSP:TRANSPARENT",
        "X-MICROSOFT-CDO-BUSYSTATUS:OOF",
    ];
    let whys = [Why::Cancelled, Why::Declined, Why::AllDay, Why::Free, Why::Away, Why::Alone];
    for (at, why) in whys.into_iter().enumerate() {
        let holding = lines[at.min(5)..].join("\n");
        let start = if at <= 2 { "" } else { "DTSTART:20270104T080000Z" };
        let text = calendar(&format!("BEGIN:VEVENT\nORGANIZER:mailto:me@x\n{holding}\n{start}\nEND:VEVENT"));
        assert_eq!(only(&in_berlin("2027-01-04", "2027-01-11", &text)).why, Some(why));
    }
    let json = serde_json::to_value(whys).unwrap();
    assert_eq!(json, serde_json::json!(["cancelled", "declined", "all-day", "free", "away", "alone"]));
}

#[test]
fn a_calendar_that_cancels_cancels_its_events() {
    let text = calendar(&format!("METHOD:CANCEL\n{}", vevent("DTSTART:20270104T080000Z")));
    assert_eq!(only(&in_berlin("2027-01-04", "2027-01-11", &text)).why, Some(Why::Cancelled));
    let text = calendar(&format!("METHOD:PUBLISH\n{}", vevent("DTSTART:20270104T080000Z")));
    assert_eq!(only(&in_berlin("2027-01-04", "2027-01-11", &text)).why, None);
}

/// Attendees, and why the event does not count, of an event with exactly these lines about people.
fn people(lines: &str) -> (usize, Option<Why>, usize) {
    let text = calendar(&format!("BEGIN:VEVENT\nDTSTART:20270104T080000Z\n{lines}\nEND:VEVENT"));
    let found = in_berlin("2027-01-04", "2027-01-11", &text);
    (only(&found).attendees, only(&found).why, found.warnings.len())
}

#[test]
fn attendees_are_people_each_once() {
    assert_eq!(people(""), (0, Some(Why::Alone), 0), "nobody at all");
    assert_eq!(people("ORGANIZER:mailto:me@x\nATTENDEE:mailto:me@x"), (1, Some(Why::Alone), 0));
    assert_eq!(people("ATTENDEE:mailto:you@x"), (1, None, 0), "an owner who is not listed is not added");
    assert_eq!(people("ORGANIZER:mailto:me@x\nATTENDEE:MAILTO:You@X\nATTENDEE:mailto:you@x"), (2, None, 0));
    assert_eq!(people("ORGANIZER:mailto:me@x\nATTENDEE;PARTSTAT=DECLINED:mailto:you@x"), (2, None, 0));
    assert_eq!(
        people("ATTENDEE:mailto:me@x\nATTENDEE;CUTYPE=ROOM:mailto:r@x\nATTENDEE;CUTYPE=RESOURCE:mailto:b@x"),
        (1, Some(Why::Alone), 0)
    );
    assert_eq!(people("ATTENDEE:mailto:me@x\nATTENDEE;CUTYPE=GROUP:mailto:team@x"), (2, None, 1));
    assert_eq!(
        people("ATTENDEE:mailto:me@x\nBEGIN:VALARM\nATTENDEE:mailto:you@x\nEND:VALARM"),
        (1, Some(Why::Alone), 0)
    );
}

/// A counted event from one local time in January 2027 in Berlin to another.
fn busy(uid: &str, from: &str, to: &str) -> String {
    vevent(&format!("UID:{uid}\nSUMMARY:{uid}\nDTSTART:202701{from}00\nDTEND:202701{to}00"))
}

fn week(events: &[String]) -> Measured {
    in_berlin("2027-01-04", "2027-01-11", &calendar(&events.join("\n")))
}

#[test]
fn overlaps_are_merged_and_the_window_cuts() {
    let found = week(&[
        busy("a", "04T1000", "04T1200"),
        busy("b", "04T1100", "04T1300"),
        busy("c", "04T1030", "04T1045"),
        busy("over the start", "03T2300", "04T0100"),
        busy("over the end", "10T2300", "11T0500"),
        busy("before", "03T2200", "04T0000"),
        busy("after", "11T0000", "11T0100"),
    ]);
    assert_eq!(found.events.len(), 5, "what only touches the window is not in it");
    assert_eq!(found.events[0].start, "2027-01-03T22:00:00Z", "listed with full times");
    assert_eq!(found.figures.meeting_hours_per_week, 5.0);
    assert_eq!(found.figures.out_of_hours_per_week, 2.0);
    assert_eq!(found.figures.working_hours_per_week, 40.0);
}

#[test]
fn pieces_of_working_time() {
    // Monday: 9–10 free, 10–11 meeting, 11–11:30 free, 11:30–12 meeting, 12–13:30 free, 13:30–15 meeting, 15–17 free.
    let found = week(&[
        busy("a", "04T1000", "04T1100"),
        busy("b", "04T1130", "04T1200"),
        busy("c", "04T1330", "04T1500"),
        busy("no length", "04T1600", "04T1600"),
        busy("negative", "04T1600", "04T1500"),
    ]);
    let figures = found.figures;
    assert_eq!(figures.fragmented_hours_per_week, 0.5);
    assert_eq!(figures.deep_work_hours_per_week.of_60, 32.0 + 4.5);
    assert_eq!(figures.deep_work_hours_per_week.of_90, 32.0 + 3.5);
    assert_eq!(figures.deep_work_hours_per_week.of_120, 32.0 + 2.0);
    assert_eq!(found.events.len(), 5, "an event without length is listed");
}

#[test]
fn an_event_without_length_is_listed_where_it_starts_in_the_window() {
    assert_eq!(week(&[busy("a", "04T0000", "04T0000")]).events.len(), 1);
    assert_eq!(week(&[busy("a", "11T0000", "11T0000")]).events.len(), 0);
}

#[test]
fn working_days_do_not_join_at_midnight() {
    let working = WorkingHours::default().with_hours("0-24").unwrap().with_days("mon,tue").unwrap();
    let options = options("2027-01-04", "2027-01-11", "Europe/Berlin").working_hours(working);
    let text = calendar(&[busy("a", "04T0030", "04T2330"), busy("b", "05T0030", "05T2330")].join("\n"));
    let found = measured(options, text.as_bytes());
    assert_eq!(found.figures.working_hours_per_week, 48.0);
    assert_eq!(found.figures.deep_work_hours_per_week.of_60, 0.0);
    assert_eq!(found.figures.fragmented_hours_per_week, 2.0);
}

#[test]
fn figures_are_per_week_of_seven_days() {
    let found = in_berlin("2027-01-04", "2027-01-14", &calendar(&busy("a", "05T1000", "05T1100")));
    assert_eq!(found.window.weeks, 10.0 / 7.0);
    assert_eq!(found.figures.meeting_hours_per_week, 0.7);
    let spring = in_berlin("2027-03-22", "2027-03-29", &calendar(""));
    assert_eq!(spring.figures.working_hours_per_week, 40.0);
}

#[test]
fn the_inventory_groups_series_and_summaries() {
    let series = vevent(
        "UID:s\nSUMMARY:Daily\nDTSTART:20270104T083000Z\nDURATION:PT30M\nRRULE:FREQ=DAILY;COUNT=5\nEXDATE:20270106T083000Z",
    );
    let renamed = vevent(
        "UID:s\nRECURRENCE-ID:20270104T083000Z\nSUMMARY:Kick-off\nDTSTART:20270104T090000Z\nDURATION:PT2H\nATTENDEE:mailto:c@x",
    );
    let single =
        |uid: &str, from: &str, to: &str| busy(uid, from, to).replace(&format!("SUMMARY:{uid}"), "SUMMARY:1:1");
    let found = week(&[
        series,
        renamed,
        single("x", "05T1400", "05T1500"),
        single("y", "06T1400", "06T1430"),
        busy("Review", "07T2300", "08T0000"),
        busy("Review", "07T2300", "08T0000").replace("END:VEVENT", "STATUS:CANCELLED\nUID:z\nEND:VEVENT").replacen(
            "UID:Review\n",
            "",
            1,
        ),
    ]);
    let inventory: Vec<_> = found
        .inventory
        .unwrap()
        .into_iter()
        .map(|m| (m.name, m.per_week, m.minutes, m.attendees, m.hours_per_week))
        .collect();
    assert_eq!(
        inventory,
        [
            ("Daily".to_owned(), 4.0, 30.0, 2.0, 3.5),
            ("1:1".to_owned(), 2.0, 45.0, 2.0, 1.5),
            ("Review".to_owned(), 1.0, 60.0, 2.0, 1.0),
        ]
    );
}

#[test]
fn of_equally_common_summaries_the_earliest_names_the_series() {
    let series = vevent("UID:s\nSUMMARY:B\nDTSTART:20270104T080000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2");
    let renamed = vevent("UID:s\nRECURRENCE-ID:20270105T080000Z\nSUMMARY:A\nDTSTART:20270105T080000Z\nDURATION:PT1H");
    assert_eq!(week(&[series, renamed]).inventory.unwrap()[0].name, "B");
}

fn of_files(options: Options, files: &[(&str, String)]) -> Measured {
    let mut calendars = Calendars::new(options).unwrap();
    for (name, text) in files {
        calendars.push_file(name, text.as_bytes()).unwrap();
    }
    calendars.finish().unwrap()
}

fn berlin_week() -> Options {
    Options::new("2027-01-04", "2027-01-11", "Europe/Berlin").unwrap()
}

#[test]
fn files_of_several_people_have_figures_each() {
    let file = |owner: &str, events: &[String]| calendar(&format!("X-WR-CALNAME:{owner}\n{}", events.join("\n")));
    let shared = busy("shared", "04T1000", "04T1100");
    let mine = file("Me@x", &[shared.clone(), busy("a", "05T1000", "05T1200")]);
    let mine_again = file("me@x", std::slice::from_ref(&shared));
    let yours = file("you@x", &[shared]);
    let found = of_files(berlin_week(), &[("me.ics", mine), ("again.ics", mine_again), ("you.ics", yours)]);
    assert_eq!(found.owners, ["me@x", "you@x"]);
    assert_eq!(found.events.len(), 3, "one's copies are one, several people's stay in each");
    assert_eq!(found.figures.meeting_hours_per_week, 2.0);
    let people: Vec<_> = found.people.iter().map(|p| (p.owner.as_str(), p.figures.meeting_hours_per_week)).collect();
    assert_eq!(people, [("me@x", 3.0), ("you@x", 1.0)]);
    assert!(found.inventory.is_none());
    assert_eq!(found.warnings.len(), 3);
    assert_eq!(
        found.warnings[2].text,
        "you.ics: The calendar is taken to be that of you@x: the calendar has that name."
    );
    let json = serde_json::to_value(&found).unwrap();
    assert_eq!(json["people"][1]["meeting_hours_per_week"], 1.0);
    assert!(json.get("inventory").is_none());
}

#[test]
fn a_file_of_which_no_event_can_be_read_is_no_person() {
    let file = |owner: &str, events: &[String]| calendar(&format!("X-WR-CALNAME:{owner}\n{}", events.join("\n")));
    let mine = file("me@x", &[busy("a", "05T1000", "05T1200")]);
    let broken = file("you@x", &["BEGIN:VEVENT\nDTSTART:xx\nEND:VEVENT".to_owned()]);
    let found = of_files(berlin_week(), &[("me.ics", mine), ("you.ics", broken.clone())]);
    assert_eq!((found.owners, found.figures.meeting_hours_per_week), (vec!["me@x".to_owned()], 2.0));
    assert!(found.warnings.iter().any(|warning| warning.text.starts_with("you.ics: DTSTART")), "{:?}", found.warnings);
    assert_eq!(of_files(berlin_week(), &[("you.ics", broken)]).figures.meeting_hours_per_week, 0.0);
}

#[test]
fn given_owners_are_one_person() {
    let text = calendar(&vevent("UID:a\nDTSTART:20270104T080000Z"));
    let options = || berlin_week().owners(["mailto:You@x".to_owned(), "me@x".to_owned()]);
    let found = of_files(options(), &[("a.ics", text.clone()), ("b.ics", text)]);
    assert_eq!(found.owners, ["me@x", "you@x"]);
    assert_eq!(only(&found).why, Some(Why::Alone));
    assert_eq!((found.people.len(), found.warnings.len()), (0, 0));
}

#[test]
fn versions_are_compared_across_a_persons_files() {
    let version = |sequence: u32, hour: u32| {
        calendar(&vevent(&format!("UID:a\nSEQUENCE:{sequence}\nDTSTART:20270104T{hour:02}0000Z")))
    };
    let options = || berlin_week().owners(["me@x".to_owned()]);
    let found = of_files(options(), &[("a.ics", version(2, 9)), ("b.ics", version(1, 8))]);
    assert_eq!(only(&found).start, "2027-01-04T09:00:00Z");
}

#[test]
fn without_an_owner_one_is_found_and_named() {
    let found = |lines: &str| of_files(berlin_week(), &[("a.ics", calendar(lines))]);
    let by_product = found(&format!("PRODID:-//Example//ana@x.org//EN\n{}", vevent("DTSTART:20270104T080000Z")));
    assert_eq!(by_product.owners, ["ana@x.org"]);
    let most = found(
        &[
            vevent("DTSTART:20270104T080000Z"),
            "BEGIN:VEVENT\nDTSTART:20270104T080000Z\nATTENDEE:mailto:you@x\nEND:VEVENT".to_owned(),
        ]
        .join("\n"),
    );
    assert_eq!(warnings(&most), [(None, "The calendar is taken to be that of you@x: the person in the most events.")]);
    let nobody = found("BEGIN:VEVENT\nDTSTART:20270104T080000Z\nEND:VEVENT");
    assert_eq!(nobody.owners, [] as [&str; 0]);
    assert_eq!(only(&nobody).why, Some(Why::Alone));
}

#[test]
fn the_document_has_its_keys_in_order() {
    let found =
        week(&[busy("a", "04T1000", "04T1100"), busy("b", "04T0900", "04T1100"), busy("a0", "04T0900", "04T1000")]);
    let json = serde_json::to_string(&found).unwrap();
    let expected = concat!(
        r#"{"window":{"from":"2027-01-04","to":"2027-01-11","zone":"Europe/Berlin","weeks":1.0},"owners":["me@x"],"events":["#,
        r#"{"uid":"a0","start":"2027-01-04T08:00:00Z","end":"2027-01-04T09:00:00Z","summary":"a0","attendees":2,"counted":true,"why":null,"tentative":false},"#,
        r#"{"uid":"b","start":"2027-01-04T08:00:00Z","end":"2027-01-04T10:00:00Z","summary":"b","attendees":2,"counted":true,"why":null,"tentative":false},"#,
        r#"{"uid":"a","start":"2027-01-04T09:00:00Z","end":"2027-01-04T10:00:00Z","summary":"a","attendees":2,"counted":true,"why":null,"tentative":false}],"#,
        r#""meeting_hours_per_week":2.0,"out_of_hours_per_week":0.0,"fragmented_hours_per_week":0.0,"working_hours_per_week":40.0,"#,
        r#""deep_work_hours_per_week":{"60":38.0,"90":38.0,"120":38.0},"inventory":["#,
        r#"{"name":"b","per_week":1.0,"minutes":120.0,"attendees":2.0,"hours_per_week":2.0},"#,
        r#"{"name":"a","per_week":1.0,"minutes":60.0,"attendees":2.0,"hours_per_week":1.0},"#,
        r#"{"name":"a0","per_week":1.0,"minutes":60.0,"attendees":2.0,"hours_per_week":1.0}],"warnings":[]}"#
    );
    assert_eq!(json, expected);
}
