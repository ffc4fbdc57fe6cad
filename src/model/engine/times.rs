//! When money moves in every scenario: the model's schedule as the simulation needs it. `tests.rs` holds both together to 1e-12.

use super::draws::Draws;
use crate::model::case::Case;
use crate::model::estimate::Spread;
use crate::model::schedule::{Adoption, DAYS_PER_MONTH};
use uncertainty::{Calendar, Column, Pace, Progress, SHOWN, Weights, present};

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
    /// The discount factor of a month.
    factors: Column<'static>,
    /// The present value of one unit of each kind of amount.
    pub(super) present: Weights,
    /// The discount factor of a month, and that of the month after the horizon, in the first scenarios.
    pub(super) discounts: Vec<(f64, f64)>,
    /// How much of one unit has come by when.
    pub(super) progress: Progress,
}

impl Times {
    /// Those of the draws: the kept ones where they follow from the same.
    pub(super) fn renewed(kept: Option<Self>, draws: &Draws) -> Self {
        let case = draws.case;
        let horizon = case.finance.horizon_months;
        let deciding: Vec<(Option<usize>, Spread)> =
            DECIDING.iter().filter_map(|key| Some((draws.place(key, 0), *draws.spread(key, 0)?))).collect();
        let varies = deciding.iter().any(|(dimension, _)| dimension.is_some());
        let rate = deciding.last().copied();
        let origin = (draws.sample.count, horizon, case.rollout.days, deciding);
        let same_rate = |times: &Self| times.origin.3.last().copied() == rate;
        let factors = match kept {
            Some(times) if times.origin == origin => return times,
            Some(times) if same_rate(&times) => times.factors,
            _ => draws.of("finance.discount_rate").map(|rate| libm::pow(1.0 + rate, -1.0 / 12.0)).owned(),
        };
        let count = if varies { draws.sample.count } else { 1 };
        let progress = progress(draws, count);
        let after = f64::from(horizon + 1);
        let discount = |i| (factors.at(i), libm::pow(factors.at(i), after));
        Self {
            present: present(&progress, &factors, count),
            discounts: (0..draws.sample.count.min(SHOWN)).map(discount).collect(),
            origin,
            factors,
            progress,
        }
    }
}

/// How much has come by when in so many scenarios.
fn progress(draws: &Draws, count: usize) -> Progress {
    let latest = |key: &str| draws.spread(key, 0).map_or(0, |spread| libm::ceil(spread.high()) as u32);
    let settled = latest("turnover.lag_months").max(latest("change.dip_months"));
    Progress::new(calendar(draws.case), &pace(draws), count, settled, draws.case.finance.horizon_months)
}

/// What of the schedule is the same in every scenario.
fn calendar(case: &Case) -> Calendar {
    let days = case.rollout.days;
    let months = libm::ceil(f64::from(days) / DAYS_PER_MONTH) as u32;
    let bounds = |month: u32| (f64::from(month) * DAYS_PER_MONTH, f64::from(month + 1) * DAYS_PER_MONTH);
    let whole = f64::from(days);
    Calendar {
        hats: (0..months).map(bounds).map(|(from, to)| Adoption::weights(days, from, to)).collect(),
        lead: (0..months).map(bounds).map(|(from, to)| (to.min(whole) - from).max(0.0) / whole).collect(),
    }
}

/// What of it is drawn; drawn adoption never falls.
fn pace(draws: &Draws) -> Pace {
    let [a1, mut a2, mut a3] = SHARES.map(|key| draws.of(key).owned());
    if SHARES.iter().any(|key| draws.place(key, 0).is_some()) {
        let higher = |one: f64, other: f64| if one > other { one } else { other };
        a2 = a2.zip(&a1, higher);
        a3 = a3.zip(&a2, higher);
    }
    let [lag, dip] = ["turnover.lag_months", "change.dip_months"].map(|key| draws.of(key).owned());
    Pace { shares: [a1, a2, a3], lag, dip }
}

const SHARES: [&str; 3] = ["rollout.adoption.0", "rollout.adoption.1", "rollout.adoption.2"];
