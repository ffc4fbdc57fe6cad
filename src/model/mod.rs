//! The pure model.

pub mod date;
pub mod kpi;
pub mod readiness;
pub mod rollout;
pub mod shape;
pub mod stack;
