use super::*;
use crate::model::case::{LeaverCostBasis, MeetingLoadKind};
use crate::model::case_rows::{LineKind, Meeting, MeetingFate, OtherLine, PriceBasis, Tool, ToolAction};
use crate::model::estimate::Spread;
use crate::model::ledger::Ledger;
use crate::model::outcome::{Outcome, npv};
use crate::model::preset::Preset;
use crate::model::schedule::{Adoption, Schedule};
use crate::model::simulation::SensitivityDriver;
use crate::model::units::Quantity;
use crate::model::{Estimate, FIELDS, Input};
use proptest::prelude::*;
use uncertainty::{CdfTable, Factor, PerDraw};

/// The evidence preset with some inputs replaced.
fn evidence(changes: &[(&str, [f64; 3])]) -> Case {
    let mut case = Preset::Evidence.case();
    for (key, values) in changes {
        set(&mut case, key, *values);
    }
    case
}

fn set(case: &mut Case, key: &str, [low, likely, high]: [f64; 3]) {
    *case.spread_mut(Input::parse(key).unwrap()).unwrap() = Spread::new(low, likely, high).unwrap();
}

/// Adds rows of each kind, so that every term of the model occurs.
fn with_rows(mut case: Case) -> Case {
    let tool = |basis, action, seats| Tool { basis, seats, action, ..Tool::default() };
    case.tools.push(tool(PriceBasis::PerUser, ToolAction::Add, Some(Estimate::certain(12.0))));
    case.tools.push(tool(PriceBasis::Flat, ToolAction::Drop, None));
    case.tools.push(tool(PriceBasis::PerUser, ToolAction::Drop, None));
    let kinds = [LineKind::AnnualBenefit, LineKind::AnnualCost, LineKind::OneOffCost];
    let lines =
        kinds.into_iter().flat_map(|kind| [true, false].map(|cash| OtherLine { kind, cash, ..OtherLine::default() }));
    case.other_lines.extend(lines);
    let fates = [
        MeetingFate::Replace,
        MeetingFate::ShortenTo(10.0),
        MeetingFate::Keep,
        MeetingFate::LessOften(0.5),
        MeetingFate::Fewer(3.0),
    ];
    case.meetings.load.inventory = fates.map(|fate| Meeting { fate, ..Meeting::default() }).to_vec();
    case
}

/// A case of any load and basis. Each input lies anywhere in its sensible range, or spans a part of it.
fn any_case() -> impl Strategy<Value = Case> {
    let kinds =
        prop::sample::select(vec![MeetingLoadKind::MonthlyCost, MeetingLoadKind::Hours, MeetingLoadKind::Inventory]);
    let bases = prop::sample::select(vec![LeaverCostBasis::Amount, LeaverCostBasis::ShareOfPay]);
    let values = prop::collection::vec((prop::array::uniform3(0.0..1.0_f64), any::<bool>()), 80);
    (kinds, bases, values, 1..500_u32, 1..90_u32, any::<bool>()).prop_map(
        |(kind, basis, values, days, horizon, cancel)| {
            let mut case = with_rows(Preset::Evidence.case());
            if cancel {
                case.meetings.load.inventory[0].fate = MeetingFate::Cancel;
            }
            case.meetings.load.kind = kind;
            case.turnover.cost_per_leaver.basis = basis;
            (case.rollout.days, case.finance.horizon_months) = (days, horizon);
            for (input, (mut places, ranged)) in case.inputs().into_iter().zip(values) {
                let (low, high) = input.field.sensible;
                places.sort_by(f64::total_cmp);
                let places = if ranged { places } else { [places[1]; 3] };
                set(&mut case, &input.to_string(), places.map(|place| low + (high - low) * place));
            }
            case
        },
    )
}

