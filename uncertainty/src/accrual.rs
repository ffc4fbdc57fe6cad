//! How much of each kind of amount has accrued by a time, undiscounted.

use super::per_draw::PerDraw;
use super::simd::{LANES, f64x2};
use super::timing::ByTiming;

/// The part of the schedule that is the same in every draw, for each month of the rollout.
#[derive(Debug)]
pub struct RolloutCalendar {
    /// The month's means of the three hat functions of adoption: adoption is the sum of (hat × adoption level).
    pub hats: Vec<[f64; 3]>,
    /// The month's share of the rollout's lead effort.
    pub lead: Vec<f64>,
}

impl RolloutCalendar {
    /// The hat functions' means and the share of the lead effort in a month, counted from 0.
    #[inline]
    pub(crate) fn month(&self, month: u32) -> ([f64; 3], f64) {
        let month = month as usize;
        if month < self.hats.len() { (self.hats[month], self.lead[month]) } else { ([0.0, 0.0, 1.0], 0.0) }
    }
}

/// The part of the month starting at `start` that lies before `ends`, from 0 to 1; all in months.
#[inline]
pub(crate) fn part_before(ends: f64x2, start: f64) -> f64x2 {
    (ends - start).fast_max(f64x2::ZERO).fast_min(f64x2::ONE)
}

/// The part of the schedule that is drawn.
#[derive(Debug)]
pub struct DrawnSchedule {
    /// Adoption after each third of the rollout, from 0 to 1.
    pub adoption: [PerDraw<'static>; 3],
    /// Months before the benefits of retention begin.
    pub lag: PerDraw<'static>,
    /// Months of the productivity dip.
    pub dip: PerDraw<'static>,
}

/// The drawn schedule of a pair of draws.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SchedulePair {
    pub(crate) adoption: [f64x2; 3],
    pub(crate) lag: f64x2,
    pub(crate) dip: f64x2,
    /// The integral of adoption over the lag, in years.
    adopted_in_lag: f64x2,
}

impl SchedulePair {
    fn new(drawn: &DrawnSchedule, adopted_in_lag: &PerDraw, pair: usize) -> Self {
        let adoption = [0, 1, 2].map(|k| drawn.adoption[k].pair(pair));
        Self {
            adoption,
            lag: drawn.lag.pair(pair),
            dip: drawn.dip.pair(pair),
            adopted_in_lag: adopted_in_lag.pair(pair),
        }
    }

    /// Adoption, or an integral of it, from the hat functions' values or integrals.
    #[inline]
    pub(crate) fn adopted(&self, hats: [f64; 3]) -> f64x2 {
        self.adoption[0] * hats[0] + self.adoption[1] * hats[1] + self.adoption[2] * hats[2]
    }

    /// Accrued by the end of a month: years of adoption, years of it after the lag, months of dip.
    #[inline]
    fn accrued(&self, end: &MonthEnd) -> [f64x2; 3] {
        let adopted = self.adopted(end.hats);
        [adopted, (adopted - self.adopted_in_lag).fast_max(f64x2::ZERO), self.dip.fast_min(f64x2::splat(end.month))]
    }
}

/// The end of a month, with what has accrued by it in every draw.
#[derive(Clone, Copy, Debug)]
struct MonthEnd {
    month: f64,
    /// Integrals of the hat functions, in years.
    hats: [f64; 3],
    /// Share of the lead effort.
    lead: f64,
}

/// A time between the ends of two months. Amounts accrue evenly within a month.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TimePoint {
    before: MonthEnd,
    after: MonthEnd,
    /// The elapsed part of the month, from 0 to 1.
    fraction: f64,
    /// Months from the start.
    months: f64,
    /// Share of the lead effort.
    lead: f64,
}

/// The schedule in every draw.
#[derive(Debug)]
pub struct Accrual {
    pub(crate) calendar: RolloutCalendar,
    /// The ends of the months of the rollout, the start first.
    ends: Vec<MonthEnd>,
    /// Pair by pair; a single one stands for all.
    pairs: Vec<SchedulePair>,
    pub(crate) horizon: u32,
    /// The month end after which cumulative flows are linear in time: rollout, lag and dip are over in every draw.
    pub(crate) linear_from: u32,
}

