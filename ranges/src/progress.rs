//! How much of one unit of each kind of amount has come by when, undiscounted.

use super::block::{BLOCK, Block, ZEROS};
use super::column::Column;
use super::timing::ByTiming;

/// What of the schedule is the same in every scenario, for each month of the rollout.
#[derive(Debug)]
pub struct Calendar {
    /// What each of the three shares adds to the month's mean adoption.
    pub hats: Vec<[f64; 3]>,
    /// The share of the lead effort.
    pub lead: Vec<f64>,
}

impl Calendar {
    /// What each share adds to a month's mean adoption, and the month's share of the lead effort; the first month is 0.
    #[inline]
    pub(crate) fn month(&self, month: u32) -> ([f64; 3], f64) {
        let month = month as usize;
        if month < self.hats.len() { (self.hats[month], self.lead[month]) } else { ([0.0, 0.0, 1.0], 0.0) }
    }
}

/// What part of the month that starts at `start` lies before `end`, in months.
#[inline]
pub(crate) fn part_before(end: f64, start: f64) -> f64 {
    let part = end - start;
    let part = if part > 0.0 { part } else { 0.0 };
    if part < 1.0 { part } else { 1.0 }
}

/// What of the schedule is drawn.
#[derive(Debug)]
pub struct Pace {
    /// Adoption at the ends of the thirds of the rollout.
    pub shares: [Column<'static>; 3],
    /// The months before benefits of retention begin.
    pub lag: Column<'static>,
    /// The months of dip.
    pub dip: Column<'static>,
}

/// The same in a block of scenarios.
#[derive(Debug)]
pub(crate) struct PaceBlock {
    pub(crate) shares: [Block; 3],
    pub(crate) lag: Block,
    pub(crate) dip: Block,
}

/// What has come by the end of a month, for whatever pace.
#[derive(Clone, Copy, Debug)]
struct End {
    month: f64,
    /// Months at full adoption by each of the three shares.
    hats: [f64; 3],
    lead: f64,
}

/// A time between the ends of two months: money comes evenly there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Time {
    before: End,
    after: End,
    share: f64,
}

/// The schedule of every scenario.
#[derive(Debug)]
pub struct Progress {
    pub(crate) calendar: Calendar,
    /// The ends of the months of the rollout, the start first.
    ends: Vec<End>,
    pace: Pace,
    /// The months at full adoption that pass before the lag does.
    waiting: Column<'static>,
    /// For how many scenarios the pace is given: one stands for all.
    count: usize,
    pub(crate) horizon: u32,
    /// From which month end on the running total is straight.
    pub(crate) settled: u32,
}

impl Progress {
    /// That of a calendar at a pace, given for so many scenarios (one stands for all), which has changed for the last time by the
    /// end of month `settled`.
    pub fn new(calendar: Calendar, pace: Pace, count: usize, settled: u32, horizon: u32) -> Self {
        let mut end = End { month: 0.0, hats: [0.0; 3], lead: 0.0 };
        let mut ends = vec![end];
        for (hat, lead) in calendar.hats.iter().zip(&calendar.lead) {
            end.month += 1.0;
            end.lead += lead;
            end.hats.iter_mut().zip(hat).for_each(|(sum, hat)| *sum += hat);
            ends.push(end);
        }
        let settled = settled.max(calendar.hats.len() as u32).min(horizon);
        let mut progress = Self { calendar, ends, pace, waiting: Column::Same(0.0), count, horizon, settled };
        progress.waiting = progress.waiting();
        progress
    }

    /// The months at full adoption before the lag in each scenario.
    fn waiting(&self) -> Column<'static> {
        let waiting = |i: usize| {
            let (lag, shares) = (self.pace.lag.at(i), [0, 1, 2].map(|k| self.pace.shares[k].at(i)));
            let adopted = |end: End| end.hats[0] * shares[0] + end.hats[1] * shares[1] + end.hats[2] * shares[2];
            let (before, after) = (adopted(self.end(lag as u32)), adopted(self.end(lag as u32 + 1)));
            before + lag.fract() * (after - before)
        };
        if self.count == 1 { Column::Same(waiting(0)) } else { Column::of((0..self.count).map(waiting).collect()) }
    }

    fn end(&self, month: u32) -> End {
        let last = self.ends.len() - 1;
        let mut end = self.ends[last.min(month as usize)];
        let beyond = f64::from(month) - end.month;
        end.month += beyond;
        end.hats[2] += beyond;
        end
    }

    /// What is drawn of the schedule in a block of scenarios.
    #[inline]
    pub(crate) fn pace(&self, index: usize) -> PaceBlock {
        let shares = [0, 1, 2].map(|k| self.pace.shares[k].block(index));
        PaceBlock { shares, lag: self.pace.lag.block(index), dip: self.pace.dip.block(index) }
    }

    /// A time in months from the start, up to the horizon.
    pub(crate) fn time(&self, months: f64) -> Time {
        let months = months.max(0.0).min(f64::from(self.horizon));
        Time { before: self.end(months as u32), after: self.end(months as u32 + 1), share: months.fract() }
    }

    /// How much of one unit of each kind of amount has come by a time, in a block of scenarios.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    pub(crate) fn weights(&self, Time { before, after, share }: &Time, index: usize) -> ByTiming<Block> {
        let (pace, waiting) = (self.pace(index), self.waiting.block(index));
        let between = |before: f64, after: f64| before + share * (after - before);
        let [mut adopted, mut retained, mut dip] = [ZEROS; 3];
        for i in 0..BLOCK {
            let full = |end: &End| {
                end.hats[0] * pace.shares[0][i] + end.hats[1] * pace.shares[1][i] + end.hats[2] * pace.shares[2][i]
            };
            let past = |full: f64| if full > waiting[i] { full - waiting[i] } else { 0.0 };
            let dipped = |end: &End| if end.month < pace.dip[i] { end.month } else { pace.dip[i] };
            let full = (full(before), full(after));
            adopted[i] = between(full.0, full.1) / 12.0;
            retained[i] = between(past(full.0), past(full.1)) / 12.0;
            dip[i] = between(dipped(before), dipped(after));
        }
        let [level, lead] = [between(before.month, after.month), between(before.lead, after.lead)];
        [adopted, retained, [1.0; BLOCK], [level; BLOCK], [lead; BLOCK], dip]
    }
}
