use super::*;
use crate::model::{Engine, Estimate, InputNote, MeetingFate, People, Preset, RowList, Share, View};
use MeetingLoadKind::{Hours, Inventory, MonthlyCost};
use proptest::prelude::*;

fn spread(low: f64, likely: f64, high: f64) -> Spread {
    Spread::new(low, likely, high).unwrap()
}

fn set(case: &mut Case, key: &str, value: Spread) {
    *case.spread_mut(Input::parse(key).unwrap()).unwrap() = value;
}

/// The evidence preset with these hours per person and week.
fn hours(value: Spread) -> Case {
    let mut case = Preset::Evidence.case();
    set(&mut case, "meetings.load.hours_per_person_week", value);
    case
}

fn meeting(attendees: Spread, minutes: f64, per_week: Spread) -> Meeting {
    let (attendees, per_week) = (Estimate::<People>::new(attendees), Estimate::<Share>::new(per_week));
    Meeting { attendees, minutes, per_week, fate: MeetingFate::Replace, ..Meeting::default() }
}

fn cost(case: &Case) -> f64 {
    Ledger::of(case).meeting_cost.value()
}

#[track_caller]
fn near(a: f64, b: f64, tolerance: f64) {
    assert!((a - b).abs() <= tolerance * a.abs().max(b.abs()), "{a} is not {b}");
}

#[test]
fn hours_become_the_cost_that_they_make_and_come_back_exactly() {
    let before = hours(spread(8.0, 13.0, 18.0));
    let mut case = before.clone();
    assert!(case.count_meetings(MonthlyCost));
    let monthly = case.meetings.load.monthly_cost.spread();
    near(monthly.likely() * 12.0, cost(&before), 1e-9);
    near(monthly.low() / monthly.likely(), 8.0 / 13.0, 1e-9);
    near(monthly.high() / monthly.likely(), 18.0 / 13.0, 1e-9);
    assert!(case.count_meetings(Hours));
    assert_eq!(case.meetings.load.hours_per_person_week, before.meetings.load.hours_per_person_week);
}

#[test]
fn what_was_entered_meanwhile_is_carried_back() {
    let mut case = hours(spread(8.0, 13.0, 18.0));
    case.count_meetings(MonthlyCost);
    set(&mut case, "meetings.load.monthly_cost", spread(5_000.0, 5_000.0, 5_000.0));
    let entered = cost(&case);
    case.count_meetings(Hours);
    near(cost(&case), entered, 1e-9);
    assert!(!case.meetings.load.hours_per_person_week.spread().is_range());
}

#[test]
fn a_list_becomes_its_total_with_its_range() {
    let mut case = hours(spread(8.0, 13.0, 18.0));
    let certain = |value| spread(value, value, value);
    case.list_meetings(vec![
        meeting(spread(6.0, 8.0, 11.0), 15.0, certain(5.0)),
        meeting(certain(4.0), 60.0, spread(1.0, 1.0, 3.0)),
    ]);
    let listed = cost(&case);
    case.count_meetings(Hours);
    near(cost(&case), listed, 1e-9);
    // 10 − 2.5 and 4 − 0 hours of everybody below, 10 + 3.75 and 4 + 8 above.
    let people = case.team.people.likely().value();
    let week = case.meetings.load.hours_per_person_week.spread();
    near(week.low() * people, 14.0 - 2.5, 1e-9);
    near(week.high() * people, 14.0 + f64::hypot(3.75, 8.0), 1e-9);
}

#[test]
fn a_cost_says_nothing_about_hours_where_nobody_is_paid() {
    let mut case = hours(spread(8.0, 13.0, 18.0));
    case.count_meetings(MonthlyCost);
    set(&mut case, "team.annual_pay", spread(0.0, 0.0, 0.0));
    assert!(!case.count_meetings(Hours));
    assert_eq!(
        (case.meetings.load.kind, *case.meetings.load.hours_per_person_week.spread()),
        (Hours, spread(8.0, 13.0, 18.0))
    );
}

#[test]
fn what_is_beyond_the_bounds_is_not_carried() {
    let mut case = hours(spread(8.0, 13.0, 18.0));
    case.meetings.load.kind = MonthlyCost;
    set(&mut case, "meetings.load.monthly_cost", spread(1e9, 1e9, 1e9));
    assert!(!case.count_meetings(Hours), "more hours than a week has");
}

