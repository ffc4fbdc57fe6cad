use super::*;
use crate::model::rollout::Due;
use ::ical::parser::ical::component::IcalEvent;
use proptest::prelude::*;

fn start() -> Date {
    Date::new(2027, 1, 4).unwrap()
}

fn named() -> Plan {
    Plan { calendar: "k1".into(), ..Plan::default() }
}

/// A TEXT value without its escapes, by the letter of RFC 5545.
fn unescape(text: &str) -> String {
    let mut chars = text.chars();
    let mut plain = String::new();
    while let Some(char) = chars.next() {
        plain.push(match char {
            '\\' if matches!(chars.clone().next(), Some('n')) => chars.next().map(|_| '\n').unwrap(),
            '\\' => chars.next().unwrap(),
            char => char,
        });
    }
    plain
}

/// The events as the `ical` crate reads them.
fn events(text: &str) -> Vec<IcalEvent> {
    let calendars: Vec<_> = ::ical::IcalParser::new(text.as_bytes()).collect::<Result<_, _>>().unwrap();
    assert_eq!(calendars.len(), 1);
    calendars.into_iter().flat_map(|calendar| calendar.events).collect()
}

fn value(event: &IcalEvent, name: &str) -> String {
    event.properties.iter().find(|property| property.name == name).and_then(|property| property.value.clone()).unwrap()
}

const NOW: i64 = 1_800_000_000;

fn written(plan: &Plan, start: Date) -> String {
    write(plan, &Scorecard::default(), &[], "Team, one", start, NOW).unwrap().text
}

/// Exports so many seconds after [`NOW`], and keeps what was shown.
fn export(plan: &mut Plan, seconds: i64) -> String {
    let file = write(plan, &Scorecard::default(), &[], "Team", start(), NOW + seconds).unwrap();
    plan.exported = file.exported.into();
    file.text
}

/// For each event its id in the plan, sequence number, status, and when it was modified.
fn states(text: &str) -> Vec<String> {
    let state = |event: &IcalEvent| {
        let uid = value(event, "UID");
        let (id, _) = uid.split_once('.').unwrap();
        [id, &value(event, "SEQUENCE"), &value(event, "STATUS"), &value(event, "LAST-MODIFIED")[9..15]].join(" ")
    };
    events(text).iter().map(state).collect()
}

/// A plan of two tasks and a gate.
fn small() -> Plan {
    let mut plan = named();
    plan.tasks.truncate(2);
    plan.gates.truncate(1);
    plan
}

#[test]
fn every_task_and_gate_lands_on_its_day() {
    let mut plan = named();
    plan.tasks[3].due = Due::On(Date::new(2028, 2, 29).unwrap());
    let events = events(&written(&plan, start()));
    assert_eq!(events.len(), plan.tasks.len() + plan.gates.len());
    let days =
        plan.tasks.iter().map(|task| task.due.date(start())).chain(plan.gates.iter().map(|gate| gate.date(start())));
    for (event, date) in events.iter().zip(days) {
        let dates = [value(event, "DTSTART"), value(event, "DTEND")];
        let parsed = dates.map(|text| chrono::NaiveDate::parse_from_str(&text, "%Y%m%d").unwrap());
        assert_eq!(parsed[0].to_string(), date.to_string());
        assert_eq!((parsed[1] - parsed[0]).num_days(), 1);
    }
}

#[test]
fn uids_stay_with_their_tasks() {
    let plan = named();
    let mut moved = plan.clone();
    moved.move_task("t1", "p3", 0).unwrap();
    let title = |plan: &Plan, day: Date| -> Vec<(String, String)> {
        let mut pairs: Vec<_> =
            events(&written(plan, day)).iter().map(|event| (value(event, "UID"), value(event, "SUMMARY"))).collect();
        pairs.sort();
        pairs
    };
    assert_eq!(title(&plan, start()), title(&moved, start().plus_days(40)));
    assert_eq!(value(&events(&written(&plan, start()))[0], "UID"), "t1.k1@async-roi");
}

