//! Calendars in a session: windows, rules, owners, and the list of events.

use crate::support::{TODAY, ZONE, calendar, hour, refused, session, view, with};
use measure::session::Session;
use measure_messages::{
    CalendarSettings, CalendarView, Days, EventQuery, EventsPage, EventsShown, FileOwner, Reply, Request, Why,
};

fn days(from: &str, to: &str) -> Days {
    Days { from: from.to_owned(), to: to.to_owned() }
}

fn shown(session: &Session) -> CalendarView {
    session.view().calendar.unwrap()
}

fn set(session: &mut Session, change: impl FnOnce(&mut CalendarSettings)) -> CalendarView {
    let mut settings = shown(session).settings;
    change(&mut settings);
    view(session, &Request::Calendar(settings)).calendar.unwrap()
}

fn events(session: &mut Session, text: &str, shown: EventsShown, from: usize, count: usize) -> EventsPage {
    let query = EventQuery { text: text.to_owned(), shown, from, count };
    match crate::support::answer(session, &Request::Events(query)) {
        Reply::Events(page) => page,
        other => panic!("no events: {other:?}"),
    }
}

#[test]
fn the_window_is_the_last_four_full_weeks_that_the_events_reach() {
    let window = |starts: &[(&str, &str)]| {
        let events: Vec<String> = starts.iter().map(|(start, more)| hour(start, start, more)).collect();
        let events: Vec<&str> = events.iter().map(String::as_str).collect();
        let mut session = with(&[("a.ics", calendar(&events).as_bytes())]);
        let settings = CalendarSettings { without_meetings: vec![0], ..CalendarSettings::new(ZONE) };
        let period = view(&mut session, &Request::Calendar(settings)).calendar.unwrap().period;
        format!("{} {}", period.window.from, period.window.to)
    };
    // Today is Wednesday, 2027-02-03.
    assert_eq!(window(&[("20250106T090000", "\nRRULE:FREQ=WEEKLY")]), "2027-01-04 2027-02-01", "a series without end");
    assert_eq!(window(&[("20260601T090000", ""), ("20270203T090000", "")]), "2027-01-04 2027-02-01", "up to today");
    assert_eq!(window(&[("20260601T090000", ""), ("20270130T090000", "")]), "2027-01-04 2027-02-01");
    assert_eq!(
        window(&[("20260601T090000", ""), ("20270115T090000", "")]),
        "2026-12-21 2027-01-18",
        "that end earlier"
    );
    assert_eq!(window(&[("20240101T090000", ""), ("20250314T090000", "")]), "2025-02-17 2025-03-17", "long ago");
    assert_eq!(window(&[("20270120T090000", ""), ("20270203T090000", "")]), "2027-01-18 2027-02-01", "that begin late");
    assert_eq!(window(&[("20270310T090000", "")]), "2027-03-08 2027-04-05", "all to come");
    assert_eq!(window(&[]), "2027-01-04 2027-02-01", "none");
}

#[test]
fn a_file_without_a_readable_event_is_nobody_s_empty_calendar() {
    let ana = calendar(&[&hour("a", "20270112T090000", "\nRRULE:FREQ=DAILY")]);
    let alone = shown(&with(&[("ana.ics", ana.as_bytes())])).period;
    let cut = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:xx";
    let no_start = calendar(&["UID:a"]).replace("ana@", "bo@");
    let no_end = "BEGIN:VCALENDAR\nX-WR-CALNAME:bo@x.org\n";
    for (broken, why) in [
        (
            cut,
            "No event can be read. Line 2: BEGIN:VEVENT has no END:VEVENT: the event is incomplete and left out. Export the calendar again.",
        ),
        (
            no_start.as_str(),
            "No event can be read. Line 3: The event has no DTSTART: left out. Export the calendar again.",
        ),
        (
            no_end,
            "No event can be read. Line 1: BEGIN:VCALENDAR has no END:VCALENDAR: the file may be incomplete. Export the calendar again.",
        ),
    ] {
        let both = with(&[("ana.ics", ana.as_bytes()), ("broken.ics", broken.as_bytes())]);
        assert_eq!(shown(&both).period, alone, "{broken}");
        assert_eq!(crate::support::skipped(&both.view()), [("broken.ics", why)]);
    }
}

