use super::super::BuiltInKpi::{self, *};
use super::super::{BlockLength, Direction, GradeParts, KpiStatus, Period};
use super::*;
use crate::model::date::Date;

fn day(days: i64) -> Date {
    Date::new(2027, 1, 4).unwrap().plus_days(days)
}

fn own(name: &str) -> UserKpi {
    UserKpi { name: name.into(), direction: Direction::Lower, ..UserKpi::default() }
}

#[test]
fn a_reading_renewed_from_a_table_stays_the_baseline() {
    let mut card = Scorecard::default();
    let reading = |value| Reading::new(BuiltInKpi::Turnover, day(7), value).unwrap();
    card.record(Reading::new(BuiltInKpi::Turnover, day(0), 0.3).unwrap()).unwrap();
    let mut stated = reading(0.2);
    (stated.baseline, stated.note) = (true, "from payroll".into());
    card.record(stated).unwrap();
    card.renew(reading(0.25)).unwrap();
    let kept = &card.readings()[1];
    assert_eq!((kept.value(), kept.baseline, kept.note.as_str()), (0.25, true, "from payroll"));
    let mut first = Reading::new(BuiltInKpi::Turnover, day(0), 0.3).unwrap();
    first.baseline = true;
    card.renew(first).unwrap();
    let baselines: Vec<bool> = card.readings().iter().map(|reading| reading.baseline).collect();
    assert_eq!(baselines, [true, false], "unless the table names another");
}

#[test]
fn a_reading_of_the_same_day_gives_way() {
    let mut card = Scorecard::default();
    for (days, value) in [(7, 30.0), (0, 50.0), (7, 20.0)] {
        card.record(Reading::new(BuiltInKpi::ResolutionTime, day(days), value).unwrap()).unwrap();
    }
    let values: Vec<f64> = card.readings().iter().map(Reading::value).collect();
    assert_eq!(values, [50.0, 20.0]);
    assert_eq!(card.standing(&BuiltInKpi::ResolutionTime.kpi()).status, KpiStatus::Met);
}

#[test]
fn several_people_stand_side_by_side_and_count_as_their_mean() {
    let mut card = Scorecard::default();
    let by = |name: &str, days, value| {
        let mut reading = Reading::new(MeetingLoad, day(days), value).unwrap();
        reading.by = name.into();
        reading
    };
    for (name, days, value) in [("Ada", 0, 12.0), ("", 7, 9.0), ("Bo", 0, 15.0), ("Ada", 0, 13.0), ("", 0, 17.0)] {
        card.record(by(name, days, value)).unwrap();
    }
    let values = |card: &Scorecard| -> Vec<f64> {
        card.series(&MeetingLoad.into(), &Definition::Usual).iter().map(|reading| reading.value()).collect()
    };
    assert_eq!((card.readings().len(), values(&card)), (4, vec![15.0, 9.0]));
    let people: Vec<&str> = card.beside(&card.readings()[0]).iter().map(|reading| reading.by.as_str()).collect();
    assert_eq!(people, ["", "Ada", "Bo"]);
    assert_eq!(card.about(&MeetingLoad.into()).standing(&MeetingLoad.kpi()).baseline.unwrap().value(), 15.0);
    card.remove(2);
    assert_eq!(values(&card), [15.0, 9.0]);
    card.remove(0);
    assert_eq!(values(&card), [13.0, 9.0]);
    let again = card.readings().to_vec();
    let mut read = Scorecard::default();
    read.set_readings(again).unwrap();
    assert_eq!(read, card);
}

#[test]
fn a_baseline_of_one_of_several_people_is_that_of_their_mean() {
    let mut card = Scorecard::default();
    for (name, baseline) in [("Ada", true), ("Bo", false)] {
        let mut reading = Reading::new(MeetingLoad, day(7), 12.0).unwrap();
        (reading.by, reading.baseline) = (name.into(), baseline);
        card.record(reading).unwrap();
    }
    card.record(Reading::new(MeetingLoad, day(0), 20.0).unwrap()).unwrap();
    assert_eq!(card.standing(&MeetingLoad.kpi()).baseline.unwrap().value(), 12.0);
    let mut other = Reading::new(MeetingLoad, day(0), 20.0).unwrap();
    other.baseline = true;
    card.record(other).unwrap();
    assert_eq!(card.standing(&MeetingLoad.kpi()).baseline.unwrap().value(), 20.0);
}

