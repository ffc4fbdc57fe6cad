//! When money moves, collapsed: how much one unit of each kind of amount is worth over a whole horizon.
//!
//! [`Schedule`](crate::model::Schedule) says it month by month. Thousands of scenarios at every keystroke need it without
//! the months: adoption is level after the rollout, and a level month's worth is a geometric series. `tests.rs` holds the
//! two together to 1e-12.

use super::column::Column;
use super::draws::Draws;
use super::path::SHOWN;
use crate::model::estimate::Spread;
use crate::model::scenario::Scenario;
use crate::model::schedule::{Adoption, DAYS_PER_MONTH};

/// How an amount moves over time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Timing {
    /// A year's benefit that follows adoption.
    Adoption,
    /// A year's benefit that follows adoption after the lag of turnover.
    Retention,
    /// A cost of month 0.
    Once,
    /// A cost of every month.
    Monthly,
    /// A cost spread over the days of the rollout.
    Lead,
    /// What a full month of dip costs.
    Dip,
}

/// How many timings there are.
pub(super) const TIMINGS: usize = 6;

impl Timing {
    /// Whether it is a benefit's.
    pub(super) fn is_benefit(self) -> bool {
        matches!(self, Self::Adoption | Self::Retention)
    }
}

/// One number for each [`Timing`].
pub(super) type ByTiming<T> = [T; TIMINGS];

/// What of the schedule is the same in every scenario.
#[derive(Debug)]
struct Calendar {
    /// For each month of the rollout: what each of the three shares adds to its mean adoption.
    hats: Vec<[f64; 3]>,
    /// The share of the lead effort in each of those months.
    lead: Vec<f64>,
}

/// What of it is drawn.
#[derive(Clone, Copy, Debug)]
struct Pace {
    shares: [f64; 3],
    lag: f64,
    dip: f64,
}

/// v + v² + … + vⁿ by doubling, which loses no digits where v is near 1.
fn annuity(v: f64, n: u32) -> f64 {
    let (mut sum, mut power) = (0.0, 1.0);
    for bit in (0..u32::BITS - n.leading_zeros()).rev() {
        sum *= 1.0 + power;
        power *= power;
        if n >> bit & 1 == 1 {
            sum += power;
            power *= v;
        }
    }
    v * sum
}

/// A sum over months up to a fraction of a month: `prefix(n)` for whole ones.
fn up_to(months: f64, horizon: u32, prefix: impl Fn(u32) -> f64) -> f64 {
    if months >= f64::from(horizon) {
        return prefix(horizon);
    }
    let whole = months as u32;
    let (before, part) = (prefix(whole), months.fract());
    if part > 0.0 { before + part * (prefix(whole + 1) - before) } else { before }
}

impl Calendar {
    fn of(scenario: &Scenario) -> Self {
        let days = f64::from(scenario.rollout.days);
        let months = libm::ceil(days / DAYS_PER_MONTH) as u32;
        let unit = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]].map(|shares| Adoption::new(days, shares));
        let bounds = |month: u32| (f64::from(month) * DAYS_PER_MONTH, f64::from(month + 1) * DAYS_PER_MONTH);
        Self {
            hats: (0..months).map(bounds).map(|(from, to)| [0, 1, 2].map(|k| unit[k].mean(from, to))).collect(),
            lead: (0..months).map(bounds).map(|(from, to)| (to.min(days) - from).max(0.0) / days).collect(),
        }
    }

    /// Σ over the first `n` months of mean adoption × vᵐ.
    fn adoption(&self, v: f64, n: u32, [a1, a2, a3]: [f64; 3]) -> f64 {
        let rollout = self.hats.len() as u32;
        let (mut sum, mut discount) = (0.0, 1.0);
        for hat in self.hats.iter().take(n as usize) {
            discount *= v;
            sum += discount * (hat[0] * a1 + hat[1] * a2 + hat[2] * a3);
        }
        if n > rollout { sum + a3 * discount * annuity(v, n - rollout) } else { sum }
    }

    fn lead(&self, v: f64, n: u32) -> f64 {
        let terms = self.lead.iter().take(n as usize);
        terms.fold((0.0, 1.0), |(sum, discount), share| (sum + discount * v * share, discount * v)).0
    }

    /// What one unit of each kind of amount is worth over `n` months at a month's discount factor `v`.
    fn weights(&self, v: f64, n: u32, pace: Pace) -> ByTiming<f64> {
        let adoption = self.adoption(v, n, pace.shares);
        let waiting = up_to(pace.lag, n, |months| self.adoption(v, months, pace.shares));
        let level = |months| annuity(v, months);
        [adoption / 12.0, (adoption - waiting) / 12.0, 1.0, level(n), self.lead(v, n), up_to(pace.dip, n, level)]
    }
}

/// The inputs that decide when money moves.
const DECIDING: [&str; 6] = [
    "rollout.adoption.0",
    "rollout.adoption.1",
    "rollout.adoption.2",
    "turnover.lag_months",
    "change.dip_months",
    "finance.discount_rate",
];

