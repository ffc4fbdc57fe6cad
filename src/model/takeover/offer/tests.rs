use super::super::meeting_list;
use super::*;
use crate::model::takeover::TakenOver;
use crate::model::{Estimate, Meeting, MeetingFateKind, MeetingLoadKind, Origin, Preset, Provenance};
use measure_messages::{
    CalendarPictures, ColumnNames, DeepWork, Month, Person, RankedMeeting, Shift, TicketFigures, TicketSettings, Window,
};

/// Ten people.
fn team() -> Case {
    let mut case = Preset::Evidence.case();
    case.team.people = Estimate::certain(10.0);
    case
}

/// January 2027 of two people: a stand-up of both and a review.
fn january() -> Period {
    let figures = Figures {
        meeting_hours_per_week: 13.0,
        out_of_hours_per_week: 1.0,
        fragmented_hours_per_week: 7.0,
        working_hours_per_week: 40.0,
        deep_work_hours_per_week: DeepWork { of_60: 20.0, of_90: 15.0, of_120: 10.0 },
    };
    let meeting = |name: &str, per_week, minutes, attendees| RankedMeeting {
        name: name.into(),
        repeats: true,
        per_week,
        minutes,
        attendees,
        people_hours_per_week: per_week * minutes / 60.0 * attendees,
    };
    let ranked = vec![meeting("Stand-up", 5.0, 30.0, 10.0), meeting("Review", 1.0, 120.0, 10.0)];
    let person = |owner: &str| Person { owner: owner.into(), figures, inventory: Vec::new() };
    Period {
        window: Window { from: "2027-01-01".into(), to: "2027-02-01".into(), zone: "UTC".into(), weeks: 31.0 / 7.0 },
        figures,
        people: vec![person("ana@example.org"), person("bo@example.org")],
        events: 60,
        counted: 50,
        pictures: CalendarPictures { ranked, ..CalendarPictures::default() },
    }
}

fn tickets() -> TicketView {
    let month =
        |month: &str| Month { month: month.into(), resolved: 5, median_hours: Some(30.0), under_24h: Some(0.4) };
    TicketView {
        file: 1,
        settings: TicketSettings {
            created: None,
            resolved: None,
            responded: None,
            zone: "UTC".into(),
            dates: None,
            window: None,
            compared: None,
        },
        columns: Vec::new(),
        figures: Some(TicketFigures {
            source: None,
            columns: ColumnNames { created: "a".into(), resolved: "b".into(), responded: None },
            count: 10,
            resolved: 10,
            open: 0,
            unreadable: 0,
            median_hours: Some(30.0),
            p90_hours: Some(90.0),
            under_24h: Some(0.4),
            response_median_hours: None,
            oldest_open_hours: None,
            by_month: vec![month("2027-01"), month("2027-02")],
            warnings: Vec::new(),
        }),
        weekly_medians: None,
        compared: None,
        pictures: None,
        question: None,
        problem: None,
    }
}

fn roster() -> RosterFigures {
    let shift = |name: &str| Shift {
        name: name.into(),
        zone: "UTC".into(),
        start_utc: Some("2027-03-17T09:00:00Z".into()),
        end_utc: None,
    };
    RosterFigures {
        date: "2027-03-17".into(),
        people: ["Ana", "Bo", "Cy"].map(shift).into(),
        hours_all_overlap: 3.0,
        pairs: Vec::new(),
        by_utc_hour: vec![0.0; 24],
        best_hour_utc: 9,
        warnings: Vec::new(),
    }
}

/// Everything that was measured, offered to a case.
fn all(case: &Case, today: &str) -> (Vec<Offer>, Vec<Meeting>) {
    let (calendar, tickets, roster) = (january(), tickets(), roster());
    let list = meeting_list(&calendar.pictures);
    let files = MeasuredFiles {
        calendar: Some(&calendar),
        earlier: None,
        meetings: &list,
        tickets: Some(&tickets),
        roster: Some(&roster),
        block: BlockLength::TwoHours,
        today: today.parse().unwrap(),
    };
    let rows = list.iter().enumerate().map(|(place, row)| row.row(place, false, MeetingFateKind::Keep)).collect();
    (offers(case, &files), rows)
}

fn source(files: FileSource) -> String {
    format!("{files:?}")
}

#[test]
fn each_figure_is_offered_in_the_unit_of_its_place() {
    use MeasuredKpi::{BuiltIn, OutOfHours, Overlap, Under24Hours};
    let case = team();
    let (offers, _) = all(&case, "2027-04-01");
    let found: Vec<_> = offers.iter().map(|offer| (offer.target, offer.after)).collect();
    let reading = |kpi, value| (Target::Reading(kpi), value);
    // 10 people in each of two meetings: 10 × 4.5 h ÷ 10 people of the case.
    assert_eq!(
        found,
        [
            (Target::People, 3.0),
            (Target::MeetingHours, 13.0),
            (Target::MeetingList, 4.5),
            (Target::DeepWorkHours, 10.0),
            reading(BuiltIn(BuiltInKpi::MeetingLoad), 13.0),
            reading(BuiltIn(BuiltInKpi::DeepWork), 0.25),
            reading(BuiltIn(BuiltInKpi::Fragmentation), 0.25),
            reading(OutOfHours, 1.0),
            reading(BuiltIn(BuiltInKpi::ResolutionTime), 30.0),
            reading(Under24Hours, 0.4),
            reading(Overlap, 3.0),
        ]
    );
    let before: Vec<_> = offers.iter().map(|offer| offer.before).collect();
    assert_eq!(before[..4], [Some(10.0), Some(13.0), Some(13.0), Some(11.0)]);
    assert!(before[4..].iter().all(Option::is_none));
}