/// The case with each ranged input at its value in one draw, and its schedule.
fn pinned_to_draw(drawn: &DrawnCase, draw: usize) -> (Case, Schedule) {
    let mut case = drawn.case.clone();
    for (dimension, input) in drawn.inputs.iter().enumerate() {
        case.spread_mut(*input).unwrap().pin(drawn.sample.values(dimension)[draw]);
    }
    let adoption = Adoption::of(&case);
    let rising = drawn.inputs.iter().any(|input| input.field.key.starts_with("rollout.adoption"));
    let mut schedule = Schedule::default();
    schedule.fill(&case, &if rising { adoption.rising() } else { adoption });
    (case, schedule)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn terms_equal_the_ledger_and_timing_the_schedule(case in any_case(), view in prop::sample::select(View::ALL.to_vec())) {
        let inputs = case.ranged_inputs();
        let mut sample = Sample::new(4);
        sample.fill(inputs.iter().map(|input| drawn_case::pert(case.spread(*input).unwrap())));
        let drawn = DrawnCase::new(&case, &inputs, &sample);
        let timing = CaseTiming::renewed(None, &drawn);
        let totals = TermTotals::new(&drawn.sample, terms(&drawn, view), DISPLAY_DRAWS);
        let paths = CumulativePaths::new(&totals, &timing.accrual, case.finance.horizon_months);
        for draw in 0..drawn.sample.count {
            let (pinned, schedule) = pinned_to_draw(&drawn, draw);
            let ledger = Ledger::of(&pinned);
            let amounts = ledger.amounts(view);
            let (benefits, costs) = totals.drawn_benefits_and_costs(&timing.present_values)[draw];
            let size = benefits + costs;
            let close = |one: f64, other: f64| (one - other).abs() <= 1e-12 * size.max(1.0);
            prop_assert!(close(benefits - costs, npv(amounts, &schedule).value()), "{draw}: {} for {}", benefits - costs, npv(amounts, &schedule).value());
            let outcome = Outcome::of(amounts, &schedule);
            prop_assert!(close(benefits, outcome.pv_benefits.value()) && close(costs, outcome.pv_costs.value()));
            let undiscounted: f64 = outcome.flow.benefits.iter().chain(&outcome.flow.costs).sum();
            for (month, total) in outcome.cumulative.iter().enumerate() {
                let found = paths.at_month(month as u32, drawn.sample.count)[draw];
                prop_assert!((found - total).abs() <= 1e-11 * undiscounted.max(1.0), "month {month}: {found} for {total}");
            }
            prop_assert!((paths.troughs()[draw] - outcome.trough.value()).abs() <= 1e-11 * undiscounted.max(1.0));
            let delay = costs_of_delay(&totals, &timing, &paths, case.finance.horizon_months)[draw];
            prop_assert!((delay - outcome.cost_of_delay.value()).abs() <= 1e-11 * undiscounted.max(1.0));
        }
    }

    #[test]
    fn results_do_not_depend_on_earlier_requests(one in any_case(), other in any_case()) {
        let mut engine = Engine::new();
        for (case, view) in [(&one, View::Full), (&other, View::Cash), (&one, View::Full)] {
            prop_assert_eq!(engine.simulate(case, view), Engine::new().simulate(case, view));
        }
    }

    #[test]
    fn results_are_in_order_and_within_bounds(case in any_case(), view in prop::sample::select(View::ALL.to_vec())) {
        let simulation = Engine::new().simulate(&case, view);
        for range in [simulation.npv, simulation.roi, simulation.annual_benefit, simulation.annual_benefit_planned, simulation.trough, simulation.cost_of_delay] {
            prop_assert!([range.p10, range.p50, range.p90].iter().all(Option::is_some), "{range:?}");
            prop_assert!(range.p10 <= range.p50 && range.p50 <= range.p90, "{range:?}");
        }
        let beyond = |month: Option<f64>| month.unwrap_or(f64::INFINITY);
        prop_assert!(beyond(simulation.payback.p10) <= beyond(simulation.payback.p50));
        prop_assert!(beyond(simulation.payback.p50) <= beyond(simulation.payback.p90));
        for probability in [simulation.probability_positive, simulation.probability_payback_12] {
            prop_assert!((0.0..=1.0).contains(&probability), "{probability}");
        }
        for bars in [&simulation.npv_bars, &simulation.roi_bars, &simulation.payback_bars, &simulation.annual_benefit_bars, &simulation.annual_benefit_planned_bars] {
            prop_assert_eq!(bars.edges.len(), (bars.masses.len() + 1) * usize::from(!bars.edges.is_empty()));
            prop_assert!(bars.masses.iter().sum::<f64>() < 1.02);
        }
        let within_12: f64 = simulation.payback_bars.masses.iter().take(12).sum();
        prop_assert!((within_12 - simulation.probability_payback_12).abs() < 0.03, "{within_12} {}", simulation.probability_payback_12);
        prop_assert_eq!(simulation.fan.len(), case.finance.horizon_months as usize + 1);
        prop_assert_eq!(simulation.drivers.len(), case.ranged_inputs().len());
    }
}

