use std::sync::Arc;

use super::driver::MeasuredDrivers;
use super::measured_drivers::ReviewContext;
use super::promise_ledger::PromiseLedger;
use super::*;
use crate::model::date::Date;
use crate::model::implementation::Implementation;
use crate::model::kpi::{BuiltInKpi, BuiltInKpi::*, Reading};
use crate::model::{
    Case, Choice, Edition, Estimate, Evaluation, LineKind, OtherLine, Preset, Quantity, Spread, Tool, ToolAction, View,
};
use proptest::prelude::*;

/// The evidence preset in its first edition, whose round figures the tests count with.
pub(super) fn evidence() -> Case {
    Preset::Evidence.case_in(Edition::First)
}

fn start() -> Date {
    evidence().rollout.start.parse().unwrap()
}

pub(super) fn day(days: i64) -> Date {
    start().plus_days(days)
}

pub(super) fn approved(case: &Case) -> Approval {
    Approval::of(case, day(-30))
}

/// What was measured: a KPI, days since the start, and the value.
pub(super) fn measured(readings: &[(BuiltInKpi, i64, f64)], bills: &[(CostLine, i64, f64)]) -> Implementation {
    let mut implementation = Implementation::default();
    for (kpi, days, value) in readings {
        implementation.scorecard_mut().record(Reading::new(*kpi, day(*days), *value).unwrap()).unwrap();
    }
    let bill =
        |(line, days, amount): &(CostLine, i64, f64)| Bill { amount: Some(*amount), ..Bill::new(day(*days), *line) };
    implementation.spending_mut().entries = bills.iter().map(bill).collect();
    implementation
}

/// The evidence preset with amounts on every line of benefits and costs, some of them no cash.
pub(super) fn every_line() -> Case {
    let mut case = evidence();
    case.deep_work.premium = Estimate::certain(0.2);
    let tool = |action, price| Tool { action, price: Estimate::certain(price), ..Tool::default() };
    case.tools.extend([tool(ToolAction::Add, 9.0), tool(ToolAction::Drop, 4.0)]);
    let line = |kind, cash, amount| OtherLine { kind, cash, amount: Estimate::certain(amount), ..OtherLine::default() };
    let kinds = [LineKind::AnnualBenefit, LineKind::AnnualCost, LineKind::OneOffCost];
    case.other_lines.extend(kinds.into_iter().flat_map(|kind| [line(kind, true, 1_200.0), line(kind, false, 600.0)]));
    case
}

/// A review of the evidence preset so many days after its start.
fn review(implementation: &Implementation, days: i64, view: View) -> Review {
    Review::of(&approved(&evidence()), implementation, day(days), view)
}

#[track_caller]
pub(super) fn close(value: f64, expected: f64) {
    assert!((value - expected).abs() < 1e-7 * expected.abs().max(1.0), "{value}, not {expected}");
}

#[test]
fn what_was_approved_stays_while_the_case_goes_on() {
    let mut case = evidence();
    case.implementation = measured(&[(Adoption, 30, 0.5)], &[]);
    let approval = approved(&case);
    assert_eq!(approval.case().implementation, Implementation::default());
    assert!(!approval.differs_from(&case));
    case.name = "Another name".into();
    assert!(!approval.differs_from(&case));
    case.meetings.cut = Estimate::new(Spread::new(0.15, 0.25, 0.4).unwrap());
    assert!(approval.differs_from(&case), "a range is a figure too");
}

#[test]
fn with_nothing_measured_all_is_as_promised() {
    for case in Preset::ALL.into_iter().map(Preset::case).chain([every_line()]) {
        let evaluation = Evaluation::of(&case);
        for view in View::ALL {
            let review = Review::of(&approved(&case), &Implementation::default(), day(200), view);
            assert_eq!((review.projected, review.is_measured()), (review.promised, false));
            assert!(review.causes.iter().all(|cause| cause.so_far == 0.0 && cause.in_all == 0.0));
            close(review.expected.npv, evaluation.outcome(view).npv.value());
            assert_eq!(review.approved.payback, evaluation.outcome(view).payback);
        }
    }
}