#[test]
fn the_source_of_a_figure_that_is_replaced_goes_with_it() {
    let note = |source: &str| InputNote { source: source.into(), ..InputNote::default() };
    let mut case = hours(spread(8.0, 13.0, 18.0));
    case.notes.insert("meetings.load.monthly_cost".into(), note("Budget"));
    case.notes.insert("meetings.load.hours_per_person_week".into(), note("Calendars"));
    case.count_meetings(MonthlyCost);
    case.count_meetings(Hours);
    assert_eq!(case.notes.keys().collect::<Vec<_>>(), ["meetings.load.hours_per_person_week"]);
}

#[test]
fn an_emptied_list_gives_the_last_answer_back() {
    let mut case = hours(spread(8.0, 13.0, 18.0));
    case.count_meetings(MonthlyCost);
    set(&mut case, "meetings.load.monthly_cost", spread(5_000.0, 6_000.0, 9_000.0));
    let before = cost(&case);
    case.list_meetings(vec![Meeting::default(); 2]);
    assert_eq!(case.meetings.load.kind, Inventory);
    case.remove_rows(RowList::Meetings, &[0, 1]);
    assert_eq!(case.meetings.load.kind, Hours);
    near(cost(&case), before, 1e-9);
}

#[test]
fn a_list_that_was_there_before_gives_the_last_answer_back_too() {
    let mut case = hours(spread(8.0, 13.0, 18.0));
    case.list_meetings(vec![Meeting::default(); 2]);
    case.count_meetings(MonthlyCost);
    set(&mut case, "meetings.load.monthly_cost", spread(5_000.0, 6_000.0, 9_000.0));
    let before = cost(&case);
    case.count_meetings(Inventory);
    case.remove_rows(RowList::Meetings, &[0, 1]);
    near(cost(&case), before, 1e-9);
}

#[test]
fn no_meeting_begins_no_list() {
    let mut case = hours(spread(8.0, 13.0, 18.0));
    let before = case.clone();
    case.list_meetings(Vec::new());
    assert_eq!(case, before);
}

#[test]
fn an_answer_that_was_only_looked_at_in_other_ways_comes_back_as_it_was() {
    let mut case = hours(spread(8.0, 13.0, 18.0));
    case.meetings.load.inventory = vec![Meeting::default()];
    let (before, mut answer) = (case.meetings.load.clone(), MeetingAnswer::default());
    for kind in [MonthlyCost, Inventory, MonthlyCost, Inventory] {
        assert!(answer.count_meetings(1, &mut case, kind));
    }
    near(cost(&case), Ledger::of(&case).hourly.value() * 2.5 * 46.0, 1e-9);
    answer.count_meetings(1, &mut case, Hours);
    assert_eq!(case.meetings.load, before);
}

#[test]
fn after_an_entry_the_total_in_force_counts() {
    let mut case = hours(spread(8.0, 13.0, 18.0));
    case.meetings.load.inventory = vec![Meeting::default()];
    let mut answer = MeetingAnswer::default();
    answer.count_meetings(1, &mut case, Inventory);
    case.list_meetings(vec![Meeting::default()]);
    let listed = cost(&case);
    answer.count_meetings(1, &mut case, Hours);
    near(cost(&case), listed, 1e-9);
    // Another pay changes what the answer says as well.
    answer.count_meetings(1, &mut case, MonthlyCost);
    set(&mut case, "team.annual_pay", spread(90_000.0, 90_000.0, 90_000.0));
    let monthly = cost(&case);
    answer.count_meetings(1, &mut case, Hours);
    near(cost(&case), monthly, 1e-9);
}

#[test]
fn the_answer_of_one_case_is_none_of_another() {
    let (mut one, mut other) = (hours(spread(8.0, 13.0, 18.0)), hours(spread(2.0, 3.0, 4.0)));
    let mut answer = MeetingAnswer::default();
    answer.count_meetings(1, &mut one, MonthlyCost);
    answer.count_meetings(2, &mut other, MonthlyCost);
    answer.count_meetings(2, &mut other, Hours);
    near(cost(&other), cost(&hours(spread(2.0, 3.0, 4.0))), 1e-9);
}

