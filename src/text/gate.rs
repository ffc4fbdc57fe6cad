//! Gates in words: checks, what is suggested and why, what going on is worth, and the figures of a decision.

use super::dates::{counted, date_with_year, date_without_year, days, from_today, listed};
use super::likelihood::of_hundred;
use super::phrase::{NumberFormatters, Phrase};
use crate::model::date::Date;
use crate::model::kpi::{KpiId, Scorecard};
use crate::model::promise::PromiseDriver;
use crate::model::rollout::{
    BehindDriver, CheckState, Gate, GateCheck, GateContext, GateFigures, GateReview, GateSuggestion, MissingReading,
    Plan, Shortfall, Task,
};
use crate::model::{Choice, Quantiles};

/// The decision of a gate, or when it is due; `lateness_day` is the day against which it is late ([`Case::lateness_day`]).
///
/// [`Case::lateness_day`]: crate::model::Case::lateness_day
pub fn gate_state(plan: &Plan, gate: &Gate, start: Date, today: Date, lateness_day: Date) -> String {
    let date = gate.date(start);
    match gate.decision {
        Some(decision) => decision.word().to_owned(),
        None if plan.is_passed_over(gate) => "not decided, since a later gate was".to_owned(),
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

/// What a gate suggests and why: `Suggestion: adjust. Behind plan: adoption (3 weeks).`
/// Before the gate's day it says that this is as of today.
pub fn gate_suggestion(gate: &Gate, review: &GateReview, context: GateContext, numbers: &NumberFormatters) -> Phrase {
    let card = &context.case.implementation.scorecard;
    let (word, reason) = match &review.suggestion {
        GateSuggestion::NotYetKnown(missing) if missing.is_empty() => {
            return Phrase::default()
                .say("This gate has no checks yet, and the case is not approved, so nothing is suggested.");
        }
        GateSuggestion::NotYetKnown(missing) if context.today < context.start => {
            let names: Vec<String> = missing.iter().map(|missing| kpi_name(&missing.kpi, card)).collect();
            let needed = format!("The gate will need readings of {}.", listed(&names));
            ("not yet known", format!("The rollout has not started. {needed}"))
        }
        GateSuggestion::NotYetKnown(missing) => ("not yet known", missing_readings(missing, card)),
        GateSuggestion::Stop => ("stop", stop_reason(review)),
        GateSuggestion::Adjust { behind, failed } => ("adjust", adjust_reason(behind, failed, card, numbers)),
        GateSuggestion::GoOn if review.to_come.is_some() => {
            let costs = if review.spent.is_some() { ", and costs are within budget" } else { "" };
            ("go on", format!("No benefit is behind plan{costs}.{}", less_in_all(context, numbers)))
        }
        GateSuggestion::GoOn => ("go on", "All checks pass.".to_owned()),
    };
    let lead = if gate.date(context.start) > context.today { "Suggestion as of today: " } else { "Suggestion: " };
    let phrase = Phrase::default().say(lead).key(word).say(format!(". {reason}"));
    if review.to_come.is_some() {
        return phrase;
    }
    phrase.say(" The case is not approved, so the checks alone were looked at.")
}

/// That the whole case is worth less than approved though nothing is behind plan; empty where it is not.
fn less_in_all(context: GateContext, numbers: &NumberFormatters) -> String {
    let shortfall = context.promise.and_then(|promise| promise.review.expected_shortfall());
    shortfall.map_or_else(String::new, |shortfall| {
        let less = (numbers.money)(shortfall);
        format!(" But the whole case is worth {less} less than approved if this goes on: see the causes.")
    })
}

fn missing_readings(missing: &[MissingReading], card: &Scorecard) -> String {
    let never = missing.iter().filter(|missing| missing.last.is_none()).map(|missing| kpi_name(&missing.kpi, card));
    let old = missing
        .iter()
        .filter_map(|missing| Some(format!("{} ({})", kpi_name(&missing.kpi, card), date_with_year(missing.last?))));
    let part = |lead: &str, names: Vec<String>| (!names.is_empty()).then(|| format!("{lead}: {}.", listed(&names)));
    let parts =
        [part("No reading since the start", never.collect()), part("The last reading is too old", old.collect())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn stop_reason(review: &GateReview) -> String {
    let probability = review.to_come.map_or(0.0, |to_come| to_come.probability_positive);
    format!("What is still to come is more likely a loss than a gain: it gains in {} cases.", of_hundred(probability))
}

fn adjust_reason(behind: &[BehindDriver], failed: &[KpiId], card: &Scorecard, numbers: &NumberFormatters) -> String {
    let late: Vec<String> = behind
        .iter()
        .filter_map(|behind| match behind.by {
            Shortfall::Days(count) => Some(format!("{} ({})", driver_name(behind.driver), weeks_or_days(count))),
            Shortfall::OverBudget(_) => None,
        })
        .collect();
    let over = behind.iter().find_map(|behind| match behind.by {
        Shortfall::OverBudget(money) => Some(format!("Costs are {} over budget.", (numbers.money)(money))),
        Shortfall::Days(_) => None,
    });
    let failed: Vec<String> = failed.iter().map(|kpi| kpi_name(kpi, card)).collect();
    let part = |lead: &str, names: &[String]| (!names.is_empty()).then(|| format!("{lead}: {}.", listed(names)));
    let reasons = [part("Behind plan", &late), over, part("Checks not met", &failed)];
    reasons.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The open tasks that move the drivers behind plan, each with what it is for: `Helps with adoption`.
pub fn helping_tasks<'a>(review: &GateReview, context: GateContext<'a>) -> Vec<(&'a Task, String)> {
    let GateSuggestion::Adjust { behind, .. } = &review.suggestion else { return Vec::new() };
    let task = |behind: &BehindDriver| {
        let task = context.plan.task(behind.task.as_deref()?)?;
        Some((task, format!("Helps with {}", driver_name(behind.driver))))
    };
    behind.iter().filter_map(task).collect()
}

fn driver_name(driver: PromiseDriver) -> &'static str {
    match driver {
        PromiseDriver::Adoption => "adoption",
        PromiseDriver::Cut => "meeting load",
        PromiseDriver::Turnover => "turnover",
        PromiseDriver::Cost => "costs",
    }
}

/// A length of time: in days up to two weeks, then in whole weeks: `9 days`, `3 weeks`.
pub fn weeks_or_days(count: u32) -> String {
    if count < 14 { days(count) } else { counted((count as usize + 3) / 7, "week") }
}

/// What going on is worth from today on, in time and money and in cash only, and what stopping would save; empty without an approved
/// case, and where nothing is still to come.
pub fn outlook_words(review: &GateReview, numbers: &NumberFormatters) -> Phrase {
    let (Some(to_come), Some(cash)) = (&review.to_come, &review.cash_to_come) else { return Phrase::default() };
    if to_come.from >= to_come.until {
        return Phrase::default();
    }
    let money = numbers.money;
    let phrase = Phrase::default()
        .say("Leaving aside what has been spent, going on from today is worth ")
        .key(median(to_come.value, numbers))
        .say(range(to_come.value, numbers))
        .say("; it gains in ")
        .figure(of_hundred(to_come.probability_positive))
        .say(format!(
            " cases. Stopping would save {} of costs and {}.",
            money(to_come.costs_avoided),
            if to_come.benefits_forgone < 0.0 {
                format!("avoid a loss of {}, since the benefits to come are negative", money(-to_come.benefits_forgone))
            } else {
                format!("forgo {} of benefits", money(to_come.benefits_forgone))
            }
        ));
    if cash.value == to_come.value {
        return phrase;
    }
    phrase.say(" In cash only, going on is worth ").figure(median(cash.value, numbers)).say(format!(
        "{}; it gains in {} cases.",
        range(cash.value, numbers),
        of_hundred(cash.probability_positive)
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
        "On the day of the decision: promised by then {}, realized {}, spent {spent}. Going on was worth {}{}; it gained in {} cases.",
        money(figures.promised),
        money(figures.realised),
        median(figures.to_come, numbers),
        range(figures.to_come, numbers),
        of_hundred(figures.probability_positive),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Preset;
    use crate::model::kpi::BuiltInKpi;
    use crate::model::promise::Outlook;
    use crate::model::rollout::{GateDecision, Plan};

    const MONEY: NumberFormatters = NumberFormatters {
        money: &|amount| format!("${amount:.0}"),
        cents: &|amount| format!("${amount:.2}"),
        number: &|number| format!("{number:.1}"),
        percent: &|share| format!("{:.0}%", share * 100.0),
        ratio: &|ratio| format!("{ratio:.2}"),
    };

    fn start() -> Date {
        Date::new(2027, 1, 4).unwrap()
    }

    fn to_come(p50: f64, probability_positive: f64) -> Outlook {
        Outlook {
            value: Quantiles { p10: Some(p50 - 9_000.0), p50: Some(p50), p90: Some(p50 + 9_000.0) },
            probability_positive,
            costs_avoided: 4_000.0,
            benefits_forgone: 16_000.0,
            from: start().plus_days(60),
            until: start().plus_days(1_000),
        }
    }

    fn behind() -> Vec<BehindDriver> {
        let task = Plan::default().tasks.into_iter().find(|task| task.origin == "article:training").map(|task| task.id);
        vec![
            BehindDriver { driver: PromiseDriver::Adoption, by: Shortfall::Days(20), task },
            BehindDriver { driver: PromiseDriver::Cost, by: Shortfall::OverBudget(900.0), task: None },
        ]
    }

    fn reviewed(suggestion: GateSuggestion, to_come: Option<Outlook>, cash_to_come: Option<Outlook>) -> GateReview {
        GateReview { checks: Vec::new(), suggestion, to_come, cash_to_come, spent: None }
    }

    fn suggested(suggestion: GateSuggestion, to_come: Option<Outlook>, today: i64) -> String {
        let (case, plan) = (Preset::Evidence.case(), Plan::default());
        let context =
            GateContext { case: &case, plan: &plan, start: start(), today: start().plus_days(today), promise: None };
        let review = reviewed(suggestion, to_come, to_come);
        gate_suggestion(&plan.gates[1], &review, context, &MONEY).plain()
    }

    #[test]
    fn a_gate_says_how_it_stands() {
        let mut gate = Gate::new("g30", 30, &[]);
        let told = |gate: &Gate, days| {
            let today = start().plus_days(days);
            gate_state(&Plan::default(), gate, start(), today, today)
        };
        assert_eq!(
            [told(&gate, 19), told(&gate, 29), told(&gate, 31)],
            ["in 10 days", "today", "undecided for 2 days"]
        );
        assert_eq!(
            gate_state(&Plan::default(), &gate, start(), start().plus_days(31), Date::MIN),
            "2 days ago",
            "in an unplanned rollout"
        );
        let mut plan = Plan::default();
        plan.gates[1].decide(Some(GateDecision::Go), start().plus_days(60), None);
        let passed_over = gate_state(&plan, &plan.gates[0], start(), start().plus_days(94), start().plus_days(94));
        assert_eq!(passed_over, "not decided, since a later gate was");
        gate.decide(Some(GateDecision::Adjust), start().plus_days(30), None);
        gate.decided_by = "Ana".into();
        assert_eq!((told(&gate, 31), gate_name(&gate, start())), ("adjust".into(), "Day 30, Feb 2".into()));
        assert_eq!(decided(&gate, date_with_year), ", decided on Feb 3, 2027 by Ana");
    }

    #[test]
    fn a_suggestion_states_its_reason() {
        let outlook = Some(to_come(12_000.0, 0.93));
        let kpi = |kpi: BuiltInKpi| kpi.kpi().id.clone();
        let missing = vec![
            MissingReading { kpi: kpi(BuiltInKpi::Adoption), last: None },
            MissingReading { kpi: kpi(BuiltInKpi::MeetingLoad), last: Some(start()) },
        ];
        assert_eq!(
            suggested(GateSuggestion::NotYetKnown(missing), outlook, 60),
            "Suggestion: not yet known. No reading since the start: Adoption. The last reading is too old: Meeting load (Jan 4, 2027)."
        );
        let behind = behind();
        assert_eq!(
            suggested(GateSuggestion::Adjust { behind, failed: vec![kpi(BuiltInKpi::DeepWork)] }, outlook, 60),
            "Suggestion: adjust. Behind plan: adoption (3 weeks). Costs are $900 over budget. Checks not met: Deep work."
        );
        assert_eq!(
            suggested(GateSuggestion::Stop, Some(to_come(-3_000.0, 0.32)), 60),
            "Suggestion: stop. What is still to come is more likely a loss than a gain: it gains in 32 of 100 cases."
        );
        assert_eq!(
            suggested(GateSuggestion::GoOn, outlook, 30),
            "Suggestion as of today: go on. No benefit is behind plan."
        );
        assert_eq!(
            suggested(GateSuggestion::GoOn, None, 60),
            "Suggestion: go on. All checks pass. The case is not approved, so the checks alone were looked at."
        );
    }

    #[test]
    fn a_task_that_helps_says_with_what() {
        let (case, plan) = (Preset::Evidence.case(), Plan::default());
        let context = GateContext { case: &case, plan: &plan, start: start(), today: start(), promise: None };
        let review = reviewed(GateSuggestion::Adjust { behind: behind(), failed: Vec::new() }, None, None);
        let told: Vec<_> =
            helping_tasks(&review, context).into_iter().map(|(task, words)| (task.origin.as_str(), words)).collect();
        assert_eq!(told, [("article:training", "Helps with adoption".to_owned())]);
    }

    #[test]
    fn what_going_on_is_worth_is_stated_with_its_range() {
        let words = |to_come: Outlook, cash: Outlook| {
            outlook_words(&reviewed(GateSuggestion::GoOn, Some(to_come), Some(cash)), &MONEY).plain()
        };
        let full = "Leaving aside what has been spent, going on from today is worth $12000 (80% likely to be between $3000 and $21000); it gains in 93 of 100 cases. \
             Stopping would save $4000 of costs and forgo $16000 of benefits.";
        let to_come_of = to_come(12_000.0, 0.93);
        assert_eq!(words(to_come_of, to_come_of), full);
        assert_eq!(
            words(to_come_of, to_come(-2_000.0, 0.4)),
            format!(
                "{full} In cash only, going on is worth $-2000 (80% likely to be between $-11000 and $7000); it gains in 40 of \
                 100 cases."
            )
        );
        let worse = Outlook { benefits_forgone: -16_000.0, ..to_come(-20_000.0, 0.01) };
        let says = words(worse, worse);
        assert!(
            says.ends_with("save $4000 of costs and avoid a loss of $16000, since the benefits to come are negative."),
            "{says}"
        );
        let over = Outlook { from: start(), until: start(), ..to_come(0.0, 0.0) };
        assert_eq!(words(over, over), "", "nothing is still to come");
        assert_eq!(spent_words(None, &MONEY), "Spent so far: not entered, since there is no bill.");
        assert_eq!([6, 13, 14, 18, 30].map(weeks_or_days), ["6 days", "13 days", "2 weeks", "3 weeks", "4 weeks"]);
    }
}
