//! How much of one unit of each kind of amount has come by when, undiscounted.

use super::column::Column;
use super::pair::{LANES, Pair};
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

/// What part of the month that starts at `start` lies before two ends, in months.
#[inline]
pub(crate) fn part_before(ends: Pair, start: f64) -> Pair {
    (ends - start).fast_max(Pair::ZERO).fast_min(Pair::ONE)
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

/// The same in two scenarios.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PacePair {
    pub(crate) shares: [Pair; 3],
    pub(crate) lag: Pair,
    pub(crate) dip: Pair,
    /// The years at full adoption that pass before the lag does.
    waiting: Pair,
}

impl PacePair {
    fn new(pace: &Pace, waiting: &Column, index: usize) -> Self {
        let shares = [0, 1, 2].map(|k| pace.shares[k].pair(index));
        Self { shares, lag: pace.lag.pair(index), dip: pace.dip.pair(index), waiting: waiting.pair(index) }
    }

    /// What the three shares make of times at full adoption.
    #[inline]
    pub(crate) fn adopted(&self, hats: [f64; 3]) -> Pair {
        self.shares[0] * hats[0] + self.shares[1] * hats[1] + self.shares[2] * hats[2]
    }

    /// Years at full adoption by the end of a month: all, those after the lag; and the months of dip.
    #[inline]
    fn by(&self, end: &End) -> [Pair; 3] {
        let adopted = self.adopted(end.hats);
        [adopted, (adopted - self.waiting).fast_max(Pair::ZERO), self.dip.fast_min(Pair::splat(end.month))]
    }
}

/// What has come by the end of a month, for whatever pace.
#[derive(Clone, Copy, Debug)]
struct End {
    month: f64,
    /// Years at full adoption by each of the three shares.
    hats: [f64; 3],
    lead: f64,
}

/// A time between the ends of two months: money comes evenly there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Time {
    before: End,
    after: End,
    share: f64,
    /// Months, and the share of the lead effort.
    level: f64,
    lead: f64,
}

/// The schedule of every scenario.
#[derive(Debug)]
pub struct Progress {
    pub(crate) calendar: Calendar,
    /// The ends of the months of the rollout, the start first.
    ends: Vec<End>,
    /// The pace of every two scenarios, or one that stands for all.
    pace: Vec<PacePair>,
    pub(crate) horizon: u32,
    /// From which month end on the running total is straight.
    pub(crate) settled: u32,
}

impl Progress {
    /// That of a calendar at a pace, given for so many scenarios (one stands for all), which has changed for the last time by the
    /// end of month `settled`.
    pub fn new(calendar: Calendar, pace: &Pace, count: usize, settled: u32, horizon: u32) -> Self {
        let mut end = End { month: 0.0, hats: [0.0; 3], lead: 0.0 };
        let mut ends = vec![end];
        for (hat, lead) in calendar.hats.iter().zip(&calendar.lead) {
            end.month += 1.0;
            end.lead += lead;
            end.hats.iter_mut().zip(hat).for_each(|(sum, hat)| *sum += hat / 12.0);
            ends.push(end);
        }
        let settled = settled.max(calendar.hats.len() as u32).min(horizon);
        let mut progress = Self { calendar, ends, pace: Vec::new(), horizon, settled };
        let waiting = progress.waiting(pace, count);
        progress.pace = (0..count.div_ceil(LANES)).map(|index| PacePair::new(pace, &waiting, index)).collect();
        progress
    }

    /// The years at full adoption before the lag in each scenario.
    fn waiting(&self, pace: &Pace, count: usize) -> Column<'static> {
        let waiting = |i: usize| {
            let (lag, shares) = (pace.lag.at(i), [0, 1, 2].map(|k| pace.shares[k].at(i)));
            let adopted = |end: End| end.hats[0] * shares[0] + end.hats[1] * shares[1] + end.hats[2] * shares[2];
            let (before, after) = (adopted(self.end(lag as u32)), adopted(self.end(lag as u32 + 1)));
            before + lag.fract() * (after - before)
        };
        if count == 1 { Column::Same(waiting(0)) } else { Column::of((0..count).map(waiting).collect()) }
    }

    fn end(&self, month: u32) -> End {
        let last = self.ends.len() - 1;
        let mut end = self.ends[last.min(month as usize)];
        let beyond = f64::from(month) - end.month;
        end.month += beyond;
        end.hats[2] += beyond / 12.0;
        end
    }

    /// What is drawn of the schedule in two scenarios.
    #[inline]
    pub(crate) fn pace(&self, index: usize) -> &PacePair {
        &self.pace[if self.pace.len() == 1 { 0 } else { index }]
    }

    /// A time in months from the start, up to the horizon.
    #[inline(never)]
    pub(crate) fn time(&self, months: f64) -> Time {
        let months = months.max(0.0).min(f64::from(self.horizon));
        let (before, after, share) = (self.end(months as u32), self.end(months as u32 + 1), months.fract());
        let lead = before.lead + share * (after.lead - before.lead);
        Time { before, after, share, level: months, lead }
    }

    /// How much of one unit of each kind of amount has come by a time, in two scenarios.
    #[inline]
    pub(crate) fn weights(&self, Time { before, after, share, level, lead }: &Time, index: usize) -> ByTiming<Pair> {
        let pace = self.pace(index);
        let (start, end) = (pace.by(before), pace.by(after));
        let [adopted, retained, dip] = [0, 1, 2].map(|k| start[k] + (end[k] - start[k]) * *share);
        [adopted, retained, Pair::ONE, Pair::splat(*level), Pair::splat(*lead), dip]
    }
}