#[test]
fn a_case_without_ranges_gives_the_likely_case() {
    let case = Preset::Article.case();
    let evaluation = crate::model::Evaluation::of(&case);
    let likely = evaluation.outcome(View::Full);
    let simulation = Engine::new().simulate(&case, View::Full);
    assert_eq!([simulation.npv.p10, simulation.npv.p90], [Some(likely.npv.value()); 2]);
    assert_eq!(simulation.payback.p50, likely.payback.map(Quantity::value));
    assert_eq!((simulation.probability_positive, simulation.probability_payback_12), (1.0, 1.0));
    assert_eq!(simulation.npv_bars.masses.iter().sum::<f64>(), 1.0);
    assert_eq!((simulation.drivers.len(), simulation.roi.p50), (0, likely.roi));
    let bars = |masses: &[f64]| masses.iter().position(|mass| *mass == 1.0);
    assert_eq!((bars(&simulation.payback_bars.masses), simulation.payback_bars.edges.len()), (Some(0), 37));
    assert_eq!(simulation.trough.p50, Some(likely.trough.value()));
    assert_eq!(simulation.cost_of_delay.p50, Some(likely.cost_of_delay.value()));
    assert!(simulation.fan.iter().zip(&likely.cumulative).all(|(fan, total)| [fan.p10, fan.p90] == [*total; 2]));
}

#[test]
fn a_payback_without_ranges_lies_in_its_month() {
    let case = one_range("team.people", [10.0; 3]);
    let simulation = Engine::new().simulate(&case, View::Full);
    let month = simulation.payback.p50.unwrap();
    let masses = &simulation.payback_bars.masses;
    assert_eq!(masses.iter().position(|mass| *mass == 1.0), Some(month as usize), "{month}");
    assert_eq!(masses.iter().sum::<f64>(), 1.0);
}

#[test]
fn a_case_worth_nothing_is_not_positive() {
    let simulation = Engine::new().simulate(&Preset::Blank.case(), View::Full);
    assert_eq!((simulation.npv.p50, simulation.probability_positive), (Some(0.0), 0.0));
}

#[test]
fn a_range_without_effect_leaves_the_likely_case() {
    let mut case = Preset::Article.case();
    let likely = Engine::new().simulate(&case, View::Full);
    set(&mut case, "deep_work.hours_before", [5.0, 15.0, 20.0]);
    let simulation = Engine::new().simulate(&case, View::Full);
    let worth = likely.npv.p50.unwrap();
    assert!((simulation.npv.p10.unwrap() - worth).abs() < 1e-9 * worth);
    assert!((simulation.npv.p90.unwrap() - worth).abs() < 1e-9 * worth);
    assert_eq!(simulation.probability_positive, 1.0);
    assert_eq!(
        (simulation.drivers[0].variance_share, simulation.drivers[0].input.field.key),
        (0.0, "deep_work.hours_before")
    );
}

#[test]
fn without_costs_there_is_no_return_and_payback_is_at_once() {
    let mut case = Preset::Article.case();
    set(&mut case, "meetings.cut", [0.2, 0.4, 0.5]);
    let simulation = Engine::new().simulate(&case, View::Full);
    assert_eq!(simulation.roi, Quantiles::default());
    assert_eq!(simulation.payback.p90, Some(0.0));
    assert_eq!(simulation.probability_positive, 1.0);
}

