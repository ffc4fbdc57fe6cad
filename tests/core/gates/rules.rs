//! What holds for the suggestion of a gate whatever was read and paid.

use super::{Bills, Readings, approved, day, review, unapproved, with};
use async_roi::model::kpi::BuiltInKpi::{self, Adoption, DeepWork, MeetingLoad, ResponseTime, Turnover};
use async_roi::model::promise::CostLine::{Documentation, OtherOneOff, Training, Upkeep};
use async_roi::model::promise::{BaselineSource, Measurement, Outlook, PlannedPath, PromiseDriver, Review};
use async_roi::model::rollout::{CheckState, GateContext, GatePromise, GateReview, GateSuggestion};
use async_roi::model::{Case, Quantiles, View};
use proptest::prelude::*;

/// A gate reviewed with an outlook made by hand: the chance of a gain, and the median.
fn with_outlook(case: &Case, today: i64, chance: f64, median: f64) -> GateSuggestion {
    let approval = case.implementation.approval.as_ref().unwrap();
    let review = Review::of(approval, &case.implementation, day(today), View::Full);
    let to_come = Outlook {
        value: Quantiles { p10: Some(median - 1.0), p50: Some(median), p90: Some(median + 1.0) },
        probability_positive: chance,
        costs_avoided: 0.0,
        benefits_forgone: 0.0,
        from: day(today),
        until: day(1_095),
    };
    let plan = case.plan();
    let promise = Some(GatePromise { review: &review, to_come: &to_come, cash_to_come: &to_come });
    GateReview::of(&plan.gates[2], GateContext::of(case, &plan, day(today), promise)).suggestion
}

#[test]
fn only_what_is_more_likely_a_loss_than_a_gain_stops() {
    let read =
        with(approved(unapproved()), &[(MeetingLoad, 0, 16.0), (Adoption, 90, 0.75), (MeetingLoad, 90, 13.0)], &[]);
    let unread = approved(unapproved());
    for (chance, median, expected) in [
        (1.0, 9.0, GateSuggestion::GoOn),
        (0.5, -9.0, GateSuggestion::GoOn),
        (0.5, 9.0, GateSuggestion::GoOn),
        (0.499, -9.0, GateSuggestion::Stop),
        (0.0, -9.0, GateSuggestion::Stop),
        // All is 0: nothing is still to come.
        (0.0, 0.0, GateSuggestion::GoOn),
    ] {
        assert_eq!(with_outlook(&read, 94, chance, median), expected, "{chance}, {median}");
        assert!(
            matches!(with_outlook(&unread, 94, chance, median), GateSuggestion::NotYetKnown(_)),
            "{chance}, {median}"
        );
    }
}

#[test]
fn a_check_by_plan_needs_a_reading_since_the_start() {
    use CheckState::{Failed, NotMeasured, Passed};
    let states = |readings: Readings| {
        let case = with(approved(unapproved()), readings, &[]);
        review(&case, "g60", 61).checks
    };
    assert_eq!(states(&[]), [NotMeasured; 4]);
    assert_eq!(
        states(&[(MeetingLoad, 0, 16.0), (DeepWork, -3, 0.3), (ResponseTime, -3, 4.0)]),
        [NotMeasured, NotMeasured, NotMeasured, Passed]
    );
    assert_eq!(
        states(&[(Adoption, 60, 0.5), (MeetingLoad, 60, 15.9), (DeepWork, 62, 0.5)]),
        [Passed, Failed, NotMeasured, NotMeasured]
    );
}

#[test]
fn what_was_spent_is_what_was_billed() {
    let spent = |bills: Bills| review(&with(approved(unapproved()), &[], bills), "g90", 94).spent;
    assert_eq!(spent(&[]), None);
    assert_eq!(spent(&[(Training, 10, 900.5), (Upkeep, 60, 99.25), (Upkeep, 95, 5_000.0)]), Some(999.75));
    let open = review(&with(unapproved(), &[], &[(Training, 10, 900.0)]), "g90", 94);
    assert_eq!((open.spent, open.to_come), (None, None));
}

