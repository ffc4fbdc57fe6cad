//! Measured adoption, meetings cut and turnover of an approved case.
//!
//! Each figure is zero where its promise begins, linear between its readings and, after the last one, keeps the proportion
//! reached there: adoption relative to the promised adoption, the other two per adopter. Until the rollout is over, the rest of that
//! proportion is the promise ([`PromiseEvidence::weight`]). A figure without readings counts as promised.

use super::Approval;
use super::reading_curve::ReadingCurve;
use crate::model::date::Date;
use crate::model::implementation::Implementation;
use crate::model::kpi::{BuiltInKpi, Reading, Scorecard};
use crate::model::schedule::{Adoption, DAYS_PER_MONTH};
use crate::model::{Case, Ledger, Quantity};

/// The input of a review: an approved case with its ledger, the readings and bills, and the day of the review.
pub(super) struct ReviewContext<'a> {
    pub(super) case: &'a Case,
    pub(super) ledger: Ledger,
    pub(super) implementation: &'a Implementation,
    /// The first day of the approved rollout.
    pub(super) start: Date,
    pub(super) today: Date,
}

impl<'a> ReviewContext<'a> {
    pub(super) fn of(approval: &'a Approval, implementation: &'a Implementation, today: Date) -> Self {
        let case = approval.case();
        Self { case, ledger: Ledger::of(case), implementation, start: approval.start(), today }
    }

    /// Days from the start of the rollout to today; negative before it.
    pub(super) fn elapsed(&self) -> i32 {
        self.start.days_until(self.today)
    }
}

/// The effects that a case promises per adopter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PromisedEffects {
    /// The share of meeting time cut, 0 to 1.
    pub(super) cut: f64,
    /// Meeting hours a week before.
    pub(super) meeting_hours: f64,
    /// The reduction in leavers a year, as a share of people.
    pub(super) stay: f64,
    /// Leavers a year before, as a share of people.
    pub(super) leave: f64,
    /// Months before turnover improves.
    pub(super) lag: f64,
}

impl PromisedEffects {
    pub(super) fn of(case: &Case, ledger: &Ledger) -> Self {
        let leave = case.turnover.rate.likely().value();
        let (gross, cost) = (ledger.gross.value(), ledger.meeting_cost.value());
        Self {
            cut: if cost > 0.0 { gross / cost } else { 0.0 },
            meeting_hours: ledger.meeting_hours.value(),
            stay: leave * case.turnover.reduction.likely().value(),
            leave,
            lag: case.turnover.lag_months.likely().value(),
        }
    }
}

/// The effect per adopter, given the effect over all people; the promised effect while adoption is zero. At most `possible`
/// either way, so that a small team's noise is not blown up.
pub(super) fn per_adopter(all: f64, adoption: f64, possible: f64, promised: f64) -> f64 {
    if adoption > 0.0 { (all / adoption).max(-possible).min(possible) } else { promised }
}

/// The readings of one KPI by the definition of the latest of them, in the days of a rollout.
pub(super) struct KpiReadings<'a> {
    pub(super) series: Vec<&'a Reading>,
    start: Date,
}

impl<'a> KpiReadings<'a> {
    /// The readings of a KPI, for a rollout that starts on `start`.
    pub(super) fn of(card: &'a Scorecard, kpi: BuiltInKpi, start: Date) -> Self {
        let kpi = kpi.into();
        let series = card.definitions(&kpi).first().map(|definition| card.series(&kpi, definition));
        Self { series: series.unwrap_or_default(), start }
    }

    /// The reading of the value before the change: the one marked as baseline, else the earliest one if it is not after the start.
    pub(super) fn baseline_reading(&self) -> Option<&'a Reading> {
        let named = self.series.iter().find(|reading| reading.baseline);
        named.or_else(|| self.series.first().filter(|reading| reading.date <= self.start)).copied()
    }

    /// The value before the change, as read, else as the case states it.
    fn baseline(&self, stated: f64) -> f64 {
        self.baseline_reading().map_or(stated, Reading::value)
    }

    /// The curve from zero on the day `begin` through the readings after it, up to today.
    fn curve(&self, begin: f64, today: Date, value: impl Fn(f64) -> f64) -> Option<ReadingCurve> {
        let day = |reading: &Reading| f64::from(self.start.days_until(reading.date));
        let counted = self.series.iter().filter(|reading| reading.date <= today && day(reading) > begin);
        ReadingCurve::from_zero(begin, counted.map(|reading| (day(reading), value(reading.value()))).collect())
    }
}

/// The curves through the readings.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PromiseEvidence {
    promised: Adoption,
    /// The share of people who adopted.
    pub(super) adoption: Option<ReadingCurve>,
    /// Meeting hours cut, as a share of those of the case.
    pub(super) cut: Option<ReadingCurve>,
    /// The reduction in leavers a year, as a share of people.
    pub(super) stayed: Option<ReadingCurve>,
    /// The turnover before the change.
    pub(super) leave: f64,
    /// The meeting hours of the case, of which `cut` is a share.
    pub(super) meeting_hours: f64,
}

