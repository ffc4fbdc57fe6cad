//! What follows the decision: the figures measured, the plan, the tools, and how ready the team is.

use super::kpi::Scorecard;
use super::promise::{Approval, Spending};
use super::readiness::Readiness;
use super::rollout::Plan;
use super::stack::Stack;
use std::sync::Arc;

/// What the pages beside the business case keep. Shared between the steps of the history: a step copies what it changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Practice {
    /// Is it working? Figures measured and their targets.
    pub scorecard: Arc<Scorecard>,
    /// What is done when: phases, tasks and gates, in days of its own. [`super::Case::plan`] has it in the case's.
    pub(super) plan: Arc<Plan>,
    /// The tools under consideration.
    pub stack: Arc<Stack>,
    /// Async in name or in practice: the answers given.
    pub readiness: Arc<Readiness>,
    /// The case as it was approved. A document within the document.
    pub approval: Option<Arc<Approval>>,
    /// What the change has cost so far.
    pub spending: Arc<Spending>,
}

impl Default for Practice {
    /// As in a new case. The plan is shared, since it takes long to make and new cases are made at every keystroke, to
    /// compare with.
    fn default() -> Self {
        thread_local!(static PLAN: Arc<Plan> = Arc::default());
        Self {
            scorecard: Arc::default(),
            plan: PLAN.with(Arc::clone),
            stack: Arc::default(),
            readiness: Arc::default(),
            approval: None,
            spending: Arc::default(),
        }
    }
}

impl Practice {
    /// The plan as it is kept, in days of its own.
    pub(crate) fn kept_plan(&mut self) -> &mut Arc<Plan> {
        &mut self.plan
    }

    /// The scorecard, to be changed.
    pub fn scorecard_mut(&mut self) -> &mut Scorecard {
        Arc::make_mut(&mut self.scorecard)
    }

    /// Names the plan in calendars.
    pub(super) fn name_calendar(&mut self, name: &str) {
        if self.plan.calendar != name {
            name.clone_into(&mut Arc::make_mut(&mut self.plan).calendar);
        }
    }

    /// The tools, to be changed.
    pub fn stack_mut(&mut self) -> &mut Stack {
        Arc::make_mut(&mut self.stack)
    }

    /// The answers on readiness, to be changed.
    pub fn readiness_mut(&mut self) -> &mut Readiness {
        Arc::make_mut(&mut self.readiness)
    }

    /// What the change has cost, to be changed.
    pub fn spending_mut(&mut self) -> &mut Spending {
        Arc::make_mut(&mut self.spending)
    }

    /// The approval, to be changed; none where nothing is approved.
    pub fn approval_mut(&mut self) -> Option<&mut Approval> {
        self.approval.as_mut().map(Arc::make_mut)
    }
}
