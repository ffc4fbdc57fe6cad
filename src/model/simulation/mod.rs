//! The uncertainty engine's numbers, without the model: distributions in, distributions out, no clock and no chance.
mod curve;
mod directions;
mod pert;
mod pert_table;
mod product;
mod sobol;
pub use pert::Pert;
pub use pert_table::PertTable;
pub use product::{Factor, Product};
pub use sobol::{MAX_LOG2_COUNT, Points};
