use super::super::promise_ledger::LedgerSpans;
use super::super::tests::{approved, close, day, every_line, evidence, measured};
use super::draws::DrawnPromise;
use super::*;
use crate::model::kpi::BuiltInKpi::{self, *};
use crate::model::outcome::npv;
use crate::model::promise::{CostLine, Review};
use crate::model::schedule::{Adoption as Adopted, Schedule};
use crate::model::{Case, Choice, Engine, Estimate, Evaluation, Ledger, MeetingLoadKind, Preset, Quantity, Spread};
use proptest::prelude::*;

pub(super) fn forecast(case: &Case, implementation: &Implementation, days: i64, view: View) -> Forecast {
    let [full, payments] = Forecast::of(&approved(case), implementation, day(days));
    match view {
        View::Full => full,
        View::Cash => payments,
    }
}

/// The same case with every input certain.
pub(super) fn likely(case: &Case) -> Case {
    let mut certain = case.clone();
    for input in case.ranged_inputs() {
        let spread = certain.spread_mut(input).unwrap();
        let value = spread.likely();
        spread.pin(value);
    }
    certain
}

fn width(quantiles: Quantiles) -> f64 {
    quantiles.p90.unwrap() - quantiles.p10.unwrap()
}

pub(super) fn three(quantiles: Quantiles) -> [f64; 3] {
    [quantiles.p10, quantiles.p50, quantiles.p90].map(Option::unwrap)
}

/// Weekly readings from `first` on, as promised but for a constant proportion of adoption, of the cut and of turnover.
fn constant(case: &Case, first: i64, count: i64, proportion: f64) -> Implementation {
    let promised = Adopted::of(case);
    let ledger = Ledger::of(case);
    let (hours, cut) = (ledger.meeting_hours.value(), ledger.removed_hours.value());
    let rate = case.turnover.rate.likely().value();
    let stay = rate * case.turnover.reduction.likely().value();
    let mut readings = vec![(MeetingLoad, -7, hours), (Turnover, -7, rate)];
    for week in 0..count {
        let on = first + 7 * week;
        let adopted = promised.at(on as f64) * proportion;
        readings.extend([
            (Adoption, on, adopted),
            (MeetingLoad, on, hours - cut * adopted),
            (Turnover, on, rate - stay * adopted),
        ]);
    }
    measured(&readings, &[])
}

#[test]
fn with_nothing_measured_each_draw_is_the_case_itself() {
    let mut falling = evidence();
    falling.rollout.adoption[1] = Estimate::certain(0.9);
    for case in [evidence(), every_line(), falling, Preset::Article.case()] {
        let (approval, nothing) = (approved(&case), Implementation::default());
        let context = ReviewContext::of(&approval, &nothing, day(100));
        let ledgers = View::ALL.map(|view| PromiseLedger::of(&context, view));
        let mut timeline = Timeline::of(&context, &ledgers[0]);
        let mut drawn = DrawnPromise::new(&context, ledgers, &[], 6);
        let mut schedule = Schedule::default();
        for draw in 0..drawn.count() {
            drawn.draw(draw);
            timeline.fill(&drawn.ledgers[0]);
            let adoption = Adopted::of(drawn.case());
            let ranged = case.rollout.adoption.iter().any(|share| share.spread().is_range());
            schedule.fill(drawn.case(), &if ranged { adoption.rising() } else { adoption });
            for (view, ledger) in View::ALL.into_iter().zip(&drawn.ledgers) {
                let flow = timeline.flow(ledger, MeasuredDrivers::ALL);
                let [benefits, costs] = discounted(&flow, &timeline.discounts(drawn.month_discount).to_start);
                close(benefits - costs, npv(Ledger::of(drawn.case()).amounts(view), &schedule).value());
            }
        }
    }
}

#[test]
fn with_nothing_measured_it_is_close_to_the_engine() {
    for case in [Preset::Evidence.case(), evidence(), every_line()] {
        for view in View::ALL {
            let exact = Engine::new().simulate(&case, view);
            let found = forecast(&case, &Implementation::default(), 100, view);
            for (found, exact) in three(found.npv).into_iter().zip(three(exact.npv)) {
                let error = (found - exact).abs();
                assert!(error < 0.03 * width(found_width(&case, view)), "{view:?}: {found}, not {exact}");
            }
            assert!((found.probability_positive - exact.probability_positive).abs() < 0.015);
            assert_eq!(found.inputs, []);
        }
    }
}

