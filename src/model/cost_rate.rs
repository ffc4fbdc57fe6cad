//! The rates of costs: what each is in the ledger, in the simulation and in the explanations.

use super::case::Case;
use super::engine::DrawnRates;
use super::explain::{ExactInput, ExplanationContext, Expression, Figure};
use super::units::{HourlyCost, Quantity};
use uncertainty::PerDraw;

/// What a number is multiplied by to be a cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CostRate {
    /// The people in the team.
    People,
    /// What an hour costs.
    Hourly,
    /// The weeks worked in a month: a twelfth of those in a year.
    WeeksOfMonth,
    /// The weeks that the rollout lasts.
    WeeksOfRollout,
}

impl CostRate {
    /// Its value in the likely case.
    pub(super) fn likely(self, case: &Case, hourly: HourlyCost) -> f64 {
        match self {
            Self::People => case.team.people.likely().value(),
            Self::Hourly => hourly.value(),
            Self::WeeksOfMonth => case.team.weeks_per_year.likely().value() / 12.0,
            Self::WeeksOfRollout => f64::from(case.rollout.days) / 7.0,
        }
    }

    /// A coefficient times this rate, in each draw.
    pub(super) fn drawn<'a>(self, coefficient: PerDraw<'a>, rates: &DrawnRates<'a>) -> PerDraw<'a> {
        match self {
            Self::People => coefficient.times(&rates.people),
            Self::Hourly => coefficient.times(&rates.hourly),
            Self::WeeksOfMonth => coefficient.times(&rates.weeks).times(&PerDraw::Constant(1.0 / 12.0)),
            Self::WeeksOfRollout => coefficient.times(&PerDraw::Constant(rates.rollout_days / 7.0)),
        }
    }

    /// A formula times this rate.
    pub(super) fn explained(self, formula: Expression, context: &ExplanationContext) -> Expression {
        match self {
            Self::People => formula * context.input("team.people"),
            Self::Hourly => formula * context.figure(Figure::HourlyCost),
            Self::WeeksOfMonth => formula * context.input("team.weeks_per_year") / 12.0,
            Self::WeeksOfRollout => {
                let days = f64::from(context.case.rollout.days);
                formula * Expression::Setting(ExactInput::RolloutDays, days) / 7.0
            }
        }
    }
}
