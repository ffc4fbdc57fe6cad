//! Gates: days on which the KPIs are looked at and somebody decides.

use serde_json::Value;

use super::LONGEST_ROLLOUT;
use crate::model::date::Date;
use crate::model::kpi::{Movement, Standing, Status};
use crate::model::shape::{Choice, Extra, Fields, LINE, NOTE, Object, ShapeError};

/// The most figures that a gate asks for.
pub const MOST_CHECKS: usize = 20;

/// What a gate asks of a KPI.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// There is a reading.
    Measured,
    /// It is better than its baseline, or at its target.
    Moving,
    /// It has reached its target.
    Met,
}

impl Choice for Needs {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Measured, "measured", "has been measured"),
        (Self::Moving, "moving", "is better than at the start"),
        (Self::Met, "met", "has reached its target"),
    ];
}

impl Needs {
    /// Whether a KPI's standing is enough.
    pub fn is_met_by(self, standing: &Standing<'_>) -> bool {
        match self {
            Self::Measured => standing.latest.is_some(),
            Self::Moving => standing.status == Status::Met || standing.movement == Some(Movement::Better),
            Self::Met => standing.status == Status::Met,
        }
    }
}

/// What was decided at a gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// On as planned.
    Go,
    /// On, with changes.
    Adjust,
    /// No further.
    Stop,
}

impl Choice for Decision {
    const ALL: &'static [(Self, &'static str, &'static str)] =
        &[(Self::Go, "go", "go on"), (Self::Adjust, "adjust", "adjust"), (Self::Stop, "stop", "stop")];
}

/// What a gate asks of one KPI.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// The KPI's id.
    pub kpi: String,
    /// What it needs.
    pub needs: Needs,
}

/// A day on which to decide.
#[derive(Debug, Clone, PartialEq)]
pub struct Gate {
    /// Names the gate in the data and in a calendar.
    pub id: String,
    /// The day of the rollout, 1 being its first.
    pub day: u32,
    /// What to look at.
    pub checks: Vec<Check>,
    /// What was decided, none if nothing yet.
    pub decision: Option<Decision>,
    /// On which day it was decided.
    pub decided_on: Option<Date>,
    /// Why.
    pub note: String,
    /// Keys of a later version.
    pub extra: Extra,
}

/// A gate's checks against the readings, with what they suggest. The decision stays with people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GateReview {
    /// For each check in order, whether the KPI does what is asked.
    pub passed: Vec<bool>,
    /// Go if all pass, adjust if some do, stop if none does; none if the gate asks nothing or no KPI has a reading.
    pub suggestion: Option<Decision>,
}

/// Looks at a gate; `standing` gives the standing of a KPI by its id, none if there is no such KPI.
pub fn review<'a>(gate: &Gate, standing: impl Fn(&str) -> Option<Standing<'a>>) -> GateReview {
    let standings: Vec<Option<Standing<'a>>> = gate.checks.iter().map(|check| standing(&check.kpi)).collect();
    let known = standings.iter().flatten().any(|standing| standing.latest.is_some());
    let is_enough = |(check, standing): (&Check, &Option<Standing<'a>>)| {
        standing.as_ref().is_some_and(|s| check.needs.is_met_by(s))
    };
    let passed: Vec<bool> = gate.checks.iter().zip(&standings).map(is_enough).collect();
    let suggestion = match passed.iter().filter(|pass| **pass).count() {
        _ if !known => None,
        0 => Some(Decision::Stop),
        some if some < passed.len() => Some(Decision::Adjust),
        _ => Some(Decision::Go),
    };
    GateReview { passed, suggestion }
}

impl Gate {
    /// A gate that is yet to come.
    pub fn new(id: &str, day: u32, checks: &[(&str, Needs)]) -> Self {
        Self {
            id: id.to_owned(),
            day,
            checks: checks.iter().map(|(kpi, needs)| Check { kpi: (*kpi).to_owned(), needs: *needs }).collect(),
            decision: None,
            decided_on: None,
            note: String::new(),
            extra: Extra::new(),
        }
    }

    /// Decides, today; none takes the decision back.
    pub fn decide(&mut self, decision: Option<Decision>, today: Date) {
        self.decision = decision;
        self.decided_on = decision.map(|_| today);
    }

    /// The calendar day, for a rollout that starts on `start`.
    pub fn date(&self, start: Date) -> Date {
        start.plus_days(i64::from(self.day) - 1)
    }

