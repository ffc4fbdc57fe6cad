//! The headline where neither outcome is clearly more likely, or where the chances contradict the likely case.

use super::clear::{comes_to, in_other_view, subject};
use super::{HeadlineFacts, Outlook, agrees};
use crate::model::{Case, Simulation};
use crate::text::input_name::input_in_sentence;
use crate::text::phrase::{NumberFormatters, Phrase, horizon};
use crate::text::rounding::headline_amount;

/// From this share of the variance on, one input alone decides. Chosen: it then explains at least as much as all others together.
const DECIDES: f64 = 0.5;

/// Neither outcome is clearly more likely: states the likely case, the chance of the opposite, and the input that decides.
pub(super) fn either_way(
    facts: &HeadlineFacts,
    case: &Case,
    simulation: &Simulation,
    formatters: &NumberFormatters,
) -> Phrase {
    let (team, span) = ((formatters.number)(facts.people), horizon(facts.months));
    let pays = simulation.probability_positive;
    let phrase = subject(facts.view)
        .say(" ")
        .key("could go either way")
        .say(format!(" for a team of {team} over {span}: the likely case "));
    let phrase = comes_to(phrase, facts.npv, formatters);
    let phrase = match headline_amount(facts.npv) {
        amount if amount < 0.0 => phrase.say(format!(", but {} of all cases gain.", roughly(pays))),
        amount => {
            let joint = if amount > 0.0 { "but" } else { "and" };
            // Of some cases nothing comes, as where turnover counts only if its lag ends within the months counted.
            let loses = simulation.npv.p10.is_some_and(|low| headline_amount(low) < 0.0);
            let rest = if loses { "lose" } else { "gain nothing" };
            phrase.say(format!(", {joint} {} of all cases {rest}.", roughly(1.0 - pays)))
        }
    };
    let first = simulation.drivers.iter().max_by(|a, b| a.variance_share.total_cmp(&b.variance_share));
    let phrase = first.into_iter().fold(phrase, |phrase, driver| {
        let figure =
            if driver.variance_share >= DECIDES { "The deciding figure" } else { "The figure that matters most" };
        phrase.say(format!(" {figure} is ")).figure(input_in_sentence(driver.input, case)).say(".")
    });
    in_other_view(phrase, facts, formatters)
}

/// A probability between a third and two thirds.
fn roughly(probability: f64) -> &'static str {
    match probability {
        p if p < 0.45 => "more than a third",
        p if p <= 0.55 => "about half",
        _ => "more than half",
    }
}

/// The chances are clear but the likely case contradicts them: the headline follows the chances and states the difference.
pub(super) fn against_likely_case(
    facts: &HeadlineFacts,
    outlook: Outlook,
    simulation: &Simulation,
    formatters: &NumberFormatters,
) -> Phrase {
    let (team, span) = ((formatters.number)(facts.people), horizon(facts.months));
    let pays = outlook == Outlook::Pays;
    let median = simulation.npv.p50.unwrap_or_default();
    let phrase = subject(facts.view)
        .say(" ")
        .key(if pays { "will probably pay off" } else { "will probably not pay off" })
        .say(format!(" for a team of {team} over {span}: "));
    let phrase = match headline_amount(median) {
        amount if amount > 0.0 && pays => phrase.say("half of all cases gain more than "),
        amount if amount < 0.0 && !pays => phrase.say("half of all cases lose more than "),
        // Most cases come to zero, as where turnover counts only if its lag ends within the months counted.
        _ => phrase.say("the median case is worth about "),
    };
    let phrase = phrase.figure((formatters.money)(median.abs())).say(". The likely case alone ");
    let phrase = comes_to(phrase, facts.npv, formatters);
    let phrase = if agrees(Some(facts.npv), &simulation.npv) { phrase } else { phrase.say(", outside the 80% range") };
    let side = if facts.npv < median { "better" } else { "worse" };
    let phrase = phrase.say(format!("; the ranges reach further toward {side} results."));
    in_other_view(phrase, facts, formatters)
}
