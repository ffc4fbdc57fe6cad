//! What falls in which month, and what the months weigh together.

use super::benefit::over_months;
use super::cost::later;
use super::monthly_series::{MonthlySeries, SeriesMonth, SeriesStatistic};
use super::{ExactInput, ExplanationContext, Expression, Figure};
use crate::model::schedule::{Adoption, DAYS_PER_MONTH, ScheduleMonth};
use crate::model::units::Quantity;

/// What settles a figure of months beside its formula: how far the months go, and over what days adoption rises.
pub(super) fn settings(figure: Figure) -> &'static [ExactInput] {
    use Figure::{
        Adoption, AdoptionMonths, Annuity, DipMonths, Irr, LeadDiscounted, NpvDelayed, Payback, RetentionMonths, Trough,
    };
    match figure {
        Adoption(_) => &[ExactInput::RolloutDays],
        AdoptionMonths | RetentionMonths | Annuity | LeadDiscounted | DipMonths | NpvDelayed | Payback | Trough
        | Irr => &[ExactInput::Horizon],
        _ => &[],
    }
}

/// A sum over months of some part of each, in today's money.
fn discounted(context: &ExplanationContext, part: fn(&ScheduleMonth) -> f64) -> f64 {
    context.evaluation.schedule.months.iter().map(|month| part(month) * month.discount).sum()
}

/// The monthly discount rate from the yearly one.
fn monthly_rate(context: &ExplanationContext) -> f64 {
    libm::pow(1.0 + context.case.finance.discount_rate.likely().value(), 1.0 / 12.0) - 1.0
}

pub(super) fn value(context: &ExplanationContext, figure: Figure) -> Option<f64> {
    let outcome = context.evaluation.outcome(context.view);
    let month = |month: usize| context.evaluation.schedule.months.get(month.checked_sub(1)?);
    Some(match figure {
        Figure::AdoptionMonths => discounted(context, |month| month.adoption),
        Figure::RetentionMonths => discounted(context, |month| month.retention),
        Figure::Annuity => discounted(context, |_| 1.0),
        Figure::LeadDiscounted => discounted(context, |month| month.lead),
        Figure::DipMonths => discounted(context, |month| month.dip),
        Figure::MonthlyRate => monthly_rate(context),
        Figure::Adoption(index) => month(index)?.adoption,
        Figure::Retention(index) => month(index)?.retention,
        Figure::LeadShare(index) => month(index)?.lead,
        Figure::DipShare(index) => month(index)?.dip,
        Figure::Discount(0) => 1.0,
        Figure::Discount(index) => month(index)?.discount,
        Figure::MonthBenefit(index) => *outcome.flow.benefits.get(index)?,
        Figure::MonthCost(index) => *outcome.flow.costs.get(index)?,
        Figure::CashFlow(index) => *outcome.cash_flow.get(index)?,
        Figure::Cumulative(index) => *outcome.cumulative.get(index)?,
        _ => return None,
    })
}

pub(super) fn formula(context: &ExplanationContext, figure: Figure) -> Option<Expression> {
    let horizon = context.evaluation.schedule.months.len();
    if figure.index().is_some_and(|month| month > horizon) {
        return None;
    }
    let today = |part| series(context, SeriesStatistic::Sum, 1..=horizon, part, Some(Figure::Discount));
    Some(match figure {
        Figure::AdoptionMonths => today(Figure::Adoption),
        Figure::RetentionMonths => today(Figure::Retention),
        Figure::Annuity => series(context, SeriesStatistic::Sum, 1..=horizon, Figure::Discount, None),
        Figure::LeadDiscounted => today(Figure::LeadShare),
        Figure::DipMonths => today(Figure::DipShare),
        Figure::MonthlyRate => {
            (1.0 + context.input("finance.discount_rate")).power(Expression::Number(1.0) / 12.0) - 1.0
        }
        Figure::Discount(month) => 1.0 / (1.0 + context.figure(Figure::MonthlyRate)).power(number(month)),
        Figure::Adoption(month) => adoption(context, month.checked_sub(1)?),
        Figure::Retention(month) => {
            let waited = part_before(context.input("turnover.lag_months"), month.checked_sub(1)?);
            context.figure(Figure::Adoption(month)) * (1.0 - waited)
        }
        Figure::LeadShare(month) => lead_share(context, month.checked_sub(1)?),
        Figure::DipShare(month) => part_before(context.input("change.dip_months"), month.checked_sub(1)?),
        Figure::MonthBenefit(0) => Expression::Number(0.0),
        Figure::MonthBenefit(month) => over_months(context, Figure::Adoption(month), Figure::Retention(month)),
        Figure::MonthCost(0) => context.figure(Figure::Once),
        Figure::MonthCost(month) => Expression::total(later(
            context,
            context.figure(Figure::Monthly),
            Figure::LeadShare(month),
            Figure::DipShare(month),
        )),
        Figure::CashFlow(month) => {
            context.figure(Figure::MonthBenefit(month)) - context.figure(Figure::MonthCost(month))
        }
        Figure::Cumulative(month) => series(context, SeriesStatistic::Sum, 0..=month, Figure::CashFlow, None),
        _ => return None,
    })
}

fn number(month: usize) -> Expression {
    Expression::Number(month as f64)
}

/// Figures of several months, each with its factor, and what is read off them.
pub(super) fn series(
    context: &ExplanationContext,
    statistic: SeriesStatistic,
    months: impl Iterator<Item = usize>,
    amount: fn(usize) -> Figure,
    factor: Option<fn(usize) -> Figure>,
) -> Expression {
    let valued = |figure: Figure| context.value(figure).map(|value| (figure, value));
    let term = |month| {
        Some(SeriesMonth {
            month,
            amount: valued(amount(month))?,
            factor: factor.and_then(|factor| valued(factor(month))),
        })
    };
    Expression::Series(MonthlySeries { statistic, terms: months.filter_map(term).collect() })
}

/// What part of the month after `passed` lies before `end`.
fn part_before(end: Expression, passed: usize) -> Expression {
    Expression::Within(Box::new(end - number(passed)), 1.0)
}

/// The mean over a month of the straight lines through the stated shares: each share times what it weighs there.
fn adoption(context: &ExplanationContext, passed: usize) -> Expression {
    let (from, to) = (passed as f64 * DAYS_PER_MONTH, (passed + 1) as f64 * DAYS_PER_MONTH);
    let weights = Adoption::weights(context.case.rollout.days, from, to);
    let keys = ["rollout.adoption.0", "rollout.adoption.1", "rollout.adoption.2"];
    Expression::total(keys.into_iter().zip(weights).filter(|(_, weight)| *weight != 0.0).map(|(key, weight)| {
        let share = context.input(key);
        if weight == 1.0 { share } else { share * weight }
    }))
}

/// The part of the rollout's days that lies in the month after `passed`.
fn lead_share(context: &ExplanationContext, passed: usize) -> Expression {
    let days = || Expression::Setting(ExactInput::RolloutDays, f64::from(context.case.rollout.days));
    let left = days() - Expression::Number(passed as f64 * DAYS_PER_MONTH);
    Expression::Within(Box::new(left), DAYS_PER_MONTH) / days()
}
