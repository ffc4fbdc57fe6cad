//! Tools: what they cost as the team grows, what they are for, and whom they fit.

mod catalog;
mod curve;
mod offer;
mod price;
mod selection;

pub use catalog::{ARTICLE, LIST_2026, catalog};
pub use curve::{Crossover, LARGEST_TEAM, Side, cost_curve, crossovers};
pub use offer::{Fit, Need, Offer, TeamSize};
pub use price::{Billing, Charge, Price, SeatStep};
pub use selection::{MonthlyCost, Pick, Stack};
