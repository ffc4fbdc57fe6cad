//! Tools: what they cost as the team grows, what they are for, and whom they fit.

mod case;
mod catalog;
mod comparison;
mod cover;
mod curve;
mod edit;
mod offer;
mod price;
mod selection;

pub use case::Standing;
pub use catalog::{ARTICLE, catalog, listed};
pub use comparison::{Duel, cheapest, duels};
pub use cover::cheapest_cover;
pub use curve::{Crossover, LARGEST_TEAM, Side, cost_curve, crossovers};
pub use edit::{FEWEST_COMPARED, OWN_FIGURE, StackError};
pub use offer::{Fit, Need, Offer, TeamSize};
pub use price::{Billing, Charge, Price, SeatStep};
pub use selection::{MonthlyCost, Pick, Stack};