#[test]
fn the_promise_to_date_is_the_cash_flow_to_date() {
    let evaluation = Evaluation::of(&evidence());
    // 365 days are twelve months.
    for view in View::ALL {
        let review = review(&Implementation::default(), 365, view);
        close(review.promised_value(), evaluation.outcome(view).cumulative[12]);
        let flow = &evaluation.outcome(view).flow;
        close(review.promised.costs.total().value(), flow.costs[..=12].iter().sum());
    }
    let beyond = review(&Implementation::default(), 4_000, View::Full);
    close(beyond.promised_value(), *evaluation.outcome(View::Full).cumulative.last().unwrap());
}

#[test]
fn before_the_start_nothing_is_due_and_on_its_first_day_what_is_paid_once() {
    let before = review(&Implementation::default(), -1, View::Full);
    assert_eq!((before.elapsed, before.promised), (-1, crate::model::LedgerAmounts::default()));
    let first = review(&Implementation::default(), 0, View::Full);
    close(first.promised.costs.total().value(), -Evaluation::of(&evidence()).outcome(View::Full).cash_flow[0]);
    assert_eq!(first.promised.benefits.total().value(), 0.0);
}

#[test]
fn low_adoption_alone_is_all_its_own_doing() {
    // Promised from day 90 on: 75 %. Measured: 45 %, and everything else as promised of those who adopt.
    let low = review(&measured(&[(Adoption, 90, 0.45)], &[]), 365, View::Full);
    let Measurement::Read { on, promised, measured: now } = low.causes[0].measurement else { panic!("it was read") };
    assert!(low.is_measured());
    assert_eq!((on, promised), (day(90), 0.75));
    close(now, 0.45);
    close(low.projected_value() - low.promised_value(), low.difference());
    close(low.causes[0].so_far, low.difference());
    close(low.causes[0].in_all, low.expected.npv - low.approved.npv);
    assert!(low.difference() < 0.0 && low.causes[1..].iter().all(|cause| cause.so_far.abs() < 1e-9));
    assert_eq!(
        low.causes.map(|cause| cause.measurement)[1..],
        [Measurement::Missing, Measurement::Missing, Measurement::Missing]
    );
    // Meetings that fell by just that much are no cause of their own.
    let fallen = 16.0 - 16.0 * 0.25 * 0.45;
    let both = review(
        &measured(&[(MeetingLoad, 0, 16.0), (Adoption, 90, 0.45), (MeetingLoad, 90, fallen)], &[]),
        365,
        View::Full,
    );
    close(both.difference(), low.difference());
    close(both.causes[1].so_far, 0.0);
}

#[test]
fn adoption_goes_on_in_the_proportion_reached_and_never_beyond_everybody() {
    // Day 30: 10 % promised, 20 % measured; twice the promise would be more than everybody. It weighs 10 of 75.
    let case = evidence();
    let promise_ledger = |implementation: &Implementation, today| {
        PromiseLedger::of(&ReviewContext::of(&approved(&case), implementation, day(today)), View::Full).evidence
    };
    let early = measured(&[(Adoption, 30, 0.2)], &[]);
    close(promise_ledger(&early, 40).adoption_at(15.0), 0.1);
    close(promise_ledger(&early, 40).adoption_at(400.0), 1.0 * 10.0 / 75.0 + 0.75 * 65.0 / 75.0);
    assert_eq!(
        promise_ledger(&measured(&[(Adoption, 0, 0.2)], &[]), 40).adoption,
        None,
        "it begins after the first day"
    );
    let half = measured(&[(Adoption, 60, 0.25)], &[]);
    // Half of 50 % weighs two thirds.
    close(promise_ledger(&half, 60).adoption_at(400.0), 0.375 * 2.0 / 3.0 + 0.75 / 3.0);
    assert_eq!(promise_ledger(&half, 59).adoption, None, "what comes later is not known yet");
    // Nothing is promised before day 60, so that a reading on day 30 says nothing of the promise after it.
    let mut late = case.clone();
    late.rollout.days = 90;
    late.rollout.adoption = [0.0, 0.0, 0.75].map(Estimate::certain);
    let approval = approved(&late);
    let context = ReviewContext::of(&approval, &early, day(40));
    close(PromiseLedger::of(&context, View::Full).evidence.adoption_at(400.0), 0.75);
}

