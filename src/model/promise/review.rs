//! Promised against realised: value to date by line, the causes of the difference, and the updated net present value.

use super::driver::{MeasuredDrivers, PromiseDriver, shares};
use super::entered::{EnteredTotals, LineToDate, lines_to_date};
use super::measured_drivers::ReviewContext;
use super::measurement::{Measurement, MeasurementContext};
use super::promise_ledger::PromiseLedger;
use super::{Approval, CostLine, PromiseLine};
use crate::model::date::Date;
use crate::model::implementation::Implementation;
use crate::model::kpi::BuiltInKpi;
use crate::model::outcome::{MonthlyFlow, Outcome};
use crate::model::schedule::{DAYS_PER_MONTH, Schedule};
use crate::model::{Choice, Hours, LedgerAmounts, Months, Quantity, View};
use uncertainty::insertion_sort_by;

/// The part of the approved net present value that may be missing before it is said. Our choice, as for costs at gates.
const NPV_TOLERANCE: f64 = 0.1;

/// A driver, what was measured of it, and its share of the difference.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cause {
    /// The driver.
    pub driver: PromiseDriver,
    /// What was measured of it.
    pub measurement: Measurement,
    /// Its share of the difference in value to date, in money.
    pub so_far: f64,
    /// Its share of the difference in net present value, in money.
    pub in_all: f64,
}

/// Net present value and payback of a case.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Valuation {
    /// Net present value, in money.
    pub npv: f64,
    /// Payback in months; none where the case never pays back, and where nothing changes.
    pub payback: Option<Months>,
    /// Whether nothing is gained or paid in any month.
    pub is_nothing: bool,
}

impl Valuation {
    fn of(outcome: &Outcome) -> Self {
        Self { npv: outcome.npv.value(), payback: outcome.payback, is_nothing: outcome.is_nothing() }
    }
}

/// An approved case compared with what was measured by a day, in one view.
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// Days from the start of the rollout to today; negative before it. Nothing is due before the start.
    pub elapsed: i32,
    /// Promised to date, by line.
    pub promised: LedgerAmounts,
    /// The lines that were promised by today or entered, with what was realized of them: only what was entered.
    pub lines: Vec<LineToDate>,
    /// Estimated to date, by line: readings and bills carried on to today in proportion, and what was not measured as promised.
    /// Not what was realized, which is in `lines`.
    pub projected: LedgerAmounts,
    /// The causes, in the order of [`PromiseDriver::ALL`]. They explain `projected`, not `lines`: adoption moves every benefit at once,
    /// also those that have no entry of their own.
    pub causes: [Cause; 4],
    /// The cost lines with a promised cost to date and no bill.
    pub unbilled: Vec<CostLine>,
    /// As approved.
    pub approved: Valuation,
    /// With everything that was measured.
    pub expected: Valuation,
    /// Deep work in hours per person and week, as promised by today and as read last: a forecast, never a second benefit.
    pub deep_work: Option<(Hours, Hours)>,
}

impl Review {
    /// The measured causes, the largest first.
    pub fn causes_by_size(&self) -> Vec<&Cause> {
        let mut read: Vec<&Cause> = self.causes.iter().filter(|cause| cause.measurement.is_read()).collect();
        insertion_sort_by(&mut read, |one, other| other.so_far.abs().total_cmp(&one.so_far.abs()));
        read
    }

    /// The review of an approved case on a day.
    ///
    /// Value counts from the approved start of the rollout to that day, undiscounted, at most over the months that the case
    /// counts. What was not measured counts as promised in `projected`, `causes` and `expected` (see [`Measurement`]), and as not
    /// entered in `lines`.
    pub fn of(approval: &Approval, implementation: &Implementation, today: Date, view: View) -> Self {
        let context = ReviewContext::of(approval, implementation, today);
        let ledger = PromiseLedger::of(&context, view);
        let (elapsed, horizon) = (context.elapsed(), f64::from(context.case.finance.horizon_months));
        let (so_far, all) = (ledger.spans((f64::from(elapsed) / DAYS_PER_MONTH).min(horizon)), ledger.spans(horizon));
        let schedule = Schedule::of(context.case);
        let value = shares(&|measured| net(&so_far.amounts(&ledger, measured)));
        let worth = shares(&|measured| present(&all.flow(&ledger, measured), &schedule));
        let (promised, projected) =
            (so_far.amounts(&ledger, MeasuredDrivers::NONE), so_far.amounts(&ledger, MeasuredDrivers::ALL));
        let day = f64::from(elapsed);
        let measurements =
            MeasurementContext { ledger: &ledger, start: context.start, day, costs: [promised.costs, projected.costs] };
        let cause = |place: usize| {
            let driver = PromiseDriver::ALL[place].0;
            Cause { driver, measurement: measurements.measurement(driver), so_far: value[place], in_all: worth[place] }
        };
        Self {
            elapsed,
            causes: std::array::from_fn(cause),
            unbilled: measurements.unbilled(),
            approved: Valuation::of(&Outcome::of(context.ledger.amounts(view), &schedule)),
            expected: Valuation::of(&Outcome::of_flow(all.flow(&ledger, MeasuredDrivers::ALL), &schedule)),
            deep_work: deep_work(&context, ledger.evidence.promised_at(day)),
            lines: lines_to_date(&context, &ledger, &promised),
            promised,
            projected,
        }
    }

    /// Realized and promised value of the lines that were entered, each until the day of its last entry.
    pub fn entered(&self) -> EnteredTotals {
        EnteredTotals::of(&self.lines)
    }

    /// What was spent to date, by bills only, in money; none without a bill.
    pub fn spent(&self) -> Option<f64> {
        let billed = self.lines.iter().filter(|line| matches!(line.line, PromiseLine::Cost(_)));
        billed.filter_map(|line| Some(line.entered?.realised)).reduce(|sum, amount| sum + amount)
    }

    /// Estimated less promised value to date, in money: the sum of the causes. [`EnteredTotals::difference`] compares only what was
    /// entered.
    pub fn difference(&self) -> f64 {
        net(&self.projected) - net(&self.promised)
    }

    /// Promised value to date: benefits less costs, in money.
    pub fn promised_value(&self) -> f64 {
        net(&self.promised)
    }

    /// Estimated value to date: benefits less costs, in money. See `projected`.
    pub fn projected_value(&self) -> f64 {
        net(&self.projected)
    }

    /// By how much the likely net present value with everything that was measured is below the approved one, in money; none where it is
    /// not, or by less than [`NPV_TOLERANCE`].
    pub fn expected_shortfall(&self) -> Option<f64> {
        let shortfall = self.approved.npv - self.expected.npv;
        (shortfall > NPV_TOLERANCE * self.approved.npv.abs() && shortfall > 0.0).then_some(shortfall)
    }

    /// Whether anything at all was measured.
    pub fn is_measured(&self) -> bool {
        self.causes.iter().any(|cause| cause.measurement.is_read())
    }
}

fn net(amounts: &LedgerAmounts) -> f64 {
    amounts.benefits.total().value() - amounts.costs.total().value()
}

/// Net present value of a flow.
fn present(flow: &MonthlyFlow, schedule: &Schedule) -> f64 {
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
    let mut readings = context.implementation.scorecard.readings().iter().rev();
    let read = readings.find(|reading| reading.kpi.is(BuiltInKpi::DeepWork) && reading.date <= context.today)?;
    if read.date <= context.start {
        return None;
    }
    let promised = case.deep_work.hours_before.likely() + context.ledger.deep_gain * adoption;
    Some((promised, case.team.hours_per_week.likely() * read.value()))
}
