//! The months of a forecast, and today among them.

use super::super::driver::MeasuredDrivers;
use super::super::measured_drivers::ReviewContext;
use super::super::promise_ledger::{LedgerSpans, PromiseLedger};
use crate::model::date::Date;
use crate::model::outcome::MonthlyFlow;
use crate::model::schedule::DAYS_PER_MONTH;

/// The spans of a forecast: the day of the start, each month of the horizon and, where today lies within one, its two parts.
pub(super) struct Timeline {
    start: Date,
    /// Length of the horizon in months.
    pub(super) horizon: usize,
    /// Months from the start to today, from 0 to the horizon.
    pub(super) now: f64,
    /// Whether the rollout has started, so that what is paid once lies in the past.
    pub(super) has_started: bool,
    spans: LedgerSpans,
}

impl Timeline {
    pub(super) fn of(context: &ReviewContext, ledger: &PromiseLedger) -> Self {
        let horizon = context.case.finance.horizon_months as usize;
        let elapsed = context.elapsed();
        let now = (f64::from(elapsed.max(0)) / DAYS_PER_MONTH).min(horizon as f64);
        let months = (0..horizon).map(|month| (month as f64, (month + 1) as f64));
        let parts = [(now.floor(), now), (now, now.ceil())].into_iter().filter(|_| now.fract() > 0.0);
        let spans = std::iter::once((f64::NEG_INFINITY, 0.0)).chain(months).chain(parts);
        let spans = LedgerSpans::new(spans, ledger);
        Self { start: context.start, horizon, now, has_started: elapsed >= 0, spans }
    }

    /// The day so many months after the start.
    pub(super) fn date(&self, months: f64) -> Date {
        self.start.plus_days((months * DAYS_PER_MONTH).round() as i64)
    }

    /// The flow of a ledger with some drivers as measured.
    pub(super) fn flow(&self, ledger: &PromiseLedger, measured: MeasuredDrivers) -> Flow<'_> {
        Flow { timeline: self, flow: self.spans.flow(ledger, measured) }
    }

    /// Takes adoption, effects and the length of the dip of a draw, which are the same in the ledger of either view.
    pub(super) fn fill(&mut self, ledger: &PromiseLedger) {
        self.spans.fill(ledger);
    }

    /// The months in which the running total is given: the start, each month's end and, within a month, today.
    pub(super) fn points(&self) -> Vec<f64> {
        let whole = self.now.floor() as usize;
        let today = (self.now.fract() > 0.0).then_some(self.now);
        (0..=whole)
            .map(|month| month as f64)
            .chain(today)
            .chain((whole + 1..=self.horizon).map(|month| month as f64))
            .collect()
    }
}

/// Benefits and costs in the spans of a timeline.
pub(super) struct Flow<'a> {
    timeline: &'a Timeline,
    flow: MonthlyFlow,
}

impl Flow<'_> {
    /// Present values of benefits and costs at the start.
    pub(super) fn present(&self, month_discount: f64) -> [f64; 2] {
        self.discounted(0..=self.timeline.horizon, 1.0, month_discount)
    }

    /// The values of benefits and costs from now on, now; of everything before the start.
    pub(super) fn still_to_come(&self, month_discount: f64) -> [f64; 2] {
        let Timeline { now, has_started, horizon, .. } = *self.timeline;
        if !has_started {
            return self.present(month_discount);
        }
        let next = now.ceil();
        let first = libm::pow(month_discount, next - now);
        let whole_months = self.discounted(next as usize + 1..=horizon, first * month_discount, month_discount);
        let rest = if now.fract() > 0.0 { first } else { 0.0 };
        let part = |amounts: &[f64]| rest * amounts[amounts.len() - 1];
        [whole_months[0] + part(&self.flow.benefits), whole_months[1] + part(&self.flow.costs)]
    }

    fn discounted(&self, months: std::ops::RangeInclusive<usize>, first: f64, month_discount: f64) -> [f64; 2] {
        let (mut discount, mut sums) = (first, [0.0; 2]);
        for month in months {
            sums[0] += discount * self.flow.benefits[month];
            sums[1] += discount * self.flow.costs[month];
            discount *= month_discount;
        }
        sums
    }

    /// The running total of benefits less costs at each of the timeline's points, undiscounted.
    pub(super) fn cumulative(&self) -> impl Iterator<Item = f64> {
        let net = |span: usize| self.flow.benefits[span] - self.flow.costs[span];
        let today = (self.timeline.now.fract() > 0.0).then_some(self.timeline.now.floor() as usize);
        let mut total = 0.0;
        (0..=self.timeline.horizon).flat_map(move |month| {
            total += net(month);
            let until_today = (today == Some(month)).then(|| total + net(self.timeline.horizon + 1));
            std::iter::once(total).chain(until_today)
        })
    }
}