#[test]
fn an_empty_calendar_counts_nobody_unless_that_is_chosen() {
    let ana = calendar(&[&hour("a", "20270112T090000", "\nRRULE:FREQ=DAILY")]);
    let empty = calendar(&[]).replace("ana@", "bo@");
    let alone = shown(&with(&[("ana.ics", ana.as_bytes())])).period;
    let mut session = with(&[("ana.ics", ana.as_bytes()), ("bo.ics", empty.as_bytes())]);
    assert_eq!(shown(&session).period, alone);
    let files = session.view().files;
    assert_eq!((files[1].rows, files[1].owner.as_deref()), (0, Some("bo@x.org")));
    let chosen = set(&mut session, |settings| settings.without_meetings = vec![files[1].file]).period;
    let hours = |period: &measure_messages::Period| period.figures.meeting_hours_per_week;
    assert_eq!((chosen.people.len(), hours(&chosen)), (2, hours(&alone) / 2.0));
    assert!(with(&[("bo.ics", empty.as_bytes())]).view().calendar.is_none(), "there is nothing to measure");
}

/// One event for each rule, and one that counts: all an hour long, none at the time of another.
fn one_of_each() -> String {
    let lines = [
        hour("counted", "20270111T090000", ""),
        hour("cancelled", "20270111T100000", "\nSTATUS:CANCELLED"),
        hour("declined", "20270111T110000", "").replace("ATTENDEE:mailto:ana", "ATTENDEE;PARTSTAT=DECLINED:mailto:ana"),
        "UID:all-day\nSUMMARY:all-day\nDTSTART;VALUE=DATE:20270112\nATTENDEE:mailto:bo@x.org".to_owned(),
        hour("free", "20270111T120000", "\nTRANSP:TRANSPARENT"),
        hour("away", "20270111T130000", "\nX-MICROSOFT-CDO-BUSYSTATUS:OOF"),
        hour("alone", "20270111T140000", "").replace("\nATTENDEE:mailto:bo@x.org", ""),
        hour("tentative", "20270111T150000", "\nSTATUS:TENTATIVE"),
        hour("free and cancelled", "20270111T160000", "\nTRANSP:TRANSPARENT\nSTATUS:CANCELLED"),
    ];
    calendar(&lines.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn each_rule_says_what_it_changes_and_does_so() {
    let mut session = with(&[("a.ics", one_of_each().as_bytes())]);
    set(&mut session, |settings| settings.window = Some(days("2027-01-11", "2027-01-18")));
    let before = shown(&session);
    assert_eq!(
        (before.period.events, before.period.counted, before.period.figures.meeting_hours_per_week),
        (9, 2, 2.0)
    );
    let rules: Vec<(Why, bool, usize, f64)> = before
        .rules
        .iter()
        .map(|rule| (rule.rule, rule.in_force, rule.events, rule.change_in_hours_per_week))
        .collect();
    assert_eq!(
        rules,
        [
            (Why::Cancelled, true, 2, 1.0),
            (Why::Declined, true, 1, 1.0),
            (Why::AllDay, true, 1, 24.0),
            (Why::Free, true, 2, 1.0),
            (Why::Away, true, 1, 1.0),
            (Why::Alone, true, 1, 1.0),
            (Why::Tentative, false, 1, -1.0),
        ]
    );
    for rule in &before.rules {
        let mut changed = before.settings.rules.clone();
        if rule.in_force {
            changed.retain(|known| *known != rule.rule);
        } else {
            changed.push(rule.rule);
        }
        let after = set(&mut session, |settings| settings.rules = changed);
        let change = after.period.figures.meeting_hours_per_week - before.period.figures.meeting_hours_per_week;
        assert_eq!(change, rule.change_in_hours_per_week, "{:?}", rule.rule);
        assert_eq!(after.list, before.list, "positions mean the same events");
        set(&mut session, |settings| settings.rules.clone_from(&before.settings.rules));
    }
    assert_eq!(shown(&session), before);
    let tentative = set(&mut session, |settings| settings.rules.push(Why::Tentative));
    assert_eq!(tentative.period.counted, 1);
    let page = events(&mut session, "tentative", EventsShown::All, 0, 10);
    assert_eq!((page.rows[0].why, page.rows[0].tentative), (Some(Why::Tentative), true));
}

#[test]
fn an_all_day_event_counts_its_whole_day_where_its_rule_is_off() {
    let mut session = with(&[("a.ics", one_of_each().as_bytes())]);
    set(&mut session, |settings| settings.window = Some(days("2027-01-11", "2027-01-18")));
    let after = set(&mut session, |settings| settings.rules.retain(|rule| *rule != Why::AllDay));
    assert_eq!(after.period.figures.out_of_hours_per_week, 16.0);
}

#[test]
fn single_events_are_switched_and_stay_so() {
    let weekly = hour("weekly", "20261201T090000", "\nRRULE:FREQ=WEEKLY");
    let alone = hour("alone", "20270112T130000", "").replace("\nATTENDEE:mailto:bo@x.org", "");
    let mut session = with(&[("a.ics", calendar(&[&weekly, &alone]).as_bytes())]);
    let before = shown(&session);
    assert_eq!((before.period.counted, before.by_hand), (4, 0));
    let page = events(&mut session, "", EventsShown::All, 0, 100);
    let rows: Vec<(u32, &str, &str, Option<Why>)> =
        page.rows.iter().map(|row| (row.event, row.start.as_str(), row.summary.as_str(), row.why)).collect();
    assert_eq!(rows[1], (1, "2027-01-12T09:00", "weekly", None));
    assert_eq!(rows[2], (2, "2027-01-12T13:00", "alone", Some(Why::Alone)));
    assert_eq!((page.rows[1].repeats, page.rows[2].repeats, page.rows[1].owner.as_str()), (true, false, "ana@x.org"));

    let switch = |list, events: &[u32], counted| Request::Switch { list, events: events.to_vec(), counted };
    let other_list = view(&mut session, &switch(page.list + 1, &[0, 1], Some(false)));
    assert_eq!(other_list.calendar.unwrap().by_hand, 0, "positions of another list mean nothing");
    view(&mut session, &switch(page.list, &[1, 99], Some(false)));
    let after = view(&mut session, &switch(page.list, &[2], Some(true))).calendar.unwrap();
    assert_eq!((after.period.counted, after.by_hand, after.list), (4, 2, before.list));
    assert_eq!(after.period.pictures.ranked.iter().map(|m| m.per_week).collect::<Vec<_>>(), [0.75, 0.25]);
    let alone = after.rules.iter().find(|rule| rule.rule == Why::Alone).unwrap();
    assert_eq!((alone.events, alone.change_in_hours_per_week), (1, 0.0), "it counts by hand, whatever the rule");
    let by_hand = events(&mut session, "", EventsShown::ByHand, 0, 100);
    assert_eq!(by_hand.rows.iter().map(|row| row.why).collect::<Vec<_>>(), [Some(Why::ByHand), None]);

    // Another window, and then the first one again.
    let later = set(&mut session, |settings| settings.window = Some(days("2027-01-11", "2027-01-18")));
    assert_eq!((later.period.counted, later.by_hand), (1, 2));
    assert_ne!(later.list, after.list);
    assert_eq!(events(&mut session, "", EventsShown::Counted, 0, 9).rows[0].summary, "alone");
    let list = later.list;
    let ruled = view(&mut session, &switch(list, &[0, 1], None)).calendar.unwrap();
    assert_eq!((ruled.period.counted, ruled.by_hand), (1, 0));
    assert_eq!(events(&mut session, "", EventsShown::Counted, 0, 9).rows[0].summary, "weekly");
}

#[test]
fn the_list_comes_in_parts() {
    let lines: Vec<String> = (0..2500).map(|n| hour(&format!("Meeting {n}"), "20270112T090000", "")).collect();
    let text = calendar(&lines.iter().map(String::as_str).collect::<Vec<_>>());
    let mut session = with(&[("a.ics", text.as_bytes())]);
    let page = events(&mut session, "", EventsShown::All, 0, 5000);
    assert_eq!((page.matched, page.rows.len()), (2500, 1000));
    let page = events(&mut session, "", EventsShown::All, 2400, 200);
    assert_eq!((page.matched, page.rows.len(), page.rows[0].event), (2500, 100, 2400));
    let page = events(&mut session, " MEETING 249", EventsShown::Counted, 0, 5);
    assert_eq!((page.matched, page.rows.len()), (11, 5));
    assert_eq!(events(&mut session, "bo@", EventsShown::All, 0, 5).matched, 0, "owners, not attendees");
    assert_eq!(events(&mut session, "ana@", EventsShown::LeftOut, 0, 5).matched, 0);
}

#[test]
fn owners_are_found_and_can_be_chosen() {
    let ana =
        calendar(&[&hour("a", "20270112T090000", ""), &hour("b", "20270113T090000", "\nATTENDEE:mailto:cy@x.org")]);
    let bo = ana.replace("X-WR-CALNAME:ana@x.org\n", "X-WR-CALNAME:bo@x.org\n").replace("20270113", "20270114");
    let mut session = with(&[("a.ics", ana.as_bytes()), ("b.ics", bo.as_bytes())]);
    let found = shown(&session);
    let owners: Vec<(&str, usize, &[u32])> =
        found.owners.iter().map(|owner| (owner.address.as_str(), owner.events, owner.files.as_slice())).collect();
    assert_eq!(owners, [("ana@x.org", 4, &[0][..]), ("bo@x.org", 4, &[1]), ("cy@x.org", 2, &[])]);
    assert_eq!(
        found.period.people.iter().map(|person| person.owner.as_str()).collect::<Vec<_>>(),
        ["ana@x.org", "bo@x.org"]
    );
    let files = session.view().files;
    assert_eq!(files[1].owner.as_deref(), Some("bo@x.org"));
    assert_eq!(files[1].owner_clue.as_deref(), Some("the calendar has that name"));
    assert_eq!(files[1].warnings, [], "whose it is, is no fault");

    let one =
        set(&mut session, |settings| settings.owners = vec![" mailto:Cy@X.org".to_owned(), "bo@x.org".to_owned()]);
    assert_eq!((one.period.people.len(), one.period.people[0].owner.as_str()), (1, "cy@x.org"));
    assert_eq!(one.settings.owners, ["cy@x.org", "bo@x.org"]);
    assert_eq!(session.view().files[1].owner_clue, None, "chosen");
    let chosen = set(&mut session, |settings| {
        settings.owners.clear();
        settings.file_owners = vec![FileOwner { file: 1, owner: "cy@x.org".to_owned() }];
    });
    assert_eq!(
        chosen.period.people.iter().map(|person| person.owner.as_str()).collect::<Vec<_>>(),
        ["ana@x.org", "cy@x.org"]
    );
}

#[test]
fn another_zone_reads_floating_times_anew() {
    let mut session = with(&[(
        "a.ics",
        calendar(&[&hour("a", "20270112T090000", ""), &hour("b", "20270112T090000Z", "")]).as_bytes(),
    )]);
    assert_eq!(shown(&session).period.figures.meeting_hours_per_week, 2.0 / shown(&session).period.window.weeks);
    set(&mut session, |settings| settings.zone = "UTC".to_owned());
    let page = events(&mut session, "", EventsShown::All, 0, 9);
    assert_eq!(page.rows.iter().map(|row| row.start.as_str()).collect::<Vec<_>>(), ["2027-01-12T09:00"; 2]);
}

#[test]
fn two_windows_are_measured_from_the_same_files() {
    let weekly = hour("weekly", "20260105T090000", "\nRRULE:FREQ=WEEKLY;UNTIL=20261130T000000Z");
    let mut session = with(&[("a.ics", calendar(&[&weekly, &hour("late", "20270129T090000", "")]).as_bytes())]);
    let found = set(&mut session, |settings| settings.compared = Some(days("2026-11-02", "2026-11-30")));
    assert_eq!(found.period.figures.meeting_hours_per_week, 0.25);
    let before = found.compared.unwrap();
    assert_eq!((before.figures.meeting_hours_per_week, before.pictures.ranked[0].name.as_str()), (1.0, "weekly"));
    assert_eq!(set(&mut session, |settings| settings.compared = None).compared, None);
}

#[test]
fn settings_that_are_not_understood_change_nothing() {
    let mut session = with(&[("a.ics", one_of_each().as_bytes())]);
    let before = shown(&session);
    for (change, text) in [
        (CalendarSettings { zone: "Mars".into(), ..before.settings.clone() }, "“Mars” is not an IANA time zone"),
        (CalendarSettings { hours: "17-9".into(), ..before.settings.clone() }, "Working hours are written as"),
        (CalendarSettings { days: "x".into(), ..before.settings.clone() }, "Working days are written as"),
        (
            CalendarSettings { window: Some(days("2027-02-01", "2027-02-01")), ..before.settings.clone() },
            "The window is empty",
        ),
        (CalendarSettings { compared: Some(days("2027-02", "x")), ..before.settings.clone() }, "A date is written as"),
        (
            CalendarSettings { window: Some(days("1900-01-01", "2100-01-01")), ..before.settings.clone() },
            "The window is longer",
        ),
    ] {
        assert!(refused(&mut session, &Request::Calendar(change)).starts_with(text), "{text}");
        assert_eq!(shown(&session), before);
    }
    assert!(Session::new(TODAY, "Mars").is_err());
    assert!(Session::new("today", "UTC").is_err());
}

#[test]
fn a_window_without_any_event_is_measured_as_well() {
    let mut session = with(&[("a.ics", one_of_each().as_bytes())]);
    let found = set(&mut session, |settings| settings.window = Some(days("2030-01-07", "2030-01-14")));
    assert_eq!((found.period.events, found.period.figures.deep_work_hours_per_week.of_120), (0, 40.0));
    assert_eq!(events(&mut session, "", EventsShown::All, 0, 10).matched, 0);
}

#[test]
fn a_file_is_forgotten() {
    let mut session = with(&[("a.ics", one_of_each().as_bytes()), ("a.csv", b"name,zone\nAna,Berlin\n")]);
    let left = view(&mut session, &Request::Remove(0));
    assert_eq!((left.calendar, left.files.len(), left.files[0].file), (None, 1, 1));
    assert_eq!(events(&mut session, "", EventsShown::All, 0, 10).matched, 0);
    assert!(view(&mut session, &Request::Remove(1)).files.is_empty());
    session.add("b.ics", one_of_each().into_bytes());
    assert_eq!(session.view().files[0].file, 2, "no number comes twice");
    let anew = view(&mut session, &Request::Start { today: TODAY.to_owned(), zone: "UTC".to_owned() });
    assert!(anew.files.is_empty() && anew.calendar.is_none());
}

#[test]
fn series_that_never_end_are_left_out_with_their_line() {
    let endless = hour("e", "20270101T000000", "\nRRULE:FREQ=SECONDLY");
    let one = with(&[("a.ics", calendar(&[&endless]).as_bytes())]);
    let found = shown(&one);
    assert_eq!(found.period.events, 0);
    assert_eq!((found.warnings[0].line, found.warnings[0].text.contains("too many dates")), (Some(10), true));
    // An hour of each of several people's calendars, each within its own bounds: too many together.
    let minutely = hour("m", "20270101T000000", "\nRRULE:FREQ=MINUTELY;INTERVAL=3");
    let text = calendar(
        &(0..99)
            .map(|n| minutely.replace("UID:m", &format!("UID:{n}")))
            .collect::<Vec<_>>()
            .iter()
            .map(String::as_str)
            .collect::<Vec<_>>(),
    );
    let mut session = session();
    session.add("many.ics", text.into_bytes());
    let view = session.view();
    assert_eq!((view.calendar, view.skipped[0].why.contains("more than 1,000,000 events")), (None, true));
}