impl Accrual {
    /// The schedule of a calendar and `count` draws (1 stands for all), whose lag and dip end by month `settled` at the latest.
    pub fn new(calendar: RolloutCalendar, drawn: &DrawnSchedule, count: usize, settled: u32, horizon: u32) -> Self {
        let mut end = MonthEnd { month: 0.0, hats: [0.0; 3], lead: 0.0 };
        let mut ends = vec![end];
        for (hat, lead) in calendar.hats.iter().zip(&calendar.lead) {
            end.month += 1.0;
            end.lead += lead;
            end.hats.iter_mut().zip(hat).for_each(|(sum, hat)| *sum += hat / 12.0);
            ends.push(end);
        }
        let linear_from = settled.max(calendar.hats.len() as u32).min(horizon);
        let mut accrual = Self { calendar, ends, pairs: Vec::new(), horizon, linear_from };
        let adopted_in_lag = accrual.adopted_in_lag(drawn, count);
        let pair = |pair| SchedulePair::new(drawn, &adopted_in_lag, pair);
        accrual.pairs = (0..count.div_ceil(LANES)).map(pair).collect();
        accrual
    }

    /// The integral of adoption over the lag, in years, in each draw.
    fn adopted_in_lag(&self, drawn: &DrawnSchedule, count: usize) -> PerDraw<'static> {
        let integral = |draw: usize| {
            let (lag, levels) = (drawn.lag.at(draw), [0, 1, 2].map(|k| drawn.adoption[k].at(draw)));
            let adopted = |end: MonthEnd| end.hats[0] * levels[0] + end.hats[1] * levels[1] + end.hats[2] * levels[2];
            let (before, after) = (adopted(self.end(lag as u32)), adopted(self.end(lag as u32 + 1)));
            before + lag.fract() * (after - before)
        };
        if count == 1 { PerDraw::Constant(integral(0)) } else { PerDraw::of((0..count).map(integral).collect()) }
    }

    fn end(&self, month: u32) -> MonthEnd {
        let last = self.ends.len() - 1;
        let mut end = self.ends[last.min(month as usize)];
        let beyond = f64::from(month) - end.month;
        end.month += beyond;
        end.hats[2] += beyond / 12.0;
        end
    }

    /// The drawn schedule of a pair of draws.
    #[inline]
    pub(crate) fn pair(&self, pair: usize) -> &SchedulePair {
        &self.pairs[if self.pairs.len() == 1 { 0 } else { pair }]
    }

    /// A time in months from the start, clamped to the horizon.
    #[inline(never)]
    pub(crate) fn time(&self, months: f64) -> TimePoint {
        let months = months.max(0.0).min(f64::from(self.horizon));
        let (before, after, fraction) = (self.end(months as u32), self.end(months as u32 + 1), months.fract());
        let lead = before.lead + fraction * (after.lead - before.lead);
        TimePoint { before, after, fraction, months, lead }
    }

    /// The accrued multiple of an amount of each timing, in a pair of draws.
    #[inline]
    pub(crate) fn weights(&self, time: &TimePoint, pair: usize) -> ByTiming<f64x2> {
        let schedule = self.pair(pair);
        let (start, end) = (schedule.accrued(&time.before), schedule.accrued(&time.after));
        let [adopted, retained, dip] = [0, 1, 2].map(|k| start[k] + (end[k] - start[k]) * time.fraction);
        [adopted, retained, f64x2::ONE, f64x2::splat(time.months), f64x2::splat(time.lead), dip]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_accrue_evenly_within_a_month() {
        let calendar = RolloutCalendar { hats: vec![[0.4, 0.1, 0.0], [0.3, 0.5, 0.2]], lead: vec![0.6, 0.4] };
        let drawn = DrawnSchedule {
            adoption: [0.2, 0.5, 0.9].map(PerDraw::Constant),
            lag: PerDraw::Constant(1.5),
            dip: PerDraw::Constant(3.0),
        };
        let accrual = Accrual::new(calendar, &drawn, 1, 3, 6);
        let accrued = |months: f64| accrual.weights(&accrual.time(months), 0).map(|weight| weight.to_array()[0]);
        let adopted = [0.0, 0.13 / 12.0, 0.62 / 12.0, 1.52 / 12.0];
        let lead = [0.0, 0.6, 1.0, 1.0];
        for month in 0..3 {
            for share in [0.0, 0.25, 0.5] {
                let at = f64::from(month as u32) + share;
                let between = |ends: &[f64; 4]| ends[month] + share * (ends[month + 1] - ends[month]);
                let [adoption, _, once, months, effort, dip] = accrued(at);
                for (found, expected) in
                    [(adoption, between(&adopted)), (effort, between(&lead)), (once, 1.0), (months, at), (dip, at)]
                {
                    assert!((found - expected).abs() < 1e-15, "{found} for {expected} at {at}");
                }
            }
        }
        assert_eq!(accrued(6.0), accrued(9.0), "nothing accrues after the horizon");
    }
}
