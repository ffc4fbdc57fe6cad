//! What is drawn of rosters and tickets: exact cases, and random rosters against a search through all minutes.

use measure::session::Session;
use measure_messages::{MinuteSpan, RESOLUTION_EDGES, RosterPictures, TicketPictures};
use proptest::prelude::*;

const DAY: i64 = 1440;

fn roster(date: &str, rows: &str) -> RosterPictures {
    let mut session = Session::new(date, "UTC").unwrap();
    session.add("r.csv", format!("name,zone,start,end,days\n{rows}").into_bytes());
    session.view().rosters.remove(0).pictures.expect("a roster that can be read")
}

fn span(from: u16, to: u16) -> MinuteSpan {
    MinuteSpan { from, to }
}

#[test]
fn bands_are_cut_at_the_day_and_overlap_is_what_all_share() {
    let drawn = roster("2027-03-17", "Ana,Europe/Berlin\nBo,America/New_York\nCy,Pacific/Auckland\n");
    // Berlin is one hour ahead, New York four behind and Auckland thirteen ahead of UTC on that day.
    assert_eq!(drawn.bands[0].works, [span(480, 960)]);
    assert_eq!(drawn.bands[1].works, [span(780, 1260)]);
    assert_eq!(drawn.bands[2].works, [span(0, 240), span(1200, 1440)]);
    assert_eq!((drawn.overlap, drawn.hours_covered), (vec![], 20.0));
    assert_eq!((drawn.never_meet, drawn.pairs_never_meet, drawn.pairs), (vec![(0, 2)], 1, 3));
    assert_eq!(roster("2027-03-17", "Ana,Berlin\nBo,London,8,12\n").overlap, [span(480, 720)]);
}

#[test]
fn the_fairest_hour_asks_least_of_who_is_worst_off() {
    // Berlin works from 8:00 to 16:00 in UTC, Los Angeles from 16:00 to 24:00: an hour that is half in each asks 30 minutes of both.
    let fairest = roster("2027-03-17", "Ana,Europe/Berlin\nBo,America/Los_Angeles\n").fairest.unwrap();
    assert_eq!((fairest.from, fairest.outside), (15 * 60 + 30, vec![Some(30), Some(30)]));
    assert_eq!(fairest.local, [16 * 60 + 30, 8 * 60 + 30]);
    // Within working hours of all: the earliest.
    let together = roster("2027-03-17", "Ana,Europe/Berlin\nBo,Europe/London\n").fairest.unwrap();
    assert_eq!((together.from, together.outside), (9 * 60, vec![Some(0), Some(0)]));
    // Who is off is not asked; alone, there is no meeting.
    let off = "Ana,Europe/Berlin\nBo,Europe/London\nCy,Asia/Tokyo,9,17,mon\n";
    assert_eq!(roster("2027-03-17", off).fairest.unwrap().outside, [Some(0), Some(0), None]);
    assert_eq!(roster("2027-03-17", "Ana,Europe/Berlin\nCy,Asia/Tokyo,9,17,mon\n").fairest, None);
}

#[test]
fn work_is_passed_on_to_whoever_works_longest() {
    let rows =
        "Ana,Europe/Berlin\nEve,Europe/Berlin,10,18\nBo,America/New_York\nCy,Pacific/Auckland\nDi,Europe/London\n";
    let passed: Vec<(String, usize, u16, u16, Option<i16>)> = roster("2027-03-17", rows)
        .handoffs
        .into_iter()
        .map(|handoff| (handoff.zone, handoff.people, handoff.from, handoff.minutes, handoff.together))
        .collect();
    let step = |zone: &str, people, from, minutes, together| (zone.to_owned(), people, from, minutes, together);
    // Nobody works from 4:00 to 8:00. London ends with Berlin, so it is no step. Auckland begins one hour before New York ends.
    assert_eq!(
        passed,
        [
            step("Europe/Berlin", 2, 480, 540, None),
            step("America/New_York", 1, 780, 480, Some(240)),
            step("Pacific/Auckland", 1, 1200, 480, Some(60)),
        ]
    );
    let waits = roster("2027-03-17", "Ana,Europe/Berlin\nBo,America/Los_Angeles,9,12\n").handoffs;
    assert_eq!((waits[0].zone.as_str(), waits[1].together), ("Europe/Berlin", Some(0)));
    let waits = roster("2027-03-17", "Ana,UTC,8,12\nBo,UTC+1,15,18\n").handoffs;
    assert_eq!(waits.iter().map(|step| step.together).collect::<Vec<_>>(), [None, Some(-120)]);
    assert_eq!(roster("2027-03-17", "Ana,UTC,9,17,mon\n").handoffs, []);
}

/// A person: the offset in quarter hours, the start in the own zone and the length in quarter hours.
type Person = (i64, i64, i64);

/// Whether a person works in a minute after midnight in UTC of the day. Every day is worked.
fn works((offset, start, length): Person, minute: i64) -> bool {
    (-3..=3).any(|day| {
        let from = day * DAY + start * 15 - offset * 15;
        (from..from + length * 15).contains(&minute)
    })
}

