use super::*;
use crate::model::kpi::{BuiltInKpi, BuiltInKpi::*, Reading};
use crate::model::promise::{Approval, BenefitLine, Bill, CostLine, Review};
use crate::model::{Case, Edition, Implementation, Preset, View};

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
        money: &|amount| format!("{}${:.0}", if amount < 0.0 { "-" } else { "" }, amount.abs()),
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
    let totals = |review: &Review| formatted(|formatters| realized_and_promised(review, formatters.numbers));
    let [realised, promised] = totals(&review);
    assert_eq!((realised.label, realised.amount.as_str()), ("Realized, lines entered", "-$9000"));
    assert!(
        realised.covers.starts_with("1 of ") && realised.covers.ends_with(", each until its last entry"),
        "{realised:?}"
    );
    let training = review.lines.iter().find(|line| line.line == PromiseLine::Cost(CostLine::Training)).unwrap();
    assert_eq!(promised.amount, format!("-${:.0}", training.entered.unwrap().promised));
    assert!(promised.covers.ends_with(" promised by today"), "{promised:?}");
    let nothing = Review::of(&approval, &Implementation::default(), day(93), View::Full);
    let [realised, promised] = totals(&nothing);
    assert_eq!((realised.amount.as_str(), promised.label), ("not entered", "Promised by now"));
    assert_eq!(realised.covers, "enter meeting load, turnover or a bill");
}

#[test]
fn the_forecast_says_range_chance_and_payback() {
    let (approval, case) = case(&[], &[]);
    let [forecast, _] = Forecast::of(&approval, &case.implementation, day(93));
    let mut review = Review::of(&approval, &case.implementation, day(93), View::Full);
    review.approved.npv = 5_000.0;
    let words = formatted(|formatters| forecast_words(&forecast, &review, formatters.numbers)).plain();
    assert!(
        words.starts_with("Nothing has been measured yet, so the forecast is as approved. Forecast net present value"),
        "{words}"
    );
    let parts = [
        " (median), 80% likely to be between ",
        ". Chance that it is positive: ",
        ". Likely case as approved: $5000. Payback: ",
    ];
    for part in parts {
        assert!(words.contains(part), "{words}");
    }
    assert_eq!(words.matches("as approved").count(), 2, "nothing measured, nothing late: {words}");
}

#[test]
fn a_bill_paid_once_is_a_measurement() {
    let (approval, case) = case(&[], &[(CostLine::Training, 30, 9_000.0)]);
    let [forecast, _] = Forecast::of(&approval, &case.implementation, day(93));
    let review = Review::of(&approval, &case.implementation, day(93), View::Full);
    let words = formatted(|formatters| forecast_words(&forecast, &review, formatters.numbers)).plain();
    assert!(forecast.inputs.is_empty() && words.starts_with("Forecast net present value"), "{words}");
}

#[test]
fn a_measured_input_names_its_readings() {
    let adoption: Vec<_> = [30, 60, 90].iter().map(|day| (Adoption, *day, 0.5)).collect();
    let (approval, case) = case(&adoption, &[]);
    let [forecast, _] = Forecast::of(&approval, &case.implementation, day(93));
    let [name, _, promised, basis] = formatted(|formatters| input_cells(&forecast.inputs[0], formatters));
    assert_eq!((name.as_str(), promised.as_str()), ("Adoption, as a share of the plan", "100%"));
    assert_eq!(basis, "the range of 3 readings: Feb 3, 2027 to Apr 4, 2027");
}
