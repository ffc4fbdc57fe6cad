//! Tools: what they cost as the team grows, what they are for, and whom they fit.

mod case_tools;
mod catalog;
mod cover;
mod curve;
mod edit;
mod offer;
mod pairwise;
mod price;
mod selection;

pub use case_tools::CaseAgreement;
pub use catalog::{ARTICLE_SOURCE, catalog, catalog_offer};
pub use cover::cheapest_cover;
pub use curve::{CheaperOffer, Crossover, LARGEST_TEAM, cost_curve, crossovers};
pub use edit::{FEWEST_COMPARED, OWN_FIGURE, ToolSetError};
pub use offer::{Offer, TeamFit, TeamSize, ToolNeed};
pub use pairwise::{PairComparison, cheapest, compare_pairs};
pub use price::{Billing, Price, SeatStep};
pub use selection::{MonthlyCost, ToolPick, ToolSet};
