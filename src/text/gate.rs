//! Gates in words: checks, what is suggested and why, what going on is worth, and the figures of a decision.

use super::dates::{date_with_year, date_without_year, days, from_today};
use super::likelihood::chance;
use super::phrase::{NumberFormatters, Phrase};
use super::rollout::task_name;
use crate::model::date::Date;
use crate::model::kpi::{KpiId, Scorecard};
use crate::model::promise::{Outlook, PromiseDriver};
use crate::model::rollout::{
    BehindDriver, CheckState, Gate, GateCheck, GateContext, GateFigures, GateReview, GateSuggestion, MissingReading,
    Shortfall,
};
use crate::model::{Choice, Quantiles};

/// The decision of a gate, or when it is due; `lateness_day` is the day against which it is late ([`Case::lateness_day`]).
///
/// [`Case::lateness_day`]: crate::model::Case::lateness_day
pub fn gate_state(gate: &Gate, start: Date, today: Date, lateness_day: Date) -> String {
    let date = gate.date(start);
    match gate.decision {
        Some(decision) => decision.word().to_owned(),
        None if date < lateness_day => format!("undecided for {}", days(date.days_until(today).unsigned_abs())),
        None => from_today(date, today),
    }
}

/// The name of a gate: `Day 30, Feb 2`.
pub fn gate_name(gate: &Gate, start: Date) -> String {
    format!("Day {}, {}", gate.day, date_without_year(gate.date(start)))
}

/// When and by whom a gate was decided: `, decided on Feb 3, 2027 by Ana`; empty where it is open. `date` writes the day.
pub fn decided(gate: &Gate, date: impl Fn(Date) -> String) -> String {
    let Some(day) = gate.decided_on.filter(|_| gate.decision.is_some()) else { return String::new() };
    let by = gate.decided_by.trim();
    let by = if by.is_empty() { String::new() } else { format!(" by {by}") };
    format!(", decided on {}{by}", date(day))
}

/// What a gate asks of a KPI: `Meeting load is on plan`.
pub fn gate_check(check: &GateCheck, card: &Scorecard) -> String {
    format!("{} {}", kpi_name(&check.kpi, card), check.needs.word())
}

/// What a gate asks of each KPI, and whether the readings give it.
pub fn gate_checks(gate: &Gate, context: GateContext) -> Vec<String> {
    let card = &context.case.implementation.scorecard;
    let states = context.checks(gate);
    let check =
        |(check, state): (&GateCheck, &CheckState)| format!("{}: {}", gate_check(check, card), check_word(*state));
    gate.checks.iter().zip(&states).map(check).collect()
}

/// The state of a check.
pub fn check_word(state: CheckState) -> &'static str {
    match state {
        CheckState::Passed => "yes",
        CheckState::Failed => "no",
        CheckState::NotMeasured => "no reading",
    }
}

fn kpi_name(id: &KpiId, card: &Scorecard) -> String {
    card.kpi(id).map_or_else(|| format!("“{id}”, which is no longer on the scorecard,"), |kpi| kpi.name.to_owned())
}

/// What a gate suggests and why: `Adjust: adoption is 3 weeks behind plan. The task “Train the team” moves it.` Before the gate's day
/// it says that this is as of today.
pub fn gate_suggestion(gate: &Gate, review: &GateReview, context: GateContext, numbers: &NumberFormatters) -> Phrase {
    let card = &context.case.implementation.scorecard;
    let (word, reason) = match &review.suggestion {
        GateSuggestion::NotYetKnown(missing) if missing.is_empty() => {
            return Phrase::default()
                .say("This gate has no checks yet, and the case is not approved, so nothing is suggested.");
        }
        GateSuggestion::NotYetKnown(missing) => {
            let missing: Vec<String> = missing.iter().map(|missing| missing_reading(missing, card)).collect();
            ("not yet known", format!("{}.", listed(&missing)))
        }
        GateSuggestion::Stop => ("stop", stop_reason(review, numbers)),
        GateSuggestion::Adjust { behind, failed } => ("adjust", adjust_reason(behind, failed, context, numbers)),
        GateSuggestion::GoOn if review.to_come.is_some() => {
            ("go on", "no benefit is behind plan, and costs are within budget.".to_owned())
        }
        GateSuggestion::GoOn => ("go on", "all checks pass.".to_owned()),
    };
    let lead =
        if gate.date(context.start) > context.today { "As of today, the suggestion is " } else { "Suggestion: " };
    let phrase = Phrase::default().say(lead).key(word).say(format!(": {reason}"));
    if review.to_come.is_some() {
        return phrase;
    }
    phrase.say(" The case is not approved, so the checks alone were looked at.")
}