#[test]
fn a_period_and_its_last_day_are_two_readings() {
    let mut card = Scorecard::default();
    for period in [Period::Day, Period::Month, Period::Quarter] {
        let mut reading = Reading::new(Turnover, Date::new(2027, 3, 31).unwrap(), 0.1).unwrap();
        reading.set_period(period);
        card.record(reading).unwrap();
    }
    assert_eq!(card.series(&Turnover.into(), &Definition::Usual).len(), 3);
}

#[test]
fn what_a_pasted_reading_would_change_is_a_conflict() {
    let mut card = Scorecard::default();
    let reading = |days, value, note: &str| {
        let mut reading = Reading::new(Turnover, day(days), value).unwrap();
        reading.note = note.into();
        reading
    };
    card.record(reading(0, 0.1, "payroll")).unwrap();
    card.record(reading(7, 0.2, "")).unwrap();
    let pasted = [reading(0, 0.1, ""), reading(7, 0.3, ""), reading(14, 0.4, "")];
    let found: Vec<_> = card.conflicts(&pasted).iter().map(|(mine, other)| (mine.value(), other.value())).collect();
    assert_eq!(found, [(0.2, 0.3)]);
    assert_eq!(card.conflicts(&[reading(0, 0.1, "guess")]).len(), 1);
}

#[test]
fn two_block_lengths_never_make_one_trend() {
    let mut card = Scorecard::default();
    let mut hour = Reading::new(BuiltInKpi::DeepWork, day(0), 0.6).unwrap();
    hour.definition = Definition::Blocks(BlockLength::Hour);
    card.record(hour).unwrap();
    card.record(Reading::new(BuiltInKpi::DeepWork, day(7), 0.2).unwrap()).unwrap();
    card.record(Reading::new(BuiltInKpi::DeepWork, day(14), 0.3).unwrap()).unwrap();
    let standing = card.standing(&BuiltInKpi::DeepWork.kpi());
    assert_eq!(standing.baseline.unwrap().value(), 0.2);
    assert_eq!(standing.status, KpiStatus::OnTheWay);
    assert_eq!(card.definitions(&BuiltInKpi::DeepWork.into()).len(), 2);
}

