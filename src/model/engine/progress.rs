//! How much of one unit of each kind of amount has come by when, undiscounted.

use super::draws::Draws;
use super::timing::ByTiming;
use crate::model::scenario::Scenario;
use crate::model::schedule::{Adoption, DAYS_PER_MONTH};

/// What of the schedule is the same in every scenario, for each month of the rollout.
#[derive(Debug)]
pub(super) struct Calendar {
    /// What each of the three shares adds to the month's mean adoption.
    pub(super) hats: Vec<[f64; 3]>,
    /// The share of the lead effort.
    pub(super) lead: Vec<f64>,
}

impl Calendar {
    fn of(scenario: &Scenario) -> Self {
        let days = scenario.rollout.days;
        let months = libm::ceil(f64::from(days) / DAYS_PER_MONTH) as u32;
        let bounds = |month: u32| (f64::from(month) * DAYS_PER_MONTH, f64::from(month + 1) * DAYS_PER_MONTH);
        let whole = f64::from(days);
        Self {
            hats: (0..months).map(bounds).map(|(from, to)| Adoption::weights(days, from, to)).collect(),
            lead: (0..months).map(bounds).map(|(from, to)| (to.min(whole) - from).max(0.0) / whole).collect(),
        }
    }
}

/// What of it is drawn.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pace {
    pub(super) shares: [f64; 3],
    pub(super) lag: f64,
    pub(super) dip: f64,
    /// The months at full adoption that pass before the lag does.
    waiting: f64,
}

/// What has come by the end of a month, for whatever pace.
#[derive(Clone, Copy, Debug)]
struct End {
    month: f64,
    /// Months at full adoption by each of the three shares.
    hats: [f64; 3],
    lead: f64,
}

impl End {
    #[inline]
    fn adopted(&self, [a1, a2, a3]: [f64; 3]) -> f64 {
        self.hats[0] * a1 + self.hats[1] * a2 + self.hats[2] * a3
    }

    #[inline]
    fn weights(&self, pace: &Pace) -> ByTiming<f64> {
        let adopted = self.adopted(pace.shares);
        let retained = adopted - pace.waiting;
        let retained = if retained > 0.0 { retained } else { 0.0 };
        let dip = if self.month < pace.dip { self.month } else { pace.dip };
        [adopted / 12.0, retained / 12.0, 1.0, self.month, self.lead, dip]
    }
}

/// A time between the ends of two months: money comes evenly there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Time {
    before: End,
    after: End,
    share: f64,
}

impl Time {
    /// How much of one unit of each kind of amount has come by then.
    #[inline]
    pub(super) fn weights(&self, pace: &Pace) -> ByTiming<f64> {
        let mut weights = self.before.weights(pace);
        if self.share > 0.0 {
            let after = self.after.weights(pace);
            for k in 0..weights.len() {
                weights[k] += self.share * (after[k] - weights[k]);
            }
        }
        weights
    }
}

/// The schedule of every scenario.
#[derive(Debug)]
pub(super) struct Progress {
    pub(super) calendar: Calendar,
    /// The ends of the months of the rollout, the start first.
    ends: Vec<End>,
    /// One for all scenarios, or one for each.
    paces: Box<[Pace]>,
    horizon: u32,
    /// From which month end on the running total is straight.
    pub(super) settled: u32,
    /// Whether adoption may fall, so that what was paid back may not stay so.
    pub(super) falls: bool,
}

impl Progress {
    /// That of the draws, for so many scenarios.
    pub(super) fn new(draws: &Draws, count: usize) -> Self {
        let calendar = Calendar::of(draws.scenario);
        let mut end = End { month: 0.0, hats: [0.0; 3], lead: 0.0 };
        let mut ends = vec![end];
        for (hat, lead) in calendar.hats.iter().zip(&calendar.lead) {
            end.month += 1.0;
            end.lead += lead;
            end.hats.iter_mut().zip(hat).for_each(|(sum, hat)| *sum += hat);
            ends.push(end);
        }
        let latest = |key: &str| draws.spread(key, 0).map_or(0, |spread| libm::ceil(spread.high()) as u32);
        let settled = latest("turnover.lag_months").max(latest("change.dip_months")).max(calendar.hats.len() as u32);
        let horizon = draws.scenario.finance.horizon_months;
        let mut progress =
            Self { calendar, ends, paces: Box::default(), horizon, settled: settled.min(horizon), falls: false };
        progress.draw(draws, count);
        progress
    }

    fn draw(&mut self, draws: &Draws, count: usize) {
        const SHARES: [&str; 3] = ["rollout.adoption.0", "rollout.adoption.1", "rollout.adoption.2"];
        let shares = SHARES.map(|key| draws.of(key));
        let rising = SHARES.iter().any(|key| draws.place(key, 0).is_some());
        let (lags, dips) = (draws.of("turnover.lag_months"), draws.of("change.dip_months"));
        let mut paces = Vec::with_capacity(count);
        for i in 0..count {
            let [a1, mut a2, mut a3] = [0, 1, 2].map(|k| shares[k].at(i));
            if rising {
                a2 = a2.max(a1);
                a3 = a3.max(a2);
            }
            self.falls = a2 < a1 || a3 < a2;
            let mut pace = Pace { shares: [a1, a2, a3], lag: lags.at(i), dip: dips.at(i), waiting: 0.0 };
            let whole = pace.lag as u32;
            let (before, after) = (self.end(whole).adopted(pace.shares), self.end(whole + 1).adopted(pace.shares));
            pace.waiting = before + pace.lag.fract() * (after - before);
            paces.push(pace);
        }
        self.paces = paces.into_boxed_slice();
    }

    fn end(&self, month: u32) -> End {
        let last = self.ends.len() - 1;
        let mut end = self.ends[last.min(month as usize)];
        let beyond = f64::from(month) - end.month;
        end.month += beyond;
        end.hats[2] += beyond;
        end
    }

    /// A time in months from the start, up to the horizon.
    pub(super) fn time(&self, months: f64) -> Time {
        let months = months.max(0.0).min(f64::from(self.horizon));
        let whole = months as u32;
        Time { before: self.end(whole), after: self.end(whole + 1), share: months.fract() }
    }

    /// The pace of a scenario.
    #[inline]
    pub(super) fn pace(&self, scenario: usize) -> &Pace {
        &self.paces[scenario.min(self.paces.len() - 1)]
    }
}
