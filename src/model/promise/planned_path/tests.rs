use super::*;
use crate::model::implementation::Implementation;
use crate::model::kpi::BuiltInKpi::{Adoption as AdoptionKpi, DeepWork, MeetingLoad, ResolutionTime, Turnover};
use crate::model::kpi::Reading;
use crate::model::promise::Review;
use crate::model::{Edition, Estimate, Preset, View};
use proptest::prelude::*;

/// 25 people; adoption .1 after 30 days, .5 after 60 and .75 after 90 (the evidence preset's first edition).
fn case() -> Case {
    let mut case = Preset::Evidence.case_in(Edition::First);
    case.team.people = Estimate::certain(100.0);
    case
}

fn day(days: i64) -> Date {
    case().first_day().plus_days(days)
}

fn path_of(kpi: BuiltInKpi, implementation: &Implementation) -> Option<PlannedPath> {
    PlannedPath::of(kpi, &Approval::of(&case(), day(-30)), &implementation.scorecard)
}

fn path(kpi: BuiltInKpi) -> PlannedPath {
    path_of(kpi, &Implementation::default()).unwrap()
}

#[track_caller]
fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9, "{found}, not {expected}");
}

#[test]
fn a_path_leads_from_the_case_before_to_its_promise() {
    let adoption = path(AdoptionKpi);
    let shares = case().rollout.adoption.map(|share| share.likely().value());
    for (place, expected) in [(0, 0.0), (30, shares[0]), (60, shares[1]), (90, shares[2]), (400, shares[2])] {
        close(adoption.at(day(place)), expected);
    }
    close(adoption.at(day(-5)), 0.0);
    assert_eq!((adoption.baseline_source, adoption.complete_on()), (BaselineSource::Case, day(90)));
    let load = path(MeetingLoad);
    let cut = case().meetings.cut.likely().value();
    close(load.target, load.baseline * (1.0 - cut * shares[2]));
    let deep = path(DeepWork);
    close(deep.baseline, case().deep_work.hours_before.likely().value() / 40.0);
    assert!(deep.target > deep.baseline);
    assert_eq!(path_of(ResolutionTime, &Implementation::default()), None, "the case promises nothing of it");
}

#[test]
fn turnover_waits_for_its_lag() {
    let mut case = case();
    case.turnover.reduction = Estimate::certain(0.1);
    let path = PlannedPath::of(Turnover, &Approval::of(&case, day(-30)), &Scorecard::default()).unwrap();
    let lag = (case.turnover.lag_months.likely().value() * DAYS_PER_MONTH).ceil() as i64;
    close(path.at(day(lag - 1)), path.baseline);
    close(path.at(day(lag)), path.target);
    assert_eq!(path.standing(day(lag - 1), path.baseline), PlanStanding::NotDueBefore(day(lag)));
    assert!(matches!(path.standing(day(lag + 20), path.baseline), PlanStanding::Behind { days: 20 }));
}

#[test]
fn a_reading_is_on_plan_ahead_behind_or_at_the_promise() {
    let path = path(AdoptionKpi);
    let at = |days, value| path.standing(day(days), value);
    assert_eq!(at(0, 0.0), PlanStanding::NotDueBefore(day(1)));
    assert_eq!(at(60, path.at(day(60))), PlanStanding::OnPlan);
    assert_eq!(at(60, path.at(day(46))), PlanStanding::Behind { days: 14 });
    assert_eq!(at(40, path.at(day(54))), PlanStanding::Ahead { days: 14 });
    assert_eq!(at(60, path.at(day(55))), PlanStanding::OnPlan, "within a week");
    assert_eq!(at(60, path.target), PlanStanding::PromiseMet);
    assert_eq!(at(60, 0.0), PlanStanding::Behind { days: 60 }, "nothing was reached of all that was planned");
    assert_eq!(at(120, path.at(day(80))), PlanStanding::Behind { days: 40 }, "the plan was complete 30 days ago");
    assert_eq!(at(120, path.target * 0.96), PlanStanding::OnPlan, "next to the promise");
}

#[test]
fn one_person_does_not_put_a_small_team_behind() {
    let mut small = case();
    small.team.people = Estimate::certain(4.0);
    let path =
        PlannedPath::of(AdoptionKpi, &Approval::of(&small, day(-30)), &Scorecard::default()).unwrap();
    // Three of four people is the promise; on the way there, the nearest reading may be half a person off.
    let planned = path.at(day(70));
    assert_eq!(path.standing(day(70), planned - 0.12), PlanStanding::OnPlan);
    assert!(matches!(path.standing(day(70), planned - 0.3), PlanStanding::Behind { .. }));
}

#[test]
fn a_measured_baseline_and_an_own_target_move_the_path() {
    let mut implementation = Implementation::default();
    implementation.scorecard_mut().record(Reading::new(MeetingLoad, day(-3), 18.0).unwrap()).unwrap();
    let measured = path_of(MeetingLoad, &implementation).unwrap();
    let stated = path(MeetingLoad);
    assert_eq!((measured.baseline, measured.baseline_source), (18.0, BaselineSource::Reading(day(-3))));
    close(measured.baseline - measured.target, stated.baseline - stated.target);
    implementation.scorecard_mut().targets.insert(MeetingLoad.into(), 12.0);
    let own = path_of(MeetingLoad, &implementation).unwrap();
    assert_eq!((own.target, own.is_own_target), (12.0, true));
    close(
        (own.baseline - own.at(day(45))) / 6.0,
        (stated.baseline - stated.at(day(45))) / (stated.baseline - stated.target),
    );
}

proptest! {
    /// Readings on the path are on plan, and the review finds neither more nor less than was promised.
    #[test]
    fn a_path_agrees_with_the_review(
        days in prop::collection::btree_set(1i64..200, 1..8),
        scale in 0.3..1.0f64,
    ) {
        let approval = Approval::of(&case(), day(-30));
        let mut implementation = Implementation::default();
        let paths = [AdoptionKpi, MeetingLoad].map(|kpi| path(kpi));
        // At the bends of the plan and on other days, so that straight lines between readings are the plan.
        for days in [30, 60, 90].into_iter().chain(days) {
            for path in &paths {
                let reading = Reading::new(path.kpi, day(days), path.at(day(days))).unwrap();
                prop_assert!(path.standing(reading.date, reading.value()).is_on_plan());
                implementation.scorecard_mut().record(reading).unwrap();
            }
        }
        let review = Review::of(&approval, &implementation, day(200), View::Full);
        let all = review.promised.benefits.total().value();
        prop_assert!(review.difference().abs() < 1e-6 * all, "{}", review.difference());
        // Behind the path in both views of it: less is realized too.
        for path in &paths {
            let value = path.baseline + (path.at(day(200)) - path.baseline) * scale * 0.9;
            prop_assert!(path.standing(day(200), value).days_behind().is_some());
            implementation.scorecard_mut().record(Reading::new(path.kpi, day(200), value).unwrap()).unwrap();
        }
        prop_assert!(Review::of(&approval, &implementation, day(200), View::Full).difference() < 0.0);
    }
}
