//! The approved case: promised and realised value, and the causes of the difference.
//!
//! An [`Approval`] freezes a case on the day on which it was decided. Readings on the scorecard and bills in [`Spending`]
//! are then compared with it by a [`Review`]: value to date by line, the causes of the difference, and the updated net present
//! value. A [`Forecast`] gives that value as a distribution, and what is still to come as an [`Outlook`].
//!
//! ```
//! use async_roi::exchange::document;
//! use async_roi::model::date::Date;
//! use async_roi::model::kpi::{BuiltInKpi::*, Reading};
//! use async_roi::model::promise::{Approval, Bill, CostLine, Forecast, ForecastDriver, Review};
//! use async_roi::model::{Quantity, View};
//!
//! // 80,000 × 1.15 ÷ (40 × 46) = 50 an hour; 10 people × 10 h × 46 weeks × 50 = 230,000 of meetings a year, of which 40 % go.
//! // Adoption grows in a straight line to 60 % in 365 days: 30 % on average in the first year.
//! let mut case = document::parse(r#"{
//!   "team": {"people": 10, "annual_pay": 80000, "on_cost": 0.15, "hours_per_week": 40, "weeks_per_year": 46},
//!   "meetings": {"load": {"hours_per_person_week": 10}, "cut": 0.4, "replacement": 0}, "time": {"recapture": 1},
//!   "turnover": {"rate": 0}, "tools": [{"name": "Chat", "price": {"flat": 100}, "action": "add"}],
//!   "change": {"training_hours_per_person": 0, "documentation_hours": 0, "lead_hours_per_week": 0, "other_one_off": 0,
//!              "upkeep_hours_per_week": 0, "dip": 0},
//!   "rollout": {"start": "2027-01-01", "days": 365, "adoption": [0.2, 0.4, 0.6]}}"#).unwrap();
//! let day = |text: &str| text.parse::<Date>().unwrap();
//! let approval = Approval::of(&case, day("2026-12-01"));
//!
//! // A year later 30% have adopted it, meetings take 9.1 h instead of 10, and the tool has cost 1,500.
//! let today = day("2028-01-01");
//! for (kpi, date, value) in [(Adoption, today, 0.3), (MeetingLoad, day("2026-12-01"), 10.0), (MeetingLoad, today, 9.1)] {
//!     case.implementation.scorecard_mut().record(Reading::new(kpi, date, value).unwrap()).unwrap();
//! }
//! let bill = Bill { amount: Some(1500.0), ..Bill::new(today, CostLine::Tools) };
//! case.implementation.spending_mut().entries.push(bill);
//! let review = Review::of(&approval, &case.implementation, today, View::Full);
//!
//! let is = |value: f64, expected: f64| assert!((value - expected).abs() < 1e-6, "{value}, not {expected}");
//! is(review.promised.benefits.meetings.value(), 230_000.0 * 0.40 * 0.30); // 27,600
//! is(review.projected.benefits.meetings.value(), 230_000.0 * 0.09 * 0.50); // 0.9 of 10 h, half of it on average: 10,350
//! is(review.difference(), (10_350.0 - 1_500.0) - (27_600.0 - 1_200.0));
//! // Only what was entered counts as realized: meetings by their readings, the tool by its bill.
//! let entered = review.entered();
//! is(entered.realised, 10_350.0 - 1_500.0);
//! is(entered.promised, 27_600.0 - 1_200.0);
//! assert_eq!((entered.lines, review.spent()), (2, Some(1_500.0)));
//! // Adoption alone: 27,600 → 13,800. The cut alone, 30 % instead of 40 %: 27,600 → 20,700. Both: 10,350.
//! // Each cause is the mean of coming first and coming last.
//! is(review.causes[0].so_far, ((13_800.0 - 27_600.0) + (10_350.0 - 20_700.0)) / 2.0);
//! is(review.causes[1].so_far, ((20_700.0 - 27_600.0) + (10_350.0 - 13_800.0)) / 2.0);
//! is(review.causes[3].so_far, -300.0);
//!
//! // From now on half of the promised adoption, 3 h less for each adopter (0.9 h over all, of whom 30 % adopted), and 125 a month.
//! let [forecast, _in_cash] = Forecast::of(&approval, &case.implementation, today);
//! let likely: Vec<_> = forecast.inputs.iter().map(|input| (input.driver, (input.likely * 1e6).round() / 1e6)).collect();
//! let tools = ForecastDriver::Cost(CostLine::Tools);
//! assert_eq!(likely, [(ForecastDriver::Adoption, 0.5), (ForecastDriver::Cut, 3.0), (tools, 125.0)]);
//! assert_eq!(forecast.to_come.from, today);
//! ```

mod approval;
mod driver;
mod entered;
mod forecast;
mod line;
mod measured_drivers;
mod measurement;
mod planned_path;
mod promise_ledger;
mod reading_curve;
mod review;
mod spending;
#[cfg(test)]
mod tests;

pub use approval::Approval;
pub use driver::PromiseDriver;
pub use entered::{Entered, EnteredTotals, LineToDate};
pub use forecast::{CurvePoint, Forecast, ForecastDriver, ForecastInput, Outlook, PromiseCurve, RangeBasis};
pub use line::{BenefitLine, PromiseLine};
pub use measurement::Measurement;
pub use planned_path::{BaselineSource, PlanStanding, PlannedPath};
pub use review::{Cause, Review, Valuation};
pub use spending::{Bill, CostLine, Spending};