#[test]
fn one_baseline_for_each_definition() {
    let mut card = Scorecard::default();
    for days in [0, 7] {
        let mut reading = Reading::new(BuiltInKpi::Turnover, day(days), 0.2).unwrap();
        reading.baseline = true;
        card.record(reading).unwrap();
    }
    assert_eq!(card.readings().iter().map(|r| r.baseline).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn a_baseline_leaves_those_of_other_kpis_and_definitions() {
    let mut card = Scorecard::default();
    let named = |kpi: BuiltInKpi, days| {
        let mut reading = Reading::new(kpi, day(days), 0.2).unwrap();
        reading.baseline = true;
        reading
    };
    let mut readings: Vec<Reading> = [Turnover, DeepWork, DeepWork, Fragmentation]
        .into_iter()
        .zip(0..)
        .map(|(kpi, days)| named(kpi, days))
        .collect();
    readings[2].definition = Definition::Blocks(BlockLength::Hour);
    card.set_readings(readings.clone()).unwrap();
    assert_eq!(card.readings(), readings);
    assert_eq!((card.remove(4), card.remove(3)), (None, Some(readings[3].clone())));
}

#[test]
fn a_renewed_value_keeps_its_parts_while_it_is_the_same() {
    let parts = |share| GradeParts { handoffs_actionable: Some(share), ..GradeParts::default() };
    let of_later = |share| GradeParts { unknown: UnknownKeys::of_json(r#"{"later":1}"#.into()), ..parts(share) };
    let reading = |value, parts| {
        let mut reading = Reading::new(Collaboration, day(0), value).unwrap();
        reading.parts = parts;
        reading
    };
    let renewed = |of_table: Reading| {
        let mut card = Scorecard::default();
        card.record(reading(5.0, Some(of_later(0.5)))).unwrap();
        card.renew(of_table).unwrap();
        card.readings()[0].parts.clone()
    };
    assert_eq!(renewed(reading(5.0, None)), Some(of_later(0.5)));
    assert_eq!(renewed(reading(6.0, None)), None);
    assert_eq!(renewed(reading(6.0, Some(parts(0.6)))), Some(of_later(0.6)));
}

#[test]
fn a_corrected_reading_moves_with_its_day() {
    let mut card = Scorecard::default();
    let old = Reading::new(BuiltInKpi::Turnover, day(0), 0.2).unwrap();
    card.record(old.clone()).unwrap();
    card.record(Reading::new(BuiltInKpi::Turnover, day(7), 0.1).unwrap()).unwrap();
    card.correct(&old, Reading::new(BuiltInKpi::Turnover, day(14), 0.3).unwrap()).unwrap();
    assert_eq!(card.readings().iter().map(Reading::value).collect::<Vec<_>>(), [0.1, 0.3]);
    assert_eq!(card.place_of(&old), None);
}

#[test]
fn a_percent_sign_keeps_what_is_shown() {
    let mut card = Scorecard::default();
    let id = card.add_kpi(UserKpi { target: Some(90.0), ..own("A") }).unwrap();
    card.record(Reading::new(id.clone(), day(0), 42.0).unwrap()).unwrap();
    card.record(Reading::new(BuiltInKpi::Turnover, day(0), 0.2).unwrap()).unwrap();
    let values = |card: &Scorecard| (card.about(&id).readings()[0].value(), card.user_kpis[0].target);
    card.set_unit(&id, "%".into());
    assert_eq!(values(&card), (0.42, Some(0.9)));
    card.set_unit(&id, "points".into());
    assert_eq!(values(&card), (42.0, Some(90.0)));
    assert_eq!(card.about(&BuiltInKpi::Turnover.into()).readings()[0].value(), 0.2);
}

#[test]
fn one_kpi_can_be_looked_at_alone() {
    let mut card = Scorecard::default();
    let id = card.add_kpi(own("A")).unwrap();
    card.targets.insert(Turnover.into(), 0.1);
    card.record(Reading::new(id.clone(), day(0), 1.0).unwrap()).unwrap();
    let (mine, other) = (card.about(&id), card.about(&BuiltInKpi::Turnover.into()));
    assert_eq!((mine.readings().len(), mine.user_kpis.len(), mine.targets.len()), (1, 1, 0));
    assert_eq!((other.readings().len(), other.user_kpis.len(), other.targets.len()), (0, 0, 1));
    assert!(card.is_measured(&id) && !card.is_measured(&BuiltInKpi::Turnover.into()));
    assert_eq!(mine.standing(&mine.kpi(&id).unwrap()), card.standing(&card.kpi(&id).unwrap()));
}

#[test]
fn own_kpis_get_fresh_ids_and_leave_with_their_readings() {
    let mut card = Scorecard::default();
    assert_eq!(card.add_kpi(own("A")).unwrap().as_str(), "own1");
    assert_eq!(card.add_kpi(own("B")).unwrap().as_str(), "own2");
    card.record(Reading::new("own1", day(0), 3.0).unwrap()).unwrap();
    card.record(Reading::new(Turnover, day(0), 0.2).unwrap()).unwrap();
    card.remove_kpi(&"own1".into());
    card.remove_kpi(&BuiltInKpi::Turnover.into());
    assert_eq!((card.readings().len(), card.kpis().count()), (1, BUILT_IN.len() + 1));
    assert_eq!(card.add_kpi(own("C")).unwrap().as_str(), "own1");
}

#[test]
fn an_id_that_readings_have_is_not_given_to_another_kpi() {
    let mut card = Scorecard::default();
    card.record(Reading::new("own50", day(0), 3.0).unwrap()).unwrap();
    for n in 1..Scorecard::MOST_USER_KPIS {
        assert_eq!(card.add_kpi(own("A")).unwrap(), KpiId::from(format!("own{n}").as_str()));
    }
    assert_eq!(card.add_kpi(own("A")).unwrap().as_str(), "own51");
    assert_eq!(card.add_kpi(own("A")), Err(ScorecardError::TooManyKpis));
}

#[test]
fn the_users_own_target_goes_before_the_benchmark() {
    let mut card = Scorecard::default();
    card.targets.insert(ResolutionTime.into(), 12.0);
    let kpi = BuiltInKpi::ResolutionTime.kpi();
    assert_eq!(card.target(&kpi), Some(Target { value: 12.0, strict: false }));
}

#[test]
fn too_many_readings_are_refused() {
    let mut card = Scorecard::default();
    for days in 0..2_000 {
        card.record(Reading::new(BuiltInKpi::Turnover, day(days), 0.1).unwrap()).unwrap();
    }
    let error = card.record(Reading::new(BuiltInKpi::Turnover, day(2_000), 0.1).unwrap()).unwrap_err();
    assert_eq!(error.to_string(), "at most 2000 readings can be kept");
    assert!(card.record(Reading::new(BuiltInKpi::Turnover, day(5), 0.2).unwrap()).is_ok());
}
