//! What a folded group says: what is in it now, in a line.

use crate::model::{Action, Case, Evaluation, Group, Quantity, Share, View};
use crate::page::format::{decimal, money, months, percent};

/// A line about a group of a case's numbers.
pub(super) fn recap(group: Group, case: &Case, evaluation: &Evaluation) -> String {
    match group {
        Group::Team => team(case, evaluation),
        Group::Meetings => meetings(case, evaluation),
        Group::DeepWork => deep_work(case, evaluation),
        Group::Turnover => turnover(case),
        Group::Tools => tools(case, evaluation),
        Group::Change => change(case, evaluation),
        Group::Rollout => rollout(case),
        Group::Finance => finance(case),
        Group::OtherLines => other_lines(case),
    }
}

fn share(share: Share) -> String {
    percent(share.value())
}

fn team(case: &Case, evaluation: &Evaluation) -> String {
    format!("{} an hour, all in", money(evaluation.ledger.hourly.value(), &case.currency))
}

fn meetings(case: &Case, evaluation: &Evaluation) -> String {
    let hours = decimal(evaluation.ledger.meeting_hours.value(), 1);
    format!("{hours} h a week each, {} taken back", share(case.meetings.replacement.likely()))
}

fn deep_work(case: &Case, evaluation: &Evaluation) -> String {
    let before = decimal(case.deep_work.hours_before.likely().value(), 1);
    format!("{before} → {} h a week", decimal(evaluation.ledger.deep_after.value(), 1))
}

fn turnover(case: &Case) -> String {
    let turnover = &case.turnover;
    format!("{} a year, {} fewer", share(turnover.rate.likely()), share(turnover.reduction.likely()))
}

fn tools(case: &Case, evaluation: &Evaluation) -> String {
    let dropped = evaluation.ledger.amounts(View::Full).benefits.tools_dropped / 12.0;
    let added = evaluation.ledger.amounts(View::Full).costs.tools;
    let has = |action| case.tools.iter().any(|tool| tool.action == action);
    let month = |amount: f64| format!("{} a month", money(amount, &case.currency));
    match (has(Action::Add), has(Action::Drop)) {
        (false, false) => "none".into(),
        (true, false) => month(added.value()),
        (false, true) => format!("{} dropped", month(dropped.value())),
        (true, true) => format!("{} added, {} dropped", month(added.value()), month(dropped.value())),
    }
}

fn change(case: &Case, evaluation: &Evaluation) -> String {
    let costs = &evaluation.ledger.amounts(View::Full).costs;
    let (once, dip) = (money(costs.once().value(), &case.currency), share(case.change.dip.likely()));
    format!("{once} to begin, {dip} lost for {}", months(case.change.dip_months.likely().value()))
}

fn rollout(case: &Case) -> String {
    let lived = share(case.rollout.adoption[2].likely());
    format!("{} days, {lived} lived after", decimal(f64::from(case.rollout.days), 0))
}

fn finance(case: &Case) -> String {
    let counted = months(f64::from(case.finance.horizon_months));
    format!("{counted} at {}", share(case.finance.discount_rate.likely()))
}

fn other_lines(case: &Case) -> String {
    match case.other_lines.len() {
        0 => "none".into(),
        1 => "1 line".into(),
        several => format!("{several} lines"),
    }
}