#[test]
fn a_case_without_meetings_has_finite_figures_whatever_is_read() {
    let mut case = Preset::Evidence.case();
    case.meetings.load.hours_per_person_week = Estimate::certain(0.0);
    let implementation = measured(&[(MeetingLoad, -7, 3.0), (MeetingLoad, 60, 2.0)], &[]);
    let review = Review::of(&approved(&case), &implementation, day(90), View::Full);
    assert_eq!(review.causes[1].measurement, Measurement::Moot);
    assert_eq!(review.projected, review.promised);
    assert!(review.expected.npv.is_finite());
}

#[test]
fn what_is_due_and_not_read_is_missing() {
    let nothing = Implementation::default();
    assert_eq!(review(&nothing, 200, View::Full).causes.map(|cause| cause.measurement), [Measurement::Missing; 4]);
    // Meetings matter for the focus time too, which is worth more here than they are.
    let mut case = every_line();
    case.deep_work.premium = Estimate::certain(9.0);
    let benefits = Evaluation::of(&case).ledger.amounts(View::Full).benefits;
    assert!(benefits.deep_work > benefits.meetings);
    let review = Review::of(&approved(&case), &nothing, day(200), View::Full);
    assert_eq!(review.causes[1].measurement, Measurement::Missing);
}

#[test]
fn an_effect_per_adopter_is_the_promised_one_while_there_are_none() {
    use super::measured_drivers::per_adopter;
    assert_eq!(per_adopter(0.1, 0.0, 1.0, 0.3), 0.3);
    assert_eq!(per_adopter(0.1, 0.5, 1.0, 0.3), 0.2);
    assert_eq!((per_adopter(0.4, 0.1, 1.0, 0.3), per_adopter(-0.4, 0.1, 1.0, 0.3)), (1.0, -1.0));
}

#[test]
fn a_meeting_load_counts_in_hours_against_its_baseline() {
    // The case says 16 h; 12 h were found. 3 h of them gone are 3 of 16 promised ones, not 3 of 12.
    let implementation = measured(&[(MeetingLoad, -7, 12.0), (MeetingLoad, 182, 9.0)], &[]);
    let review = review(&implementation, 182, View::Full);
    assert_eq!(
        review.causes[1].measurement,
        Measurement::Read { on: day(182), promised: 0.75 * 0.25 * 16.0, measured: 3.0 }
    );
    let mean = 3.0 / 16.0 / 2.0;
    let full = Evaluation::of(&evidence()).ledger.amounts(View::Full).benefits.meetings.value();
    close(review.projected.benefits.meetings.value(), full * mean / 0.25 * 182.0 / 365.0);
}

#[test]
fn a_first_reading_after_the_start_is_no_baseline_unless_it_is_named() {
    let late = review(&measured(&[(MeetingLoad, 30, 14.0)], &[]), 30, View::Full);
    assert_eq!(
        late.causes[1].measurement,
        Measurement::Read { on: day(30), promised: 0.1 * 0.25 * 16.0, measured: 2.0 }
    );
    let mut implementation = Implementation::default();
    let mut named = Reading::new(BuiltInKpi::MeetingLoad, day(3), 20.0).unwrap();
    named.baseline = true;
    implementation.scorecard_mut().record(named).unwrap();
    implementation.scorecard_mut().record(Reading::new(BuiltInKpi::MeetingLoad, day(30), 14.0).unwrap()).unwrap();
    let Measurement::Read { measured, .. } = review(&implementation, 30, View::Full).causes[1].measurement else {
        panic!("it was read")
    };
    close(measured, 6.0);
}

#[test]
fn turnover_is_not_due_before_its_lag() {
    // Nobody is promised to stay in the first six months: half of 365 days.
    let early = review(&measured(&[(Turnover, -10, 0.2), (Turnover, 100, 0.4)], &[]), 120, View::Full);
    assert_eq!(early.causes[2].measurement, Measurement::NotDue(day(183)));
    assert_eq!(early.causes[2].so_far, 0.0);
    let later = review(&measured(&[(Turnover, -10, 0.2), (Turnover, 365, 0.15)], &[]), 365, View::Cash);
    let Measurement::Read { promised, measured, .. } = later.causes[2].measurement else { panic!("it was read") };
    close(promised, 0.2 - 0.75 * 0.12 * 0.10);
    close(measured, 0.15);
    // Five leavers of a hundred fewer after half a year in a straight line: half of it on average, over half a year.
    let all = Evaluation::of(&evidence()).ledger.amounts(View::Cash).benefits.turnover.value();
    close(later.projected.benefits.turnover.value(), all / 0.012 * 0.025 / 2.0);
}

