//! The uncertainty engine's numbers, without the model: distributions in, distributions out, no clock and no chance.
//!
//! - [`Pert`] is an estimate as a distribution, [`PertTable`] the same as a table.
//! - [`Points`] places the scenarios: an input's column is its table read at the points' ranks in its dimension.
//! - [`Product`] is the distribution of a product of estimates, [`Moments`] are its first three.
//! - [`Samples`] is an outcome known only as one value per scenario.
//! - [`Sensitivity`] divides an outcome's variance among the inputs.
//!
//! Powers, exponentials and logarithms come from `libm`, never from the platform, and every sum has a fixed order, so that a
//! browser and a server agree to the last bit.

mod curve;
mod directions;
mod factor;
mod histogram;
mod moments;
mod pert;
mod pert_table;
mod product;
mod samples;
mod sensitivity;
mod sobol;

pub use factor::Factor;
pub use histogram::BARS;
pub(in crate::model) use histogram::round_bars;
pub use moments::Moments;
pub use pert::Pert;
pub use pert_table::PertTable;
pub use product::Product;
pub use samples::Samples;
pub(in crate::model) use samples::quantile;
pub use sensitivity::Sensitivity;
pub use sobol::{MAX_LOG2_COUNT, Points};
