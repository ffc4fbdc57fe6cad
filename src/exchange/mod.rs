//! Text and bytes to the model and back.
pub mod number;