#[test]
fn a_reading_stands_for_the_last_measured_day_and_none_for_a_later_one() {
    let times = |today: &str| -> Vec<_> {
        let (offers, _) = all(&Preset::Evidence.case(), today);
        offers.iter().filter_map(|offer| offer.time).map(|(day, time)| (day.to_string(), time)).collect()
    };
    let january = ("2027-01-31".to_owned(), Time::Month);
    let later = times("2027-04-01");
    assert_eq!(
        (&later[0], &later[4], &later[6]),
        (&january, &("2027-02-28".to_owned(), Time::Day), &("2027-03-17".to_owned(), Time::Day))
    );
    assert_eq!(times("2027-01-20")[0], ("2027-01-20".to_owned(), Time::Day), "the month is not over");
}

#[test]
fn quarters_and_other_windows_are_told_apart() {
    let time = |from, to| time_of(from, to).map(|(_, time)| time);
    assert_eq!(time("2027-01-01", "2027-04-01"), Some(Time::Quarter));
    assert_eq!(time("2027-02-01", "2027-05-01"), Some(Time::Day));
    assert_eq!(time("2027-01-04", "2027-02-01"), Some(Time::Day));
    assert_eq!(time("soon", "2027-02-01"), None);
}

#[test]
fn what_is_taken_over_is_measured_and_names_its_source() {
    let mut case = team();
    case.count_meetings(MeetingLoadKind::MonthlyCost);
    let (offers, rows) = all(&case, "2027-04-01");
    let chosen: Vec<Offer> = offers.into_iter().filter(|offer| offer.is_proposed).collect();
    let done = case.take_over(&chosen, &rows, BlockLength::TwoHours, &source);
    assert_eq!(done, TakenOver { taken: 9, refused: 0 });
    let hours = Input::parse("meetings.load.hours_per_person_week").unwrap();
    let provenance = Provenance::of(hours, &case);
    assert_eq!((provenance.origin, provenance.stated), (Origin::Measured, "Calendars"));
    assert_eq!(Evaluation::of(&case).ledger.meeting_hours.value(), 13.0);
    assert_eq!(case.team.people.likely().value(), 10.0, "not proposed");
    let scorecard = &case.implementation.scorecard;
    let own: Vec<_> = scorecard.user_kpis.iter().map(|kpi| kpi.name.as_str()).collect();
    assert_eq!(
        own,
        ["Meetings outside working hours", "Tickets resolved in under 24 hours", "Working hours that all share"]
    );
    let deep = scorecard.readings().iter().find(|reading| reading.kpi.is(BuiltInKpi::DeepWork)).unwrap();
    assert_eq!((deep.value(), &deep.definition), (0.25, &Definition::Blocks(BlockLength::TwoHours)));
    assert_eq!(
        (deep.date.to_string(), deep.period, deep.note.as_str()),
        ("2027-01-31".into(), Time::Month, "Calendars")
    );
}

#[test]
fn the_list_takes_the_place_of_the_rows_that_are_there() {
    let mut case = team();
    case.list_meetings(vec![Meeting::default(); 3]);
    let (offers, rows) = all(&case, "2027-04-01");
    let list: Vec<Offer> = offers.into_iter().filter(|offer| offer.target == Target::MeetingList).collect();
    case.take_over(&list, &rows, BlockLength::TwoHours, &source);
    assert_eq!(case.meetings.load.inventory, rows);
    assert_eq!(Evaluation::of(&case).ledger.meeting_hours.value(), list[0].after);
    for key in ["meetings.load.inventory.1.attendees", "meetings.load.inventory.1.per_week"] {
        let provenance = Provenance::of(Input::parse(key).unwrap(), &case);
        assert_eq!((provenance.origin, provenance.stated), (Origin::Measured, "Calendars"), "{key}");
    }
}

#[test]
fn a_second_time_replaces_the_readings_and_adds_no_kpi() {
    let mut case = team();
    let (mut offers, rows) = all(&case, "2027-04-01");
    offers.retain(|offer| offer.target != Target::People && offer.target != Target::MeetingList);
    case.take_over(&offers, &rows, BlockLength::TwoHours, &source);
    let (mut again, _) = all(&case, "2027-04-01");
    again.retain(|offer| offer.target != Target::People && offer.target != Target::MeetingList);
    assert!(again.iter().all(|offer| offer.before == Some(offer.after) && !offer.replaces), "{again:?}");
    let before = case.implementation.scorecard.clone();
    case.take_over(&again, &rows, BlockLength::TwoHours, &source);
    assert_eq!(case.implementation.scorecard, before);
    let kept = &before.readings()[0];
    let mut typed = Reading::new(kept.kpi.clone(), kept.date, kept.value() / 2.0).unwrap();
    (typed.definition, typed.period) = (kept.definition.clone(), kept.period);
    case.implementation.scorecard_mut().renew(typed).unwrap();
    let (third, _) = all(&case, "2027-04-01");
    assert_eq!(third.iter().filter(|offer| offer.replaces).count(), 1);
}

