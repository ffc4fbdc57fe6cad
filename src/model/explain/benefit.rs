//! What the change brings, by line.

use super::{ExplanationContext, Expression, Figure};
use crate::model::case::LeaverCostBasis;
use crate::model::case_rows::{LineKind, ToolAction};
use crate::model::units::Quantity;

pub(super) fn value(context: &ExplanationContext, figure: Figure) -> Option<f64> {
    let benefits = &context.evaluation.ledger.amounts(context.view).benefits;
    let (team, turnover) = (&context.case.team, &context.case.turnover);
    let money = match figure {
        Figure::PlannedBenefit => context.evaluation.planned_benefit(context.view),
        Figure::AnnualBenefit => benefits.total(),
        Figure::SteadyBenefit => benefits.steady(),
        Figure::BenefitMeetings => benefits.meetings,
        Figure::BenefitDeepWork => benefits.deep_work,
        Figure::BenefitTurnover => benefits.turnover,
        Figure::BenefitTools => benefits.tools_dropped,
        Figure::BenefitOther => benefits.other,
        Figure::CostPerLeaver => context.case.cost_per_leaver(),
        Figure::LeaversKept => {
            return Some((team.people.likely() * turnover.rate.likely() * turnover.reduction.likely()).value());
        }
        _ => return None,
    };
    Some(money.value())
}

pub(super) fn formula(context: &ExplanationContext, figure: Figure) -> Option<Expression> {
    Some(match figure {
        Figure::PlannedBenefit => context.figure(Figure::AnnualBenefit) * context.input("rollout.adoption.2"),
        Figure::AnnualBenefit => {
            let mut lines = steady_lines(context);
            lines.push(Figure::BenefitTurnover);
            context.sum(&lines)
        }
        Figure::SteadyBenefit => context.sum(&steady_lines(context)),
        Figure::BenefitMeetings => context.figure(Figure::Freed) * context.input("time.recapture"),
        Figure::BenefitDeepWork => {
            context.input("team.people")
                * context.figure(Figure::DeepGain)
                * context.input("team.weeks_per_year")
                * context.figure(Figure::HourlyCost)
                * context.input("deep_work.premium")
        }
        Figure::BenefitTurnover => {
            let all = context.figure(Figure::LeaversKept) * context.figure(Figure::CostPerLeaver);
            if context.is_cash() { all * context.input("turnover.hard_share") } else { all }
        }
        Figure::BenefitTools => tools(context, ToolAction::Drop) * 12.0,
        Figure::BenefitOther => Expression::total(context.lines(LineKind::AnnualBenefit)),
        Figure::LeaversKept => {
            context.input("team.people") * context.input("turnover.rate") * context.input("turnover.reduction")
        }
        Figure::CostPerLeaver => match context.case.turnover.cost_per_leaver.basis {
            LeaverCostBasis::Amount => context.input("turnover.cost_per_leaver.amount"),
            LeaverCostBasis::ShareOfPay => {
                context.input("team.annual_pay") * context.input("turnover.cost_per_leaver.share_of_pay")
            }
        },
        _ => return None,
    })
}

/// The lines without turnover that the view counts; tools and other lines only where there are any.
pub(super) fn steady_lines(context: &ExplanationContext) -> Vec<Figure> {
    let mut lines = vec![Figure::BenefitMeetings, Figure::BenefitDeepWork];
    if has_tools(context, ToolAction::Drop) {
        lines.push(Figure::BenefitTools);
    }
    if !context.lines(LineKind::AnnualBenefit).is_empty() {
        lines.push(Figure::BenefitOther);
    }
    context.counted(lines)
}

/// What comes of the yearly benefits when those without turnover weigh `steady` months and turnover `turnover` months.
pub(super) fn over_months(context: &ExplanationContext, steady: Figure, turnover: Figure) -> Expression {
    let weighed = |benefit, months| context.figure(benefit) / 12.0 * context.figure(months);
    let stay = weighed(Figure::BenefitTurnover, turnover);
    if steady_lines(context).is_empty() { stay } else { weighed(Figure::SteadyBenefit, steady) + stay }
}

pub(super) fn has_tools(context: &ExplanationContext, action: ToolAction) -> bool {
    context.case.tools.iter().any(|tool| tool.action == action)
}

/// The monthly prices of the tools with this action.
pub(super) fn tools(context: &ExplanationContext, action: ToolAction) -> Expression {
    let tools = context.case.tools.iter().enumerate().filter(|(_, tool)| tool.action == action);
    Expression::total(tools.map(|(row, _)| context.figure(Figure::Tool(row))))
}
