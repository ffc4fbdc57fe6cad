//! The uncertainty engine's numbers, without the model: distributions in, distributions out, no clock and no chance.
//!
//! - [`Pert`] is an estimate as a distribution, [`PertTable`] the same as a table.
//! - [`Points`] places the scenarios: an input's column is its table read at the points' ranks in its dimension.
//! - [`Product`] is the distribution of a product of estimates, [`Moments`] are its first three.
//! - [`Books`] adds up the terms of a model in every scenario, [`Progress`] says when money moves.
//! - [`Outcome`] and [`Payback`] are the answers' distributions, by the [`Shapes`] that scenarios leave open; [`Path`] and [`Samples`] are
//!   what is known only as drawn, one value per scenario.
//! - [`Sensitivity`] divides an outcome's variance among the inputs.
//!
//! What others call is never inlined: within a package that is built for its weight it would be built for that too.
//!
//! Powers, exponentials and logarithms come from `libm`, never from the platform, and every sum has a fixed order, so that a
//! browser and a server agree to the last bit.

mod answer;
mod books;
mod column;
mod curve;
mod directions;
mod factor;
mod fixed;
mod histogram;
mod kernel;
mod mix;
mod moments;
mod order;
mod pair;
mod part;
mod path;
mod payback;
mod pert;
mod pert_table;
mod product;
mod progress;
mod quantile;
mod sample;
mod samples;
mod search;
mod sensitivity;
mod shape;
mod sobol;
mod term;
mod timing;

pub use answer::{Bars, Fan, Range};
pub use books::{Books, Sides};
pub use column::Column;
pub use factor::Factor;
pub use histogram::{BARS, round_bars};
pub use moments::Moments;
pub use order::sort_few;
pub use path::{Path, SHOWN};
pub use payback::Payback;
pub use pert::Pert;
pub use pert_table::PertTable;
pub use product::Product;
pub use progress::{Calendar, Pace, Progress};
pub use quantile::{Measure, Outcome};
pub use sample::{Columns, Sample};
pub use samples::Samples;
pub use sensitivity::Sensitivity;
pub use shape::Shapes;
pub use sobol::{MAX_LOG2_COUNT, Points};
pub use term::{Own, Term};
pub use timing::{ByTiming, Timing, Weights, present};