#[test]
fn what_is_out_of_bounds_is_not_offered() {
    let case = Preset::Evidence.case();
    let mut calendar = january();
    calendar.figures.meeting_hours_per_week = 200.0;
    calendar.people.clear();
    let files = MeasuredFiles {
        calendar: Some(&calendar),
        earlier: None,
        meetings: &[],
        tickets: None,
        roster: None,
        block: BlockLength::Hour,
        today: Date::MAX,
    };
    let targets: Vec<_> = offers(&case, &files).iter().map(|offer| offer.target).collect();
    assert!(!targets.contains(&Target::MeetingHours), "more than a week has");
    assert!(!targets.contains(&Target::People) && !targets.contains(&Target::MeetingList), "nobody is listed");
    assert!(!targets.contains(&Target::Reading(MeasuredKpi::BuiltIn(BuiltInKpi::MeetingLoad))));
}

#[test]
fn of_two_periods_the_earlier_one_is_the_baseline_and_both_are_read() {
    let mut earlier = january();
    earlier.window = Window { from: "2026-12-01".into(), to: "2027-01-01".into(), ..earlier.window };
    earlier.figures.meeting_hours_per_week = 15.0;
    let (calendar, case) = (january(), team());
    let files = MeasuredFiles {
        calendar: Some(&calendar),
        earlier: Some(&earlier),
        meetings: &[],
        tickets: None,
        roster: None,
        block: BlockLength::TwoHours,
        today: "2027-04-01".parse().unwrap(),
    };
    let offers = offers(&case, &files);
    let of =
        |target: Target| offers.iter().find(|offer| offer.target == target).map(|offer| (offer.source, offer.after));
    let load = MeasuredKpi::BuiltIn(BuiltInKpi::MeetingLoad);
    assert_eq!(of(Target::MeetingHours), Some((FileSource::EarlierCalendars, 15.0)));
    assert_eq!(of(Target::EarlierReading(load)), Some((FileSource::EarlierCalendars, 15.0)));
    assert_eq!(of(Target::Reading(load)), Some((FileSource::Calendars, 13.0)));
    let mut measured = case.clone();
    measured.take_over(&offers, &[], BlockLength::TwoHours, &source);
    let readings = measured.implementation.scorecard.readings();
    let loads: Vec<_> =
        readings.iter().filter(|reading| reading.kpi.is(BuiltInKpi::MeetingLoad)).map(Reading::value).collect();
    assert_eq!(loads, [15.0, 13.0]);
}

/// The targets of offers of these files, and which of them are proposed.
fn offered(calendar: Option<&Period>, roster: Option<&RosterFigures>) -> Vec<(Target, bool)> {
    let list = calendar.map(|period| meeting_list(&period.pictures)).unwrap_or_default();
    let files = MeasuredFiles {
        calendar,
        earlier: None,
        meetings: &list,
        tickets: None,
        roster,
        block: BlockLength::Hour,
        today: Date::MAX,
    };
    offers(&team(), &files).iter().map(|offer| (offer.target, offer.is_proposed)).collect()
}

#[test]
fn what_holds_no_data_is_never_offered_as_zero() {
    let empty = Period { events: 0, counted: 0, figures: Figures::default(), ..january() };
    let mut no_work = january();
    no_work.figures.working_hours_per_week = 0.0;
    assert_eq!(offered(Some(&empty), None), []);
    assert_eq!(offered(Some(&no_work), None), []);
    let mut off = roster();
    off.people.iter_mut().for_each(|shift| shift.start_utc = None);
    assert_eq!(
        offered(None, Some(&off)),
        [(Target::People, false)],
        "people are counted whether or not they work that day"
    );
}

#[test]
fn what_is_not_typical_is_offered_but_not_proposed() {
    let proposed = |offers: Vec<(Target, bool)>| offers.into_iter().filter(|(_, is_proposed)| *is_proposed).count();
    assert_eq!(proposed(offered(Some(&january()), None)), 6);
    let mut short = january();
    short.window.weeks = 6.0 / 7.0;
    let none_counts = Period { counted: 0, ..january() };
    for period in [short, none_counts] {
        let offers = offered(Some(&period), None);
        assert_eq!((offers.len() > 4, proposed(offers)), (true, 0));
    }
    let mut one_off = roster();
    let overlap = Target::Reading(MeasuredKpi::Overlap);
    assert!(offered(None, Some(&one_off)).contains(&(overlap, true)));
    one_off.people[0].start_utc = None;
    assert!(offered(None, Some(&one_off)).contains(&(overlap, false)));
}
