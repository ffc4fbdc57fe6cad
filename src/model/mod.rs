//! The pure model.

pub mod date;
pub mod kpi;
pub mod rollout;
pub mod shape;
