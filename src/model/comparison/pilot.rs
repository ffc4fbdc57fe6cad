//! A pilot: the change tried by some of the team before all of it decides.

use super::shareable;
use crate::model::case::Case;
use crate::model::case_rows::{LineKind, MeetingFate, PriceBasis, ToolAction};
use crate::model::estimate::Spread;
use crate::model::evaluation::Evaluation;
use crate::model::field::{Field, Input};
use crate::model::ledger::View;
use crate::model::provenance::Origin;
use crate::model::schedule::DAYS_PER_MONTH;
use crate::model::simulation::Simulation;
use crate::model::units::Quantity;
use std::sync::Arc;

/// How large a pilot is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PilotPlan {
    /// How many people take part.
    pub people: f64,
    /// How many months it takes: so many are counted.
    pub months: u32,
    /// The share of the fixed efforts (documentation, leading the rollout, other costs paid once, upkeep) that it takes.
    pub fixed_share: f64,
}

impl PilotPlan {
    /// A start for a pilot of this case: a quarter of the people and half of the fixed efforts, six months. These are our own estimates.
    pub fn suggested(case: &Case) -> Self {
        let people = case.team.people.likely().value();
        Self {
            people: libm::round(people / 4.0).max(1.0).min(people),
            months: case.finance.horizon_months.min(6),
            fixed_share: 0.5,
        }
    }
}

impl Case {
    /// The pilot of this case, by these rules:
    ///
    /// - As many people as the plan says, and only its months are counted. A longer rollout is cut to them.
    /// - Totals of the whole team become the pilot's share of them: a monthly meeting cost, the people in each listed meeting, a tool's
    ///   seats, benefits of the user's own lines. Rates (hours per person, pay, adoption) stay.
    /// - Fixed efforts and costs of the user's own lines count with the plan's share.
    /// - A tool at one price for all is paid in full. One that the whole change drops is kept, since the others still use it.
    /// - Scorecard, approval and spending are those of the whole change, so the pilot starts without them.
    ///
    /// ```
    /// use async_roi::model::{PilotPlan, Preset};
    /// let case = Preset::Evidence.case();
    /// let pilot = case.pilot(&PilotPlan { people: 3.0, months: 6, fixed_share: 0.5 });
    /// assert_eq!((pilot.name.as_str(), pilot.finance.horizon_months), ("Pilot: Our team", 6));
    /// ```
    #[must_use]
    pub fn pilot(&self, plan: &PilotPlan) -> Self {
        let mut pilot = self.without_calendar();
        let share = (plan.people / self.team.people.likely().value()).min(1.0);
        pilot.name = Self::name_ending("Pilot: ", &self.name);
        pilot.finance.horizon_months = plan.months;
        pilot.rollout.days = self.rollout.days.min((f64::from(plan.months) * DAYS_PER_MONTH) as u32);
        pilot.put("team.people", 0, |_| plan.people);
        for key in shareable() {
            pilot.put(key, 0, |value| value * plan.fixed_share);
        }
        pilot.put("meetings.load.monthly_cost", 0, |value| value * share);
        for row in 0..pilot.meetings.load.inventory.len() {
            pilot.put("meetings.load.inventory.*.attendees", row, |value| value * share);
            if let MeetingFate::Fewer(left) = &mut pilot.meetings.load.inventory[row].fate {
                *left *= share;
            }
        }
        pilot.tools.retain(|tool| (tool.basis, tool.action) != (PriceBasis::Flat, ToolAction::Drop));
        for row in 0..pilot.tools.len() {
            pilot.put("tools.*.seats", row, |value| value * share);
        }
        for row in 0..pilot.other_lines.len() {
            let part = if pilot.other_lines[row].kind == LineKind::AnnualBenefit { share } else { plan.fixed_share };
            pilot.put("other_lines.*.amount", row, |value| value * part);
        }
        pilot.implementation.scorecard = Arc::default();
        pilot.implementation.approval = None;
        pilot.implementation.spending = Arc::default();
        pilot
    }

    /// Changes the numbers of an input, where the case states it and the change is one.
    fn put(&mut self, key: &str, row: usize, change: impl Fn(f64) -> f64) {
        let Some(input) = Field::find(key).map(|field| Input { field, row }) else { return };
        let Some(&before) = self.spread(input) else { return };
        let limits = input.field.limits();
        let number = |value: f64| limits.nearest(change(value));
        let after = Spread::new(number(before.low()), number(before.likely()), number(before.high()));
        if let Ok(after) = after
            && after != before
        {
            self.set(input, after, Origin::Typed);
        }
    }
}

/// What a pilot costs, and what it could tell at most.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PilotWorth {
    /// Present value of the pilot's costs, time and money.
    pub costs: f64,
    /// Present value of its benefits.
    pub benefits: f64,
    /// What knowing every figure of the whole change is worth before it is decided: the most that a pilot can tell. None where no figure
    /// has a range.
    pub most_worth: Option<f64>,
}

impl PilotWorth {
    /// A pilot, and the simulation of the whole change in the full view.
    pub fn of(pilot: &Case, whole: Option<&Simulation>) -> Self {
        let evaluation = Evaluation::of(pilot);
        let outcome = evaluation.outcome(View::Full);
        Self {
            costs: outcome.pv_costs.value(),
            benefits: outcome.pv_benefits.value(),
            most_worth: whole.map(|whole| whole.value_of_information.perfect),
        }
    }

    /// What the pilot costs beyond what it brings by itself; at least 0.
    pub fn net_cost(&self) -> f64 {
        (self.costs - self.benefits).max(0.0)
    }

    /// Whether what it can tell may be worth its net cost. None where nothing is uncertain.
    pub fn may_be_worth_it(&self) -> Option<bool> {
        self.most_worth.map(|most| most >= self.net_cost())
    }
}
