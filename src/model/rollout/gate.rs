//! Gates: days on which KPIs are checked and people decide to go on, adjust or stop.

use crate::model::date::Date;
use crate::model::kpi::{BuiltInKpi, KpiId, KpiStanding, KpiStatus, Movement};
use crate::model::{Choice, UnknownKeys};

/// What a gate asks of a KPI.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GateRequirement {
    /// There is a reading.
    Measured,
    /// It is better than its baseline, or at its target.
    Moving,
    /// It has reached its target.
    Met,
}

impl Choice for GateRequirement {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Measured, "measured", "has been measured"),
        (Self::Moving, "moving", "is better than at the start"),
        (Self::Met, "met", "has reached its target"),
    ];
}

impl GateRequirement {
    /// Whether a KPI's standing is enough.
    pub fn is_met_by(self, standing: &KpiStanding<'_>) -> bool {
        match self {
            Self::Measured => standing.latest.is_some(),
            Self::Moving => standing.status == KpiStatus::Met || standing.movement == Some(Movement::Better),
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
    const ALL: &'static [(Self, &'static str, &'static str)] =
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
#[derive(Debug, Clone, PartialEq)]
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
    /// Why.
    pub note: String,
    /// Keys of a later version.
    pub unknown: UnknownKeys,
}

/// A gate's checks against the readings, with what they suggest. The decision stays with people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GateReview {
    /// For each check in order, whether the KPI does what is asked.
    pub passed: Vec<bool>,
    /// Go if all pass, else adjust; none if the gate asks nothing or no KPI has a reading. Checks alone never suggest to stop: that
    /// depends on what is still to come, which they do not know.
    pub suggestion: Option<GateDecision>,
}

/// Looks at a gate; `standing` gives the standing of a KPI, none if there is no such KPI.
pub fn review<'a>(gate: &Gate, standing: impl Fn(&KpiId) -> Option<KpiStanding<'a>>) -> GateReview {
    let standings: Vec<Option<KpiStanding<'a>>> = gate.checks.iter().map(|check| standing(&check.kpi)).collect();
    let known = standings.iter().flatten().any(|standing| standing.latest.is_some());
    let is_enough = |(check, standing): (&GateCheck, &Option<KpiStanding<'a>>)| {
        standing.as_ref().is_some_and(|s| check.needs.is_met_by(s))
    };
    let passed: Vec<bool> = gate.checks.iter().zip(&standings).map(is_enough).collect();
    let all_pass = passed.iter().all(|pass| *pass);
    let suggestion = known.then_some(if all_pass { GateDecision::Go } else { GateDecision::Adjust });
    GateReview { passed, suggestion }
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
            decision: None,
            decided_on: None,
            note: String::new(),
            unknown: UnknownKeys::default(),
        }
    }

    /// Decides, today; none takes the decision back.
    pub fn decide(&mut self, decision: Option<GateDecision>, today: Date) {
        self.decision = decision;
        self.decided_on = decision.map(|_| today);
    }

    /// The calendar day, for a rollout that starts on `start`.
    pub fn date(&self, start: Date) -> Date {
        start.plus_days(i64::from(self.day) - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::kpi::BuiltInKpi::*;
    use crate::model::kpi::{Reading, Scorecard};

    fn card(values: &[(BuiltInKpi, f64)]) -> Scorecard {
        let mut card = Scorecard::default();
        for (i, (kpi, value)) in (0..).zip(values) {
            let date = Date::new(2027, 1, 4).unwrap().plus_days(i);
            card.record(Reading::new(*kpi, date, *value).unwrap()).unwrap();
        }
        card
    }

    #[track_caller]
    fn suggests(values: &[(BuiltInKpi, f64)], suggestion: Option<GateDecision>) {
        let gate =
            Gate::new("g", 60, &[(ResolutionTime, GateRequirement::Met), (MeetingLoad, GateRequirement::Moving)]);
        let card = card(values);
        assert_eq!(review(&gate, |id| card.kpi(id).map(|kpi| card.standing(&kpi))).suggestion, suggestion);
    }

    #[test]
    fn the_readings_suggest_a_decision() {
        suggests(&[], None);
        suggests(&[(Turnover, 0.1)], None);
        suggests(&[(ResolutionTime, 30.0)], Some(GateDecision::Adjust));
        suggests(&[(ResolutionTime, 20.0), (MeetingLoad, 12.0)], Some(GateDecision::Adjust));
        suggests(&[(ResolutionTime, 20.0), (MeetingLoad, 12.0), (MeetingLoad, 9.0)], Some(GateDecision::Go));
    }

    #[test]
    fn a_decision_has_its_day_and_can_be_taken_back() {
        let (mut gate, today) = (Gate::new("g", 30, &[]), Date::new(2027, 2, 3).unwrap());
        gate.decide(Some(GateDecision::Adjust), today);
        assert_eq!((gate.decision, gate.decided_on), (Some(GateDecision::Adjust), Some(today)));
        gate.decide(None, today);
        assert_eq!(gate, Gate::new("g", 30, &[]));
    }
}
