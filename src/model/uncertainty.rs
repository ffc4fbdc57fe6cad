//! The results of a simulation.

use super::field::Input;
pub use uncertainty::{BinnedDistribution, FanQuantiles, Quantiles};

/// The effect of one ranged input on the net present value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Driver {
    /// The input.
    pub input: Input,
    /// The input's P10 and P90.
    pub values: (f64, f64),
    /// The net present value with the input at its P10, the rest at likely.
    pub npv_at_p10: f64,
    /// The net present value with the input at its P90, the rest at likely.
    pub npv_at_p90: f64,
    /// The first-order sensitivity index: the share of the net present value's variance that the input alone explains. The shares need
    /// not sum to 1.
    pub variance_share: f64,
}

/// The results of a simulation in one view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Simulation {
    /// Net present value.
    pub npv: Quantiles,
    /// Return on investment; none without costs.
    pub roi: Quantiles,
    /// Payback in months; a payback that never comes counts as infinite.
    pub payback: Quantiles,
    /// Yearly benefit at full adoption.
    pub annual_benefit: Quantiles,
    /// The most negative cumulative cash flow: peak funding needed.
    pub trough: Quantiles,
    /// Cost of a one-month delay.
    pub cost_of_delay: Quantiles,
    /// The probability that the net present value is positive.
    pub probability_positive: f64,
    /// The probability that payback comes within twelve months.
    pub probability_payback_12: f64,
    /// The distribution of the net present value.
    pub npv_bars: BinnedDistribution,
    /// The distribution of the return on investment.
    pub roi_bars: BinnedDistribution,
    /// The distribution of the payback by month; what is missing from 1 never comes.
    pub payback_bars: BinnedDistribution,
    /// The distribution of the yearly benefit.
    pub annual_benefit_bars: BinnedDistribution,
    /// The cumulative cash flow at the end of each month, month 0 first.
    pub fan: Vec<FanQuantiles>,
    /// All ranged inputs, the widest swing first.
    pub drivers: Vec<Driver>,
}