#[test]
fn a_file_is_written_to_the_letter() {
    let mut plan = small();
    plan.tasks.truncate(1);
    plan.gates.clear();
    plan.tasks[0].note.clear();
    plan.tasks[0].owner = "Kim; Lee".into();
    let lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Async ROI//Rollout//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Team",
        "BEGIN:VEVENT",
        "UID:t1.k1@async-roi",
        "DTSTAMP:20270115T080000Z",
        "LAST-MODIFIED:20270115T080000Z",
        "SEQUENCE:0",
        "DTSTART;VALUE=DATE:20270110",
        "DTEND;VALUE=DATE:20270111",
        "SUMMARY:Measure the baseline",
        "DESCRIPTION:Owner: Kim\\; Lee\\nState: to do",
        "CATEGORIES:Audit and tools",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    assert_eq!(export(&mut plan, 0), lines.join("\r\n"));
    plan.remove_task("t1");
    let mut cancelled = lines.to_vec();
    cancelled[8..11].copy_from_slice(&["DTSTAMP:20270115T080100Z", "LAST-MODIFIED:20270115T080100Z", "SEQUENCE:1"]);
    cancelled[16] = "STATUS:CANCELLED";
    cancelled.drain(14..16);
    assert_eq!(export(&mut plan, 60), cancelled.join("\r\n"));
}

#[test]
fn what_changed_since_the_last_file_has_a_higher_sequence() {
    let mut plan = small();
    let first = ["t1 0 CONFIRMED 080000", "t2 0 CONFIRMED 080000", "gate-g30 0 CONFIRMED 080000"];
    assert_eq!(states(&export(&mut plan, 0)), first);
    assert_eq!(states(&export(&mut plan, 60)), first, "nothing has changed");
    plan.tasks[0].owner = "Kim".into();
    let moved = ["t1 1 CONFIRMED 080200", "t2 0 CONFIRMED 080000", "gate-g30 0 CONFIRMED 080000"];
    assert_eq!(states(&export(&mut plan, 120)), moved);
    plan.tasks[0].owner.clear();
    assert_eq!(states(&export(&mut plan, 180))[0], "t1 2 CONFIRMED 080300", "back is a change, too");
    let later = write(&plan, &Scorecard::default(), &[], "Team", start().plus_days(1), NOW + 240).unwrap().text;
    assert_eq!(states(&later)[1..], ["t2 1 CONFIRMED 080400", "gate-g30 1 CONFIRMED 080400"], "another first day");
}

#[test]
fn what_was_removed_is_cancelled_until_it_is_back() {
    let mut plan = small();
    export(&mut plan, 0);
    let removed = plan.remove_task("t1").unwrap();
    plan.gates.clear();
    let cancelled = ["t2 0 CONFIRMED 080000", "t1 1 CANCELLED 080100", "gate-g30 1 CANCELLED 080100"];
    assert_eq!(states(&export(&mut plan, 60)), cancelled);
    assert_eq!(states(&export(&mut plan, 120)), cancelled, "for whoever missed the file before");
    plan.tasks.push(removed);
    assert_eq!(states(&export(&mut plan, 180))[1], "t1 2 CONFIRMED 080300");
    plan.tasks.clear();
    assert_eq!(states(&export(&mut plan, 240)).len(), 3, "what is cancelled is to be brought into the calendar, too");
}

#[test]
fn a_dropped_task_is_cancelled_if_a_calendar_can_have_it() {
    let mut plan = small();
    plan.tasks[0].state = TaskState::Dropped;
    assert_eq!(states(&written(&plan, start())), ["t2 0 CONFIRMED 080000", "gate-g30 0 CONFIRMED 080000"]);
    plan.tasks[0].state = TaskState::ToDo;
    export(&mut plan, 0);
    plan.tasks[0].state = TaskState::Dropped;
    assert_eq!(states(&export(&mut plan, 60))[0], "t1 1 CANCELLED 080100");
}

#[test]
fn an_id_that_a_calendar_knows_is_not_given_again() {
    let mut plan = small();
    export(&mut plan, 0);
    plan.tasks.clear();
    plan.gates.clear();
    plan.numbered = 0;
    assert_eq!(plan.add_task(Task::new("New", "p1", Due::Day(3))).unwrap(), "t3");
    assert_eq!(plan.add_gate(30).unwrap(), "g31");
}

