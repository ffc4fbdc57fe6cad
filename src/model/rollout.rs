//! The rollout as a plan: phases, tasks, and gates at which to go on, adjust or stop.
//!
//! Days are counted from the first day of the rollout, which is day 1; the start date is the
//! case's own and passed in, as is today. [`Case::plan`](super::Case::plan) and
//! [`Case::change_plan`](super::Case::change_plan) are the only ways to a case's plan.

mod article_plan;
mod case_plan;
mod exported_event;
mod gate;
mod gate_review;
mod phase;
mod plan;
mod plan_edits;
mod progress;
mod task;
#[cfg(test)]
mod tests;

pub use article_plan::{ARTICLE_PHASES, ARTICLE_TASKS, PhaseSeed, TaskSeed};
pub use exported_event::ExportedEvent;
pub use gate::{Gate, GateCheck, GateDecision, GateFigures, GateRequirement};
pub use gate_review::{
    BehindDriver, CheckState, GateContext, GatePromise, GateReview, GateSuggestion, MissingReading, Shortfall,
};
pub use phase::{Phase, PhaseSpan};
pub use plan::Plan;
pub use plan_edits::PlanError;
pub use progress::{PhaseProgress, days_late, is_late};
pub use task::{Due, Task, TaskState};
