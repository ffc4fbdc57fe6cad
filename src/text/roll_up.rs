//! The totals of several teams in words.

use super::likelihood::of_hundred;
use super::phrase::{NumberFormatters, no_wait, payback};
use crate::model::{Outcome, Quantity, RollUp, View};

/// The columns of the table of teams.
pub const ROLL_UP_HEADS: [&str; 6] =
    ["Net present value", "Benefits today", "Costs today", "Payback", "Peak funding needed", "Internal rate of return"];

/// The figures of a team or of the total, in the order of [`ROLL_UP_HEADS`].
pub fn roll_up_cells(outcome: &Outcome, formatters: &NumberFormatters) -> [String; 6] {
    let money = |value: f64| (formatters.money)(value);
    let months = outcome.payback.map(Quantity::value);
    let wait = match no_wait(months, outcome.is_nothing()) {
        Some(reason) => reason.to_owned(),
        None => payback(months.unwrap_or_default(), formatters.number),
    };
    [
        money(outcome.npv.value()),
        money(outcome.pv_benefits.value()),
        money(outcome.pv_costs.value()),
        wait,
        money(0.0 - outcome.trough.value()),
        outcome.irr.map_or_else(|| "not defined".to_owned(), formatters.percent),
    ]
}

/// What is to be said of the totals in a view: what sharing saves, and in the full view how sure the total is.
pub fn roll_up_sentences(roll_up: &RollUp, view: View, money: &dyn Fn(f64) -> String) -> Vec<String> {
    let mut sentences = Vec::new();
    let saved = money(roll_up.saved(view));
    if saved != money(0.0) {
        sentences.push(format!("Counting shared efforts once saves {saved}, which the total includes."));
    }
    if view == View::Full
        && let Some((low, high)) = roll_up.npv.p10.zip(roll_up.npv.p90)
        && money(low) != money(high)
    {
        sentences.push(format!(
            "The total net present value is 80% likely to be between {} and {}. It is positive in {} cases.",
            money(low),
            money(high),
            of_hundred(roll_up.probability_positive)
        ));
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Preset, shareable};

    #[test]
    fn totals_are_told_with_what_sharing_saves() {
        let case = Preset::Evidence.case();
        let shared = RollUp::of(&[&case, &case], &shareable().collect::<Vec<_>>()).unwrap();
        let money = |amount: f64| format!("${amount:.0}");
        let told = roll_up_sentences(&shared, View::Full, &money);
        assert!(
            told[0].starts_with(&format!("Counting shared efforts once saves {}", money(shared.saved(View::Full))))
        );
        assert!(told[1].starts_with("The total net present value is 80% likely to be between $"), "{}", told[1]);
        let apart = RollUp::of(&[&case, &case], &[]).unwrap();
        assert_eq!(roll_up_sentences(&apart, View::Cash, &money), [""; 0]);
        let percent = |share: f64| format!("{:.0}%", share * 100.0);
        let formatters =
            NumberFormatters { money: &money, cents: &money, number: &money, percent: &percent, ratio: &money };
        let cells = roll_up_cells(apart.total(View::Full), &formatters);
        let twice = 2.0 * apart.teams[0].outcome(View::Full).npv.value();
        assert_eq!(cells[0], money(twice));
        assert!(cells[3].ends_with(" months"), "{cells:?}");
    }
}
