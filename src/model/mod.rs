//! The pure model.

pub mod date;
pub mod shape;
