//! What is drawn of calendars: exact cases, and random events against hours that are counted minute by minute.

#![allow(clippy::cast_possible_wrap)] // small numbers

use crate::against_brute_force::{DAY, PLACES, Place, date, days, weekday, written};
use crate::support::calendar;
use measure::session::{Session, Source};
use measure_messages::{CalendarPictures, CalendarSettings, Days, GAP_EDGES, Period, Reply, Request};
use proptest::prelude::*;
use proptest::sample::select;
use std::ops::Range;

/// A source without files.
struct Nothing;

impl Source for Nothing {
    fn read(&mut self, _: usize, _: Range<u64>) -> Result<Vec<u8>, String> {
        Err("There are no files.".to_owned())
    }
}

fn period(files: &[(&str, String)], from: &str, to: &str, zone: &str) -> Period {
    let mut session = Session::new(to, zone).unwrap();
    for (owner, events) in files {
        let text = calendar(&format!("X-WR-CALNAME:{owner}\n{events}"));
        session.add(&format!("{owner}.ics"), text.into_bytes());
    }
    let settings = CalendarSettings {
        window: Some(Days { from: from.to_owned(), to: to.to_owned() }),
        without_meetings: (0..files.len() as u32).collect(),
        ..CalendarSettings::new(zone)
    };
    match session.answer(Request::Calendar(settings), &mut Nothing, &mut |_| {}) {
        Reply::View(view) => view.calendar.expect("there are calendars").period,
        other => panic!("{other:?}"),
    }
}

fn drawn(files: &[(&str, String)], from: &str, to: &str, zone: &str) -> CalendarPictures {
    period(files, from, to, zone).pictures
}

fn meeting(uid: &str, name: &str, people: usize, lines: &str) -> String {
    let attendees: Vec<String> = (0..people).map(|person| format!("ATTENDEE:mailto:p{person}@x")).collect();
    format!("BEGIN:VEVENT\nUID:{uid}\nSUMMARY:{name}\n{}\n{lines}\nEND:VEVENT\n", attendees.join("\n"))
}

#[test]
fn a_meeting_is_spread_over_the_hours_that_it_touches() {
    // Monday 9:30 to 11:15, and Friday from 16:30 to 18:00, partly after work.
    let events = meeting("a", "A", 2, "DTSTART:20270104T083000Z\nDTEND:20270104T101500Z")
        + &meeting("b", "B", 2, "DTSTART:20270108T153000Z\nDTEND:20270108T170000Z");
    let pictures = drawn(&[("p0@x", events)], "2027-01-04", "2027-01-11", "Europe/Berlin");
    let monday = &pictures.meetings.0[0];
    assert_eq!(monday[9..12], [0.5, 1.0, 0.25]);
    assert_eq!(pictures.meetings.0[4][16..19], [0.5, 1.0, 0.0]);
    assert_eq!(pictures.out_of_hours.0[4][16..19], [0.0, 1.0, 0.0]);
    assert_eq!(pictures.working.0[4][16..18], [1.0, 0.0]);
    // Monday: 30 minutes before, and 5 h 45 min after.
    let gaps = pictures.gaps[0].map(|class| (class.number, class.hours));
    assert_eq!(gaps, [(0.0, 0.0), (1.0, 0.5), (0.0, 0.0), (0.0, 0.0), (1.0, 5.75)]);
    assert_eq!(pictures.gaps[5], [measure_messages::GapClass::default(); GAP_EDGES.len()]);
}

#[test]
fn an_hour_that_passes_twice_counts_twice() {
    // Berlin, 2027-10-31: 3:00 summer time is 2:00 standard time.
    let night = meeting("a", "A", 2, "DTSTART:20271030T220000Z\nDTEND:20271031T030000Z");
    let sunday = drawn(&[("p0@x", night)], "2027-10-25", "2027-11-01", "Europe/Berlin").meetings.0[6];
    assert_eq!(sunday[..5], [1.0, 1.0, 2.0, 1.0, 0.0]);
    let spring = meeting("a", "A", 2, "DTSTART:20270327T230000Z\nDTEND:20270328T030000Z");
    let sunday = drawn(&[("p0@x", spring)], "2027-03-22", "2027-03-29", "Europe/Berlin").meetings.0[6];
    assert_eq!(sunday[..6], [1.0, 1.0, 0.0, 1.0, 1.0, 0.0]);
    // Lord Howe Island puts the clock back by half an hour: 1:30 to 2:00 comes twice.
    let half = meeting("a", "A", 2, "DTSTART:20270403T140000Z\nDTEND:20270403T160000Z");
    let sunday = drawn(&[("p0@x", half)], "2027-03-29", "2027-04-05", "Australia/Lord_Howe").meetings.0[6];
    assert_eq!(sunday[..4], [0.0, 1.5, 0.5, 0.0], "from 1:00 to 2:30 on the clock, in two hours");
}

