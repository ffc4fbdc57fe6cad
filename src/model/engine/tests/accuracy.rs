//! Quantiles against exact ones, which a few ranges have.

use super::*;

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