#[test]
fn a_bill_stands_for_its_line_up_to_its_day() {
    let evaluation = Evaluation::of(&evidence());
    let costs = evaluation.ledger.amounts(View::Full).costs;
    // The bill of day 73 covers 2.4 months.
    let implementation = measured(&[], &[(CostLine::Training, -3, 5_000.0), (CostLine::Tools, 73, 500.0)]);
    let review = review(&implementation, 146, View::Full);
    close(review.projected.costs.training.value(), 5_000.0);
    // 500 in 2.4 months go on as such.
    close(review.projected.costs.tools.value(), 1_000.0);
    assert_eq!(review.projected.costs.upkeep, review.promised.costs.upkeep);
    let saved = costs.training.value() - 5_000.0 + costs.tools.value() * 4.8 - 1_000.0;
    close(review.causes[3].so_far, saved);
    let Measurement::Read { on, promised, measured } = review.causes[3].measurement else { panic!("it was read") };
    assert_eq!(on, day(73));
    close(promised - measured, saved);
    assert!(!review.unbilled.contains(&CostLine::Tools) && review.unbilled.contains(&CostLine::Upkeep));
}

#[test]
fn a_monthly_line_goes_on_as_it_was_paid_once_a_month_is_billed() {
    let costs = Evaluation::of(&evidence()).ledger.amounts(View::Full).costs;
    let review =
        review(&measured(&[], &[(CostLine::Tools, 182, 700.0), (CostLine::Tools, 365, 740.0)]), 365, View::Full);
    close(review.projected.costs.tools.value(), 1_440.0);
    // 120 a month instead of 60, over 36 months.
    assert_eq!(costs.tools.value(), 60.0);
    let monthly = 1.1_f64.powf(1.0 / 12.0) - 1.0;
    let worth: f64 = (1..=36).map(|month| (1.0 + monthly).powi(-month)).sum();
    let first_year: f64 =
        [(6, 700.0), (12, 740.0)].iter().map(|(month, paid)| paid * (1.0 + monthly).powi(-month)).sum();
    let rest: f64 = (13..=36).map(|month| 120.0 * (1.0 + monthly).powi(-month)).sum();
    close(review.causes[3].in_all, 60.0 * worth - first_year - rest);
}

#[test]
fn a_bill_counts_in_cash_as_far_as_its_line_does() {
    // Two thirds of the other costs are cash: 1,200 of 1,800 a year. 300 a month were billed.
    let bills = measured(&[], &[(CostLine::Other, 182, 1_800.0), (CostLine::Other, 365, 1_800.0)]);
    let of = |days, view| Review::of(&approved(&every_line()), &bills, day(days), view).projected.costs.other.value();
    close(of(365, View::Full), 3_600.0);
    close(of(365, View::Cash), 2_400.0);
    close(of(365 + 73, View::Full), 3_600.0 + 2.4 * 300.0);
    close(of(365 + 73, View::Cash), 2_400.0 + 2.4 * 200.0);
}

#[test]
fn benefits_of_retention_are_due_from_the_end_of_the_lag_within_its_month() {
    let mut case = evidence();
    case.turnover.lag_months = Estimate::certain(6.5);
    let year = Evaluation::of(&case).ledger.amounts(View::Full).benefits.turnover.value();
    for (days, expected) in [(197, 0.0), (200, 200.0 * 12.0 / 365.0 - 6.5), (219, 7.2 - 6.5)] {
        let review = Review::of(&approved(&case), &Implementation::default(), day(days), View::Full);
        close(review.projected.benefits.turnover.value(), year * 0.75 * expected / 12.0);
    }
}

#[test]
fn what_is_not_money_costs_no_cash() {
    let bills = [(CostLine::Training, 0, 9_000.0), (CostLine::OtherOneOff, 0, 400.0)];
    let cash = review(&measured(&[], &bills), 30, View::Cash);
    assert_eq!(cash.projected.costs.training.value(), 0.0);
    close(cash.projected.costs.other_one_off.value(), 400.0);
}