fn found_width(case: &Case, view: View) -> Quantiles {
    Engine::new().simulate(case, view).npv
}

#[test]
fn a_certain_case_is_what_the_review_expects() {
    let readings = [
        (MeetingLoad, -7, 15.0),
        (Turnover, -7, 0.2),
        (Adoption, 40, 0.1),
        (Adoption, 80, 0.4),
        (MeetingLoad, 60, 14.0),
        (Turnover, 250, 0.15),
    ];
    let bills = [(CostLine::Training, 3, 9_000.0), (CostLine::Tools, 100, 900.0), (CostLine::Lead, 40, 2_000.0)];
    let implementation = measured(&readings, &bills);
    for days in [-5, 0, 30, 100, 365, 700, 1_095, 2_000] {
        for view in View::ALL {
            // One reading keeps the width of the approved estimate, which is none here.
            let case = likely(&every_line());
            let found = forecast(&case, &implementation, days, view);
            let review = Review::of(&approved(&case), &implementation, day(days), view);
            assert!(three(found.npv).into_iter().all(|value| (value - review.expected.npv).abs() < 1e-6));
            let payback = |months: Option<crate::model::Months>| {
                months.map(|months| day((months.value() * 365.0 / 12.0).round() as i64))
            };
            assert_eq!(found.curve.forecast_payback, payback(review.expected.payback));
            assert_eq!(found.curve.promised_payback, payback(review.approved.payback));
            if let Some(today) = found.curve.actual.last() {
                close(today.value, review.projected_value());
            }
            let to_come = found.to_come;
            close(to_come.value.p50.unwrap(), to_come.benefits_forgone - to_come.costs_avoided);
        }
    }
}

#[test]
fn the_likely_case_lies_within_the_forecast() {
    for days in [20, 60, 120, 400] {
        let case = evidence();
        let implementation = constant(&case, 7, (days / 7).min(30), 0.8);
        let found = forecast(&case, &implementation, days, View::Full);
        let expected = Review::of(&approved(&case), &implementation, day(days), View::Full).expected.npv;
        let [low, median, high] = three(found.npv);
        assert!(low < expected && expected < high, "day {days}: {expected} in {low} to {high}");
        assert!((median - expected).abs() < 0.25 * (high - low), "day {days}: {median}, not {expected}");
    }
}

#[test]
fn constant_readings_leave_only_the_ranges_that_are_not_measured() {
    // All else certain: the forecast is one number, that of the readings.
    let mut case = likely(&evidence());
    case.rollout.adoption = evidence().rollout.adoption;
    case.meetings.cut = evidence().meetings.cut;
    case.meetings.load.hours_per_person_week = evidence().meetings.load.hours_per_person_week;
    case.turnover.reduction = evidence().turnover.reduction;
    case.turnover.rate = evidence().turnover.rate;
    let implementation = constant(&case, 200, 4, 0.6);
    let found = forecast(&case, &implementation, 230, View::Full);
    let expected = Review::of(&approved(&case), &implementation, day(230), View::Full).expected.npv;
    assert!(three(found.npv).into_iter().all(|value| (value - expected).abs() < 1e-6), "{:?}, {expected}", found.npv);
    assert_eq!(found.inputs.len(), 3);
    // With the recapture uncertain, too, it varies with the recapture alone.
    case.time.recapture = evidence().time.recapture;
    assert!(width(forecast(&case, &implementation, 230, View::Full).npv) > 0.0);
}

#[test]
fn readings_of_working_time_do_not_change_the_forecast_of_payments() {
    let readings = measured(&[(MeetingLoad, -7, 16.0), (MeetingLoad, 60, 14.0)], &[]);
    for case in [evidence(), every_line()] {
        let [with, without] = [&readings, &Implementation::default()].map(|read| forecast(&case, read, 60, View::Cash));
        assert_eq!((with.inputs.len(), with.npv, with.to_come), (0, without.npv, without.to_come));
        assert_ne!(forecast(&case, &readings, 60, View::Full).inputs, []);
    }
}

