//! The uncertainty engine's numbers, without the model: distributions in, distributions out, no clock and no chance.
//!
//! - [`Pert`] is an estimate as a distribution, [`PertTable`] the same as a table.
//! - [`Points`] places the scenarios: an input's column is its table read at the points' ranks in its dimension.
//! - [`Product`] is the distribution of W, a product of estimates that is integrated exactly.
//! - [`Mixture`] is that of an outcome a + b W over the scenarios, [`Samples`] that of any other outcome.
//! - [`Payback`] is the time at which a cumulative flow a + b W stops being negative.
//! - [`Sensitivity`] divides an outcome's variance among the inputs.
//!
//! Powers, exponentials and logarithms come from `libm`, never from the platform, and every sum has a fixed order, so that a
//! browser and a server agree to the last bit.

mod curve;
mod directions;
mod factor;
mod histogram;
mod mixture;
mod payback;
mod pert;
mod pert_table;
mod product;
mod samples;
mod sensitivity;
mod sobol;

pub use factor::Factor;
pub(in crate::model) use histogram::round_bars;
pub use histogram::{BARS, Histogram};
pub use mixture::{Mixture, Quantiles, Summary};
pub use payback::Payback;
pub use pert::Pert;
pub use pert_table::PertTable;
pub use product::Product;
pub use samples::Samples;
pub use sensitivity::Sensitivity;
pub use sobol::{MAX_LOG2_COUNT, Points};