#[test]
fn where_nothing_changes_nothing_is_paid_back() {
    let mut case = Preset::Blank.case();
    let certain = Engine::new().simulate(&case, View::Full);
    set(&mut case, "meetings.cut", [0.2, 0.4, 0.5]);
    set(&mut case, "team.people", [5.0, 10.0, 12.0]);
    let ranged = Engine::new().simulate(&case, View::Full);
    for simulation in [certain, ranged] {
        assert_eq!((simulation.payback, simulation.probability_payback_12), (Quantiles::default(), 0.0));
        assert_eq!(simulation.payback_bars.masses.iter().sum::<f64>(), 0.0);
    }
}

#[test]
fn costs_without_benefits_are_never_paid_back() {
    let case = evidence(&[("meetings.cut", [0.0; 3]), ("turnover.reduction", [0.0; 3])]);
    let simulation = Engine::new().simulate(&case, View::Full);
    assert_eq!((simulation.payback.p10, simulation.probability_positive), (None, 0.0));
    assert!(simulation.npv.p90.unwrap() < 0.0);
    assert_eq!(simulation.payback_bars.masses.iter().sum::<f64>(), 0.0);
}

#[test]
fn a_gain_in_every_draw_is_certain() {
    let case = evidence(&[
        ("meetings.cut", [0.3, 0.4, 0.5]),
        ("time.recapture", [0.7, 0.8, 0.9]),
        ("turnover.reduction", [0.5, 0.6, 0.7]),
        ("change.dip", [0.0, 0.01, 0.02]),
    ]);
    let simulation = Engine::new().simulate(&case, View::Full);
    assert_eq!((simulation.probability_positive, simulation.probability_payback_12), (1.0, 1.0));
}

#[test]
fn a_probability_next_to_0_or_1_is_rounded_to_it() {
    let found = [0.0, 9e-6, 2e-5, 0.5, 1.0 - 2e-5, 1.0 - 9e-6, 1.0].map(snap_to_certain);
    assert_eq!(found, [0.0, 0.0, 2e-5, 0.5, 1.0 - 2e-5, 1.0, 1.0]);
}

#[test]
fn one_ranged_factor_has_exact_quantiles() {
    let mut case = Preset::Article.case();
    set(&mut case, "meetings.cut", [0.1, 0.4, 0.5]);
    let simulation = Engine::new().simulate(&case, View::Full);
    let driver = simulation.drivers[0];
    let spread = driver.npv_at_p90 - driver.npv_at_p10;
    assert!((simulation.npv.p10.unwrap() - driver.npv_at_p10).abs() < 1e-3 * spread);
    assert!((simulation.npv.p90.unwrap() - driver.npv_at_p90).abs() < 1e-3 * spread);
    assert!((driver.variance_share - 1.0).abs() < 1e-9);
}

#[test]
fn the_largest_share_of_the_variance_comes_first() {
    let drivers = Engine::new().simulate(&evidence(&[]), View::Full).drivers;
    let key = |driver: &SensitivityDriver| (-driver.variance_share, -(driver.npv_at_p90 - driver.npv_at_p10).abs());
    assert!(drivers.iter().map(key).is_sorted());
    assert!(drivers.iter().all(|driver| (0.0..=1.0).contains(&driver.variance_share)));
}

/// A large benefit of retention that begins late, after skewed benefits of meetings.
fn late_retention() -> Case {
    let mut case = evidence(&[
        ("team.people", [9.0; 3]),
        ("team.annual_pay", [230_000.0; 3]),
        ("meetings.load.hours_per_person_week", [20.0, 25.0, 25.0]),
        ("meetings.cut", [0.34, 0.47, 0.54]),
        ("meetings.replacement", [0.09, 0.27, 0.34]),
        ("time.recapture", [0.1, 0.12, 0.6]),
        ("turnover.rate", [0.12, 0.26, 0.3]),
        ("turnover.reduction", [0.7, 0.72, 0.95]),
        ("turnover.cost_per_leaver.share_of_pay", [1.1, 1.3, 1.3]),
        ("turnover.lag_months", [19.0; 3]),
        ("change.dip", [0.9; 3]),
        ("rollout.adoption.2", [0.9; 3]),
    ]);
    case.meetings.load.kind = MeetingLoadKind::Hours;
    case.turnover.cost_per_leaver.basis = LeaverCostBasis::ShareOfPay;
    case.finance.horizon_months = 94;
    case
}

