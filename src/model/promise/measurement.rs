//! What is known of each driver on a day.

use super::CostLine;
use super::driver::PromiseDriver;
use super::promise_ledger::PromiseLedger;
use super::reading_curve::ReadingCurve;
use crate::model::date::Date;
use crate::model::schedule::DAYS_PER_MONTH;
use crate::model::{Choice, Costs, Quantity};

/// What is known of a driver.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Measurement {
    /// It was read. Adoption as a share; meetings cut in hours per person and week, and turnover in leavers a year as a share
    /// of people, both against what was promised at the measured adoption; costs as money to date.
    Read {
        /// The last day that was read.
        on: Date,
        /// What was promised by today.
        promised: f64,
        /// What it is today, as far as it was read.
        measured: f64,
    },
    /// It was not read since the start, and counts as promised.
    Missing,
    /// Nothing was promised before this day, and readings count from then on.
    NotDue(Date),
    /// Nothing that was promised depends on it.
    Moot,
}

impl Measurement {
    /// Whether it was read.
    pub fn is_read(&self) -> bool {
        matches!(self, Self::Read { .. })
    }

    fn unread(matters: bool) -> Self {
        if matters { Self::Missing } else { Self::Moot }
    }
}

/// A look at the books on a day.
pub(super) struct MeasurementContext<'a> {
    pub(super) promise_ledger: &'a PromiseLedger,
    /// The first day of the rollout.
    pub(super) start: Date,
    /// Days since then.
    pub(super) day: f64,
    /// Costs to date, as promised and as realised.
    pub(super) costs: [Costs; 2],
}

impl MeasurementContext<'_> {
    /// What is known of a driver.
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
            measured: measured(self.promise_ledger.evidence.at(curve, self.day)),
        })
    }

    fn adoption(&self) -> Measurement {
        let evidence = &self.promise_ledger.evidence;
        let now = evidence.adoption_at(self.day);
        let read = self.read(evidence.adoption.as_ref(), evidence.promised_at(self.day), |_| now);
        read.unwrap_or(Measurement::unread(self.promise_ledger.benefits_promised().total().value() > 0.0))
    }

    fn cut(&self) -> Measurement {
        let (evidence, effects, benefits) =
            (&self.promise_ledger.evidence, &self.promise_ledger.effects, self.promise_ledger.benefits_promised());
        let promised = evidence.adoption_at(self.day) * effects.cut * effects.meeting_hours;
        let read = self.read(evidence.cut.as_ref(), promised, |gone| gone * effects.meeting_hours);
        let matters = (benefits.meetings + benefits.deep_work).value() > 0.0;
        read.filter(|_| matters).unwrap_or(Measurement::unread(matters))
    }

    fn turnover(&self) -> Measurement {
        let (evidence, effects) = (&self.promise_ledger.evidence, &self.promise_ledger.effects);
        let due = (effects.lag * DAYS_PER_MONTH).ceil();
        let promised = evidence.leave - evidence.adoption_at(self.day) * effects.stay;
        let read = self.read(evidence.stayed.as_ref(), promised, |fewer| evidence.leave - fewer);
        match self.promise_ledger.benefits_promised().turnover.value() > 0.0 {
            false => Measurement::Moot,
            true if self.day <= due => Measurement::NotDue(self.start.plus_days(due as i64)),
            true => read.unwrap_or(Measurement::Missing),
        }
    }

    fn cost(&self) -> Measurement {
        let until = CostLine::ALL.iter().filter_map(|row| self.promise_ledger.billed_until(row.0)).reduce(f64::max);
        let [promised, realised] = self.costs.map(|costs| costs.total().value());
        let read = until.map(|months| Measurement::Read {
            on: self.start.plus_days((months * DAYS_PER_MONTH).round() as i64),
            promised,
            measured: realised,
        });
        read.unwrap_or(Measurement::unread(promised > 0.0))
    }

    /// The lines that have cost something by the promise, and of which no bill is known.
    pub(super) fn unbilled(&self) -> Vec<CostLine> {
        let open = |line: &CostLine| {
            line.of(&self.costs[0]).value() > 0.0 && self.promise_ledger.billed_until(*line).is_none()
        };
        CostLine::ALL.iter().map(|row| row.0).filter(open).collect()
    }
}
