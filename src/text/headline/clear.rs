//! The headline where the likely case agrees with the chances, or where nothing is uncertain.

use super::{HeadlineFacts, Outlook, Situation, agrees};
use crate::model::{Quantiles, Simulation, View};
use crate::text::phrase::{NumberFormatters, Phrase, horizon, payback};
use crate::text::rounding::headline_amount;

pub(super) fn subject(view: View) -> Phrase {
    Phrase::default().say(match view {
        View::Full => "Going async",
        View::Cash => "In cash alone, going async",
    })
}

pub(super) fn empty(view: View) -> Phrase {
    Phrase::default().say(match view {
        View::Full => {
            "No figures are entered yet. Enter what meetings cost and what you would change to see what the change \
             is worth."
        }
        View::Cash => "No money changes hands: the figures entered so far include no payments and no cash savings.",
    })
}

/// The net present value, after a subject.
pub(super) fn result(subject: Phrase, facts: &HeadlineFacts, formatters: &NumberFormatters) -> Phrase {
    let (team, span) = ((formatters.number)(facts.people), horizon(facts.months));
    let amount = (formatters.money)(facts.npv.abs());
    match facts.likely_outlook() {
        Outlook::Pays => subject.say(" is worth ").key(amount).say(format!(" to a team of {team} over {span}.")),
        Outlook::Loses => {
            subject.say(" would ").key(format!("lose {amount}")).say(format!(" over {span} for a team of {team}."))
        }
        Outlook::Open => subject.say(" roughly ").key("breaks even").say(format!(" over {span} for a team of {team}.")),
    }
}

/// The result where the likely case agrees with the chances, or where nothing is uncertain. Payback and ratio are stated only
/// where they agree with their ranges.
pub(super) fn clear(facts: &HeadlineFacts, simulation: Option<&Simulation>, formatters: &NumberFormatters) -> Phrase {
    let span = horizon(facts.months);
    let is_never_there = |range: fn(&Simulation) -> &Quantiles| {
        simulation.is_none_or(|simulation| [None, Some(0.0)].contains(&range(simulation).p90))
    };
    match facts.situation() {
        Situation::Empty => return empty(facts.view),
        Situation::NoCost
            if headline_amount(facts.planned_benefit) > 0.0 && is_never_there(|simulation| &simulation.roi) =>
        {
            let saving = (formatters.money)(facts.planned_benefit);
            let phrase = subject(facts.view)
                .say(" saves ")
                .key(saving)
                .say(" a year once the rollout is over. No costs are entered, so this is a saving, not a return.");
            return in_other_view(phrase, facts, formatters);
        }
        Situation::NoBenefit if is_never_there(|simulation| &simulation.annual_benefit) => {
            let cost = (formatters.money)(facts.npv.abs());
            let phrase = subject(facts.view).say(" would ").key(format!("cost {cost}"));
            return in_other_view(phrase.say(format!(" over {span} and bring no benefit.")), facts, formatters);
        }
        _ => {}
    }
    let states_payback = simulation.is_none_or(|simulation| agrees(facts.payback, &simulation.payback));
    let states_ratio = simulation.is_none_or(|simulation| agrees(facts.bcr.map(|ratio| ratio - 1.0), &simulation.roi));
    let phrase = result(subject(facts.view), facts, formatters);
    let phrase = if facts.likely_outlook() == Outlook::Loses {
        if states_payback { with_late_payback(phrase, facts, formatters) } else { phrase }
    } else {
        let ratio = facts.bcr.filter(|_| states_ratio && facts.situation() == Situation::Gain);
        with_payback_and_ratio(phrase, facts.payback, states_payback, ratio, formatters)
    };
    split_by_view(phrase, facts, formatters)
}

/// Payback, where it is to be stated, and ratio, where there is one.
fn with_payback_and_ratio(
    phrase: Phrase,
    payback_months: Option<f64>,
    states_payback: bool,
    ratio: Option<f64>,
    formatters: &NumberFormatters,
) -> Phrase {
    let (phrase, joint) = match payback_months {
        _ if !states_payback => (phrase, " It"),
        Some(0.0) => (phrase.say(" There is nothing to pay back: it never costs more than it has brought in."), " It"),
        Some(months) => {
            let phrase = phrase.say(" It pays for itself in ").figure(payback(months, formatters.number));
            if ratio.is_none() {
                return phrase.say(".");
            }
            (phrase, " and")
        }
        None => (phrase.say(" Undiscounted, however, its costs exceed its benefits."), " It"),
    };
    let Some(ratio) = ratio else { return phrase };
    let spent = (formatters.money)(1.0);
    let phrase = phrase.say(format!("{joint} returns ")).figure((formatters.cents)(ratio));
    phrase.say(format!(" for every {spent} spent."))
}

/// Payback of a loss: undiscounted, the outlay may still be recovered.
fn with_late_payback(phrase: Phrase, facts: &HeadlineFacts, formatters: &NumberFormatters) -> Phrase {
    match facts.payback {
        Some(months) if months > 0.0 => phrase
            .say(" The outlay is recovered after ")
            .figure(payback(months, formatters.number))
            .say(", too late to cover the cost of capital."),
        Some(_) => phrase.say(" Its benefits come before its costs, and in today’s money the costs are higher."),
        None => phrase.say(" The outlay is not recovered in that time."),
    }
}

/// How much of the stated value or loss is money and how much is working time.
fn split_by_view(phrase: Phrase, facts: &HeadlineFacts, formatters: &NumberFormatters) -> Phrase {
    let [all, money] = [facts.npv, facts.npv_in_other_view].map(headline_amount);
    let (total, gains) = match facts.likely_outlook() {
        Outlook::Pays => ("value", true),
        Outlook::Loses => ("loss", false),
        Outlook::Open => return in_other_view(phrase, facts, formatters),
    };
    if facts.view == View::Cash {
        return in_other_view(phrase, facts, formatters);
    }
    let amount = (formatters.money)(money.abs());
    if money == 0.0 {
        phrase.say(format!(" All of this {total} is working time, none of it cash."))
    } else if money == all {
        phrase.say(format!(" All of this {total} is cash."))
    } else if (money > 0.0) != gains {
        let opposite = if gains { "cost" } else { "gain" };
        let phrase = phrase.say(format!(" All of this {total} is working time; in cash alone, it would {opposite} "));
        phrase.figure(amount).say(".")
    } else if money.abs() < all.abs() {
        phrase.say(format!(" Of this {total}, ")).figure(amount).say(" is cash; the rest is working time.")
    } else {
        let (result, rest) = if gains {
            ("gain", "the change takes more working time than it frees")
        } else {
            ("lose", "freed working time offsets part of that")
        };
        phrase.say(format!(" In cash alone, it would {result} ")).figure(amount).say(format!("; {rest}."))
    }
}

/// The likely case in the other view.
pub(super) fn in_other_view(phrase: Phrase, facts: &HeadlineFacts, formatters: &NumberFormatters) -> Phrase {
    let phrase = phrase.say(match facts.view {
        View::Full => " In cash alone, the likely case ",
        View::Cash => " With working time counted, the likely case ",
    });
    comes_to(phrase, facts.npv_in_other_view, formatters).say(".")
}

pub(super) fn comes_to(phrase: Phrase, npv: f64, formatters: &NumberFormatters) -> Phrase {
    let amount = headline_amount(npv);
    if amount == 0.0 {
        return phrase.say("breaks even");
    }
    phrase.say(if amount > 0.0 { "gains " } else { "loses " }).figure((formatters.money)(amount.abs()))
}
