//! Promised against realised: value to date by line, the causes of the difference, and what the case is worth by now.

use super::driver::{MeasuredDrivers, PromiseDriver, shares};
use super::evidence::ReviewContext;
use super::measurement::{Measurement, MeasurementContext};
use super::promise_ledger::PromiseLedger;
use super::{Approval, CostLine};
use crate::model::date::Date;
use crate::model::kpi::BuiltInKpi;
use crate::model::outcome::{Flow, Outcome};
use crate::model::practice::Practice;
use crate::model::schedule::{DAYS_PER_MONTH, Schedule};
use crate::model::{Amounts, Choice, Hours, Months, Quantity, View};

/// A driver, what is known of it, and what it does to the case.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cause {
    /// The driver.
    pub driver: PromiseDriver,
    /// What is known of it.
    pub measurement: Measurement,
    /// Its part in the difference of the value to date, in money.
    pub so_far: f64,
    /// Its part in the difference of the net present value, in money.
    pub in_all: f64,
}

/// What a case is worth over all its months.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Valuation {
    /// Net present value, in money.
    pub npv: f64,
    /// When the money is back for good, none where it never is.
    pub payback: Option<Months>,
}

impl Valuation {
    fn of(outcome: &Outcome) -> Self {
        Self { npv: outcome.npv.value(), payback: outcome.payback }
    }
}

/// An approved case on a later day, in one view.
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// Days from the start of the rollout to today; negative before it. Nothing is due before the start.
    pub elapsed: i32,
    /// What was promised by today, by line.
    pub promised: Amounts,
    /// What has come true of it, by line.
    pub realised: Amounts,
    /// The causes, in the order of [`PromiseDriver::ALL`].
    pub causes: [Cause; 4],
    /// The lines that have cost something by the promise, and of which no bill is known.
    pub unbilled: Vec<CostLine>,
    /// What was approved.
    pub approved: Valuation,
    /// What the approved case is worth with all that was measured.
    pub expected: Valuation,
    /// Deep work in hours per person and week, as promised by today and as read last: a forecast, never a second benefit.
    pub deep_work: Option<(Hours, Hours)>,
}

impl Review {
    /// The review of an approved case on a day.
    ///
    /// Value counts from the approved start of the rollout to that day, undiscounted, at most over the months that the case
    /// counts. What was not measured counts as promised: see [`Measurement`].
    pub fn of(approval: &Approval, practice: &Practice, today: Date, view: View) -> Self {
        let context = ReviewContext::of(approval, practice, today);
        let promise_ledger = PromiseLedger::of(&context, view);
        let (elapsed, horizon) = (context.elapsed(), f64::from(context.case.finance.horizon_months));
        let (so_far, all) =
            (promise_ledger.spans((f64::from(elapsed) / DAYS_PER_MONTH).min(horizon)), promise_ledger.spans(horizon));
        let schedule = Schedule::of(context.case);
        let value = shares(&|measured_drivers| net(&so_far.amounts(&promise_ledger, measured_drivers)));
        let worth = shares(&|measured_drivers| present(&all.flow(&promise_ledger, measured_drivers), &schedule));
        let (promised, realised) = (
            so_far.amounts(&promise_ledger, MeasuredDrivers::NONE),
            so_far.amounts(&promise_ledger, MeasuredDrivers::ALL),
        );
        let day = f64::from(elapsed);
        let measurements = MeasurementContext {
            promise_ledger: &promise_ledger,
            start: context.start,
            day,
            costs: [promised.costs, realised.costs],
        };
        let cause = |place: usize| {
            let driver = PromiseDriver::ALL[place].0;
            Cause { driver, measurement: measurements.measurement(driver), so_far: value[place], in_all: worth[place] }
        };
        Self {
            elapsed,
            causes: std::array::from_fn(cause),
            unbilled: measurements.unbilled(),
            approved: Valuation::of(&Outcome::of(context.ledger.amounts(view), &schedule)),
            expected: Valuation::of(&Outcome::of_flow(all.flow(&promise_ledger, MeasuredDrivers::ALL), &schedule)),
            deep_work: deep_work(&context, promise_ledger.evidence.promised_at(day)),
            promised,
            realised,
        }
    }

    /// How much more has come true than was promised by today, in money.
    pub fn difference(&self) -> f64 {
        net(&self.realised) - net(&self.promised)
    }

    /// The value promised by today: benefits less costs, in money.
    pub fn promised_value(&self) -> f64 {
        net(&self.promised)
    }

    /// The value realised by today: benefits less costs, in money.
    pub fn realised_value(&self) -> f64 {
        net(&self.realised)
    }

    /// Whether anything at all was measured.
    pub fn is_measured(&self) -> bool {
        self.causes.iter().any(|cause| cause.measurement.is_read())
    }
}

fn net(amounts: &Amounts) -> f64 {
    amounts.benefits.total().value() - amounts.costs.total().value()
}

/// Net present value of a flow.
fn present(flow: &Flow, schedule: &Schedule) -> f64 {
    let discounts = std::iter::once(1.0).chain(schedule.months.iter().map(|month| month.discount));
    flow.benefits
        .iter()
        .zip(&flow.costs)
        .zip(discounts)
        .map(|((benefit, cost), discount)| (benefit - cost) * discount)
        .sum()
}

/// Deep work by now: promised, and as read last since the start of the rollout.
fn deep_work(context: &ReviewContext, adoption: f64) -> Option<(Hours, Hours)> {
    let case = context.case;
    let mut readings = context.practice.scorecard.readings().iter().rev();
    let read = readings.find(|reading| reading.kpi.is(BuiltInKpi::DeepWork) && reading.date <= context.today)?;
    if read.date <= context.start {
        return None;
    }
    let promised = case.deep_work.hours_before.likely() + context.ledger.deep_gain * adoption;
    Some((promised, case.team.hours_per_week.likely() * read.value()))
}
