//! How sure each answer is: the types of the simulation's outcome.

use super::field::Input;
pub use uncertainty::{Bars, Fan, Range};

/// What one ranged input does to the net present value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Driver {
    /// The input.
    pub input: Input,
    /// Its own P10 and P90.
    pub values: (f64, f64),
    /// The net present value at its P10, the rest at likely.
    pub npv_at_p10: f64,
    /// The same at its P90.
    pub npv_at_p90: f64,
    /// The share of the variance of the net present value that it explains alone (first order); these need not sum to 1.
    pub variance_share: f64,
}

/// The answer with its uncertainty, in one view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Simulation {
    /// Net present value.
    pub npv: Range,
    /// Return on investment; all none where there are no costs.
    pub roi: Range,
    /// Months to payback; a payback that never comes counts as later than any other.
    pub payback: Range,
    /// Yearly benefit at full adoption.
    pub annual_benefit: Range,
    /// The most negative running total.
    pub trough: Range,
    /// What a month's delay costs.
    pub cost_of_delay: Range,
    /// The probability that the net present value is above nothing.
    pub probability_positive: f64,
    /// The probability that payback comes within twelve months.
    pub probability_payback_12: f64,
    /// How often which net present value.
    pub npv_bars: Bars,
    /// How often which return on investment.
    pub roi_bars: Bars,
    /// How often payback in which month; what is missing from 1 never comes.
    pub payback_bars: Bars,
    /// How often which yearly benefit.
    pub annual_benefit_bars: Bars,
    /// The running total month by month, month 0 first.
    pub fan: Vec<Fan>,
    /// Every ranged input, the widest swing first.
    pub drivers: Vec<Driver>,
}
