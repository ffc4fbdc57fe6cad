//! The tool set: offers of tools, their prices by team size, and the user's choice of them.

mod case_tools;
mod catalog;
mod catalog_rows;
mod cover;
mod curve;
mod edit;
mod offer;
mod pair_comparison;
mod price;
mod selection;

pub use case_tools::CaseAgreement;
pub use catalog::{ARTICLE_SOURCE, catalog, catalog_offer, is_to_drop, tools_to_drop};
pub use cover::cheapest_cover;
pub use curve::{CheaperOffer, Crossover, LARGEST_TEAM, cost_curve, crossovers};
pub use edit::{FEWEST_COMPARED, OWN_FIGURE, ToolSetError};
pub use offer::{Offer, PriceOrigin, TeamFit, TeamSize, ToolNeed};
pub use pair_comparison::{PairComparison, cheapest, compare_pairs};
pub use price::{Billing, Price, SeatStep};
pub use selection::{CountedPick, MonthlyCost, PickAction, ToolPick, ToolSet};
