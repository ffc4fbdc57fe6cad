//! Properties of the figures that hold for every case.

use crate::support::random::{self, Numbers};
use crate::support::{assert_near, case, near, preset, with};
use async_roi::model::{
    Benefits, Costs, Edition, Engine, Evaluation, Ledger, LedgerAmounts, Money, Outcome, Preset, Quantity, Schedule,
    ScheduleMonth, View, irr, switching_values,
};
use proptest::prelude::*;
use serde_json::{Value, json};

fn npv(document: &Value, view: View) -> f64 {
    Evaluation::of(&case(document)).outcome(view).npv.value()
}

/// Whether two figures are the same beside amounts of this size.
fn near_beside(left: f64, right: f64, size: f64) -> bool {
    (left - right).abs() <= 1e-9 * size.max(1.0)
}

/// The size of the amounts of a case: what a difference of them may be rounded by.
fn size(document: &Value) -> f64 {
    let evaluation = Evaluation::of(&case(document));
    let outcome = evaluation.outcome(View::Full);
    outcome.pv_benefits.value() + outcome.pv_costs.value()
}

/// The likely case of a document alone, its range-free twin: what a test may multiply.
fn likely_people(document: &Value) -> f64 {
    case(document).team.people.spread().likely()
}

fn figures(evaluation: &Evaluation) -> Vec<f64> {
    let ledger = &evaluation.ledger;
    let mut figures = vec![
        ledger.hourly.value(),
        ledger.meeting_cost.value(),
        ledger.gross.value(),
        ledger.freed.value(),
        ledger.meeting_hours.value(),
        ledger.removed_hours.value(),
        ledger.freed_hours.value(),
        ledger.deep_gain.value(),
        ledger.deep_after.value(),
    ];
    for view in View::ALL {
        let outcome = evaluation.outcome(view);
        let LedgerAmounts { benefits, costs } = ledger.amounts(view);
        figures.extend([benefits.total(), costs.once(), costs.monthly(), costs.lead, costs.dip].map(Money::value));
        let totals = [outcome.pv_benefits, outcome.pv_costs, outcome.npv, outcome.trough, outcome.cost_of_delay];
        figures.extend(totals.map(Money::value));
        figures.extend(
            [outcome.roi, outcome.bcr, outcome.irr, outcome.payback.map(Quantity::value)].into_iter().flatten(),
        );
        figures.extend(outcome.cash_flow.iter().chain(&outcome.cumulative));
    }
    figures
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_figure_is_finite(document in random::document(Numbers::Admissible)) {
        let evaluation = Evaluation::of(&case(&document));
        prop_assert!(figures(&evaluation).iter().all(|figure| figure.is_finite()), "{}: {:?}", document, evaluation);
    }

    #[test]
    fn cash_is_a_part_of_all(document in random::document(Numbers::Admissible)) {
        let evaluation = Evaluation::of(&case(&document));
        let (full, cash) = (evaluation.outcome(View::Full), evaluation.outcome(View::Cash));
        for (part, whole) in [(&cash.flow.benefits, &full.flow.benefits), (&cash.flow.costs, &full.flow.costs)] {
            let within = |(part, whole): (&f64, &f64)| *part >= 0.0 && *part <= whole * (1.0 + 1e-12);
            prop_assert!(part.iter().zip(whole).all(within));
        }
    }

    #[test]
    fn from_payback_on_the_money_is_back(document in random::document(Numbers::Sensible)) {
        let evaluation = Evaluation::of(&case(&document));
        for outcome in View::ALL.map(|view| evaluation.outcome(view)) {
            let total = &outcome.cumulative;
            match outcome.payback.map(Quantity::value) {
                None => prop_assert!(*total.last().unwrap() < 0.0 || outcome.is_nothing()),
                Some(0.0) => prop_assert!(total.iter().all(|total| *total >= 0.0) && !outcome.is_nothing()),
                Some(months) => {
                    let last = months.ceil() as usize - 1;
                    prop_assert!(total[last] < 0.0 && total[last + 1..].iter().all(|total| *total >= 0.0));
                    let crossing = total[last] + (total[last + 1] - total[last]) * (months - last as f64);
                    prop_assert!(near_beside(crossing, 0.0, total[last].abs()), "{}", crossing);
                }
            }
            prop_assert!(total.iter().all(|total| *total >= outcome.trough.value()));
        }
    }

    #[test]
    fn present_values_follow_their_definition(document in random::document(Numbers::Sensible)) {
        let case = case(&document);
        let monthly = twelfth_root(1.0 + case.finance.discount_rate.spread().likely());
        let outcome = Evaluation::of(&case).outcome(View::Full).clone();
        let present = |flow: &[f64], late: i32| -> f64 {
            flow.iter().zip(late..).map(|(amount, month)| amount / monthly.powi(month)).sum()
        };
        let beside = outcome.pv_benefits.value() + outcome.pv_costs.value();
        prop_assert!(near(outcome.pv_benefits.value(), present(&outcome.flow.benefits, 0)));
        prop_assert!(near(outcome.pv_costs.value(), present(&outcome.flow.costs, 0)));
        let a_month_later = present(&outcome.cash_flow[..outcome.cash_flow.len() - 1], 1);
        prop_assert!(near_beside(outcome.cost_of_delay.value(), outcome.npv.value() - a_month_later, beside));
    }

    #[test]
    fn twice_the_people_are_worth_twice(document in random::document(Numbers::Sensible), hours in 1.0..30.0f64) {
        let mut once = with(document, "/meetings/load", json!({"hours_per_person_week": hours}));
        once["team"]["people"] = json!(likely_people(&once));
        let twice = with(once.clone(), "/team/people", likely_people(&once) * 2.0);
        let [once, twice] = [once, twice].map(|document| Ledger::of(&case(&document)));
        let of = |ledger: &Ledger| {
            let LedgerAmounts { benefits, costs } = ledger.amounts(View::Full);
            [ledger.meeting_cost, ledger.freed, benefits.meetings, benefits.deep_work, benefits.turnover, costs.training, costs.dip]
                .map(Money::value)
        };
        prop_assert!(of(&once).iter().zip(of(&twice)).all(|(once, twice)| near(once * 2.0, twice)));
        prop_assert!(near(once.freed_hours.value(), twice.freed_hours.value()));
        let steady = |ledger: &Ledger| ledger.amounts(View::Full).costs;
        prop_assert_eq!(steady(&once).documentation, steady(&twice).documentation);
        prop_assert_eq!(steady(&once).lead, steady(&twice).lead);
    }

    #[test]
    fn npv_is_a_straight_line_in_an_amount_of_ones_own(
        document in random::document(Numbers::Sensible), amount in 1.0..1e6f64, kind in 0..3usize, cash in any::<bool>(),
    ) {
        let kind = ["annual_benefit", "annual_cost", "one_off_cost"][kind];
        let worth = |amount: f64, view| {
            let line = json!([{"kind": kind, "amount": amount, "cash": cash}]);
            npv(&with(document.clone(), "/other_lines", line), view)
        };
        for view in View::ALL {
            let [none, once, thrice] = [0.0, amount, 3.0 * amount].map(|amount| worth(amount, view));
            prop_assert!(near_beside((once - none) * 3.0, thrice - none, size(&document) + amount));
            prop_assert_eq!(once != none, cash || view == View::Full);
        }
    }

    #[test]
    fn npv_is_a_straight_line_in_recapture(document in random::document(Numbers::Sensible), share in 0.0..1.0f64) {
        let worth = |share: f64| npv(&with(document.clone(), "/time/recapture", share), View::Full);
        let line = worth(0.0) + (worth(1.0) - worth(0.0)) * share;
        prop_assert!(near_beside(worth(share), line, size(&document)));
        prop_assert_eq!(npv(&with(document.clone(), "/time/recapture", share), View::Cash), npv(&document, View::Cash));
    }

    #[test]
    fn the_three_ways_to_state_the_same_meetings_agree(
        document in random::document(Numbers::Sensible), hours in 1.0..24.0f64, cut in 0.0..1.0f64,
    ) {
        let document = with(document, "/meetings/cut", cut);
        let by_hours = with(document, "/meetings/load", json!({"hours_per_person_week": hours}));
        let cost = Ledger::of(&case(&by_hours)).meeting_cost.value();
        let by_cost = with(by_hours.clone(), "/meetings/load", json!({"monthly_cost": cost / 12.0}));
        let minutes = hours * 60.0;
        let fate = json!({"shorten_to": minutes * (1.0 - cut)});
        let row = json!({"attendees": likely_people(&by_hours), "minutes": minutes, "per_week": 1, "fate": fate});
        let by_row = with(by_hours.clone(), "/meetings/load", json!({"inventory": [row]}));
        for other in [by_cost, by_row] {
            prop_assert!(near_beside(npv(&by_hours, View::Full), npv(&other, View::Full), size(&by_hours)));
            let [one, two] = [&by_hours, &other].map(|document| Ledger::of(&case(document)).deep_after.value());
            prop_assert!(near(one, two));
        }
    }

    #[test]
    fn lead_and_dip_are_paid_once_over_their_time(
        document in random::document(Numbers::Sensible), days in 1..700u32, dip_months in 0.0..24.0f64,
    ) {
        let mut document = document;
        document["rollout"]["days"] = json!(days);
        document["change"]["dip_months"] = json!(dip_months);
        let document = with(document, "/finance/horizon_months", 24);
        let months = Schedule::of(&case(&document)).months;
        prop_assert!(near_beside(months.iter().map(|month| month.lead).sum(), 1.0, 1.0));
        prop_assert!(near_beside(months.iter().map(|month| month.dip).sum(), dip_months, 24.0));
    }
}