/// When money moves in every scenario of a simulation.
#[derive(Debug)]
pub(super) struct Times {
    /// All that it follows from: how many scenarios, horizon, days, and the deciding inputs with their dimensions.
    origin: (usize, u32, u32, Vec<(Option<usize>, Spread)>),
    /// The present value of one unit of each kind of amount.
    pub(super) present: ByTiming<Column<'static>>,
    /// The discount factor of a month, and that of the month after the horizon, in the first scenarios.
    pub(super) discounts: Vec<(f64, f64)>,
    /// The months at whose ends the running total bends, 0 first, and how much of one unit of each kind of amount has come
    /// by then in the first scenarios. It is straight between them, and the last is the horizon.
    pub(super) bends: Vec<(u32, ByTiming<Column<'static>>)>,
}

impl Times {
    /// Those of the draws: the kept ones where they follow from the same.
    pub(super) fn renewed(kept: Option<Self>, draws: &Draws) -> Self {
        let scenario = draws.scenario;
        let deciding = DECIDING.iter().filter_map(|key| Some((draws.place(key, 0), *draws.spread(key, 0)?)));
        let origin = (draws.count, scenario.finance.horizon_months, scenario.rollout.days, deciding.collect());
        if let Some(times) = kept.filter(|times| times.origin == origin) {
            return times;
        }
        let clock = Clock::of(draws);
        let after = f64::from(clock.horizon + 1);
        let discount = |i| (clock.discount.at(i), libm::pow(clock.discount.at(i), after));
        Self {
            origin,
            present: clock.present(draws.count),
            discounts: (0..draws.count.min(SHOWN)).map(discount).collect(),
            bends: clock.bends(draws).into_iter().map(|month| (month, clock.until(month, draws.count))).collect(),
        }
    }
}

/// The schedule of every scenario, to be collapsed.
#[derive(Debug)]
struct Clock<'a> {
    calendar: Calendar,
    horizon: u32,
    shares: [Column<'a>; 3],
    rising: bool,
    lag: Column<'a>,
    dip: Column<'a>,
    /// The discount factor of a month.
    discount: Column<'a>,
}

impl<'a> Clock<'a> {
    /// Reads what it needs of the draws.
    fn of(draws: &Draws<'a>) -> Self {
        let shares = ["rollout.adoption.0", "rollout.adoption.1", "rollout.adoption.2"].map(|key| draws.of(key));
        Self {
            calendar: Calendar::of(draws.scenario),
            horizon: draws.scenario.finance.horizon_months,
            rising: shares.iter().any(|share| matches!(share, Column::Each(_))),
            shares,
            lag: draws.of("turnover.lag_months"),
            dip: draws.of("change.dip_months"),
            discount: draws.of("finance.discount_rate").map(|rate| libm::pow(1.0 + rate, -1.0 / 12.0)),
        }
    }

    fn pace(&self, scenario: usize) -> Pace {
        let [a1, mut a2, mut a3] = [0, 1, 2].map(|k| self.shares[k].at(scenario));
        if self.rising {
            a2 = a2.max(a1);
            a3 = a3.max(a2);
        }
        Pace { shares: [a1, a2, a3], lag: self.lag.at(scenario), dip: self.dip.at(scenario) }
    }

    /// Which kinds of amount differ from scenario to scenario.
    fn varies(&self, discounted: bool) -> ByTiming<bool> {
        let each = |column: &Column| matches!(column, Column::Each(_));
        let rate = discounted && each(&self.discount);
        let adoption = rate || self.rising;
        [adoption, adoption || each(&self.lag), false, rate, rate, rate || each(&self.dip)]
    }

    fn collect(
        &self,
        count: usize,
        discounted: bool,
        weights: impl Fn(usize) -> ByTiming<f64>,
    ) -> ByTiming<Column<'static>> {
        let varies = self.varies(discounted);
        let first = weights(0);
        if !varies.contains(&true) {
            return first.map(Column::Same);
        }
        let mut columns: ByTiming<Vec<f64>> = std::array::from_fn(|_| Vec::with_capacity(count));
        for scenario in 0..count {
            let weights = weights(scenario);
            (0..TIMINGS).filter(|&k| varies[k]).for_each(|k| columns[k].push(weights[k]));
        }
        let mut columns = columns.into_iter();
        std::array::from_fn(|k| {
            let column = columns.next().unwrap_or_default();
            if varies[k] { Column::of(column) } else { Column::Same(first[k]) }
        })
    }

    /// The present value of one unit of each kind of amount.
    fn present(&self, count: usize) -> ByTiming<Column<'static>> {
        self.collect(count, true, |i| self.calendar.weights(self.discount.at(i), self.horizon, self.pace(i)))
    }

    /// How much of one unit of each kind of amount has come by the end of a month.
    fn until(&self, month: u32, count: usize) -> ByTiming<Column<'static>> {
        self.collect(count, false, |i| self.calendar.weights(1.0, month, self.pace(i)))
    }

    /// The months at whose ends the running total bends, 0 first: it is straight between them, and the last is the horizon.
    fn bends(&self, draws: &Draws) -> Vec<u32> {
        let latest = |key: &str| draws.spread(key, 0).map_or(0, |spread| libm::ceil(spread.high()) as u32);
        let settled =
            latest("turnover.lag_months").max(latest("change.dip_months")).max(self.calendar.hats.len() as u32);
        let mut months: Vec<u32> = (0..=settled.min(self.horizon)).collect();
        if settled < self.horizon {
            months.push(self.horizon);
        }
        months
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_annuity_is_its_sum() {
        for v in [1.0, 0.992, 1.05, 0.5] {
            for n in [0, 1, 2, 3, 11, 36, 600] {
                let (sum, _) = (0..n).fold((0.0, 1.0), |(sum, d), _| (sum + d * v, d * v));
                assert!((annuity(v, n) - sum).abs() <= 1e-12 * sum, "{v} {n}");
            }
        }
    }
}