fn readings() -> impl Strategy<Value = Vec<(BuiltInKpi, i64, f64)>> {
    let adoption = prop::collection::vec((Just(Adoption), -10..320i64, 0.0..=1.0f64), 0..4);
    let load = prop::collection::vec((Just(MeetingLoad), -10..320i64, 8.0..24.0f64), 0..4);
    let turnover = prop::collection::vec((Just(Turnover), -10..320i64, 0.0..0.3f64), 0..3);
    (adoption, load, turnover).prop_map(|(adoption, load, turnover)| [adoption, load, turnover].concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn it_stops_only_by_what_is_to_come_and_goes_on_only_with_its_readings(
        readings in readings(),
        once in prop::collection::vec((prop::sample::select(&[Training, Documentation, OtherOneOff][..]), -20..300i64, 0.0..90_000.0f64), 0..3),
        monthly in prop::collection::vec((Just(Upkeep), 1..300i64, 0.0..9_000.0f64), 0..3),
        today in -20..330i64,
        gate in prop::sample::select(&["g30", "g60", "g90"][..]),
    ) {
        let case = with(approved(unapproved()), &readings, &monthly);
        let found = review(&case, gate, today);
        let to_come = found.to_come.unwrap();
        match &found.suggestion {
            GateSuggestion::Stop => prop_assert!(to_come.probability_positive < 0.5),
            GateSuggestion::NotYetKnown(missing) => prop_assert!(!missing.is_empty()),
            GateSuggestion::GoOn | GateSuggestion::Adjust { .. } => prop_assert!(to_come.probability_positive >= 0.5),
        }
        let read_since_start = |kpi| readings.iter().any(|&(of, at, _)| of == kpi && at > 0 && at <= today && today - at <= 60);
        let is_known = !matches!(found.suggestion, GateSuggestion::NotYetKnown(_));
        prop_assert!(!is_known || (read_since_start(Adoption) && read_since_start(MeetingLoad)));
        // Before the start, all that the case pays is still to come. From then on, what was paid once is sunk: it can ask to adjust, never
        // to stop or to go on.
        if today < 0 {
            return Ok(());
        }
        let sunk = review(&with(case, &readings, &[&monthly[..], &once[..]].concat()), gate, today);
        prop_assert_eq!(sunk.to_come.unwrap().value, to_come.value);
        let kind = |suggestion: &GateSuggestion| match suggestion {
            GateSuggestion::NotYetKnown(_) => 0,
            GateSuggestion::Stop => 1,
            GateSuggestion::Adjust { .. } | GateSuggestion::GoOn => 2,
        };
        prop_assert_eq!(kind(&sunk.suggestion), kind(&found.suggestion));
    }

    #[test]
    fn a_planned_path_says_what_the_review_says(
        before in 10.0..20.0f64,
        load in 5.0..20.0f64,
        leave in 0.05..0.3f64,
        turnover in 0.0..0.3f64,
        at in 1..400i64,
    ) {
        let case = with(approved(unapproved()), &[(MeetingLoad, 0, before), (MeetingLoad, at, load), (Turnover, 0, leave), (Turnover, at, turnover), (Adoption, at, 0.2)], &[]);
        let implementation = &case.implementation;
        let approval = implementation.approval.as_ref().unwrap();
        let path = |kpi| PlannedPath::of(kpi, approval, &implementation.scorecard).unwrap();
        let measured = |driver: PromiseDriver, case: &Case| {
            let review = Review::of(approval, &case.implementation, day(at), View::Full);
            review.causes.iter().find(|cause| cause.driver == driver).unwrap().measurement
        };
        let unadopted = with(approved(unapproved()), &[(MeetingLoad, 0, before), (MeetingLoad, at, load), (Turnover, 0, leave), (Turnover, at, turnover)], &[]);
        let Measurement::Read { promised, measured: cut, .. } = measured(PromiseDriver::Cut, &unadopted) else {
            panic!("it was read")
        };
        let load_path = path(MeetingLoad);
        prop_assert!((load_path.baseline - load_path.at(day(at)) - promised).abs() < 1e-9);
        prop_assert!((load_path.baseline - load - cut).abs() < 1e-9);
        prop_assert_eq!(load_path.baseline_source, BaselineSource::Reading(day(0)));
        prop_assert!(cut < promised || load_path.standing(day(at), load).is_on_plan());
        match measured(PromiseDriver::Turnover, &unadopted) {
            Measurement::Read { promised, measured, .. } => {
                prop_assert!((path(Turnover).at(day(at)) - promised).abs() < 1e-9);
                prop_assert!((measured - turnover).abs() < 1e-9);
            }
            other => prop_assert!(matches!(other, Measurement::NotDue(_)), "{other:?}"),
        }
        let Measurement::Read { promised, .. } = measured(PromiseDriver::Adoption, &case) else { panic!("it was read") };
        prop_assert!((path(Adoption).at(day(at)) - promised).abs() < 1e-9);
    }
}