impl PromiseEvidence {
    pub(super) fn of(context: &ReviewContext, effects: &PromisedEffects) -> Self {
        let readings = |kpi| KpiReadings::of(&context.implementation.scorecard, kpi, context.start);
        let today = context.today;
        let (load, turnover) = (readings(BuiltInKpi::MeetingLoad), readings(BuiltInKpi::Turnover));
        let leave = turnover.baseline(effects.leave);
        let (promised, meeting_hours) = (Adoption::of(context.case), effects.meeting_hours);
        let mut evidence = Self { promised, adoption: None, cut: None, stayed: None, leave, meeting_hours };
        evidence.adoption =
            readings(BuiltInKpi::Adoption).curve(0.0, today, |share| share.max(0.0).min(1.0)).map(|curve| {
                let (last, weight) = (curve.last(), evidence.weight(curve.last().0));
                curve.going_on(weight * evidence.part_of_promise(last) + (1.0 - weight))
            });
        if effects.meeting_hours > 0.0 {
            let before = load.baseline(effects.meeting_hours);
            let curve = load.curve(0.0, today, |hours| (before - hours) / effects.meeting_hours);
            evidence.cut = curve.map(|curve| evidence.going_on(curve, 1.0, effects.cut));
        }
        let curve = turnover.curve(effects.lag * DAYS_PER_MONTH, today, |rate| leave - rate);
        evidence.stayed = curve.map(|curve| evidence.going_on(curve, effects.leave, effects.stay));
        evidence
    }

    /// The share of the promised adoption that a reading shows: 1 where none was promised yet, and at most
    /// what keeps adoption from passing 100 %.
    pub(super) fn part_of_promise(&self, (day, share): (f64, f64)) -> f64 {
        let promised = self.promised.at(day);
        if promised > 0.0 { (share / promised).min(self.greatest_part()) } else { 1.0 }
    }

    /// The proportion of the promised adoption at which everybody adopts in the end.
    pub(super) fn greatest_part(&self) -> f64 {
        1.0 / self.promised.highest()
    }

    /// The effect per adopter that a reading shows.
    pub(super) fn effect(&self, (day, all): (f64, f64), possible: f64, promised: f64) -> f64 {
        per_adopter(all, self.adoption_at(day), possible, promised)
    }

    fn going_on(&self, curve: ReadingCurve, possible: f64, promised: f64) -> ReadingCurve {
        let (last, weight) = (curve.last(), self.weight(curve.last().0));
        curve.going_on(weight * self.effect(last, possible, promised) + (1.0 - weight) * promised)
    }

    /// What a reading of a day weighs in what is expected after it, beside the promise: the share of the planned adoption that the day
    /// should have reached, 1 once the rollout is over. Our choice: while one of ten people is to have adopted the change, half an hour
    /// more or less in meetings says little about the effect on all of them.
    pub(super) fn weight(&self, day: f64) -> f64 {
        let planned = self.promised.planned();
        if planned > 0.0 { (self.promised.at(day) / planned).min(1.0) } else { 1.0 }
    }

    /// Replaces the promised adoption.
    pub(super) fn promise(&mut self, promised: Adoption) {
        self.promised = promised;
    }

    /// The promised adoption on a day.
    pub(super) fn promised_at(&self, day: f64) -> f64 {
        self.promised.at(day)
    }

    /// The mean of the promised adoption.
    pub(super) fn promised_mean(&self, from: f64, to: f64) -> f64 {
        self.promised.mean(from, to)
    }

    /// Adoption on a day: measured, else promised.
    pub(super) fn adoption_at(&self, day: f64) -> f64 {
        let promised = self.promised.at(day);
        self.adoption.as_ref().map_or(promised, |curve| curve.at(day, promised))
    }

    /// The mean of adoption over some days: measured, else promised.
    pub(super) fn adoption_mean(&self, from: f64, to: f64) -> f64 {
        let read = self.adoption.as_ref().map_or(0.0, |curve| curve.read(from, to));
        self.adoption_mean_with(read, from, to)
    }

    /// The same, given what was read in these days.
    fn adoption_mean_with(&self, read: f64, from: f64, to: f64) -> f64 {
        let promised = |from: f64, to: f64| self.promised.mean(from, to);
        self.adoption.as_ref().map_or_else(|| promised(from, to), |curve| curve.mean((from, to), read, &promised))
    }

    /// The value of a curve with adoption as its tail.
    pub(super) fn at(&self, curve: &ReadingCurve, day: f64) -> f64 {
        curve.at(day, self.adoption_at(day))
    }

    /// The integrals of the readings over some days, which do not depend on how they are carried on.
    pub(super) fn read(&self, from: f64, to: f64) -> ReadIntegrals {
        let read = |curve: &Option<ReadingCurve>| curve.as_ref().map_or(0.0, |curve| curve.read(from, to));
        ReadIntegrals { adoption: read(&self.adoption), cut: read(&self.cut), stayed: read(&self.stayed) }
    }

    /// The day of the last reading that counts; none without readings.
    pub(super) fn last_reading(&self) -> Option<f64> {
        let curves = [&self.adoption, &self.cut, &self.stayed];
        curves.into_iter().flatten().map(|curve| curve.last().0).reduce(f64::max)
    }

    /// The means over some days, given the integrals of the readings there.
    pub(super) fn means(&self, read: &ReadIntegrals, from: f64, to: f64) -> MeasuredMeans {
        let adoption = self.adoption_mean_with(read.adoption, from, to);
        // Most months have no reading: then the tail covers all of their days.
        let tail = |start: f64, end: f64| if start == from { adoption } else { self.adoption_mean(start, end) };
        let with_tail =
            |curve: &Option<ReadingCurve>, read: f64| curve.as_ref().map(|curve| curve.mean((from, to), read, &tail));
        MeasuredMeans { adoption, cut: with_tail(&self.cut, read.cut), stayed: with_tail(&self.stayed, read.stayed) }
    }
}

/// The integrals of the measured figures over some days, up to their last readings.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ReadIntegrals {
    adoption: f64,
    cut: f64,
    stayed: f64,
}

/// The means of the measured figures over some days.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct MeasuredMeans {
    /// Adoption, as promised where it was not measured.
    pub(super) adoption: f64,
    /// The measured share of meeting time cut.
    pub(super) cut: Option<f64>,
    /// The measured reduction in leavers a year.
    pub(super) stayed: Option<f64>,
}