/// The twelfth root by Newton's method: a route of its own to the monthly rate.
fn twelfth_root(year: f64) -> f64 {
    (0..60).fold(1.0, |root: f64, _| root - (root.powi(12) - year) / (12.0 * root.powi(11)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_switching_value_is_admissible_and_worth_nothing(document in random::document(Numbers::Sensible)) {
        let size = size(&document);
        for found in switching_values(&case(&document), View::Full) {
            let Some(value) = found.value else { continue };
            let (least, greatest) = found.input.field.bounds;
            prop_assert!((least..=greatest).contains(&value), "{} = {}", found.input, value);
            let whole = async_roi::exchange::document::write(&case(&document));
            let pointer = format!("/{}", found.input.to_string().replace('.', "/"));
            let worth = npv(&with(whole, &pointer, value), View::Full);
            prop_assert!(worth.abs() <= 1e-6 * size.max(1.0), "{} = {}: {}", found.input, value, worth);
        }
    }
}

#[test]
fn discounts_as_a_public_table_does() {
    let evidence = preset(Preset::Evidence);
    let yearly: Vec<f64> =
        Schedule::of(&case(&evidence)).months.iter().skip(11).step_by(12).map(|month| month.discount).collect();
    let costs = [666_715.0, 636_772.0, 647_783.0];
    let benefits = [1_606_511.0, 3_061_331.0, 4_229_760.0];
    let month = |year: usize| ScheduleMonth {
        adoption: benefits[year],
        retention: 0.0,
        lead: costs[year],
        dip: 0.0,
        discount: yearly[year],
    };
    let schedule = Schedule { months: (0..3).map(month).collect(), planned_adoption: 1.0, month_discount: 1.0 / 1.1 };
    let amounts = LedgerAmounts {
        benefits: Benefits { meetings: Money::of(12.0), ..Benefits::default() },
        costs: Costs { other_one_off: Money::of(53_150.0), lead: Money::of(1.0), ..Costs::default() },
    };
    let outcome = Outcome::of(&amounts, &schedule);
    assert_eq!(outcome.pv_costs.value().round(), 1_672_201.0);
    assert_eq!(outcome.pv_benefits.value().round(), 7_168_371.0);
    assert_eq!(outcome.npv.value().round(), 5_496_170.0);
    assert_eq!((outcome.roi.unwrap() * 100.0).round(), 329.0);
    assert_near(outcome.bcr.unwrap() - 1.0, outcome.roi.unwrap());
}

#[test]
fn next_to_no_cost_is_no_base_for_a_return() {
    let mut document = preset(Preset::Blank);
    document["change"]["other_one_off"] = json!(5e-324);
    document["other_lines"] = json!([{"kind": "annual_benefit", "amount": 1e12, "cash": true}]);
    let evaluation = Evaluation::of(&case(&document));
    assert_eq!((evaluation.outcome(View::Cash).roi, evaluation.outcome(View::Cash).bcr), (None, None));
}

#[test]
fn next_to_no_pay_buys_no_hours() {
    let mut document = preset(Preset::Blank);
    document["team"]["annual_pay"] = json!(1e-300);
    document["deep_work"]["premium"] = json!(0);
    document["meetings"] = json!({"load": {"monthly_cost": 1e12}, "cut": 1, "replacement": 0});
    let ledger = Ledger::of(&case(&document));
    assert_eq!((ledger.meeting_hours.value(), ledger.deep_after.value()), (0.0, 0.0));
    assert_eq!(ledger.freed.value(), 12e12);
}

#[test]
fn an_outlay_that_does_not_come_back_whole_has_a_negative_rate() {
    let mut flow = [0.0; 13];
    (flow[0], flow[12]) = (-100.0, 90.0);
    assert_near(irr(&flow).unwrap(), -0.1);
}

/// The evidence preset in an edition for so many people: its NPV, and of the simulation P10, P50, P90 and the chance to pay.
fn evidence_for(edition: Edition, people: f64) -> [f64; 5] {
    let case = case(&json!({"edition": edition.number(), "team": {"people": people}}));
    let simulation = Engine::new().simulate(&case, View::Full);
    let npv = Evaluation::of(&case).outcome(View::Full).npv.value();
    let [p10, p50, p90] =
        [simulation.npv.p10, simulation.npv.p50, simulation.npv.p90].map(|npv| npv.expect("a figure"));
    [npv, p10, p50, p90, simulation.probability_positive]
}

#[test]
fn the_answers_of_each_edition_stay() {
    let expected = [
        (Edition::First, 10.0, [22_182.0, f64::NAN, f64::NAN, f64::NAN, 0.87]),
        (Edition::Second, 10.0, [970.0, -15_700.0, 650.0, 22_000.0, 0.52]),
        (Edition::Second, 40.0, [69_700.0, f64::NAN, f64::NAN, f64::NAN, 0.91]),
    ];
    for (edition, people, figures) in expected {
        for (found, expected) in evidence_for(edition, people).into_iter().zip(figures) {
            let room = if expected.abs() < 1.0 { 0.005 } else { 60.0 };
            assert!(
                expected.is_nan() || (found - expected).abs() < room,
                "{edition:?}, {people}: {found}, not {expected}"
            );
        }
    }
}

#[test]
fn a_cost_too_small_to_matter_at_the_start_is_no_payback_at_once() {
    let range = |likely: f64, high: f64| json!({"low": 0.0, "likely": likely, "high": high});
    let document = json!({
        "change": {"training_hours_per_person": 0, "documentation_hours": 0, "lead_hours_per_week": 0, "upkeep_hours_per_week": 0,
            "other_one_off": range(1e-5, 2e-5), "dip": 0, "dip_months": 0},
        "tools": [{"name": "", "price": {"per_user": range(1e9, 9e9)}, "seats": range(30.0, 100.0), "action": "add"}]
    });
    let simulation = Engine::new().simulate(&case(&document), View::Full);
    assert!(simulation.probability_payback_12 < 0.1 && simulation.probability_positive < 0.1);
    assert_eq!(simulation.payback.p10, None);
}
