//! The rollout as a plan: phases, tasks, and gates at which to go on, adjust or stop.
//!
//! Days are counted from the first day of the rollout, which is day 1; the start date is the
//! case's own and passed in, as is today. [`Case::plan`](super::Case::plan) and
//! [`Case::change_plan`](super::Case::change_plan) are the only ways to a case's plan.

mod agreement;
mod change;
mod gate;
mod phase;
mod plan;
mod progress;
mod seed;
mod stopping;
mod task;
#[cfg(test)]
mod tests;

pub use change::PlanError;
pub use gate::{Check, Decision, Gate, GateReview, Needs, review};
pub use phase::{Phase, PhaseSpan};
pub use plan::Plan;
pub use progress::{PhaseProgress, days_late, is_late};
pub use seed::{ARTICLE_PHASES, ARTICLE_TASKS, PhaseSeed, TaskSeed};
pub use stopping::Stopping;
pub use task::{Due, Task, TaskState};
