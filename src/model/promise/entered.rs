//! Realized amounts: only what readings and bills show, compared with the promise of the same days.

use super::driver::MeasuredDrivers;
use super::measured_drivers::ReviewContext;
use super::promise_ledger::PromiseLedger;
use super::reading_curve::ReadingCurve;
use super::{BenefitLine, CostLine, PromiseLine};
use crate::model::date::Date;
use crate::model::schedule::DAYS_PER_MONTH;
use crate::model::{Choice, LedgerAmounts, Quantity};

/// What was entered of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entered {
    /// The day of the last reading or bill that measures the line. Nothing is extrapolated beyond it.
    pub until: Date,
    /// Realized from the start until that day, in money: the bills, or the integral of the straight lines through the readings.
    pub realised: f64,
    /// Promised from the start until the same day, in money.
    pub promised: f64,
}

/// A line of benefits or costs from the start of the rollout to today. All amounts are undiscounted and count at most over the
/// horizon; those of a cost are positive.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LineToDate {
    /// The line.
    pub line: PromiseLine,
    /// Promised from the start to today, in money.
    pub promised: f64,
    /// What was entered. None without an entry that measures the line: readings of meeting load for meetings and deep work, of
    /// turnover after its lag for turnover, of adoption for the other benefits, and bills of its own for a cost.
    pub entered: Option<Entered>,
}

/// The lines together; benefits less costs, in money.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct EnteredTotals {
    /// Realized in the lines that were entered, each until its last entry.
    pub realised: f64,
    /// Promised in these lines until the same days.
    pub promised: f64,
    /// How many lines were entered.
    pub lines: usize,
    /// How many lines were promised by today or entered.
    pub of: usize,
}

impl EnteredTotals {
    pub(super) fn of(lines: &[LineToDate]) -> Self {
        lines.iter().fold(Self::default(), |sum, line| {
            let sign = line.line.sign();
            let entered = line.entered.map_or((0.0, 0.0, 0), |entered| (entered.realised, entered.promised, 1));
            Self {
                realised: sum.realised + sign * entered.0,
                promised: sum.promised + sign * entered.1,
                lines: sum.lines + entered.2,
                of: sum.of + 1,
            }
        })
    }

    /// Realized less promised by the same days: the difference that compares like with like.
    pub fn difference(&self) -> f64 {
        self.realised - self.promised
    }
}

/// The lines that are promised by today or entered, benefits first.
pub(super) fn lines_to_date(
    context: &ReviewContext,
    ledger: &PromiseLedger,
    promised: &LedgerAmounts,
) -> Vec<LineToDate> {
    let horizon = f64::from(context.case.finance.horizon_months);
    let benefits = BenefitLine::ALL.map(|line| (PromiseLine::Benefit(line), benefit(context, ledger, line, horizon)));
    let has_started = context.elapsed() >= 0;
    let cost = |&(line, ..): &(CostLine, _, _)| (PromiseLine::Cost(line), ledger.billed(line, horizon, has_started));
    let lines = benefits.into_iter().chain(CostLine::ALL.iter().map(cost));
    let to_date = lines.map(|(line, entered)| LineToDate { line, promised: line.of(promised).value(), entered });
    let is_zero = |entered: Entered| entered.realised == 0.0 && entered.promised == 0.0;
    to_date.filter(|line| line.promised != 0.0 || !line.entered.is_none_or(is_zero)).collect()
}

/// What was entered of a benefit, until the last reading that measures it.
fn benefit(context: &ReviewContext, ledger: &PromiseLedger, line: BenefitLine, horizon: f64) -> Option<Entered> {
    let evidence = &ledger.evidence;
    let curve: &Option<ReadingCurve> = match line {
        BenefitLine::Meetings | BenefitLine::DeepWork => &evidence.cut,
        BenefitLine::Turnover => &evidence.stayed,
        BenefitLine::ToolsDropped | BenefitLine::Other => &evidence.adoption,
    };
    let (day, _) = curve.as_ref()?.last();
    let spans = ledger.spans((day / DAYS_PER_MONTH).min(horizon));
    let amount = |measured| line.of(&spans.amounts(ledger, measured).benefits).value();
    Some(Entered {
        until: context.start.plus_days(day as i64),
        realised: amount(MeasuredDrivers::ALL),
        promised: amount(MeasuredDrivers::NONE),
    })
}
