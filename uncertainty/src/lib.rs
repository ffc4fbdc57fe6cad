//! Arithmetic of uncertainty: distributions in, distributions out. It knows nothing of the application's cases, and uses neither
//! a clock nor random numbers. README.md explains the method and the notation, and shows what each numerical constant is worth.
//!
//! - Inputs: [`Pert`] is an estimate as a distribution, [`PertTable`] its lookup table, [`Sample`] the inputs' values at quasi-random
//!   points, one *draw* per point.
//! - Model: [`ProductTerm`] is a benefit or cost, a shared coefficient times own [`Factor`]s; [`Timing`] and [`Accrual`] say when it
//!   is earned or paid; [`TermTotals`] sums the terms in every draw.
//! - Results: [`OutcomeDistribution`] (net value, return), [`PaybackDistribution`], [`CumulativePaths`], [`Sensitivity`].
//! - Tools: [`CdfTable`] is the distribution of a product, [`ShapeTable`] the distribution of benefits − costs given a draw,
//!   [`EmpiricalDistribution`] that of a list of values.
//!
//! Exponentials, powers and logarithms come from `libm`, not from the platform, and sums have a fixed order, so that every
//! machine computes the same bits.
//!
//! Functions that the application calls in its hot path are `inline(never)`: inlined, they would be optimised for size as it is.

mod accrual;
mod cdf_table;
mod cumulative_paths;
mod empirical;
mod factor;
mod information;
mod insertion_sort;
mod integrated_input;
mod kurtosis;
mod moments;
mod outcome;
mod payback;
mod per_draw;
mod pert;
mod pert_table;
mod quantile_solver;
mod sample;
mod sensitivity;
mod shape_table;
mod simd;
mod sobol;
mod sobol_directions;
mod standardized_cdf;
mod summand;
mod summaries;
mod term;
mod term_totals;
mod timing;

pub use accrual::{Accrual, DrawnSchedule, RolloutCalendar};
pub use cdf_table::CdfTable;
pub use cumulative_paths::{CumulativePaths, DISPLAY_DRAWS};
pub use empirical::EmpiricalDistribution;
pub use factor::Factor;
pub use information::{ConditionalMean, value_of_information};
pub use insertion_sort::insertion_sort_by;
pub use integrated_input::Effect;
pub use outcome::{Measure, OutcomeDistribution};
pub use payback::PaybackDistribution;
pub use per_draw::PerDraw;
pub use pert::Pert;
pub use pert_table::PertTable;
pub use sample::{Sample, SampleView};
pub use sensitivity::Sensitivity;
pub use shape_table::ShapeTable;
pub use summaries::{BinnedDistribution, FanQuantiles, Quantiles, round_edges};
pub use term::ProductTerm;
pub use term_totals::{BenefitsAndCosts, TermTotals};
pub use timing::{Timing, TimingWeights};