#[test]
fn payback_before_late_benefits_follows_the_other_benefits() {
    let case = late_retention();
    let simulation = Engine::new().simulate(&case, View::Full);
    let inputs = case.ranged_inputs();
    let request = Request { case: &case, inputs: &inputs, shared: 0, view: View::Full, integrated: None };
    let mut kept = CachedSample { sample: Sample::new(14), timing: None };
    let (drawn, timing) = kept.draw(&request);
    let totals = TermTotals::new(&drawn.sample, terms(&drawn, View::Full), drawn.sample.count);
    let paths = CumulativePaths::new(&totals, &timing.accrual, case.finance.horizon_months);
    let (exact, _, within_12) = paths.summarize_payback();
    assert!((simulation.probability_payback_12 - within_12).abs() < 0.001);
    let found = simulation.payback;
    for (found, exact) in [(found.p10, exact.p10), (found.p50, exact.p50), (found.p90, exact.p90)] {
        assert!((found.unwrap() - exact.unwrap()).abs() < 0.05, "{found:?} for {exact:?}");
    }
}

#[test]
fn an_outcome_without_own_factors_has_accurate_quantiles() {
    let mut case = Preset::Article.case();
    case.meetings.load.kind = MeetingLoadKind::Hours;
    case.turnover.cost_per_leaver.basis = LeaverCostBasis::ShareOfPay;
    set(&mut case, "team.people", [5.0, 10.0, 30.0]);
    set(&mut case, "team.annual_pay", [40_000.0, 75_000.0, 90_000.0]);
    let unit =
        crate::model::Evaluation::of(&case).ledger.amounts(View::Full).benefits.total().value() / (10.0 * 75_000.0);
    set(&mut case, "change.training_hours_per_person", [0.0, 100.0, 3_000.0]);
    let simulation = Engine::new().simulate(&case, View::Full);
    let factors = ["team.people", "team.annual_pay"]
        .map(|key| Factor::Value(drawn_case::pert(case.spread(Input::parse(key).unwrap()).unwrap())));
    let exact = CdfTable::of_product(&factors).unwrap();
    let found = simulation.annual_benefit;
    for (share, value) in [(0.1, found.p10), (0.5, found.p50), (0.9, found.p90)] {
        let below = exact.cdf(value.unwrap() / unit);
        assert!((below - share).abs() < 5e-4, "{below} for {share}");
    }
}

#[test]
fn without_pay_an_amount_for_meetings_frees_no_hours_for_a_premium() {
    let mut case = evidence(&[
        ("team.annual_pay", [0.0; 3]),
        ("meetings.cut", [0.2, 0.3, 0.4]),
        ("deep_work.premium", [0.1, 0.2, 0.3]),
    ]);
    case.meetings.load.kind = MeetingLoadKind::MonthlyCost;
    set(&mut case, "meetings.load.monthly_cost", [9_000.0; 3]);
    let mut without = case.clone();
    set(&mut without, "deep_work.premium", [0.0; 3]);
    let [found, expected] = [&case, &without].map(|case| Engine::new().simulate(case, View::Full).annual_benefit);
    for (found, expected) in [(found.p10, expected.p10), (found.p50, expected.p50), (found.p90, expected.p90)] {
        assert!((found.unwrap() / expected.unwrap() - 1.0).abs() < 1e-3, "{found:?} for {expected:?}");
    }
}

/// The evidence preset's likely values, with one range.
fn one_range(key: &str, values: [f64; 3]) -> Case {
    let mut case = Preset::Evidence.case();
    for input in case.ranged_inputs() {
        let likely = case.spread(input).unwrap().likely();
        set(&mut case, &input.to_string(), [likely; 3]);
    }
    set(&mut case, key, values);
    case
}