#[test]
fn the_range_is_that_of_the_last_five_readings() {
    let case = evidence();
    // Promised from day 90 on: 75 %. Proportions: 0.8, 0.6, 1, 0.72, 0.9, 0.84.
    let shares = [0.6, 0.45, 0.75, 0.54, 0.675, 0.63];
    let readings: Vec<_> = shares.iter().zip(0..).map(|(share, place)| (Adoption, 100 + 7 * place, *share)).collect();
    let found = forecast(&case, &measured(&readings, &[]), 140, View::Full);
    let [input] = &found.inputs[..] else { panic!("{:?}", found.inputs) };
    assert_eq!((input.driver, input.basis), (ForecastDriver::Adoption, RangeBasis::Readings));
    assert_eq!(input.dates, [107, 114, 121, 128, 135].map(day));
    for (found, expected) in
        [input.low, input.likely, input.high, input.promised].into_iter().zip([0.6, 0.84, 1.0, 1.0])
    {
        close(found, expected);
    }
    // Two readings keep the width of the approved estimate: 50 % to 95 % of 75 %.
    let few = forecast(&case, &measured(&readings[..2], &[]), 140, View::Full);
    let input = &few.inputs[0];
    assert_eq!((input.basis, &input.dates[..]), (RangeBasis::ApprovedWidth, &[100, 107].map(day)[..]));
    close(input.likely, 0.6);
    close(input.low, 0.6 - (1.0 - 0.5 / 0.75));
    close(input.high, 0.6 + (0.95 / 0.75 - 1.0));
}

#[test]
fn effects_count_per_adopter_in_hours_and_leavers() {
    let case = evidence();
    let readings = [
        (MeetingLoad, -7, 16.0),
        (Turnover, -7, 0.2),
        (Adoption, 200, 0.5),
        (MeetingLoad, 200, 14.5),
        (Turnover, 200, 0.18),
    ];
    let found = forecast(&case, &measured(&readings, &[]), 200, View::Full);
    let of = |driver| found.inputs.iter().find(|input| input.driver == driver).unwrap();
    let cut = of(ForecastDriver::Cut);
    // 1.5 h less over all, half of them adopters: 3 h. Approved: 15 % to 31 % of 16 h, 25 % likely.
    for (found, expected) in [cut.low, cut.likely, cut.high, cut.promised].into_iter().zip([1.4, 3.0, 3.96, 4.0]) {
        close(found, expected);
    }
    let turnover = of(ForecastDriver::Turnover);
    close(turnover.likely, 0.04);
    close(turnover.promised, 0.012);
    // In cash no meeting hour counts.
    let only_money = forecast(&case, &measured(&readings, &[]), 200, View::Cash);
    assert!(only_money.inputs.iter().all(|input| input.driver != ForecastDriver::Cut));
}

#[test]
fn a_level_cost_goes_on_at_its_mean_by_bills() {
    // 60 a month promised: 130 in two months, 340 in five, 420 in seven.
    let mut case = evidence();
    case.tools[0].price = Estimate::new(Spread::new(4.0, 6.0, 10.0).unwrap());
    let month = |months: f64| (months * 365.0 / 12.0).round() as i64;
    let bills = [(CostLine::Tools, month(2.0), 130.0), (CostLine::Tools, month(5.0), 210.0)];
    let found = forecast(&case, &measured(&[], &bills), month(7.0), View::Cash);
    let [tools] = &found.inputs[..] else { panic!("{:?}", found.inputs) };
    assert_eq!((tools.driver, tools.basis), (ForecastDriver::Cost(CostLine::Tools), RangeBasis::ApprovedWidth));
    assert_eq!(tools.dates, [day(month(2.0)), day(month(5.0))]);
    let promised = Ledger::of(&case).amounts(View::Full).costs.tools.value();
    let mean = 340.0 / (month(5.0) as f64 * 12.0 / 365.0);
    for (found, expected) in [tools.low, tools.likely, tools.high, tools.promised].into_iter().zip([
        mean - promised / 3.0,
        mean,
        mean + promised * 2.0 / 3.0,
        promised,
    ]) {
        close(found, expected);
    }
    assert_eq!(found.curve.actual.last().unwrap().date, day(month(7.0)));
}

