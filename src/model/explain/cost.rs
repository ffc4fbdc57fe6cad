//! What the change costs, by line.

use super::benefit::{has_tools, tools};
use super::{ExplanationContext, Expression, Figure};
use crate::model::case_rows::{LineKind, PriceBasis, ToolAction};
use crate::model::field::Field;
use crate::model::promise::CostLine;
use crate::model::units::Quantity;
use std::ops::Add;

pub(super) fn value(context: &ExplanationContext, figure: Figure) -> Option<f64> {
    let costs = &context.evaluation.ledger.amounts(context.view).costs;
    let money = match figure {
        Figure::Training => costs.training,
        Figure::Documentation => costs.documentation,
        Figure::OtherOneOff => costs.other_one_off,
        Figure::Once => costs.once(),
        Figure::Tools => costs.tools,
        Figure::Upkeep => costs.upkeep,
        Figure::OtherMonthly => costs.other,
        Figure::Monthly => costs.monthly(),
        Figure::Lead => costs.lead,
        Figure::Dip => costs.dip,
        Figure::Tool(row) => context.case.tools.get(row)?.monthly_price(context.case.team.people.likely()),
        _ => return None,
    };
    Some(money.value())
}

pub(super) fn formula(context: &ExplanationContext, figure: Figure) -> Option<Expression> {
    Some(match figure {
        Figure::Training => Expression::total(inputs(context, CostLine::Training)),
        Figure::Documentation => Expression::total(inputs(context, CostLine::Documentation)),
        Figure::OtherOneOff => {
            Expression::total(inputs(context, CostLine::OtherOneOff).chain(context.lines(LineKind::OneOffCost)))
        }
        Figure::Once => {
            context.sum(&context.counted(vec![Figure::Training, Figure::Documentation, Figure::OtherOneOff]))
        }
        Figure::Tools => tools(context, ToolAction::Add),
        Figure::Upkeep => Expression::total(inputs(context, CostLine::Upkeep)),
        Figure::OtherMonthly => Expression::total(other_monthly(context)),
        Figure::Monthly => context.sum(&monthly_lines(context)),
        Figure::Lead => Expression::total(inputs(context, CostLine::Lead)),
        Figure::Dip => {
            context.input("team.annual_pay")
                * (1.0 + context.input("team.on_cost"))
                * context.input("team.people")
                * context.input("change.dip")
                / 12.0
        }
        Figure::Tool(row) => tool(context, row)?,
        _ => return None,
    })
}

/// The inputs that are part of a line of the costs, each times its rates.
fn inputs(context: &ExplanationContext, line: CostLine) -> impl Iterator<Item = Expression> {
    Field::costs().filter(move |(_, cost)| cost.line == line).map(|(field, cost)| {
        cost.rates.iter().fold(context.input(field.key), |formula, rate| rate.explained(formula, context))
    })
}

/// The inputs and the user's own lines that are other monthly costs.
fn other_monthly(context: &ExplanationContext) -> Vec<Expression> {
    let lines = context.lines(LineKind::AnnualCost).into_iter().reduce(Add::add);
    inputs(context, CostLine::Other).chain(lines.map(|year| year / 12.0)).collect()
}

/// What every month costs and the view counts; tools and other lines only where there are any.
fn monthly_lines(context: &ExplanationContext) -> Vec<Figure> {
    let mut lines = Vec::new();
    if has_tools(context, ToolAction::Add) {
        lines.push(Figure::Tools);
    }
    lines.push(Figure::Upkeep);
    if !other_monthly(context).is_empty() {
        lines.push(Figure::OtherMonthly);
    }
    context.counted(lines)
}

/// The costs after the start, each with what it weighs; only those that the view counts.
pub(super) fn later(context: &ExplanationContext, monthly: Expression, lead: Figure, dip: Figure) -> Vec<Expression> {
    let mut terms = Vec::new();
    if !monthly_lines(context).is_empty() {
        terms.push(monthly);
    }
    if !context.is_cash() {
        terms.push(context.figure(Figure::Lead) * context.figure(lead));
        terms.push(context.figure(Figure::Dip) * context.figure(dip));
    }
    terms
}

/// A price as it is; a price per seat times the seats, or one seat for everybody.
fn tool(context: &ExplanationContext, row: usize) -> Option<Expression> {
    let tool = context.case.tools.get(row)?;
    Some(match (tool.basis, tool.seats) {
        (PriceBasis::Flat, _) => context.input_of_row("tools.*.price.flat", row),
        (PriceBasis::PerUser, None) => {
            context.input_of_row("tools.*.price.per_user", row) * context.input("team.people")
        }
        (PriceBasis::PerUser, Some(_)) => {
            context.input_of_row("tools.*.price.per_user", row) * context.input_of_row("tools.*.seats", row)
        }
    })
}