#[test]
fn the_planned_benefit_is_the_yearly_one_times_the_adoption_at_the_end() {
    let quantiles = |range: Quantiles| [range.p10, range.p50, range.p90].map(Option::unwrap);
    let close = |found: f64, expected: f64| (found - expected).abs() < 1e-4 * expected;
    // Certain adoption counts as it is, even where it falls.
    let mut case = evidence(&[]);
    for (step, share) in [0.4, 0.9, 0.6].into_iter().enumerate() {
        set(&mut case, &format!("rollout.adoption.{step}"), [share; 3]);
    }
    let simulation = Engine::new().simulate(&case, View::Full);
    let [planned, yearly] = [simulation.annual_benefit_planned, simulation.annual_benefit].map(quantiles);
    assert!(planned.into_iter().zip(yearly).all(|(planned, yearly)| close(planned, 0.6 * yearly)), "{planned:?}");
    // Drawn adoption is at least what was reached before.
    for reached in [0.1, 0.7] {
        let mut case = one_range("rollout.adoption.2", [0.5, 0.75, 0.95]);
        set(&mut case, "rollout.adoption.1", [reached; 3]);
        let total = crate::model::Evaluation::of(&case).ledger.amounts(View::Full).benefits.total().value();
        let last = drawn_case::pert(case.rollout.adoption[2].spread());
        let expected = [0.1, 0.5, 0.9].map(|share| total * last.quantile(share).max(reached));
        let simulation = Engine::new().simulate(&case, View::Full);
        let planned = quantiles(simulation.annual_benefit_planned);
        assert!(planned.into_iter().zip(expected).all(|(found, expected)| close(found, expected)), "{planned:?}");
        assert!((simulation.annual_benefit_planned_bars.masses.iter().sum::<f64>() - 1.0).abs() < 0.02);
    }
}

#[test]
fn a_range_without_effect_on_payback_leaves_it_certain() {
    let case = one_range("finance.discount_rate", [0.05, 0.1, 0.2]);
    let simulation = Engine::new().simulate(&case, View::Full);
    let likely = crate::model::Evaluation::of(&case).outcome(View::Full).payback.unwrap().value();
    for found in [simulation.payback.p10, simulation.payback.p50, simulation.payback.p90] {
        assert!((found.unwrap() - likely).abs() < 1e-9, "{found:?} for {likely}");
    }
}

#[test]
fn one_shared_range_has_exact_quantiles() {
    for (key, values) in [("team.people", [8.0, 10.0, 15.0]), ("team.annual_pay", [60_000.0, 75_000.0, 95_000.0])] {
        let case = one_range(key, values);
        let simulation = Engine::new().simulate(&case, View::Full);
        let input = Input::parse(key).unwrap();
        let pert = drawn_case::pert(case.spread(input).unwrap());
        let exact = [0.1, 0.5, 0.9].map(|probability| {
            let evaluation = crate::model::Evaluation::of(&one_range(key, [pert.quantile(probability); 3]));
            let outcome = evaluation.outcome(View::Full);
            (outcome.npv.value(), outcome.roi.unwrap(), outcome.payback.unwrap().value())
        });
        let paths = [0.1, 0.5, 0.9].map(|probability| {
            let evaluation = crate::model::Evaluation::of(&one_range(key, [pert.quantile(probability); 3]));
            let outcome = evaluation.outcome(View::Full);
            (outcome.trough.value(), outcome.cost_of_delay.value())
        });
        let spread = exact[2].0 - exact[0].0;
        let ranges =
            [(simulation.npv.p10, exact[0].0), (simulation.npv.p50, exact[1].0), (simulation.npv.p90, exact[2].0)];
        for (found, exact) in ranges {
            assert!((found.unwrap() - exact).abs() < 1e-5 * spread.abs(), "{key}: {found:?} for {exact}");
        }
        assert!((simulation.npv_bars.masses.iter().sum::<f64>() - 1.0).abs() < 0.02, "{key}");
        // A larger or better paid team needs more money at first, and loses more by a delay. 256 draws have an error.
        let spread = (paths[0].0 - paths[2].0).abs();
        let found = [simulation.trough.p90, simulation.trough.p50, simulation.trough.p10].map(Option::unwrap);
        for (found, (exact, _)) in found.iter().zip(paths) {
            assert!((found - exact).abs() < 0.01 * spread, "{key}: {found} for {exact}");
        }
        let spread = (paths[2].1 - paths[0].1).abs();
        let delay = [simulation.cost_of_delay.p10, simulation.cost_of_delay.p50, simulation.cost_of_delay.p90];
        for (found, (_, exact)) in delay.map(Option::unwrap).iter().zip(paths) {
            assert!((found - exact).abs() < 0.01 * spread, "{key}: {found} for {exact}");
        }
        // A larger or better paid team has a higher return and an earlier payback.
        assert!((simulation.roi.p90.unwrap() - exact[2].1).abs() < 1e-5, "{key}");
        assert!((simulation.payback.p10.unwrap() - exact[2].2).abs() < 1e-3, "{key}");
    }
}

