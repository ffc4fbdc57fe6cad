//! Values and formulas of the headline figures: net present value, return, payback and others.

use super::benefit::over_months;
use super::cost::later;
use super::month::series;
use super::monthly_series::SeriesStatistic;
use super::{ExplanationContext, Expression, Figure};
use crate::model::case::MeetingLoadKind;
use crate::model::rate::{begins_with_gains, sign_changes};
use crate::model::units::Quantity;

pub(super) fn value(context: &ExplanationContext, figure: Figure) -> Option<f64> {
    let outcome = context.evaluation.outcome(context.view);
    match figure {
        Figure::Npv => Some(outcome.npv.value()),
        Figure::Roi => outcome.roi,
        Figure::Bcr => outcome.bcr,
        Figure::Payback => outcome.payback.map(Quantity::value),
        // As it is called: the money needed, which is the lowest total with its sign turned.
        Figure::Trough => Some(-outcome.trough.value()),
        Figure::CostOfDelay => Some(outcome.cost_of_delay.value()),
        Figure::Irr => outcome.irr,
        Figure::PvBenefits => Some(outcome.pv_benefits.value()),
        Figure::PvCosts => Some(outcome.pv_costs.value()),
        Figure::NpvDelayed => Some(npv_delayed(context)),
        _ => None,
    }
}

/// Each month's cash flow at the discount of the next month, within the months counted.
fn npv_delayed(context: &ExplanationContext) -> f64 {
    let flow = &context.evaluation.outcome(context.view).cash_flow;
    flow.iter().zip(&context.evaluation.schedule.months).map(|(amount, month)| amount * month.discount).sum()
}

pub(super) fn formula(context: &ExplanationContext, figure: Figure) -> Option<Expression> {
    let horizon = context.evaluation.schedule.months.len();
    let npv = || context.figure(Figure::Npv);
    Some(match figure {
        Figure::Npv => context.figure(Figure::PvBenefits) - context.figure(Figure::PvCosts),
        Figure::Roi => npv() / context.figure(Figure::PvCosts),
        Figure::Bcr => context.figure(Figure::PvBenefits) / context.figure(Figure::PvCosts),
        Figure::Payback => payback(context, horizon),
        Figure::Trough => {
            Expression::Number(0.0) - series(context, SeriesStatistic::Least, 0..=horizon, Figure::Cumulative, None)
        }
        Figure::CostOfDelay => npv() - context.figure(Figure::NpvDelayed),
        Figure::Irr => series(context, SeriesStatistic::Rate, 0..=horizon, Figure::CashFlow, None),
        Figure::PvBenefits => over_months(context, Figure::AdoptionMonths, Figure::RetentionMonths),
        Figure::PvCosts => pv_costs(context),
        Figure::NpvDelayed => series(
            context,
            SeriesStatistic::Sum,
            1..=horizon,
            |month| Figure::CashFlow(month - 1),
            Some(Figure::Discount),
        ),
        _ => return None,
    })
}

/// The last month that ends short, and how far into the next the rest is earned.
fn payback(context: &ExplanationContext, horizon: usize) -> Expression {
    let cumulative = &context.evaluation.outcome(context.view).cumulative;
    match cumulative.iter().rposition(|total| *total < 0.0) {
        Some(last) if last < horizon => {
            let total = |month| context.figure(Figure::Cumulative(month));
            Expression::Number(last as f64) + total(last) / (total(last) - total(last + 1))
        }
        _ => series(context, SeriesStatistic::Crossing, 0..=horizon, Figure::Cumulative, None),
    }
}

fn pv_costs(context: &ExplanationContext) -> Expression {
    let monthly = context.figure(Figure::Monthly) * context.figure(Figure::Annuity);
    let later = later(context, monthly, Figure::LeadDiscounted, Figure::DipMonths);
    Expression::total([context.figure(Figure::Once)].into_iter().chain(later))
}

/// Why a flow has no internal rate of return.
fn no_rate(flow: &[f64]) -> &'static str {
    match sign_changes(flow) {
        0 => "There is none: money only comes in, or only goes out, so no rate makes both equal.",
        _ if begins_with_gains(flow) => {
            "There is none: the cash flow begins with gains, so there is no investment that could earn a return."
        }
        1 => "There is none: it is too large to show.",
        _ => "There is none: the cash flow changes its sign more than once, so more than one rate may fit.",
    }
}

/// What is special about a figure in this case.
pub(super) fn note(context: &ExplanationContext, figure: Figure) -> Option<&'static str> {
    use Figure::{Adoption, Bcr, Irr, MeetingHours, Payback, Roi, Trough};
    let load = context.case.meetings.load.kind;
    let outcome = context.evaluation.outcome(context.view);
    Some(match (figure, context.value(figure)) {
        (Roi | Bcr, None) => "There are no costs to divide by.",
        (Payback, None) if outcome.is_nothing() => "Nothing changes: nothing is gained or paid in any month.",
        (Payback, None) => "The running total is still below zero after the last month counted.",
        (Payback, Some(0.0)) => "There is nothing to pay back: the running total never falls below zero.",
        (Trough, Some(0.0)) => "The running total never falls below zero.",
        (Payback, _) => "Not discounted. Within its last month, the running total rises in a straight line.",
        (Irr, None) => no_rate(&outcome.cash_flow),
        (Irr, _) => "Found numerically: the monthly rate at which the net present value is zero, compounded to a year.",
        (MeetingHours, Some(0.0))
            if load == MeetingLoadKind::MonthlyCost && context.evaluation.ledger.hourly.value() == 0.0 =>
        {
            "Without pay, an amount of money cannot be converted to hours."
        }
        (Adoption(_), Some(_)) => {
            "Adoption rises in straight lines between the entered values. This is its average over the month."
        }
        _ => return None,
    })
}