fn missing_reading(missing: &MissingReading, card: &Scorecard) -> String {
    let name = kpi_name(&missing.kpi, card);
    match missing.last {
        None => format!("{name} has no reading since the start"),
        Some(day) => format!("the last reading of {name} is from {}, which is too old", date_with_year(day)),
    }
}

fn stop_reason(review: &GateReview, numbers: &NumberFormatters) -> String {
    let probability = review.to_come.map_or(0.0, |to_come| to_come.probability_positive);
    format!(
        "what is still to come is more likely a loss than a gain. The chance of a gain is {}.",
        chance(probability, numbers.percent)
    )
}

fn adjust_reason(
    behind: &[BehindDriver],
    failed: &[KpiId],
    context: GateContext,
    numbers: &NumberFormatters,
) -> String {
    let card = &context.case.implementation.scorecard;
    let mut parts: Vec<String> = behind.iter().map(|behind| behind_words(behind, numbers)).collect();
    if !failed.is_empty() {
        let names: Vec<String> = failed.iter().map(|kpi| kpi_name(kpi, card)).collect();
        parts.push(format!(
            "{} {} not reach what this gate asks",
            listed(&names),
            if names.len() == 1 { "does" } else { "do" }
        ));
    }
    let tasks = behind.iter().filter_map(|behind| {
        let task = context.plan.task(behind.task.as_deref()?)?;
        Some(format!(" The task “{}” helps with {}.", task_name(task), driver_name(behind.driver)))
    });
    format!("{}.{}", listed(&parts), tasks.collect::<String>())
}

fn behind_words(behind: &BehindDriver, numbers: &NumberFormatters) -> String {
    let driver = driver_name(behind.driver);
    match behind.by {
        Shortfall::Days(count) => format!("{driver} is {} behind plan", weeks_or_days(count)),
        Shortfall::OverBudget(money) => format!("{driver} are {} over budget", (numbers.money)(money)),
    }
}

fn driver_name(driver: PromiseDriver) -> &'static str {
    match driver {
        PromiseDriver::Adoption => "adoption",
        PromiseDriver::Cut => "the cut in meetings",
        PromiseDriver::Turnover => "turnover",
        PromiseDriver::Cost => "costs",
    }
}

/// A length of time: in days up to two weeks, then in whole weeks: `9 days`, `3 weeks`.
pub fn weeks_or_days(count: u32) -> String {
    if count < 14 { days(count) } else { super::dates::counted((count as usize + 3) / 7, "week") }
}

/// `A`, `A and B`, `A, B and C`.
fn listed(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// What going on is worth from today on, and what stopping would save; empty where nothing is still to come.
pub fn outlook_words(to_come: &Outlook, numbers: &NumberFormatters) -> Phrase {
    if to_come.from >= to_come.until {
        return Phrase::default();
    }
    let money = numbers.money;
    Phrase::default()
        .say("From here, going on is worth ")
        .key(median(to_come.value, numbers))
        .say(range(to_come.value, numbers))
        .say(", with a ")
        .figure(chance(to_come.probability_positive, numbers.percent))
        .say(format!(
            " chance of a gain. Stopping would save {} of costs and forgo {} of benefits.",
            money(to_come.costs_avoided),
            money(to_come.benefits_forgone)
        ))
}

/// What was spent so far.
pub fn spent_words(spent: Option<f64>, numbers: &NumberFormatters) -> String {
    match spent {
        Some(spent) => format!("Spent so far, by bills: {}.", (numbers.money)(spent)),
        None => "Spent so far: not entered, since there is no bill.".to_owned(),
    }
}

/// The figures of the day of a decision.
pub fn figures_words(figures: &GateFigures, numbers: &NumberFormatters) -> String {
    let money = numbers.money;
    let spent = figures.spent.map_or_else(|| "not entered".to_owned(), money);
    format!(
        "On the day of the decision: promised by then {}, realized {}, spent {spent}. Going on was worth {}{}, with a {} chance of a gain.",
        money(figures.promised),
        money(figures.realised),
        median(figures.to_come, numbers),
        range(figures.to_come, numbers),
        chance(figures.probability_positive, numbers.percent),
    )
}

fn median(value: Quantiles, numbers: &NumberFormatters) -> String {
    value.p50.map(numbers.money).unwrap_or_default()
}

fn range(value: Quantiles, numbers: &NumberFormatters) -> String {
    match (value.p10, value.p90) {
        (Some(low), Some(high)) if low < high => {
            format!(" (80% likely to be between {} and {})", (numbers.money)(low), (numbers.money)(high))
        }
        _ => String::new(),
    }
}
