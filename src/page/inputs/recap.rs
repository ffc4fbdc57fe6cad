//! What a folded group says: what is in it now, in a line.

use crate::model::{Action, Case, Quantity, Scenario, Share, View};
use crate::page::format::{decimal, money, months, percent};

/// A line about a part of a scenario.
pub(super) type Recap = fn(&Scenario, &Case) -> String;

fn share(share: Share) -> String {
    percent(share.value())
}

pub(super) fn team(scenario: &Scenario, case: &Case) -> String {
    format!("{} an hour, all in", money(case.ledger.hourly.value(), &scenario.currency))
}

pub(super) fn meetings(scenario: &Scenario, case: &Case) -> String {
    let hours = decimal(case.ledger.meeting_hours.value(), 1);
    format!("{hours} h a week each, {} taken back", share(scenario.meetings.replacement.likely()))
}

pub(super) fn deep_work(scenario: &Scenario, case: &Case) -> String {
    let before = decimal(scenario.deep_work.hours_before.likely().value(), 1);
    format!("{before} → {} h a week", decimal(case.ledger.deep_after.value(), 1))
}

pub(super) fn turnover(scenario: &Scenario, _: &Case) -> String {
    let turnover = &scenario.turnover;
    format!("{} a year, {} fewer", share(turnover.rate.likely()), share(turnover.reduction.likely()))
}

pub(super) fn tools(scenario: &Scenario, case: &Case) -> String {
    let dropped = case.ledger.amounts(View::Full).benefits.tools_dropped / 12.0;
    let added = case.ledger.amounts(View::Full).costs.tools;
    let has = |action| scenario.tools.iter().any(|tool| tool.action == action);
    let month = |amount: f64| format!("{} a month", money(amount, &scenario.currency));
    match (has(Action::Add), has(Action::Drop)) {
        (false, false) => "none".into(),
        (true, false) => month(added.value()),
        (false, true) => format!("{} dropped", month(dropped.value())),
        (true, true) => format!("{} added, {} dropped", month(added.value()), month(dropped.value())),
    }
}

pub(super) fn change(scenario: &Scenario, case: &Case) -> String {
    let costs = &case.ledger.amounts(View::Full).costs;
    let (once, dip) = (money(costs.once().value(), &scenario.currency), share(scenario.change.dip.likely()));
    format!("{once} to begin, {dip} lost for {}", months(scenario.change.dip_months.likely().value()))
}

pub(super) fn rollout(scenario: &Scenario, _: &Case) -> String {
    let lived = share(scenario.rollout.adoption[2].likely());
    format!("{} days, {lived} lived after", decimal(f64::from(scenario.rollout.days), 0))
}

pub(super) fn finance(scenario: &Scenario, _: &Case) -> String {
    let counted = months(f64::from(scenario.finance.horizon_months));
    format!("{counted} at {}", share(scenario.finance.discount_rate.likely()))
}

pub(super) fn other_lines(scenario: &Scenario, _: &Case) -> String {
    match scenario.other_lines.len() {
        0 => "none".into(),
        1 => "1 line".into(),
        several => format!("{several} lines"),
    }
}
