//! The forecast of an approved case: its value as a distribution, given what has been measured.

mod curve;
mod input;
mod outlook;

pub use curve::{CurvePoint, PromiseCurve};
pub use input::{ForecastDriver, ForecastInput, RangeBasis};
pub use outlook::Outlook;

use super::Approval;
use super::driver::MeasuredDrivers;
use super::measured_drivers::ReviewContext;
use super::promise_ledger::PromiseLedger;
use crate::model::date::Date;
use crate::model::implementation::Implementation;
use crate::model::outcome::Outcome;
use crate::model::schedule::{DAYS_PER_MONTH, Schedule};
use crate::model::{Quantiles, Quantity, View};

/// The forecast of an approved case in one view.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    /// Net present value of the whole case at the start of the rollout, in money.
    pub npv: Quantiles,
    /// The probability that it is positive, 0 to 1.
    pub probability_positive: f64,
    /// What is still to come.
    pub to_come: Outlook,
    /// The measured inputs. All others have the ranges that were approved.
    pub inputs: Vec<ForecastInput>,
    /// Promise, value to date and forecast month by month.
    pub curve: PromiseCurve,
}

impl Forecast {
    /// The forecast of an approved case on a day.
    pub fn of(approval: &Approval, implementation: &Implementation, today: Date, view: View) -> Self {
        // Only the likely case yet.
        let context = ReviewContext::of(approval, implementation, today);
        let ledger = PromiseLedger::of(&context, view);
        let horizon = f64::from(context.case.finance.horizon_months);
        let flow = ledger.spans(horizon).flow(&ledger, MeasuredDrivers::ALL);
        let npv = Outcome::of_flow(flow, &Schedule::of(context.case)).npv.value();
        let certain = |value: f64| Quantiles { p10: Some(value), p50: Some(value), p90: Some(value) };
        let chance = f64::from(u8::from(npv > 0.0));
        Self {
            npv: certain(npv),
            probability_positive: chance,
            to_come: Outlook {
                value: certain(npv),
                probability_positive: chance,
                costs_avoided: 0.0,
                benefits_forgone: 0.0,
                from: context.start.max(today),
                until: context.start.plus_days((horizon * DAYS_PER_MONTH).round() as i64),
            },
            inputs: Vec::new(),
            curve: PromiseCurve::default(),
        }
    }
}
