//! One-line summaries of the folded input groups.

use crate::model::{Case, Evaluation, Quantity, Share, ToolAction, View};
use crate::page::format::{decimal, money, months, percent};
use crate::text::dates::days;

/// A function that summarizes a part of a case in a line.
pub(super) type RecapText = fn(&Case, &Evaluation) -> String;

fn share(share: Share) -> String {
    percent(share.value())
}

pub(super) fn team(case: &Case, evaluation: &Evaluation) -> String {
    format!("{} an hour, full cost", money(evaluation.ledger.hourly.value(), &case.currency))
}

pub(super) fn meetings(case: &Case, evaluation: &Evaluation) -> String {
    let hours = decimal(evaluation.ledger.meeting_hours.value(), 1);
    format!("{hours} h a week each, {} of removed time spent writing", share(case.meetings.replacement.likely()))
}

pub(super) fn deep_work(case: &Case, evaluation: &Evaluation) -> String {
    let before = decimal(case.deep_work.hours_before.likely().value(), 1);
    format!("{before} → {} h a week", decimal(evaluation.ledger.deep_after.value(), 1))
}

pub(super) fn turnover(case: &Case, _: &Evaluation) -> String {
    let turnover = &case.turnover;
    format!("{} a year, {} fewer", share(turnover.rate.likely()), share(turnover.reduction.likely()))
}

pub(super) fn tools(case: &Case, evaluation: &Evaluation) -> String {
    let dropped = evaluation.ledger.amounts(View::Full).benefits.tools_dropped / 12.0;
    let added = evaluation.ledger.amounts(View::Full).costs.tools;
    let has = |action| case.tools.iter().any(|tool| tool.action == action);
    let month = |amount: f64| format!("{} a month", money(amount, &case.currency));
    match (has(ToolAction::Add), has(ToolAction::Drop)) {
        (false, false) => "none".into(),
        (true, false) => month(added.value()),
        (false, true) => format!("{} dropped", month(dropped.value())),
        (true, true) => format!("{} added, {} dropped", month(added.value()), month(dropped.value())),
    }
}

pub(super) fn change(case: &Case, evaluation: &Evaluation) -> String {
    let costs = &evaluation.ledger.amounts(View::Full).costs;
    let (once, dip) = (money(costs.once().value(), &case.currency), share(case.change.dip.likely()));
    format!("{once} to begin, {dip} lost for {}", months(case.change.dip_months.likely().value()))
}

pub(super) fn rollout(case: &Case, _: &Evaluation) -> String {
    let adoption = share(case.rollout.adoption[2].likely());
    format!("{}, then {adoption} adoption", days(case.rollout.days))
}

pub(super) fn finance(case: &Case, _: &Evaluation) -> String {
    let counted = months(f64::from(case.finance.horizon_months));
    format!("{counted} at {}", share(case.finance.discount_rate.likely()))
}

pub(super) fn other_lines(case: &Case, _: &Evaluation) -> String {
    match case.other_lines.len() {
        0 => "none".into(),
        1 => "1 line".into(),
        several => format!("{several} lines"),
    }
}
