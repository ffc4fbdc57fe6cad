//! The figures of a session are those that the program prints: the same code, but read once and decided often.

use crate::support::{ZONE, session, view};
use measure::calendar::{self, Calendars};
use measure::{WorkingHours, roster, tickets};
use measure_messages::{CalendarSettings, Days, MOST_RANKED, Person, Request, RosterSettings, TicketSettings};
use proptest::prelude::*;
use std::path::{Path, PathBuf};

/// The files that the importers' fuzz targets begin with: each kind of content that they know.
fn fixtures(kind: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/seeds").join(kind);
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty());
    paths.iter().map(|path| (path.display().to_string(), std::fs::read(path).unwrap())).collect()
}

fn same_calendar(files: &[Vec<u8>], days: [&str; 2], zone: &str, owners: &[String], hours: &str, week: &str) {
    let working = WorkingHours::default().with_hours(hours).unwrap().with_days(week).unwrap();
    let options = calendar::Options::new(days[0], days[1], zone).unwrap();
    let mut calendars = Calendars::new(options.owners(owners.to_vec()).working_hours(working)).unwrap();
    let mut session = session();
    for (at, bytes) in files.iter().enumerate() {
        calendars.push_file(&format!("{at}.ics"), bytes).unwrap();
        session.add(&format!("{at}.ics"), bytes.clone());
    }
    let expected = calendars.finish().unwrap();
    let view_before = session.view();
    let before = view_before.calendar.unwrap().settings;
    let window = Some(Days { from: days[0].to_owned(), to: days[1].to_owned() });
    let settings = CalendarSettings {
        window: window.clone(),
        compared: window,
        zone: zone.to_owned(),
        owners: owners.to_vec(),
        hours: hours.to_owned(),
        days: week.to_owned(),
        without_meetings: view_before.files.iter().map(|file| file.file).collect(),
        ..before
    };
    let found = view(&mut session, &Request::Calendar(settings)).calendar.unwrap();
    for period in [&found.period, found.compared.as_ref().unwrap()] {
        assert_eq!(period.figures, expected.figures);
        assert_eq!(period.window, expected.window);
        assert_eq!(period.events, expected.events.len());
        assert_eq!(period.counted, expected.events.iter().filter(|event| event.counted).count());
        // One person's list of meetings is the ranking of all people's.
        if let Some(inventory) = &expected.inventory {
            let listed =
                inventory.iter().take(MOST_RANKED).map(|row| (&row.name, row.per_week, row.minutes, row.attendees));
            let ranked = period.pictures.ranked.iter().map(|row| (&row.name, row.per_week, row.minutes, row.attendees));
            assert!(ranked.eq(listed), "{:?}", period.pictures.ranked);
        } else {
            let of = |people: &[Person]| people.iter().map(|one| (one.owner.clone(), one.figures)).collect::<Vec<_>>();
            assert_eq!(of(&period.people), of(&expected.people));
        }
    }
}

#[test]
fn calendars() {
    let files: Vec<Vec<u8>> = fixtures("calendar").into_iter().map(|(_, bytes)| bytes).collect();
    let owner = ["ana@example.org".to_owned()];
    for zone in [ZONE, "America/New_York", "Asia/Kolkata"] {
        for days in [["2027-01-04", "2027-02-01"], ["2026-10-19", "2026-11-16"], ["2027-03-01", "2027-04-12"]] {
            same_calendar(&files, days, zone, &[], "9-17", "mon-fri");
            same_calendar(&files, days, zone, &owner, "8:30-16:45", "sun-thu");
        }
    }
}

#[test]
fn tickets_and_rosters() {
    for (name, bytes) in fixtures("tickets") {
        let options = tickets::Options { zone: Some(ZONE.to_owned()), ..tickets::Options::default() };
        let mut session = session();
        session.add("tickets.txt", bytes.clone());
        let found = session.view().tickets.remove(0);
        assert_eq!(found.figures, tickets::measure("a", &bytes, &options).ok(), "{name}");
        // What was found, chosen: the same.
        let settings = TicketSettings { window: None, ..found.settings };
        let mut again = view(&mut session, &Request::Tickets(0, settings)).tickets.remove(0);
        if let (Some(again), Some(found)) = (&mut again.figures, &found.figures) {
            again.source.clone_from(&found.source);
        }
        assert_eq!(again.figures, found.figures, "{name}");
    }
    for (name, bytes) in fixtures("roster") {
        let mut session = session();
        session.add("roster.txt", bytes.clone());
        let settings = RosterSettings { date: "2027-03-17".to_owned(), hours: "8-18".to_owned() };
        let found = view(&mut session, &Request::Roster(0, settings)).rosters.remove(0);
        let hours = WorkingHours::default().with_hours("8-18").unwrap();
        let options = roster::Options::new("2027-03-17").unwrap().hours(hours);
        let expected = roster::measure("a", &bytes, &options).ok();
        assert_eq!(found.figures, expected.map(|all| roster::Measured { pairs: Vec::new(), ..all }), "{name}");
    }
}

/// Lines of an event: which rules hold for it, and when it is.
fn event() -> impl Strategy<Value = String> {
    let flags = proptest::sample::subsequence(
        vec![
            "STATUS:CANCELLED",
            "TRANSP:TRANSPARENT",
            "X-MICROSOFT-CDO-BUSYSTATUS:OOF",
            "STATUS:TENTATIVE",
            "ATTENDEE:mailto:bo@x.org",
            "ATTENDEE;PARTSTAT=DECLINED:mailto:ana@x.org",
            "RRULE:FREQ=WEEKLY",
        ],
        0..=5,
    );
    (0_u8..20, 1_u8..29, 0_u8..24, 1_u16..200, flags).prop_map(|(uid, day, hour, minutes, flags)| {
        format!(
            "BEGIN:VEVENT\nUID:{uid}\nSUMMARY:s{}\nDTSTART:202701{day:02}T{hour:02}0000\nDURATION:PT{minutes}M\n{}\nEND:VEVENT\n",
            uid % 4,
            flags.join("\n")
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn generated_calendars(events in proptest::collection::vec(event(), 1..20), split in 0_usize..20) {
        let split = split.min(events.len());
        let file = |owner: &str, events: &[String]| {
            format!("BEGIN:VCALENDAR\nX-WR-CALNAME:{owner}\n{}END:VCALENDAR\n", events.concat()).into_bytes()
        };
        let files = [file("ana@x.org", &events[..split]), file("bo@x.org", &events[split..])];
        same_calendar(&files, ["2027-01-11", "2027-02-08"], ZONE, &[], "9-17", "mon-fri");
        same_calendar(&files, ["2027-01-11", "2027-02-08"], ZONE, &["ana@x.org".to_owned()], "9-17", "mon-fri");
    }
}
