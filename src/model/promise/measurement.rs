//! What was measured of each driver by a day.

use super::CostLine;
use super::driver::PromiseDriver;
use super::promise_ledger::PromiseLedger;
use super::reading_curve::ReadingCurve;
use crate::model::date::Date;
use crate::model::schedule::DAYS_PER_MONTH;
use crate::model::{Choice, Costs, Quantity};

/// What was measured of a driver.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Measurement {
    /// Readings or bills exist. Adoption as a share; meetings cut in hours per person and week, and turnover in leavers a year as a share
    /// of people, both against what was promised at the measured adoption; costs as money to date.
    Read {
        /// The day of the last reading or bill.
        on: Date,
        /// What was promised by today.
        promised: f64,
        /// The measured value, continued to today.
        measured: f64,
    },
    /// No reading since the start: counts as promised.
    Missing,
    /// Nothing is promised before this day; readings count from then on.
    NotDue(Date),
    /// No promised amount depends on it.
    Moot,
}

impl Measurement {
    /// Whether it was measured.
    pub fn is_read(&self) -> bool {
        matches!(self, Self::Read { .. })
    }

    fn unread(matters: bool) -> Self {
        if matters { Self::Missing } else { Self::Moot }
    }
}

/// A promise ledger on a day.
pub(super) struct MeasurementContext<'a> {
    pub(super) ledger: &'a PromiseLedger,
    /// The first day of the rollout.
    pub(super) start: Date,
    /// Days since then.
    pub(super) day: f64,
    /// Costs to date, as promised and as realised.
    pub(super) costs: [Costs; 2],
}

impl MeasurementContext<'_> {
    pub(super) fn measurement(&self, driver: PromiseDriver) -> Measurement {
        match driver {
            PromiseDriver::Adoption => self.adoption(),
            PromiseDriver::Cut => self.cut(),
            PromiseDriver::Turnover => self.turnover(),
            PromiseDriver::Cost => self.cost(),
        }
    }

    fn read(&self, curve: Option<&ReadingCurve>, promised: f64, measured: impl Fn(f64) -> f64) -> Option<Measurement> {
        curve.map(|curve| Measurement::Read {
            on: self.start.plus_days(curve.last().0 as i64),
            promised,
            measured: measured(self.ledger.evidence.at(curve, self.day)),
        })
    }

    fn adoption(&self) -> Measurement {
        let evidence = &self.ledger.evidence;
        let now = evidence.adoption_at(self.day);
        let read = self.read(evidence.adoption.as_ref(), evidence.promised_at(self.day), |_| now);
        read.unwrap_or(Measurement::unread(self.ledger.benefits_promised().total().value() > 0.0))
    }

    fn cut(&self) -> Measurement {
        let (evidence, effects, benefits) =
            (&self.ledger.evidence, &self.ledger.effects, self.ledger.benefits_promised());
        let promised = evidence.adoption_at(self.day) * effects.cut * effects.meeting_hours;
        let read = self.read(evidence.cut.as_ref(), promised, |gone| gone * effects.meeting_hours);
        let matters = (benefits.meetings + benefits.deep_work).value() > 0.0;
        read.filter(|_| matters).unwrap_or(Measurement::unread(matters))
    }

    fn turnover(&self) -> Measurement {
        let (evidence, effects) = (&self.ledger.evidence, &self.ledger.effects);
        let due = (effects.lag * DAYS_PER_MONTH).ceil();
        let promised = evidence.leave - evidence.adoption_at(self.day) * effects.stay;
        let read = self.read(evidence.stayed.as_ref(), promised, |fewer| evidence.leave - fewer);
        match self.ledger.benefits_promised().turnover.value() > 0.0 {
            false => Measurement::Moot,
            true if self.day <= due => Measurement::NotDue(self.start.plus_days(due as i64)),
            true => read.unwrap_or(Measurement::Missing),
        }
    }

    fn cost(&self) -> Measurement {
        let until = CostLine::ALL.iter().filter_map(|row| self.ledger.billed_until(row.0)).reduce(f64::max);
        let [promised, realised] = self.costs.map(|costs| costs.total().value());
        let read = until.map(|months| Measurement::Read {
            on: self.start.plus_days((months * DAYS_PER_MONTH).round() as i64),
            promised,
            measured: realised,
        });
        read.unwrap_or(Measurement::unread(promised > 0.0))
    }

    /// The lines with a promised cost to date and no bill.
    pub(super) fn unbilled(&self) -> Vec<CostLine> {
        let open = |line: &CostLine| line.of(&self.costs[0]).value() > 0.0 && self.ledger.billed_until(*line).is_none();
        CostLine::ALL.iter().map(|row| row.0).filter(open).collect()
    }
}
