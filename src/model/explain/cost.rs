//! What the change costs, by line.

use super::benefit::{has_tools, tools};
use super::{Context, Expression, Figure, Setting};
use crate::model::field::{Field, Rate};
use crate::model::line::{Action, Basis, LineKind};
use crate::model::promise::CostLine;
use crate::model::units::Quantity;

pub(super) fn value(context: &Context, figure: Figure) -> Option<f64> {
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

pub(super) fn formula(context: &Context, figure: Figure) -> Option<Expression> {
    Some(match figure {
        Figure::Training => inputs(context, CostLine::Training),
        Figure::Documentation => inputs(context, CostLine::Documentation),
        Figure::OtherOneOff => {
            let lines = context.lines(LineKind::OneOffCost);
            lines.into_iter().fold(inputs(context, CostLine::OtherOneOff), |sum, line| sum + line)
        }
        Figure::Once => {
            context.sum(&context.counted(vec![Figure::Training, Figure::Documentation, Figure::OtherOneOff]))
        }
        Figure::Tools => tools(context, Action::Add),
        Figure::Upkeep => inputs(context, CostLine::Upkeep),
        Figure::OtherMonthly => Expression::total(context.lines(LineKind::AnnualCost)) / 12.0,
        Figure::Monthly => context.sum(&monthly_lines(context)),
        Figure::Lead => inputs(context, CostLine::Lead),
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
fn inputs(context: &Context, line: CostLine) -> Expression {
    let costs = Field::costs().filter(|(_, cost)| cost.line == line);
    Expression::total(costs.map(|(field, cost)| {
        cost.rates.iter().fold(context.input(field.key), |formula, rate| rate.explained(context, formula))
    }))
}

impl Rate {
    /// A formula times this rate.
    fn explained(self, context: &Context, formula: Expression) -> Expression {
        match self {
            Self::People => formula * context.input("team.people"),
            Self::Hourly => formula * context.figure(Figure::HourlyCost),
            Self::WeeksOfMonth => formula * context.input("team.weeks_per_year") / 12.0,
            Self::WeeksOfRollout => {
                let days = f64::from(context.case.rollout.days);
                formula * Expression::Setting(Setting::RolloutDays, days) / 7.0
            }
        }
    }
}

/// What every month costs and the view counts; tools and other lines only where there are any.
fn monthly_lines(context: &Context) -> Vec<Figure> {
    let mut lines = Vec::new();
    if has_tools(context, Action::Add) {
        lines.push(Figure::Tools);
    }
    lines.push(Figure::Upkeep);
    if !context.lines(LineKind::AnnualCost).is_empty() {
        lines.push(Figure::OtherMonthly);
    }
    context.counted(lines)
}

/// The costs after the start, each with what it weighs; only those that the view counts.
pub(super) fn later(context: &Context, monthly: Expression, lead: Figure, dip: Figure) -> Vec<Expression> {
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
fn tool(context: &Context, row: usize) -> Option<Expression> {
    let tool = context.case.tools.get(row)?;
    Some(match (tool.basis, tool.seats) {
        (Basis::Flat, _) => context.input_of_row("tools.*.price.flat", row),
        (Basis::PerUser, None) => context.input_of_row("tools.*.price.per_user", row) * context.input("team.people"),
        (Basis::PerUser, Some(_)) => {
            context.input_of_row("tools.*.price.per_user", row) * context.input_of_row("tools.*.seats", row)
        }
    })
}