#[test]
fn a_monthly_cost_has_the_range_of_its_recent_bills() {
    // 60 a month promised, with certainty. Days of the bills and amounts, then the range by day 200.
    let range = |bills: &[(i64, f64)]| {
        let bills: Vec<_> = bills.iter().map(|(days, amount)| (CostLine::Tools, *days, *amount)).collect();
        let found = forecast(&evidence(), &measured(&[], &bills), 200, View::Full);
        let tools = found.inputs.into_iter().find(|input| input.driver == ForecastDriver::Cost(CostLine::Tools));
        tools.map(|tools| [tools.low, tools.likely, tools.high].map(f64::round))
    };
    assert_eq!(range(&[(26, 240.0)]), None, "less than four weeks");
    assert_eq!(range(&[(-20, 500.0), (0, 500.0)]), None, "before the start");
    assert_eq!(range(&[(30, 240.0)]), Some([243.0; 3]), "four times the promise after its first month");
    // Two tools, billed two days apart: each month both are counted, but in the first.
    assert_eq!(
        range(&[(30, 60.0), (32, 30.0), (60, 60.0), (62, 30.0), (90, 60.0), (92, 30.0)]),
        Some([61.0, 81.0, 91.0])
    );
    // A price that rose three months ago. More than five bills: the earliest does not count.
    let months = [(30, 900.0), (61, 60.0), (91, 60.0), (122, 120.0), (152, 120.0), (183, 120.0)];
    assert_eq!(range(&months), Some([59.0, 95.0, 122.0]));
}

#[test]
fn more_readings_that_agree_never_widen_it() {
    for view in View::ALL {
        let case = evidence();
        let widths: Vec<f64> =
            (0..8).map(|count| width(forecast(&case, &constant(&case, 200, count, 1.0), 260, view).npv)).collect();
        assert!(widths.windows(2).all(|pair| pair[1] <= pair[0] * 1.01), "{view:?}: {widths:?}");
        assert!(widths[7] < 0.9 * widths[0], "{view:?}: {widths:?}");
    }
}

#[test]
fn the_curves_share_their_ends() {
    let case = evidence();
    let found = forecast(&case, &constant(&case, 30, 8, 0.7), 100, View::Full);
    let curve = &found.curve;
    let outcome = Evaluation::of(&case).outcome(View::Full).clone();
    assert_eq!(curve.promised.len(), 38, "the start, 36 months and today");
    let whole = curve.promised.iter().filter(|point| point.months.fract() == 0.0);
    whole.zip(&outcome.cumulative).for_each(|(point, total)| close(point.value, *total));
    let (today, first) = (curve.actual.last().unwrap(), &curve.forecast[0]);
    assert_eq!((today.date, first.date, today.months), (day(100), day(100), first.months));
    assert_eq!(curve.forecast.last().unwrap().date, day(1_095));
    let widths: Vec<f64> = curve.forecast.iter().map(|point| width(point.value)).collect();
    assert!(widths.windows(2).all(|pair| pair[0] < pair[1]), "{widths:?}");
}

#[test]
fn the_share_entered_is_that_of_the_promised_amounts() {
    let share = |implementation: &Implementation, days| {
        forecast(&evidence(), implementation, days, View::Full).curve.entered_share
    };
    assert_eq!(share(&Implementation::default(), 100), 0.0);
    assert_eq!(share(&Implementation::default(), -1), 0.0);
    let bills: Vec<_> = CostLine::ALL.iter().map(|(line, ..)| (*line, 200, 1.0)).collect();
    let readings = [(Adoption, 200, 0.5), (MeetingLoad, 200, 12.0), (Turnover, 200, 0.1)];
    close(share(&measured(&readings, &bills), 200), 1.0);
    // Costs alone are a part of it, and half of the time is less.
    let costs = share(&measured(&[], &bills), 200);
    assert!(0.2 < costs && costs < 0.9, "{costs}");
    assert!(share(&measured(&readings, &bills), 400) < 0.8);
}

