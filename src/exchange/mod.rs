//! Text and bytes to the model and back.

pub mod document;
pub mod link;
pub mod number;
pub mod prefill;
pub mod result;
pub mod workspace;