#[test]
fn an_event_of_several_calendars_is_one_meeting_in_the_ranking() {
    let weekly = "DTSTART:20270104T090000Z\nDTEND:20270104T100000Z\nRRULE:FREQ=WEEKLY";
    let common = meeting("w", "Weekly", 4, weekly);
    let own = meeting("o", "One to one", 2, "DTSTART:20270105T090000Z\nDTEND:20270105T120000Z");
    let files = [("p0@x", common.clone() + &own), ("p1@x", common)];
    let pictures = drawn(&files, "2027-01-04", "2027-01-18", "UTC");
    let ranked: Vec<(&str, bool, f64, f64)> = pictures
        .ranked
        .iter()
        .map(|meeting| (meeting.name.as_str(), meeting.repeats, meeting.per_week, meeting.people_hours_per_week))
        .collect();
    assert_eq!(ranked, [("Weekly", true, 1.0, 4.0), ("One to one", false, 0.5, 3.0)]);
    assert_eq!((pictures.people_hours_per_week, pictures.repeating_people_hours_per_week), (7.0, 4.0));
    assert_eq!((pictures.people, pictures.ranked_left_out), (2, 0));
    // The mean of two people: 1 h of each on Mondays.
    assert_eq!(pictures.meetings.0[0][9], 1.0);
    assert_eq!(pictures.meetings.0[1][9], 0.25);
}

#[test]
fn a_long_ranking_is_cut_but_its_sums_are_not() {
    let one = |number: usize| {
        meeting(&number.to_string(), &format!("M{number}"), 2, "DTSTART:20270104T090000Z\nDTEND:20270104T100000Z")
    };
    let pictures = drawn(&[("p0@x", (0..150).map(one).collect())], "2027-01-04", "2027-01-11", "UTC");
    assert_eq!((pictures.ranked.len(), pictures.ranked_left_out), (100, 50));
    assert_eq!(pictures.people_hours_per_week, 300.0);
}

/// What a person's minutes come to.
#[derive(Default)]
struct Counted {
    meetings: [[f64; 24]; 7],
    out_of_hours: [[f64; 24]; 7],
    working: [[f64; 24]; 7],
    gaps: [[(f64, f64); 5]; 7],
    /// Of each block: meetings, out of hours, working time, pieces of at least 60, 90 and 120 minutes.
    weeks: Vec<[f64; 6]>,
}

/// Minute by minute: what the clock shows, and whether a meeting runs.
fn counted(people: &[Vec<(i64, i64)>], window: Range<i64>, place: Place) -> Counted {
    let mut found =
        Counted { weeks: vec![[0.0; 6]; ((window.end - window.start + 6) / 7) as usize], ..Default::default() };
    let share = 1.0 / (60.0 * people.len() as f64);
    for events in people {
        for day in window.clone() {
            let block = ((day - window.start) / 7) as usize;
            let (mut piece, mut pieces) = (0, Vec::new());
            for minute in (place.instant(day * DAY)..place.instant((day + 1) * DAY)).step_by(60) {
                let clock = minute + place.offset(minute) - day * DAY;
                let (hour, of_week) = ((clock / 3600) as usize, weekday(day) as usize);
                let works = of_week < 5 && (9..17).contains(&hour);
                let busy = events.iter().any(|(start, end)| (*start..*end).contains(&minute));
                found.meetings[of_week][hour] += if busy { share } else { 0.0 };
                found.out_of_hours[of_week][hour] += if busy && !works { share } else { 0.0 };
                found.working[of_week][hour] += if works { share } else { 0.0 };
                let week = &mut found.weeks[block];
                week[0] += if busy { share } else { 0.0 };
                week[1] += if busy && !works { share } else { 0.0 };
                week[2] += if works { share } else { 0.0 };
                if works && !busy {
                    piece += 1;
                } else {
                    pieces.push(std::mem::take(&mut piece));
                }
            }
            for piece in pieces.into_iter().chain([piece]).filter(|piece| *piece > 0) {
                let class = (piece / 30_usize).min(4);
                let (number, hours) = &mut found.gaps[weekday(day) as usize][class];
                *number += share * 60.0;
                *hours += piece as f64 * share;
                for (place, least) in [60, 90, 120].into_iter().enumerate() {
                    found.weeks[block][3 + place] += if piece >= least { piece as f64 * share } else { 0.0 };
                }
            }
        }
    }
    found
}