#[test]
fn readings_repeat_with_a_reminder_until_their_cadence_is_taken_away() {
    use crate::model::kpi::{BuiltInKpi, Cadence, Reading, Scorecard};
    let (mut plan, mut card) = (small(), Scorecard::default());
    plan.tasks.clear();
    plan.gates.clear();
    let id = BuiltInKpi::MeetingLoad.into();
    card.record(Reading::new(BuiltInKpi::MeetingLoad, start(), 14.0).unwrap()).unwrap();
    card.change_routine(&id, |routine| routine.owner = "Kim; Lee".into());
    let mut export = |card: &Scorecard, seconds| {
        let file =
            write(&plan, &Scorecard::default(), &card.planned_readings(None, start()), "Team", start(), NOW + seconds)
                .unwrap();
        plan.exported = file.exported.into();
        file.text
    };
    let text = export(&card, 0).replace("\r\n ", "");
    let lines: Vec<&str> = text.lines().skip_while(|line| *line != "BEGIN:VEVENT").collect();
    let event = [
        "BEGIN:VEVENT",
        "UID:kpi-meeting_load.k1@async-roi",
        "DTSTAMP:20270115T080000Z",
        "LAST-MODIFIED:20270115T080000Z",
        "SEQUENCE:0",
        "DTSTART;VALUE=DATE:20270111",
        "DTEND;VALUE=DATE:20270112",
        "RRULE:FREQ=WEEKLY",
        "SUMMARY:Measure: Meeting load",
        "DESCRIPTION:Owner: Kim\\; Lee\\nHours in meetings per person and week\\, overlapping meetings counted once.",
        "CATEGORIES:Reading",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:PT9H",
        "DESCRIPTION:Measure: Meeting load",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ];
    assert_eq!(lines, event);
    assert_eq!(states(&export(&card, 60)), ["kpi-meeting_load 0 CONFIRMED 080000"]);
    card.change_routine(&id, |routine| routine.cadence = Some(Cadence::Quarterly));
    let changed = export(&card, 120);
    assert_eq!(states(&changed), ["kpi-meeting_load 1 CONFIRMED 080200"]);
    assert!(changed.contains("RRULE:FREQ=MONTHLY;INTERVAL=3\r\n"));
    card.change_routine(&id, |routine| routine.cadence = Some(Cadence::Never));
    let cancelled = export(&card, 180);
    assert_eq!(states(&cancelled), ["kpi-meeting_load 2 CANCELLED 080300"]);
    assert!(!cancelled.contains("VALARM"));
}

#[test]
fn a_plan_without_events_is_no_file() {
    let mut plan = small();
    plan.tasks.iter_mut().for_each(|task| task.state = TaskState::Dropped);
    plan.gates.clear();
    assert_eq!(write(&plan, &Scorecard::default(), &[], "Team", start(), NOW), None);
    plan.tasks.clear();
    assert_eq!(write(&plan, &Scorecard::default(), &[], "Team", start(), NOW), None);
}

#[test]
fn the_last_day_of_all_has_no_end() {
    let mut plan = small();
    plan.tasks[0].due = Due::On(Date::MAX);
    let event = events(&written(&plan, start())).remove(0);
    assert_eq!(value(&event, "DTSTART"), "99991231");
    assert!(event.properties.iter().all(|property| property.name != "DTEND"));
}

#[test]
fn times_are_utc() {
    assert_eq!(timestamp(1_800_000_000), "20270115T080000Z");
    assert_eq!([timestamp(0), timestamp(u32::MAX)], ["19700101T000000Z", "21060207T062815Z"]);
}

proptest! {
    #[test]
    fn any_title_and_note_survive(title in "[a-zä,;:\\\\\"\n €]{0,200}", note in "\\PC{0,200}") {
        let mut plan = Plan::default();
        let title = format!("<{title}>");
        title.clone_into(&mut plan.tasks[0].title);
        note.clone_into(&mut plan.tasks[0].note);
        let text = written(&plan, start());
        prop_assert!(text.split("\r\n").all(|line| line.len() <= MAX_LINE_OCTETS && !line.contains(['\r', '\n'])));
        let events = events(&text);
        prop_assert_eq!(events.len(), plan.tasks.len() + plan.gates.len());
        prop_assert_eq!(unescape(&value(&events[0], "SUMMARY")), title);
    }
}