#[test]
fn five_hundred_draws_are_enough() {
    let read = constant(&evidence(), 30, 12, 0.8);
    for (case, implementation) in [
        (evidence(), Implementation::default()),
        (Preset::Evidence.case(), read),
        (every_line(), Implementation::default()),
    ] {
        let approval = approved(&case);
        let of = |log2_count| {
            let [full, _] = Forecast::drawn(&approval, &implementation, day(120), log2_count);
            full
        };
        let (found, exact) = (of(LOG2_COUNT), of(13));
        for [found, exact] in [[found.npv, exact.npv], [found.to_come.value, exact.to_come.value]] {
            for (one, other) in three(found).into_iter().zip(three(exact)) {
                assert!((one - other).abs() < 0.03 * width(exact), "{found:?}, {exact:?}");
            }
        }
        assert!((found.probability_positive - exact.probability_positive).abs() < 0.015);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn it_is_in_order_whatever_was_read(
        readings in prop::collection::vec((prop::sample::select(&[Adoption, MeetingLoad, Turnover][..]), -20..700i64, 0.0..20.0f64), 0..12),
        bills in prop::collection::vec((prop::sample::select(CostLine::ALL), -20..700i64, 0.0..20_000.0f64), 0..9),
        days in -10..1_300i64,
    ) {
        let readings: Vec<(BuiltInKpi, i64, f64)> = readings;
        let bills: Vec<_> = bills.iter().map(|((line, ..), days, amount)| (*line, *days, *amount)).collect();
        let found = forecast(&every_line(), &measured(&readings, &bills), days, View::Full);
        for quantiles in [found.npv, found.to_come.value].into_iter().chain(found.curve.forecast.iter().map(|point| point.value)) {
            let [low, median, high] = three(quantiles);
            prop_assert!(low <= median && median <= high);
        }
        for input in &found.inputs {
            prop_assert!(input.low <= input.likely && input.likely <= input.high && !input.dates.is_empty() && input.dates.len() <= ForecastInput::RECENT, "{:?}", input);
            prop_assert!(input.dates.is_sorted());
        }
        prop_assert!((0.0..=1.0 + 1e-12).contains(&found.curve.entered_share));
    }

    #[test]
    fn repeated_months_are_as_if_each_was_computed(
        readings in prop::collection::vec((prop::sample::select(&[Adoption, MeetingLoad, Turnover][..]), -20..700i64, 0.1..0.9f64), 0..6),
        bills in prop::collection::vec((prop::sample::select(CostLine::ALL), -20..700i64, 0.0..20_000.0f64), 0..4),
        days in -10..1_300i64,
        lag in 0.0..40.0f64,
        dip in 0.0..40.0f64,
        rollout in 30..1_300u32,
    ) {
        let mut case = every_line();
        case.rollout.days = rollout;
        case.turnover.lag_months = Estimate::new(Spread::new(0.0, 0.0, lag).unwrap());
        case.change.dip_months = Estimate::new(Spread::new(0.0, dip / 2.0, dip).unwrap());
        let bills: Vec<_> = bills.iter().map(|((line, ..), days, amount)| (*line, *days, *amount)).collect();
        let (approval, implementation) = (approved(&case), measured(&readings, &bills));
        let context = ReviewContext::of(&approval, &implementation, day(days));
        let ledgers = View::ALL.map(|view| PromiseLedger::of(&context, view));
        let mut timeline = Timeline::of(&context, &ledgers[0]);
        let inputs = input::measured_inputs(&context, &ledgers[0]);
        let mut drawn = DrawnPromise::new(&context, ledgers, &inputs, 3);
        for draw in 0..drawn.count() {
            drawn.draw(draw);
            timeline.fill(&drawn.ledgers[0]);
            for ledger in &drawn.ledgers {
                let each = LedgerSpans::new(timeline.ends.iter().copied(), ledger).flow(ledger, MeasuredDrivers::ALL);
                let found = timeline.flow(ledger, MeasuredDrivers::ALL);
                for (found, each) in [(&found.benefits, &each.benefits), (&found.costs, &each.costs)] {
                    prop_assert_eq!(found.len(), each.len());
                    prop_assert!(found.iter().zip(each).all(|(found, each)| (found - each).abs() < 1e-6), "{:?}, not {:?}", found, each);
                }
            }
        }
    }
}

#[test]
fn hours_that_were_read_are_worth_the_pay_of_the_draw() {
    // Meetings as money a month: hours read are worth the hourly cost of each draw, so that all of the case is proportional to pay.
    let mut case = likely(&evidence());
    case.meetings.load.kind = MeetingLoadKind::MonthlyCost;
    case.meetings.load.monthly_cost = Estimate::certain(40_000.0);
    case.tools.clear();
    case.team.annual_pay = Estimate::new(Spread::new(60_000.0, 75_000.0, 100_000.0).unwrap());
    let npv = forecast(&case, &constant(&case, 200, 4, 1.0), 230, View::Full).npv;
    let pay = uncertainty::Pert::new(60_000.0, 75_000.0, 100_000.0).unwrap();
    let [low, _, high] = three(npv);
    assert!((high / low / (pay.quantile(0.9) / pay.quantile(0.1)) - 1.0).abs() < 1e-3);
}