#[test]
fn an_empty_list_is_shown_while_the_last_answer_counts() {
    let mut case = hours(spread(8.0, 13.0, 18.0));
    let (before, mut answer) = (case.clone(), MeetingAnswer::default());
    let way = |answer: &MeetingAnswer, case: &Case| [1, 2].map(|number| answer.way_in_sight(number, case));
    answer.count_meetings(1, &mut case, Inventory);
    assert_eq!((way(&answer, &case), &case), ([Inventory, Hours], &before));
    case.list_meetings(vec![Meeting::default()]);
    assert_eq!(way(&answer, &case), [Inventory; 2]);
    case.remove_rows(RowList::Meetings, &[0]);
    assert_eq!((way(&answer, &case), &case), ([Inventory, Hours], &before));
    answer.count_meetings(1, &mut case, MonthlyCost);
    assert_eq!(way(&answer, &case), [MonthlyCost; 2]);
}

fn three() -> impl Strategy<Value = Spread> {
    (0.0..0.9_f64, 0.1..30.0_f64, 1.0..3.0_f64)
        .prop_map(|(low, likely, high)| spread(low * likely, likely, high * likely))
}

/// A case whose meeting load alone is ranged, in any of the ways.
fn ranged_load() -> impl Strategy<Value = Case> {
    let ways = prop::sample::select(&[Hours, MonthlyCost, Inventory][..]);
    (ways, three(), 1.0..400.0_f64, 1e3..2e5_f64, any::<bool>()).prop_map(|(kind, load, people, pay, by_people)| {
        let mut case = Preset::Evidence.case();
        for input in case.inputs() {
            let slot = case.spread_mut(input).unwrap();
            let likely = slot.likely();
            *slot = Spread::point(likely).unwrap();
        }
        set(&mut case, "team.people", Spread::point(people).unwrap());
        set(&mut case, "team.annual_pay", Spread::point(pay).unwrap());
        let one = Spread::point(1.0).unwrap();
        let row = if by_people { meeting(load, 45.0, one) } else { meeting(one, 45.0, load) };
        case.meetings.load = MeetingLoad {
            kind,
            hours_per_person_week: Estimate::new(load),
            monthly_cost: Estimate::new(load),
            inventory: vec![row, Meeting::default()],
            all_listed: false,
        };
        case
    })
}

proptest! {
    #[test]
    fn another_way_keeps_the_meeting_cost(mut case in ranged_load(), kind in prop::sample::select(&[Hours, MonthlyCost][..])) {
        let before = cost(&case);
        prop_assume!(case.count_meetings(kind));
        near(cost(&case), before, 1e-9);
    }

    #[test]
    fn a_second_way_and_back_keeps_the_answer_exactly(mut case in ranged_load()) {
        let before = case.meetings.load.clone();
        let mut answer = MeetingAnswer::default();
        for kind in [MonthlyCost, Inventory, Hours, before.kind] {
            answer.count_meetings(1, &mut case, kind);
        }
        prop_assert_eq!(case.meetings.load, before);
    }
}

#[test]
fn the_range_of_the_answer_stays_where_the_load_alone_is_ranged() {
    let mut engine = Engine::new();
    let mut case = hours(spread(8.0, 13.0, 18.0));
    for input in case.inputs() {
        let likely = case.spread(input).unwrap().likely();
        if input.field.key != "meetings.load.hours_per_person_week" {
            set(&mut case, &input.to_string(), Spread::point(likely).unwrap());
        }
    }
    let before = engine.simulate(&case, View::Full).npv;
    case.count_meetings(MonthlyCost);
    let after = engine.simulate(&case, View::Full).npv;
    for (before, after) in [(before.p10, after.p10), (before.p50, after.p50), (before.p90, after.p90)] {
        near(before.unwrap(), after.unwrap(), 1e-6);
    }
}

#[test]
fn a_total_that_is_carried_over_stays_whose_it_was() {
    let mut case = Preset::Evidence.case();
    let origin = |case: &Case| {
        let input = case.meetings.load.kind.input().unwrap();
        Provenance::of(input, case).origin
    };
    case.count_meetings(MeetingLoadKind::MonthlyCost);
    assert_eq!(origin(&case), Origin::Preset, "nobody has typed it");
    case.count_meetings(MeetingLoadKind::Hours);
    let hours = MeetingLoadKind::Hours.input().unwrap();
    case.set(hours, Spread::point(9.0).unwrap(), Origin::Measured);
    case.count_meetings(MeetingLoadKind::MonthlyCost);
    assert_eq!(origin(&case), Origin::Measured);
}