fn written((offset, start, length): Person) -> String {
    let clock = |quarters: i64| format!("{}:{:02}", quarters / 4 % 24, quarters % 4 * 15);
    let sign = if offset < 0 { '-' } else { '+' };
    let zone = format!("UTC{sign}{}:{:02}", offset.abs() / 4, offset.abs() % 4 * 15);
    format!("P,{zone},{},{},\n", clock(start), clock(start + length))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rosters_agree(people in prop::collection::vec((-40_i64..52, 0_i64..96, 1_i64..60), 1..7)) {
        let rows: String = people.iter().copied().map(written).collect();
        let drawn = roster("2027-03-17", &rows);
        let inside = |spans: &[MinuteSpan], minute: i64| {
            spans.iter().any(|span| (i64::from(span.from)..i64::from(span.to)).contains(&minute))
        };
        for minute in 0..DAY {
            for (band, person) in drawn.bands.iter().zip(&people) {
                prop_assert_eq!(inside(&band.works, minute), works(*person, minute));
            }
            let all = people.iter().all(|person| works(*person, minute));
            prop_assert_eq!(inside(&drawn.overlap, minute), all);
        }
        let covered = (0..DAY).filter(|&minute| people.iter().any(|person| works(*person, minute))).count();
        prop_assert!((drawn.hours_covered - covered as f64 / 60.0).abs() < 1e-9);
        let apart = |a: usize, b: usize| (0..DAY).all(|minute| !(works(people[a], minute) && works(people[b], minute)));
        let pairs = (0..people.len()).flat_map(|a| (a + 1..people.len()).map(move |b| (a, b)));
        prop_assert_eq!(drawn.pairs_never_meet, pairs.filter(|&(a, b)| apart(a, b)).count());
        check_handoffs(&drawn, &people)?;
        check_fairest(&drawn, &people)?;
    }
}

/// Whatever its order, the chain covers all that anybody covers, and each step begins where the one before has not ended or waits.
fn check_handoffs(drawn: &RosterPictures, people: &[Person]) -> Result<(), TestCaseError> {
    let within = |minute: i64| {
        drawn.handoffs.iter().any(|step| (minute - i64::from(step.from)).rem_euclid(DAY) < i64::from(step.minutes))
    };
    for minute in 0..DAY {
        prop_assert_eq!(within(minute), people.iter().any(|person| works(*person, minute)), "{}", minute);
    }
    for pair in drawn.handoffs.windows(2) {
        let end = i64::from(pair[0].from) + i64::from(pair[0].minutes);
        let together = i64::from(pair[1].together.expect("all but the first"));
        prop_assert_eq!((end - together).rem_euclid(DAY), i64::from(pair[1].from));
    }
    Ok(())
}

/// No other hour is fairer.
fn check_fairest(drawn: &RosterPictures, people: &[Person]) -> Result<(), TestCaseError> {
    let Some(fairest) = &drawn.fairest else {
        prop_assert!(people.len() < 2);
        return Ok(());
    };
    let outside = |(offset, start, length): Person, from: i64| {
        let shifts = (-4..=4).map(|day| day * DAY + start * 15 - offset * 15);
        shifts.map(|start| (start - from).max(from + 60 - start - length * 15).max(0)).min().expect("shifts")
    };
    let cost = |from: i64| {
        let all: Vec<i64> = people.iter().map(|person| outside(*person, from)).collect();
        (*all.iter().max().expect("people"), all.iter().sum::<i64>(), from)
    };
    let best = (0..DAY).step_by(15).map(cost).min().expect("hours");
    prop_assert_eq!(best.2, i64::from(fairest.from));
    for (found, person) in fairest.outside.iter().zip(people) {
        prop_assert_eq!(found.map(i64::from), Some(outside(*person, best.2)));
    }
    for (local, (offset, ..)) in fairest.local.iter().zip(people) {
        prop_assert_eq!(i64::from(*local), (best.2 + offset * 15).rem_euclid(DAY));
    }
    Ok(())
}

#[test]
fn tickets_are_counted_by_the_time_they_took() {
    let mut text = "created,resolved\n".to_owned();
    // Right before an edge, and on it; after all of them; and one that is open.
    for hours in [
        "2027-01-01T00:59:59Z",
        "2027-01-01T01:00:00Z",
        "2027-01-01T23:59:59Z",
        "2027-01-02T00:00:00Z",
        "2027-01-31T00:00:00Z",
        "",
    ] {
        text.push_str(&format!("2027-01-01T00:00:00Z,{hours}\n"));
    }
    let mut session = Session::new("2027-02-01", "UTC").unwrap();
    session.add("t.csv", text.into_bytes());
    let view = session.view().tickets.remove(0);
    let drawn: TicketPictures = view.pictures.unwrap();
    assert_eq!(drawn.resolved, [1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 1]);
    let figures = view.figures.unwrap();
    assert_eq!(drawn.resolved.iter().sum::<usize>(), figures.resolved);
    let under: usize =
        drawn.resolved.iter().zip(RESOLUTION_EDGES).filter(|(_, edge)| *edge < 24.0).map(|(n, _)| n).sum();
    assert_eq!(under as f64 / figures.resolved as f64, figures.under_24h.unwrap());
}
