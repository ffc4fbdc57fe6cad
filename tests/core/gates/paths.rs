//! Planned paths of KPIs, and how a reading stands against them.

use super::{Readings, approved, certain, day, unapproved, with};
use async_roi::model::Case;
use async_roi::model::kpi::BuiltInKpi::{self, Adoption, DeepWork, MeetingLoad, ResolutionTime, Turnover};
use async_roi::model::promise::{BaselineSource, PlanStanding, PlannedPath};

fn path(case: &Case, kpi: BuiltInKpi) -> Option<PlannedPath> {
    PlannedPath::of(kpi, case.implementation.approval.as_ref()?, &case.implementation.scorecard)
}

/// The planned values on some days.
fn values(readings: Readings, kpi: BuiltInKpi, days: &[i64]) -> Vec<f64> {
    let path = path(&with(approved(unapproved()), readings, &[]), kpi).unwrap();
    days.iter().map(|days| (path.at(day(*days)) * 1e6).round() / 1e6).collect()
}

#[test]
fn a_path_follows_adoption_from_the_baseline_to_the_promise() {
    let days = [-10, 0, 30, 60, 75, 90, 400];
    assert_eq!(values(&[], Adoption, &days), [0.0, 0.0, 0.1, 0.5, 0.625, 0.75, 0.75]);
    // A quarter of 16 hours at full adoption.
    assert_eq!(values(&[], MeetingLoad, &days), [16.0, 16.0, 15.6, 14.0, 13.5, 13.0, 13.0]);
    // 4 hours less, of which two thirds are free and two thirds of those deep work, in a week of 40; 12 before.
    let gain = 0.67 * 0.67 * 4.0 / 40.0;
    let rounded = |value: f64| (value * 1e6).round() / 1e6;
    assert_eq!(values(&[], DeepWork, &[0, 90]), [0.3, rounded(0.3 + 0.75 * gain)]);
    // A tenth of 12%, once six months are over.
    assert_eq!(values(&[], Turnover, &[90, 182, 183, 400]), [0.12, 0.12, 0.111, 0.111]);
}

#[test]
fn the_baseline_is_read_or_the_case_states_it() {
    let source = |readings: Readings| path(&with(approved(unapproved()), readings, &[]), MeetingLoad).unwrap();
    assert_eq!(source(&[(MeetingLoad, 5, 12.0)]).baseline_source, BaselineSource::Case);
    let read = source(&[(MeetingLoad, -7, 20.0), (MeetingLoad, 5, 12.0)]);
    assert_eq!((read.baseline, read.baseline_source), (20.0, BaselineSource::Reading(day(-7))));
    assert_eq!((read.target, read.is_own_target), (17.0, false), "the promised hours less");
    let adoption = path(&with(approved(unapproved()), &[(Adoption, -7, 0.3)], &[]), Adoption).unwrap();
    assert_eq!((adoption.baseline, adoption.baseline_source), (0.0, BaselineSource::Case), "adoption counts from zero");
}

#[test]
fn a_path_leads_to_a_target_of_the_users_own_in_the_same_shape() {
    let mut case = approved(unapproved());
    case.implementation.scorecard_mut().targets.insert(MeetingLoad.into(), 10.0);
    let path = path(&case, MeetingLoad).unwrap();
    assert!(path.is_own_target);
    assert_eq!([0, 60, 90].map(|days| path.at(day(days))), [16.0, 12.0, 10.0]);
}

#[test]
fn what_the_case_does_not_promise_has_no_path() {
    assert_eq!(path(&unapproved(), Adoption), None);
    assert_eq!(path(&approved(unapproved()), ResolutionTime), None);
    let mut case = unapproved();
    case.meetings.cut = certain(0.0);
    assert_eq!([MeetingLoad, DeepWork].map(|kpi| path(&approved(case.clone()), kpi)), [None, None]);
}

#[test]
fn a_reading_is_ahead_or_behind_by_the_days_to_its_planned_value() {
    use PlanStanding::{Ahead, Behind, NotDueBefore, OnPlan, PromiseMet};
    let case = approved(unapproved());
    let rows = [
        (Adoption, 0, 0.0, NotDueBefore(day(1))),
        (Adoption, 30, 0.1, OnPlan),
        (Adoption, 60, 0.5, OnPlan),
        // 8 of 10 or 7 of 10 where 7.5 are planned; 4 of 10 where 5 are.
        (Adoption, 90, 0.8, PromiseMet),
        (Adoption, 94, 0.7, OnPlan),
        (Adoption, 60, 0.4, Behind { days: 7 }),
        (Adoption, 60, 0.3, Behind { days: 15 }),
        (Adoption, 94, 0.5, Behind { days: 34 }),
        (Adoption, 400, 0.5, Behind { days: 340 }),
        (Adoption, 40, 0.0, Behind { days: 40 }),
        (Adoption, 30, 0.3, Ahead { days: 15 }),
        (Adoption, 20, 0.9, PromiseMet),
        (MeetingLoad, 60, 14.0, OnPlan),
        (MeetingLoad, 60, 14.8, Behind { days: 15 }),
        (MeetingLoad, 60, 18.0, Behind { days: 60 }),
        (MeetingLoad, 60, 13.2, Ahead { days: 24 }),
        (MeetingLoad, 90, 12.9, PromiseMet),
        (Turnover, 90, 0.12, NotDueBefore(day(183))),
        (Turnover, 200, 0.111, PromiseMet),
        (Turnover, 200, 0.12, Behind { days: 17 }),
        (Turnover, 200, 0.2, Behind { days: 17 }),
    ];
    for (kpi, at, value, expected) in rows {
        assert_eq!(path(&case, kpi).unwrap().standing(day(at), value), expected, "{kpi:?} {value} on day {at}");
    }
}

#[test]
fn a_path_is_straight_between_its_bends() {
    for kpi in [Adoption, MeetingLoad, Turnover] {
        let path = path(&approved(unapproved()), kpi).unwrap();
        let bends = path.bends();
        assert!(bends.windows(2).all(|pair| pair[0] < pair[1]), "{kpi:?}: {bends:?}");
        assert_eq!((bends[0], *bends.last().unwrap()), (day(0), path.complete_on()), "{kpi:?}");
        for pair in bends.windows(2) {
            let [from, to] = [pair[0], pair[1]].map(|date| path.at(date));
            let middle = pair[0].plus_days(i64::from(pair[0].days_until(pair[1])) / 2);
            let share = f64::from(pair[0].days_until(middle)) / f64::from(pair[0].days_until(pair[1]));
            assert!((path.at(middle) - from - share * (to - from)).abs() < 1e-9, "{kpi:?} on {middle}");
        }
    }
}
