//! The pure model.

pub mod simulation;