#[test]
fn more_meetings_than_before_are_a_loss() {
    let review = review(&measured(&[(MeetingLoad, 0, 16.0), (MeetingLoad, 90, 18.0)], &[]), 200, View::Full);
    assert!(review.projected.benefits.meetings.value() < 0.0);
    assert!(review.causes[1].so_far < 0.0);
}

#[test]
fn deep_work_is_a_forecast_and_brings_nothing_of_its_own() {
    // The last reading of all is of another figure.
    let mut implementation = measured(&[(DeepWork, 90, 0.4), (ResponseTime, 200, 3.0)], &[]);
    let review_of = |implementation: &Implementation| review(implementation, 365, View::Full);
    let (promised, read) = review_of(&implementation).deep_work.unwrap();
    let ledger = Evaluation::of(&evidence()).ledger;
    close(promised.value(), 12.0 + ledger.deep_gain.value() * 0.75);
    close(read.value(), 16.0);
    assert_eq!(review_of(&implementation).projected, review_of(&implementation).promised);
    implementation.spending = Arc::default();
    implementation.scorecard = Arc::default();
    assert_eq!(review_of(&implementation).deep_work, None);
}

#[test]
fn what_nothing_depends_on_is_not_asked_for() {
    let review = Review::of(&approved(&Preset::Blank.case()), &Implementation::default(), day(100), View::Full);
    assert!(review.causes.iter().all(|cause| cause.measurement == Measurement::Moot));
    assert!(review.unbilled.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_causes_are_the_difference(
        adoption in prop::collection::vec((1..700i64, 0.0..1.0f64), 0..4),
        load in prop::collection::vec((-20..700i64, 0.0..30.0f64), 0..4),
        turnover in prop::collection::vec((-20..700i64, 0.0..0.6f64), 0..4),
        bills in prop::collection::vec((prop::sample::select(CostLine::ALL), -20..700i64, 0.0..20_000.0f64), 0..5),
        today in -10..1_500i64,
        cash in any::<bool>(),
    ) {
        let named = |kpi: BuiltInKpi, readings: &[(i64, f64)]| -> Vec<(BuiltInKpi, i64, f64)> {
            readings.iter().map(|(days, value)| (kpi, *days, *value)).collect()
        };
        let readings = [named(Adoption, &adoption), named(MeetingLoad, &load), named(Turnover, &turnover)].concat();
        let bills: Vec<_> = bills.iter().map(|((line, ..), days, amount)| (*line, *days, *amount)).collect();
        let implementation = measured(&readings, &bills);
        let review = review(&implementation, today, if cash { View::Cash } else { View::Full });
        let sum = |part: fn(&Cause) -> f64| review.causes.iter().map(part).sum::<f64>();
        prop_assert!((sum(|cause| cause.so_far) - review.difference()).abs() < 1e-6);
        prop_assert!((sum(|cause| cause.in_all) - (review.expected.npv - review.approved.npv)).abs() < 1e-6);
        for cause in review.causes {
            let read = matches!(cause.measurement, Measurement::Read { .. });
            prop_assert!(read || cause.so_far == 0.0, "{cause:?}");
        }
    }

    #[test]
    fn whole_months_to_date_are_the_flow_to_date(months in 0..=36_usize, days in 1..300i64, share in 0.0..1.0f64, load in 0.0..20.0f64) {
        let readings = [(Adoption, days, share), (MeetingLoad, days, load), (Turnover, days + 200, 0.1)];
        let implementation = measured(&readings, &[(CostLine::Lead, days, 900.0), (CostLine::Tools, days, 300.0)]);
        let approval = approved(&evidence());
        let promise_ledger = PromiseLedger::of(&ReviewContext::of(&approval, &implementation, day(600)), View::Full);
        let (to_date, flow) = (promise_ledger.spans(months as f64).amounts(&promise_ledger, MeasuredDrivers::ALL), promise_ledger.spans(36.0).flow(&promise_ledger, MeasuredDrivers::ALL));
        let sum = |amounts: &[f64]| amounts[..=months].iter().sum::<f64>();
        prop_assert!((to_date.benefits.total().value() - sum(&flow.benefits)).abs() < 1e-6);
        prop_assert!((to_date.costs.total().value() - sum(&flow.costs)).abs() < 1e-6);
    }
}
