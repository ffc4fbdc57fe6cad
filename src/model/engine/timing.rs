//! When money moves in every draw: the model's schedule as the simulation needs it. `tests.rs` holds both equal to 1e-12.

use super::drawn_case::DrawnCase;
use crate::model::case::Case;
use crate::model::estimate::Spread;
use crate::model::field::FIELDS;
use crate::model::schedule::{Adoption, DAYS_PER_MONTH};
use uncertainty::{Accrual, DISPLAY_DRAWS, DrawnSchedule, PerDraw, RolloutCalendar, TimingWeights};

const ADOPTION: [&str; 3] = ["rollout.adoption.0", "rollout.adoption.1", "rollout.adoption.2"];
const LAG: &str = "turnover.lag_months";
const DIP: &str = "change.dip_months";
const DISCOUNT: &str = "finance.discount_rate";

/// All that a timing is computed from.
#[derive(Debug, PartialEq)]
struct Origin {
    /// Number of draws.
    count: usize,
    /// The dimension of the integrated input, and its values.
    integrated: Option<(usize, [f64; 2])>,
    horizon: u32,
    rollout_days: u32,
    /// The inputs that move the schedule, with their dimensions.
    inputs: Vec<(Option<usize>, Spread)>,
}

/// When money moves in every draw.
#[derive(Debug)]
pub(super) struct CaseTiming {
    origin: Origin,
    /// The discount rate among these.
    rate: Option<(Option<usize>, Spread)>,
    /// The discount factor of one month.
    discount_factors: PerDraw<'static>,
    /// The present value of one unit of each kind of amount.
    pub(super) present_values: TimingWeights,
    /// A year's benefits at the adoption planned.
    pub(super) planned_year: TimingWeights,
    /// The discount factors of one month and of the horizon plus one month, in the first draws.
    pub(super) discounts: Vec<(f64, f64)>,
    pub(super) accrual: Accrual,
}

impl CaseTiming {
    /// The timing of a drawn case. What is kept from the last one is reused where it is computed from the same numbers.
    pub(super) fn renewed(kept: Option<Self>, drawn: &DrawnCase) -> Self {
        let case = drawn.case;
        let horizon = case.finance.horizon_months;
        let of = |key| Some((drawn.dimension(key, 0), *drawn.spread(key, 0)?));
        let moving = FIELDS.iter().filter(|field| field.moves.schedule());
        let deciding: Vec<(Option<usize>, Spread)> = moving.filter_map(|field| of(field.key)).collect();
        let varies = deciding.iter().any(|(dimension, _)| dimension.is_some());
        let rate = of(DISCOUNT);
        let integrated = drawn.sample.integrated_nodes();
        let dimension = integrated.map(|(dimension, _)| dimension);
        let rate_is_integrated = dimension.is_some() && dimension == drawn.dimension(DISCOUNT, 0);
        let (count, rollout_days) = (drawn.sample.count, case.rollout.days);
        let origin = Origin { count, integrated, horizon, rollout_days, inputs: deciding };
        let discount_factors = match kept {
            Some(timing) if timing.origin == origin => return timing,
            Some(timing) if timing.rate == rate && timing.origin.integrated == integrated && !rate_is_integrated => {
                timing.discount_factors
            }
            _ => drawn.value(DISCOUNT).map(|rate| libm::pow(1.0 + rate, -1.0 / 12.0)).owned(),
        };
        let count = if varies { drawn.sample.count } else { 1 };
        let schedule = drawn_schedule(drawn);
        let accrual = accrual(drawn, &schedule, count);
        let after = f64::from(horizon + 1);
        let discount = |draw| (discount_factors.at(draw), libm::pow(discount_factors.at(draw), after));
        Self {
            planned_year: TimingWeights::year(&schedule.adoption[2]),
            present_values: TimingWeights::present_values(&accrual, &discount_factors, count),
            discounts: (0..drawn.sample.count.min(DISPLAY_DRAWS)).map(discount).collect(),
            origin,
            rate,
            discount_factors,
            accrual,
        }
    }
}

fn accrual(drawn: &DrawnCase, schedule: &DrawnSchedule, count: usize) -> Accrual {
    let latest = |key: &str| drawn.spread(key, 0).map_or(0, |spread| libm::ceil(spread.high()) as u32);
    let settled = latest(LAG).max(latest(DIP));
    let horizon = drawn.case.finance.horizon_months;
    Accrual::new(calendar(drawn.case), schedule, count, settled, horizon)
}

fn calendar(case: &Case) -> RolloutCalendar {
    let days = case.rollout.days;
    let months = libm::ceil(f64::from(days) / DAYS_PER_MONTH) as u32;
    let bounds = |month: u32| (f64::from(month) * DAYS_PER_MONTH, f64::from(month + 1) * DAYS_PER_MONTH);
    let whole = f64::from(days);
    RolloutCalendar {
        hats: (0..months).map(bounds).map(|(from, to)| Adoption::weights(days, from, to)).collect(),
        lead: (0..months).map(bounds).map(|(from, to)| (to.min(whole) - from).max(0.0) / whole).collect(),
    }
}

/// Drawn adoption is made non-decreasing by a running maximum.
fn drawn_schedule(drawn: &DrawnCase) -> DrawnSchedule {
    let [a1, mut a2, mut a3] = ADOPTION.map(|key| drawn.value(key).owned());
    if ADOPTION.iter().any(|key| drawn.dimension(key, 0).is_some()) {
        let higher = |one: f64, other: f64| if one > other { one } else { other };
        a2 = a2.zip(&a1, higher);
        a3 = a3.zip(&a2, higher);
    }
    let [lag, dip] = [LAG, DIP].map(|key| drawn.value(key).owned());
    DrawnSchedule { adoption: [a1, a2, a3], lag, dip }
}
