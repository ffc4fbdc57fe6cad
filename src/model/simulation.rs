//! The results of a simulation.

use super::field::Input;
pub use uncertainty::{BinnedDistribution, FanQuantiles, Quantiles};

/// The effect of one ranged input on the net present value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SensitivityDriver {
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

/// What knowing more before the choice is worth, where the choice is to go ahead or not by expected net present value.
///
/// Knowing everything is worth E[max(0, NPV)] − max(0, E[NPV]), knowing an input x E[max(0, E[NPV | x])] − max(0, E[NPV]): the most that
/// the knowledge may cost. It is 0 where no value of the input would change the choice.
///
/// Source: H. Raiffa and R. Schlaifer, "Applied Statistical Decision Theory", 1961.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ValueOfInformation {
    /// Of knowing everything, in money; at least 0.
    pub perfect: f64,
    /// Of knowing each ranged input alone, the highest first.
    pub inputs: Vec<InformationValue>,
}

/// What knowing one input is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InformationValue {
    /// The input.
    pub input: Input,
    /// In money; at least 0.
    pub value: f64,
}

impl ValueOfInformation {
    /// No value below 0, and none of an input above that of knowing everything: both can only be errors of the approximation.
    #[must_use]
    pub(crate) fn limited(mut self) -> Self {
        self.perfect = self.perfect.max(0.0);
        for each in &mut self.inputs {
            each.value = each.value.max(0.0).min(self.perfect);
        }
        self
    }
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
    /// Yearly benefit at the adoption planned: that at full adoption × the adoption at the rollout's end.
    pub annual_benefit_planned: Quantiles,
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
    /// The distribution of the yearly benefit at full adoption.
    pub annual_benefit_bars: BinnedDistribution,
    /// The distribution of the yearly benefit at the adoption planned.
    pub annual_benefit_planned_bars: BinnedDistribution,
    /// The cumulative cash flow at the end of each month, month 0 first.
    pub fan: Vec<FanQuantiles>,
    /// All ranged inputs, the largest share of the variance first, then the widest swing.
    pub drivers: Vec<SensitivityDriver>,
    /// What knowing more is worth.
    pub value_of_information: ValueOfInformation,
}
