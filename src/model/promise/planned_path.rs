//! The planned path of a KPI: from its baseline to the target that the approved case promises.

use super::Approval;
use super::measured_drivers::{KpiReadings, PromisedEffects};
use crate::model::date::Date;
use crate::model::kpi::{BuiltInKpi, Direction, Scorecard};
use crate::model::schedule::{Adoption, DAYS_PER_MONTH};
use crate::model::{Case, Ledger, Quantity};

/// Days from which a KPI counts as ahead of or behind its plan. Our choice: most KPIs are read weekly, and a plan is not exact to the day.
const TOLERANCE_DAYS: f64 = 7.0;

/// The difference from the planned value that still counts as on plan, as a share of the whole planned change. Our choice. In a small
/// team it is what half a person's adoption makes, where that is more.
const TOLERANCE_SHARE: f64 = 0.05;

/// Where the baseline of a [`PlannedPath`] comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BaselineSource {
    /// A reading of this day: the one marked as baseline, else the earliest one not after the start.
    Reading(Date),
    /// The approved case.
    Case,
}

/// The values that an approved case plans for a KPI, over the rollout and after it.
///
/// The path follows the planned adoption: on each day it has covered the same share of the way from baseline to target as adoption has
/// of its last value; turnover only once its lag is over. It uses the effects that a [`Review`](super::Review) compares with.
#[derive(Debug, Clone, PartialEq)]
pub struct PlannedPath {
    /// The KPI.
    pub kpi: BuiltInKpi,
    /// The value before the change, in the KPI's unit.
    pub baseline: f64,
    /// Where the baseline comes from.
    pub baseline_source: BaselineSource,
    /// The value once the rollout, and for turnover the lag, is over.
    pub target: f64,
    /// Whether the user has set the target. Otherwise it is the promise of the approved case.
    pub is_own_target: bool,
    start: Date,
    adoption: Adoption,
    /// Days after the start before which nothing is planned to change.
    lag: f64,
    /// The last day of the rollout, counted from the start.
    length: f64,
    /// The difference from the planned value that counts as on plan, as a share of the way.
    tolerance: f64,
}

/// How a reading of a KPI compares with its planned path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanStanding {
    /// Nothing is planned to have changed before this day.
    NotDueBefore(Date),
    /// Within seven days of the plan, or next to the planned value.
    OnPlan,
    /// The plan reaches the value this many days after the reading.
    Ahead {
        /// Whole days, at least seven.
        days: u32,
    },
    /// The plan reached the value this many days before the reading; a value no better than the baseline is behind by all days in which
    /// something was planned.
    Behind {
        /// Whole days, at least seven.
        days: u32,
    },
    /// The target is reached.
    PromiseMet,
}

impl PlanStanding {
    /// Whether the KPI does at least what is planned.
    pub fn is_on_plan(self) -> bool {
        !matches!(self, Self::Behind { .. })
    }

    /// The days behind plan; none where it is not behind.
    pub fn days_behind(self) -> Option<u32> {
        if let Self::Behind { days } = self { Some(days) } else { None }
    }
}

impl PlannedPath {
    /// The planned path of a KPI; none for a KPI of which the approved case promises nothing.
    pub fn of(kpi: BuiltInKpi, approval: &Approval, card: &Scorecard) -> Option<Self> {
        let (case, start) = (approval.case(), approval.start());
        let (ledger, adoption) = (Ledger::of(case), Adoption::of(case));
        let effects = PromisedEffects::of(case, &ledger);
        let (stated, change) = stated(kpi, case, &ledger, &effects)?;
        let (baseline, baseline_source) = if kpi == BuiltInKpi::Adoption {
            (stated, BaselineSource::Case)
        } else {
            match KpiReadings::of(card, kpi, start).baseline_reading() {
                Some(reading) => (reading.value(), BaselineSource::Reading(reading.date)),
                None => (stated, BaselineSource::Case),
            }
        };
        let own = card.targets.get(kpi.kpi().id).copied();
        let target = own.unwrap_or(baseline + change * adoption.planned());
        // A team of ten can only have 7 or 8 adopters where 7.5 are planned, and what they do differently moves every other KPI.
        let people = case.team.people.likely().value();
        let planned = if kpi == BuiltInKpi::Adoption { target } else { adoption.planned() };
        let half_a_person = if people > 0.0 { 0.5 / people / planned.max(0.01) } else { 0.0 };
        let path = Self {
            kpi,
            baseline,
            baseline_source,
            target,
            is_own_target: own.is_some(),
            start,
            adoption: adoption.rising(),
            lag: if kpi == BuiltInKpi::Turnover { (effects.lag * DAYS_PER_MONTH).ceil() } else { 0.0 },
            length: f64::from(case.rollout.days),
            tolerance: TOLERANCE_SHARE.max(half_a_person) + 1e-9,
        };
        (path.direction().gain(baseline, target) > 0.0 && path.adoption.planned() > 0.0).then_some(path)
    }

