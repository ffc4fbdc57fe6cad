//! What a headline figure is, in words for a manager, with the amounts that make it.

use super::likelihood::of_hundred;
use super::phrase::{NumberFormatters, horizon, payback};
use crate::model::{Case, Evaluation, Figure, Outcome, Quantity, Simulation, View};

/// What a headline figure is, with the amounts that make it; empty for a figure that is none.
pub fn figure_words(
    figure: Figure,
    case: &Case,
    evaluation: &Evaluation,
    view: View,
    formatters: &NumberFormatters,
) -> String {
    let outcome = evaluation.outcome(view);
    let money = |value: f64| (formatters.money)(value);
    let percent = formatters.percent;
    let time = horizon(case.finance.horizon_months as usize);
    let (benefits, costs) = (money(outcome.pv_benefits.value()), money(outcome.pv_costs.value()));
    match figure {
        Figure::Npv => format!("Benefits of {benefits} less costs of {costs} over {time}, both in today’s money."),
        Figure::Payback => payback_words(outcome, &time, formatters),
        Figure::PlannedBenefit => format!(
            "What a year brings after the rollout, before costs: {} if everybody worked this way, and {} of that at the adoption \
             reached when the rollout ends.",
            money(evaluation.ledger.amounts(view).benefits.total().value()),
            percent(evaluation.schedule.planned_adoption),
        ),
        Figure::Roi => match outcome.roi {
            Some(roi) => format!(
                "Net present value as a share of the costs: {} gained on costs of {costs}, which is {}.",
                money(outcome.npv.value()),
                percent(roi)
            ),
            None => "Net present value as a share of the costs. This case has no costs.".to_owned(),
        },
        Figure::Trough => format!(
            "The most money that is tied up at any time: {}. The running total of benefits less costs is lowest in month {}.",
            money(-outcome.trough.value()),
            lowest_month(outcome),
        ),
        Figure::CostOfDelay => format!(
            "Starting one month later, with the same end date, changes the net present value of {} by {}.",
            money(outcome.npv.value()),
            money(-outcome.cost_of_delay.value()),
        ),
        Figure::Bcr => match outcome.bcr {
            Some(ratio) => format!(
                "Benefits of {benefits} divided by costs of {costs}, both in today’s money: {} for every 1 spent.",
                (formatters.ratio)(ratio)
            ),
            None => "Benefits divided by costs, both in today’s money. This case has no costs.".to_owned(),
        },
        Figure::Irr => match outcome.irr {
            Some(rate) => format!(
                "The yearly return on the money tied up: at a discount rate of {}, benefits and costs would be worth the same \
                 today.",
                percent(rate)
            ),
            None => "The yearly return on the money tied up. No discount rate makes benefits and costs worth the same today."
                .to_owned(),
        },
        _ => String::new(),
    }
}

/// What the chance that the case pays is; without a simulation, why there is none.
pub fn chance_words(simulation: Option<&Simulation>) -> String {
    match simulation {
        Some(known) => format!(
            "In {} of the cases that the ranges of the figures allow, the benefits are worth more than the costs.",
            of_hundred(known.probability_positive)
        ),
        None => "No figure of this case has a range. Enter low, likely and high values for the figures that are uncertain, and this \
                 shows how often the case pays."
            .to_owned(),
    }
}

fn payback_words(outcome: &Outcome, time: &str, formatters: &NumberFormatters) -> String {
    match outcome.payback.map(Quantity::value) {
        Some(months) if months > 0.0 => format!(
            "After {}, benefits have made up for all costs until then, and the running total stays above zero. At its lowest \
             it is {}.",
            payback(months, formatters.number),
            (formatters.money)(outcome.trough.value()),
        ),
        Some(_) => {
            "The running total of benefits less costs is never below zero: there is nothing to pay back.".to_owned()
        }
        None if outcome.is_nothing() => "Neither a benefit nor a cost is entered yet.".to_owned(),
        None => format!("Within {time}, benefits do not make up for the costs."),
    }
}

/// The month in which the running total is lowest, the first of several.
fn lowest_month(outcome: &Outcome) -> usize {
    let lowest = |(best, least): (usize, f64), (month, total): (usize, &f64)| {
        if *total < least { (month, *total) } else { (best, least) }
    };
    outcome.cumulative.iter().enumerate().fold((0, f64::INFINITY), lowest).0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Engine, Preset};
    use crate::text::{LEADING_TILES, OTHER_TILES, RATIOS};

    fn words(figure: Figure, preset: Preset) -> String {
        let case = preset.case();
        let whole = |value: f64| format!("{value:.0}");
        let share = |value: f64| format!("{:.0}%", value * 100.0);
        let ratio = |value: f64| format!("{value:.2}");
        let formatters =
            NumberFormatters { money: &whole, cents: &whole, number: &whole, percent: &share, ratio: &ratio };
        figure_words(figure, &case, &Evaluation::of(&case), View::Full, &formatters)
    }

    #[test]
    fn every_tile_is_explained_in_words_whatever_the_case() {
        for preset in Preset::ALL {
            for tile in LEADING_TILES.iter().chain(&OTHER_TILES).chain(&RATIOS) {
                let words = words(tile.figure, preset);
                assert!(
                    words.ends_with('.') && !words.contains("NaN") && !words.contains("inf"),
                    "{preset:?}: {words}"
                );
            }
        }
    }

    #[test]
    fn the_words_hold_the_amounts_that_make_the_figure() {
        let case = Preset::Evidence.case();
        let evaluation = Evaluation::of(&case);
        let outcome = evaluation.outcome(View::Full);
        let (benefits, costs) = (outcome.pv_benefits.value(), outcome.pv_costs.value());
        let expected =
            format!("Benefits of {benefits:.0} less costs of {costs:.0} over three years, both in today’s money.");
        assert_eq!(words(Figure::Npv, Preset::Evidence), expected);
        assert!(words(Figure::Payback, Preset::Blank).starts_with("Neither a benefit nor a cost"));
        assert!(words(Figure::Roi, Preset::Article).ends_with("This case has no costs."));
    }

    #[test]
    fn a_chance_is_counted_in_cases() {
        let simulation = Engine::new().simulate(&Preset::Evidence.case(), View::Full);
        let words = chance_words(Some(&simulation));
        assert!(chance_words(None).starts_with("No figure of this case has a range."));
        assert!(words.starts_with("In 8") && words.contains(" of 100 of the cases"), "{words}");
    }
}
