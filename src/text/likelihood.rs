//! Probabilities and ranges in words.

use super::phrase::{NumberFormatters, Phrase};
use crate::model::Simulation;

/// A probability as a frequency: `93 of 100`. Exactly `0` or `100` only if certain.
pub fn of_hundred(probability: f64) -> String {
    let cases = (probability * 100.0).round() as u32;
    match cases {
        0 if probability > 0.0 => "fewer than 1 of 100".into(),
        100 if probability < 1.0 => "more than 99 of 100".into(),
        _ => format!("{cases} of 100"),
    }
}

/// A probability as a whole percentage. Exactly 0% or 100% only if certain.
pub fn chance(probability: f64, percent: &dyn Fn(f64) -> String) -> String {
    let whole = (probability * 100.0).round() as u32;
    match whole {
        0 if probability > 0.0 => format!("<{}", percent(0.01)),
        100 if probability < 1.0 => format!(">{}", percent(0.99)),
        _ => percent(probability),
    }
}

/// Whether the net present value has a usable range: wider than zero, in order, and consistent with the probability
/// that it is positive. The simulation may give no such range where nearly all cases are exactly zero, or where
/// amounts are too large for floating point.
pub(super) fn has_range(simulation: &Simulation) -> bool {
    // Both far above the simulation's errors: two points, and a hundredth of the range.
    const POINTS: f64 = 0.02;
    const NEXT_TO_ZERO: f64 = 0.01;
    let (Some(low), Some(median), Some(high)) = (simulation.npv.p10, simulation.npv.p50, simulation.npv.p90) else {
        return false;
    };
    let pays = simulation.probability_positive;
    let zero = NEXT_TO_ZERO * (high - low);
    let agrees = |(quantile, share): (f64, f64)| {
        (quantile <= zero || pays >= share - POINTS) && (quantile >= -zero || pays <= share + POINTS)
    };
    low < high && low <= median && median <= high && [(low, 0.9), (median, 0.5), (high, 0.1)].into_iter().all(agrees)
}

/// P10 and P90 of the net present value and the probabilities that the case pays, and pays back within a year; empty where they
/// are equal.
pub fn likelihood(simulation: &Simulation, formatters: &NumberFormatters) -> Phrase {
    let (Some(low), Some(high)) = (simulation.npv.p10, simulation.npv.p90) else { return Phrase::default() };
    if !has_range(simulation) {
        return Phrase::default();
    }
    let phrase = Phrase::default()
        .say("80% likely to be between ")
        .figure((formatters.money)(low))
        .say(" and ")
        .figure((formatters.money)(high))
        .say(". It pays in ")
        .figure(of_hundred(simulation.probability_positive))
        .say(" cases; ");
    // Never negative in nine of ten draws or more.
    if simulation.payback.p90 == Some(0.0) {
        return phrase.say("there is nothing to pay back.");
    }
    phrase.say("the money is back within a year in ").figure(of_hundred(simulation.probability_payback_12)).say(".")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Quantiles;

    #[test]
    fn only_what_is_certain_is_told_as_certain() {
        let told = [0.0, 0.001, 0.93, 0.999, 1.0].map(of_hundred);
        assert_eq!(told, ["0 of 100", "fewer than 1 of 100", "93 of 100", "more than 99 of 100", "100 of 100"]);
        let percent = |share: f64| format!("{:.0}%", share * 100.0);
        let told = [0.0, 0.001, 0.93, 0.999, 1.0].map(|probability| chance(probability, &percent));
        assert_eq!(told, ["0%", "<1%", "93%", ">99%", "100%"]);
    }

    #[test]
    fn the_range_is_told_with_its_chances() {
        let simulation = Simulation {
            npv: Quantiles { p10: Some(61.0), p50: Some(98.0), p90: Some(184.0) },
            probability_positive: 0.93,
            probability_payback_12: 0.714,
            ..Simulation::default()
        };
        let number = |amount: f64| format!("${amount}");
        let formatters =
            NumberFormatters { money: &number, cents: &number, number: &number, percent: &number, ratio: &number };
        assert_eq!(
            likelihood(&simulation, &formatters).plain(),
            "80% likely to be between $61 and $184. It pays in 93 of 100 cases; the money is back within a year in 71 of 100."
        );
        let at_once = Quantiles { p10: Some(0.0), p50: Some(0.0), p90: Some(0.0) };
        let no_cost = Simulation { payback: at_once, probability_payback_12: 1.0, ..simulation.clone() };
        assert_eq!(
            likelihood(&no_cost, &formatters).plain(),
            "80% likely to be between $61 and $184. It pays in 93 of 100 cases; there is nothing to pay back."
        );
        let certain = Quantiles { p10: Some(61.0), p50: Some(61.0), p90: Some(61.0) };
        let unordered = Quantiles { p10: Some(61.0), p50: Some(12.0), p90: Some(184.0) };
        let elsewhere = Quantiles { p10: Some(-9.0), p50: Some(-5.0), p90: Some(-1.0) };
        for npv in [certain, unordered, elsewhere, Quantiles::default()] {
            assert_eq!(likelihood(&Simulation { npv, ..simulation.clone() }, &formatters), Phrase::default());
        }
    }
}