    fn direction(&self) -> Direction {
        self.kpi.kpi().direction
    }

    /// The planned value on a day.
    pub fn at(&self, date: Date) -> f64 {
        self.baseline + (self.target - self.baseline) * self.share(self.days_to(date))
    }

    /// The first day from which the target is planned.
    pub fn complete_on(&self) -> Date {
        self.start.plus_days(self.length.max(self.lag) as i64)
    }

    /// The days on which the path bends, first to last: together with straight lines they are the path.
    pub fn bends(&self) -> Vec<Date> {
        let third = self.length / 3.0;
        let before_lag = (self.lag > 0.0).then_some(self.lag - 1.0);
        let mut days: Vec<f64> =
            [0.0, third, 2.0 * third, self.length].into_iter().filter(|day| *day >= self.lag).collect();
        days.extend(before_lag);
        days.extend([0.0, self.lag]);
        days.sort_by(f64::total_cmp);
        days.dedup();
        days.into_iter().map(|day| self.start.plus_days(day.round() as i64)).collect()
    }

    /// How a value read on a day compares with the path.
    pub fn standing(&self, date: Date, value: f64) -> PlanStanding {
        let (day, reached) = (self.days_to(date), (value - self.baseline) / (self.target - self.baseline));
        let planned = self.share(day);
        if reached >= 1.0 - 1e-9 && day > 0.0 {
            return PlanStanding::PromiseMet;
        }
        if planned <= 0.0 {
            return PlanStanding::NotDueBefore(self.start.plus_days(self.lag.max(1.0) as i64));
        }
        let days = day - self.day_of(reached);
        if days.abs() < TOLERANCE_DAYS || (reached - planned).abs() <= self.tolerance {
            PlanStanding::OnPlan
        } else if days > 0.0 {
            PlanStanding::Behind { days: days as u32 }
        } else {
            PlanStanding::Ahead { days: -days as u32 }
        }
    }

    fn days_to(&self, date: Date) -> f64 {
        f64::from(self.start.days_until(date))
    }

    /// The planned share of the way from baseline to target on a day after the start.
    fn share(&self, day: f64) -> f64 {
        if day < self.lag { 0.0 } else { self.adoption.at(day) / self.adoption.planned() }
    }

    /// The first day on which the path has covered a share of the way below 1.
    fn day_of(&self, share: f64) -> f64 {
        let third = self.length / 3.0;
        let piece = (0..3).map(|piece| third * f64::from(piece)).find_map(|from| {
            let [before, after] = [from, from + third].map(|day| self.adoption.at(day) / self.adoption.planned());
            (share <= after).then(|| {
                if after > before { from + third * ((share - before) / (after - before)).max(0.0) } else { from }
            })
        });
        piece.unwrap_or(self.length).max(self.lag)
    }
}

/// The value of the approved case before the change, and the change at full adoption, in the KPI's unit.
fn stated(kpi: BuiltInKpi, case: &Case, ledger: &Ledger, effects: &PromisedEffects) -> Option<(f64, f64)> {
    match kpi {
        BuiltInKpi::Adoption => Some((0.0, 1.0)),
        BuiltInKpi::MeetingLoad => Some((effects.meeting_hours, -effects.cut * effects.meeting_hours)),
        BuiltInKpi::DeepWork => {
            let week = case.team.hours_per_week.likely().value();
            let hours = [case.deep_work.hours_before.likely().value(), ledger.deep_gain.value()];
            Some((hours[0] / week, hours[1] / week))
        }
        BuiltInKpi::Turnover => Some((effects.leave, -effects.stay)),
        _ => None,
    }
}