#[test]
fn a_wide_discount_rate_on_late_benefits_has_accurate_quantiles() {
    let mut case = one_range("finance.discount_rate", [0.0, 0.2, 0.6]);
    (case.rollout.days, case.finance.horizon_months) = (300, 48);
    for (key, value) in [
        ("turnover.lag_months", 18.0),
        ("turnover.reduction", 0.3),
        ("meetings.load.hours_per_person_week", 17.0),
        ("meetings.cut", 0.35),
        ("time.recapture", 0.6),
    ] {
        set(&mut case, key, [value; 3]);
    }
    let rate = drawn_case::pert(case.finance.discount_rate.spread());
    let exact = [0.9, 0.5, 0.1].map(|share| {
        let mut pinned = case.clone();
        set(&mut pinned, "finance.discount_rate", [rate.quantile(share); 3]);
        crate::model::Evaluation::of(&pinned).outcome(View::Full).npv.value()
    });
    assert!(exact.is_sorted());
    // With a second shared range, of next to no width, the rate is integrated.
    let people = case.team.people.likely().value();
    set(&mut case, "team.people", [people * 0.9999, people, people * 1.0001]);
    let found = Engine::new().simulate(&case, View::Full).npv;
    for (found, exact_value) in [found.p10, found.p50, found.p90].into_iter().zip(exact) {
        let error = (found.unwrap() - exact_value).abs() / (exact[2] - exact[0]);
        assert!(error < 5e-4, "{found:?} for {exact_value}");
    }
}

/// The cases in which every term of the model occurs, each input in one of them at least.
fn in_every_way() -> impl Iterator<Item = Case> {
    [MeetingLoadKind::MonthlyCost, MeetingLoadKind::Hours, MeetingLoadKind::Inventory].into_iter().map(|kind| {
        let mut case = with_rows(Preset::Evidence.case());
        case.meetings.load.kind = kind;
        for input in case.inputs() {
            let (low, high) = input.field.sensible;
            set(&mut case, &input.to_string(), [f64::midpoint(low, high); 3]);
        }
        case
    })
}

/// Whether a coefficient, which terms share, varies where this input has a range, and recapture, which one term has to itself.
fn is_drawn(case: &Case, input: Input) -> bool {
    let inputs = [input, Input::parse("time.recapture").unwrap()];
    let mut ranged = case.clone();
    for input in inputs {
        let (low, high) = input.field.sensible;
        set(&mut ranged, &input.to_string(), [low, f64::midpoint(low, high), high]);
    }
    let mut sample = Sample::new(4);
    sample.fill(inputs.iter().map(|input| drawn_case::pert(ranged.spread(*input).unwrap())));
    let drawn = DrawnCase::new(&ranged, &inputs, &sample);
    let varies = |view| terms(&drawn, view).iter().any(|term| !matches!(term.coefficient, PerDraw::Constant(_)));
    input.field.moves.schedule() || View::ALL.into_iter().any(varies)
}

#[test]
fn a_row_of_the_table_says_whether_terms_share_its_input() {
    let mut drawn = Vec::new();
    for case in in_every_way() {
        drawn.extend(case.inputs().into_iter().filter(|input| is_drawn(&case, *input)).map(|input| input.field));
    }
    for field in FIELDS {
        assert_eq!(drawn.contains(&field), field.shared, "{}", field.key);
    }
}
