//! Gates: days on which KPIs are checked and people decide to go on, adjust or stop.

use crate::model::date::Date;
use crate::model::kpi::{BuiltInKpi, KpiId, KpiStanding, KpiStatus, Movement};
use crate::model::promise::{Outlook, Review};
use crate::model::{Choice, ChoiceRow, Quantiles, UnknownKeys};

/// What a gate asks of a KPI.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GateRequirement {
    /// There is a reading.
    Measured,
    /// It is better than its baseline, or at its target.
    Moving,
    /// It has reached its target.
    Met,
    /// It is not behind its planned path; a KPI without one, as [`Self::Moving`].
    OnPlan,
}

impl Choice for GateRequirement {
    const ALL: &'static [ChoiceRow<Self>] = &[
        (Self::Measured, "measured", "has been measured"),
        (Self::Moving, "moving", "is better than at the start"),
        (Self::Met, "met", "has reached its target"),
        (Self::OnPlan, "on_plan", "is on plan"),
    ];
}

impl GateRequirement {
    /// Whether a KPI's standing is enough, for a KPI without a planned path.
    pub fn is_met_by(self, standing: &KpiStanding<'_>) -> bool {
        match self {
            Self::Measured => standing.latest.is_some(),
            Self::Moving | Self::OnPlan => {
                standing.status == KpiStatus::Met || standing.movement == Some(Movement::Better)
            }
            Self::Met => standing.status == KpiStatus::Met,
        }
    }
}

/// What was decided at a gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GateDecision {
    /// On as planned.
    Go,
    /// On, with changes.
    Adjust,
    /// No further.
    Stop,
}

impl Choice for GateDecision {
    const ALL: &'static [ChoiceRow<Self>] =
        &[(Self::Go, "go", "go on"), (Self::Adjust, "adjust", "adjust"), (Self::Stop, "stop", "stop")];
}

/// What a gate asks of one KPI.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GateCheck {
    /// Which KPI.
    pub kpi: KpiId,
    /// What it needs.
    pub needs: GateRequirement,
}

/// A day on which to decide.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Gate {
    /// Names the gate in the data and in a calendar.
    pub id: String,
    /// The day of the rollout, 1 being its first.
    pub day: u32,
    /// What to look at.
    pub checks: Vec<GateCheck>,
    /// What was decided, none if nothing yet.
    pub decision: Option<GateDecision>,
    /// On which day it was decided.
    pub decided_on: Option<Date>,
    /// Who decided, in the user's words; may be empty.
    pub decided_by: String,
    /// The figures of that day; none where no case was approved.
    pub figures: Option<GateFigures>,
    /// Why.
    pub note: String,
    /// Keys of a later version.
    pub unknown: UnknownKeys,
}

/// The figures of the day on which a gate was decided, in money unless said otherwise; time and money together.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GateFigures {
    /// Promised value by then: benefits less costs.
    pub promised: f64,
    /// Realized value by then, as far as it was entered.
    pub realised: f64,
    /// What was spent, by bills; none without a bill.
    pub spent: Option<f64>,
    /// What was still to come.
    pub to_come: Quantiles,
    /// The probability that it is positive, 0 to 1.
    pub probability_positive: f64,
    /// Keys of a later version.
    pub unknown: UnknownKeys,
}

impl GateFigures {
    /// The greatest amount that is kept, either way.
    pub const MOST_MONEY: f64 = 1e15;

    /// The figures of today's review, within what is kept: a document with greater ones could not be read again.
    pub fn of(review: &Review, to_come: &Outlook) -> Self {
        let kept = |amount: f64| amount.clamp(-Self::MOST_MONEY, Self::MOST_MONEY);
        let Quantiles { p10, p50, p90 } = to_come.value;
        Self {
            promised: kept(review.promised_value()),
            realised: kept(review.entered().realised),
            spent: review.spent().map(kept),
            to_come: Quantiles { p10: p10.map(kept), p50: p50.map(kept), p90: p90.map(kept) },
            probability_positive: to_come.probability_positive,
            unknown: UnknownKeys::default(),
        }
    }
}

impl Gate {
    /// The most figures that a gate asks for.
    pub const MOST_CHECKS: usize = 20;

    /// A gate that is yet to come.
    pub fn new(id: &str, day: u32, checks: &[(BuiltInKpi, GateRequirement)]) -> Self {
        Self {
            id: id.to_owned(),
            day,
            checks: checks.iter().map(|(kpi, needs)| GateCheck { kpi: (*kpi).into(), needs: *needs }).collect(),
            ..Self::default()
        }
    }

    /// Decides today, with today's figures; none takes the decision back.
    pub fn decide(&mut self, decision: Option<GateDecision>, today: Date, figures: Option<GateFigures>) {
        self.decision = decision;
        self.decided_on = decision.map(|_| today);
        self.figures = figures.filter(|_| decision.is_some());
    }

    /// The calendar day, for a rollout that starts on `start`.
    pub fn date(&self, start: Date) -> Date {
        start.plus_days(i64::from(self.day) - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_has_its_day_and_figures_and_can_be_taken_back() {
        let (mut gate, today) = (Gate::new("g", 30, &[]), Date::new(2027, 2, 3).unwrap());
        let figures = Some(GateFigures { promised: 12.0, ..GateFigures::default() });
        gate.decide(Some(GateDecision::Adjust), today, figures.clone());
        assert_eq!((gate.decision, gate.decided_on), (Some(GateDecision::Adjust), Some(today)));
        assert_eq!(gate.figures, figures);
        gate.decide(None, today, figures);
        assert_eq!(gate, Gate::new("g", 30, &[]));
    }
}
