//! The pure model: every figure that the product shows, and nothing that knows a browser.
//!
//! From a [`Case`] (what the user knows) follow its [`Ledger`] (amounts at full adoption), its
//! [`Schedule`] (how much of each amount falls in each month) and, for a [`View`], its [`Outcome`].

pub mod date;
pub mod kpi;
pub mod promise;
pub mod readiness;
pub mod rollout;
pub mod stack;

mod case;
mod choice;
mod claim;
mod contradiction;
mod engine;
mod estimate;
mod evaluation;
mod explain;
mod field;
mod ledger;
mod lengths;
mod line;
mod number;
mod outcome;
mod practice;
mod preset;
mod rate;
mod rows;
mod schedule;
mod switching;
mod uncertainty;
mod units;
mod unknown;
mod workspace;

pub use case::{
    Case, Change, CostPerLeaver, DeepWork, Finance, LeaverBasis, Load, LoadKind, Meetings, Note, Rollout, Team, Time,
    Turnover,
};
pub use choice::Choice;
pub use claim::{Claims, PRODUCTIVITY, TEAM_SIZES, USUAL_HOURLY, USUAL_MEETING_HOURS};
pub use contradiction::{Contradiction, Severity, contradictions};
pub use engine::Engine;
#[cfg(feature = "bench")]
pub use engine::PlainSampling;
pub use estimate::{Estimate, EstimateError, Spread};
pub use evaluation::Evaluation;
pub use explain::{Explanation, Expression, Figure, Operator, Reading, Series, Setting, Term, Token, explain};
pub use field::{Admits, Cost, FIELDS, Field, Group, Input, Limits, Moves, PagePosition, Rate, Stated, Unit};
pub use ledger::{Amounts, Benefits, Costs, Ledger, View};
pub use lengths::{LINE, NOTE};
pub use line::{Action, Basis, Fate, LineKind, Meeting, OtherLine, Tool};
pub(crate) use number::shortest;
pub use outcome::{Flow, Outcome, npv};
pub use practice::Practice;
pub use preset::Preset;
pub use rate::irr;
pub use rows::RowList;
pub use schedule::{Adoption, DAYS_PER_MONTH, Month, Schedule};
pub use switching::{Switching, switching_value, switching_values};
pub use uncertainty::{BinnedDistribution, Driver, FanQuantiles, Quantiles, Simulation};
pub use units::{HourlyCost, Hours, Money, Months, People, Quantity, Share, Weeks};
pub use unknown::UnknownKeys;
pub use workspace::{SavedCase, Workspace};
