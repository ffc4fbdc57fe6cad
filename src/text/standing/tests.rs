use super::*;
use crate::model::kpi::{BuiltInKpi, BuiltInKpi::*, Reading};
use crate::model::promise::{Approval, BenefitLine, Bill, CostLine, Review};
use crate::model::{Case, Edition, Preset, View};

fn day(days: i64) -> Date {
    "2027-01-04".parse::<Date>().unwrap().plus_days(days)
}

fn case(readings: &[(BuiltInKpi, i64, f64)], bills: &[(CostLine, i64, f64)]) -> (Approval, Case) {
    let mut case: Case = Preset::Evidence.case_in(Edition::First);
    let approval = Approval::of(&case, day(-10));
    for (kpi, days, value) in readings {
        case.implementation.scorecard_mut().record(Reading::new(*kpi, day(*days), *value).unwrap()).unwrap();
    }
    for (line, days, amount) in bills {
        let bill = Bill { amount: Some(*amount), ..Bill::new(day(*days), *line) };
        case.implementation.spending_mut().entries.push(bill);
    }
    (approval, case)
}

fn formatted<T>(say: impl FnOnce(&ReviewFormatters) -> T) -> T {
    let percent = |share: f64| format!("{:.0}%", share * 100.0);
    let numbers = NumberFormatters {
        money: &|amount| format!("${amount:.0}"),
        cents: &|amount| format!("${amount:.2}"),
        number: &|number| format!("{number:.1}"),
        percent: &percent,
        ratio: &|ratio| format!("{ratio:.2}"),
    };
    say(&ReviewFormatters { numbers: &numbers, percent: &percent })
}

#[test]
fn the_day_is_counted_from_the_start_and_beyond_the_end() {
    let told = [-1, 0, 1, 88, 89, 90, 93].map(|elapsed| rollout_day(elapsed, 90));
    assert_eq!(
        told,
        [
            "",
            "Day 1 of 90: the rollout starts today.",
            "Day 2 of 90: the rollout ends in 88 days.",
            "Day 89 of 90: the rollout ends in 1 day.",
            "Day 90 of 90: the rollout ends today.",
            "Day 91 of 90: the rollout ended 1 day ago.",
            "Day 94 of 90: the rollout ended 4 days ago.",
        ]
    );
}

#[test]
fn only_what_was_entered_is_realized() {
    let (approval, case) = case(&[], &[(CostLine::Training, 30, 9_000.0)]);
    let review = Review::of(&approval, &case.implementation, day(93), View::Full);
    let told = |line: PromiseLine| {
        let line = review.lines.iter().find(|known| known.line == line).unwrap();
        formatted(|formatters| realized_words(line, formatters.numbers))
    };
    assert_eq!(told(PromiseLine::Cost(CostLine::Training)), ["$9000", "Feb 3, 2027"]);
    assert_eq!(told(PromiseLine::Benefit(BenefitLine::Meetings)), ["not entered", "–"]);
    let words = formatted(|formatters| coverage(review.entered(), formatters.numbers));
    assert!(words.starts_with("1 of ") && words.ends_with(" was promised for them by the same days"), "{words}");
    let nothing =
        formatted(|formatters| coverage(EnteredTotals { of: 5, ..EnteredTotals::default() }, formatters.numbers));
    assert_eq!(nothing, "enter meeting load, turnover or a bill");
}

#[test]
fn the_forecast_says_range_chance_and_payback() {
    let (approval, case) = case(&[], &[]);
    let forecast = Forecast::of(&approval, &case.implementation, day(93), View::Full);
    let words = formatted(|formatters| forecast_words(&forecast, 5_000.0, formatters.numbers)).plain();
    assert!(words.starts_with("Forecast net present value: $"), "{words}");
    for part in [", 80% likely to be between $", ". Chance that it is positive: ", ". Approved: $5000. Payback: "] {
        assert!(words.contains(part), "{words}");
    }
}

#[test]
fn a_measured_input_names_its_readings() {
    let adoption: Vec<_> = [30, 60, 90].iter().map(|day| (Adoption, *day, 0.5)).collect();
    let (approval, case) = case(&adoption, &[]);
    let forecast = Forecast::of(&approval, &case.implementation, day(93), View::Full);
    let [name, _, promised, basis] = formatted(|formatters| input_cells(&forecast.inputs[0], formatters));
    assert_eq!((name.as_str(), promised.as_str()), ("Adoption, as a share of the plan", "100%"));
    assert_eq!(basis, "the range of 3 readings: Feb 3, 2027 to Apr 4, 2027");
}
