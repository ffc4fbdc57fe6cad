mod accuracy;

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
fn the_largest_share_of_the_variance_comes_first() {
    let drivers = Engine::new().simulate(&evidence(&[]), View::Full).drivers;
    let key = |driver: &SensitivityDriver| (-driver.variance_share, -(driver.npv_at_p90 - driver.npv_at_p10).abs());
    assert!(drivers.iter().map(key).is_sorted());
    assert!(drivers.iter().all(|driver| (0.0..=1.0).contains(&driver.variance_share)));
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