    /// Reads one gate.
    ///
    /// # Errors
    /// A missing id or day, or a value of the wrong type.
    pub fn from_json(value: &Value, path: &str) -> Result<Self, ShapeError> {
        let mut fields = Fields::open(value, path)?;
        Ok(Self {
            id: fields.required_text("id")?,
            day: fields.whole("day", 1, LONGEST_ROLLOUT)?.ok_or_else(|| fields.error("day", "is missing"))?,
            checks: fields.list("checks", MOST_CHECKS, read_check)?.unwrap_or_default(),
            decision: fields.choice("decision")?,
            decided_on: fields.date("decided_on")?,
            note: fields.text("note", NOTE)?,
            extra: fields.rest(),
        })
    }

    /// Writes what [`Self::from_json`] reads.
    pub fn to_json(&self) -> Value {
        let check = |check: &Check| Value::from(vec![check.kpi.as_str(), check.needs.key()]);
        Object::over(&self.extra)
            .put("id", self.id.as_str())
            .put("day", self.day)
            .put_items("checks", &self.checks, check)
            .put_some("decision", self.decision.map(Choice::key))
            .put_some("decided_on", self.decided_on)
            .put_text("note", &self.note)
            .done()
    }
}

/// A check is a pair: `["deep_work", "moving"]`.
fn read_check(value: &Value, path: &str) -> Result<Check, ShapeError> {
    let pair = value.as_array().filter(|pair| pair.len() == 2);
    let kpi = pair.and_then(|pair| pair[0].as_str()).filter(|kpi| kpi.chars().count() <= LINE);
    let needs = pair.and_then(|pair| pair[1].as_str()).and_then(Needs::from_key);
    let reason = "must be a KPI's id and one of measured, moving, met";
    match (kpi, needs) {
        (Some(kpi), Some(needs)) => Ok(Check { kpi: kpi.to_owned(), needs }),
        _ => Err(ShapeError::new(path, reason)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::kpi::{Reading, Scorecard};
    use serde_json::json;

    fn card(values: &[(&str, f64)]) -> Scorecard {
        let mut card = Scorecard::default();
        for (i, (kpi, value)) in (0..).zip(values) {
            let date = Date::new(2027, 1, 4).unwrap().plus_days(i);
            card.record(Reading::new(kpi, date, *value).unwrap()).unwrap();
        }
        card
    }

    #[track_caller]
    fn suggests(values: &[(&str, f64)], suggestion: Option<Decision>) {
        let gate = Gate::new("g", 60, &[("resolution_time", Needs::Met), ("meeting_load", Needs::Moving)]);
        let card = card(values);
        assert_eq!(review(&gate, |id| card.kpi(id).map(|kpi| card.standing(&kpi))).suggestion, suggestion);
    }

    #[test]
    fn the_readings_suggest_a_decision() {
        suggests(&[], None);
        suggests(&[("turnover", 0.1)], None);
        suggests(&[("resolution_time", 30.0)], Some(Decision::Stop));
        suggests(&[("resolution_time", 20.0), ("meeting_load", 12.0)], Some(Decision::Adjust));
        suggests(&[("resolution_time", 20.0), ("meeting_load", 12.0), ("meeting_load", 9.0)], Some(Decision::Go));
    }

    #[test]
    fn a_decision_has_its_day_and_can_be_taken_back() {
        let (mut gate, today) = (Gate::new("g", 30, &[]), Date::new(2027, 2, 3).unwrap());
        gate.decide(Some(Decision::Adjust), today);
        assert_eq!((gate.decision, gate.decided_on), (Some(Decision::Adjust), Some(today)));
        gate.decide(None, today);
        assert_eq!(gate, Gate::new("g", 30, &[]));
    }

    #[test]
    fn reads_what_it_writes() {
        let value = json!({"id": "g30", "day": 30, "checks": [["deep_work", "measured"]], "decision": "adjust",
            "decided_on": "2027-02-03", "note": "later", "unknown": 1});
        assert_eq!(Gate::from_json(&value, "g").unwrap().to_json(), value);
        let error = Gate::from_json(&json!({"id": "g", "day": 3, "checks": [["deep_work", "soon"]]}), "g").unwrap_err();
        assert_eq!(error.to_string(), "g.checks[0]: must be a KPI's id and one of measured, moving, met");
    }
}