fn print(day: i64) -> String {
    let (year, month, day) = date(day);
    format!("{year:04}-{month:02}-{day:02}")
}

fn same(name: &str, got: f64, expected: f64) -> Result<(), TestCaseError> {
    prop_assert!((got - expected).abs() < 1e-9, "{}: {} {}", name, got, expected);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn pictures_agree(
        place in select(PLACES.to_vec()),
        // In the north and in the south, clocks change in March, April, September, October and November.
        first in prop_oneof![days(2026, 3, 1)..days(2026, 4, 8), days(2026, 9, 20)..days(2026, 11, 5)],
        length in 1_i64..17,
        people in prop::collection::vec(prop::collection::vec((-600_i64..24_000, 1_i64..400), 0..16), 1..4),
    ) {
        let window = first..first + length;
        let start = place.instant(first * DAY);
        let event = |(minute, minutes): &(i64, i64)| (start + minute * 60, start + (minute + minutes) * 60);
        let events: Vec<Vec<(i64, i64)>> = people.iter().map(|own| own.iter().map(event).collect()).collect();
        let file = |(person, own): (usize, &Vec<(i64, i64)>)| {
            let text = own.iter().enumerate().map(|(at, (start, end))| {
                let times = format!("DTSTART:{}Z\nDTEND:{}Z", written(*start), written(*end));
                meeting(&format!("{person}-{at}"), "M", 4, &times)
            });
            (["p0@x", "p1@x", "p2@x"][person], text.collect::<String>())
        };
        let files: Vec<(&str, String)> = events.iter().enumerate().map(file).collect();
        let period = period(&files, &print(first), &print(window.end), place.name);
        let (pictures, figures, weeks) = (&period.pictures, period.figures, length as f64 / 7.0);
        let expected = counted(&events, window, place);
        let (mut meetings, mut outside, mut fragmented) = (0.0, 0.0, 0.0);
        for day in 0..7 {
            for hour in 0..24 {
                // All people work the same hours, so the mean is each one's.
                same("working", pictures.working.0[day][hour], expected.working[day][hour] / weeks)?;
                same("meetings", pictures.meetings.0[day][hour], expected.meetings[day][hour] / weeks)?;
                same("out of hours", pictures.out_of_hours.0[day][hour], expected.out_of_hours[day][hour] / weeks)?;
                meetings += pictures.meetings.0[day][hour];
                outside += pictures.out_of_hours.0[day][hour];
            }
            for (class, (number, hours)) in pictures.gaps[day].iter().zip(expected.gaps[day]) {
                same("number of gaps", class.number, number / weeks)?;
                same("hours of gaps", class.hours, hours / weeks)?;
            }
            fragmented += pictures.gaps[day][0].hours + pictures.gaps[day][1].hours;
        }
        // The pictures add up to the figures.
        same("meeting hours", meetings, figures.meeting_hours_per_week)?;
        same("out-of-hours", outside, figures.out_of_hours_per_week)?;
        same("fragmented", fragmented, figures.fragmented_hours_per_week)?;
        prop_assert_eq!(pictures.weeks.len(), expected.weeks.len());
        for (at, (week, counted)) in pictures.weeks.iter().zip(&expected.weeks).enumerate() {
            let deep = week.deep_work_hours;
            let got = [week.meeting_hours, week.out_of_hours, week.working_hours, deep.of_60, deep.of_90, deep.of_120];
            for (got, counted) in got.into_iter().zip(counted) {
                same("week", got, *counted)?;
            }
            prop_assert_eq!(&week.from, &print(first + 7 * at as i64));
            prop_assert_eq!(i64::from(week.days), (length - 7 * at as i64).min(7));
        }
        let sum: f64 = pictures.weeks.iter().map(|week| week.meeting_hours).sum();
        same("weeks add up", sum / weeks, figures.meeting_hours_per_week)?;
    }
}
