//! The months of a forecast, and today among them.

use super::super::driver::MeasuredDrivers;
use super::super::measured_drivers::ReviewContext;
use super::super::promise_ledger::{LedgerSpans, PromiseLedger};
use crate::model::date::Date;
use crate::model::outcome::MonthlyFlow;
use crate::model::schedule::DAYS_PER_MONTH;

/// The spans of a forecast, one after the other: the day of the start, then each month of the horizon. A month within which today lies
/// is two spans, before and after it.
pub(super) struct Timeline {
    start: Date,
    /// Length of the horizon in months.
    pub(super) horizon: usize,
    /// Months from the start to today, from 0 to the horizon.
    pub(super) now: f64,
    /// Whether the rollout has started, so that what is paid once lies in the past.
    pub(super) has_started: bool,
    /// Where each span ends, in months from the start. A running total is given at each.
    pub(super) ends: Vec<f64>,
    /// The spans up to the first month that all later ones repeat.
    spans: LedgerSpans,
}

impl Timeline {
    pub(super) fn of(context: &ReviewContext, ledger: &PromiseLedger) -> Self {
        let horizon = context.case.finance.horizon_months as usize;
        let elapsed = context.elapsed();
        let now = (f64::from(elapsed.max(0)) / DAYS_PER_MONTH).min(horizon as f64);
        let mut ends: Vec<f64> = (0..=horizon).map(|month| month as f64).collect();
        if now.fract() > 0.0 {
            ends.insert(now.ceil() as usize, now);
        }
        let level_from = ledger.level_from(context.case).max(now).ceil();
        let spans = LedgerSpans::new(ends.iter().copied().take_while(|end| *end <= level_from + 1.0), ledger);
        Self { start: context.start, horizon, now, has_started: elapsed >= 0, ends, spans }
    }

    /// The day so many months after the start.
    pub(super) fn date(&self, months: f64) -> Date {
        self.start.plus_days((months * DAYS_PER_MONTH).round() as i64)
    }

    /// The flow of a ledger with some drivers as measured: spans in the place of months. The last months repeat the last one computed.
    pub(super) fn flow(&self, ledger: &PromiseLedger, measured: MeasuredDrivers) -> MonthlyFlow {
        let mut flow = self.spans.flow(ledger, measured);
        for amounts in [&mut flow.benefits, &mut flow.costs] {
            amounts.resize(self.ends.len(), amounts[amounts.len() - 1]);
        }
        flow
    }

    /// Takes adoption, effects and the length of the dip of a draw, which are the same in the ledger of either view.
    pub(super) fn fill(&mut self, ledger: &PromiseLedger) {
        self.spans.fill(ledger);
    }

    /// The discount factors of the spans, by that of one month.
    pub(super) fn discounts(&self, month_discount: f64) -> Discounts {
        let (mut month, mut factor) = (0.0, 1.0);
        let of_month_end = |end: &f64| {
            if end.ceil() > month {
                (month, factor) = (end.ceil(), factor * month_discount);
            }
            factor
        };
        let to_start: Vec<f64> = self.ends.iter().map(of_month_end).collect();
        let to_today = libm::pow(month_discount, -self.now);
        let is_past = |end: f64| self.has_started && end <= self.now;
        let now = |(factor, end): (&f64, &f64)| if is_past(*end) { 0.0 } else { factor * to_today };
        Discounts { to_now: to_start.iter().zip(&self.ends).map(now).collect(), to_start }
    }
}

/// Discount factors by span. As everywhere, what falls into a month is discounted from the month's end.
pub(super) struct Discounts {
    /// To the start of the rollout.
    pub(super) to_start: Vec<f64>,
    /// To today, 0 for what lies in the past; to the start while that lies ahead.
    pub(super) to_now: Vec<f64>,
}

/// The sums of benefits and of costs, each multiplied by the factor of its span.
pub(super) fn discounted(flow: &MonthlyFlow, factors: &[f64]) -> [f64; 2] {
    [&flow.benefits, &flow.costs]
        .map(|amounts| amounts.iter().zip(factors).map(|(amount, factor)| amount * factor).sum())
}

/// The running total of benefits less costs at the end of each span, undiscounted.
pub(super) fn running_totals(flow: &MonthlyFlow) -> impl Iterator<Item = f64> {
    flow.benefits.iter().zip(&flow.costs).scan(0.0, |total, (benefits, costs)| {
        *total += benefits - costs;
        Some(*total)
    })
}
