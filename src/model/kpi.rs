//! Is it working? Key figures, their benchmarks and readings.
//!
//! A KPI is described by [`Kpi`]; the built-in ones are in [`BUILT_IN`], the user's own in [`UserKpi`].
//! [`Scorecard`] keeps the dated [`Reading`]s and says how each KPI stands.

mod blocks;
mod collaboration;
mod definition;
mod expected;
mod quantile;
mod reading;
mod resolution;
mod scorecard;
mod standing;
mod user;

pub use blocks::{BlockLength, Day, FRAGMENT_MINUTES, Interval, TimeUse, gaps, merge, time_use};
pub use collaboration::{CAP, COVERAGE_NEEDED, Grade, Overlap, Part, PartScore, Parts, Survey};
pub use definition::{BUILT_IN, CLAIMED, Direction, Kpi, Target, Unit, built_in};
pub use expected::{Expected, expected};
pub use quantile::quantile;
pub use reading::{Definition, Reading, ReadingError};
pub use resolution::ResolutionStats;
pub use scorecard::{Scorecard, ScorecardError};
pub use standing::{Movement, Standing, Status, progress};
pub use user::UserKpi;
