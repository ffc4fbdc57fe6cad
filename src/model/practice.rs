//! What follows the decision: the figures measured, the plan, the tools, and how ready the team is.

use super::kpi::Scorecard;
use super::promise::{Approval, Spending};
use super::readiness::Readiness;
use super::rollout::Plan;
use super::shape::{Extra, ShapeError};
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
    /// The case as it was approved. A document of its own: whoever writes documents writes it, not [`Self::put`].
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
    /// Takes the keys of this part out of a document, all but the approval; a missing one is as in a new case.
    ///
    /// # Errors
    /// Names the key and the reason.
    pub fn take(document: &mut Extra) -> Result<Self, ShapeError> {
        let mut practice = Self::default();
        if let Some(value) = document.remove("scorecard") {
            practice.scorecard = Arc::new(Scorecard::from_json(&value)?);
        }
        if let Some(value) = document.remove("plan") {
            practice.plan = Arc::new(Plan::from_json(&value)?);
        }
        if let Some(value) = document.remove("stack") {
            practice.stack = Arc::new(Stack::from_json(&value)?);
        }
        if let Some(value) = document.remove("readiness") {
            practice.readiness = Arc::new(Readiness::from_json(&value)?);
        }
        if let Some(value) = document.remove("spending") {
            practice.spending = Arc::new(Spending::from_json(&value)?);
        }
        Ok(practice)
    }

    /// Puts into a document what differs from a new case.
    pub fn put(&self, document: &mut Extra) {
        let new = Self::default();
        if self.scorecard != new.scorecard {
            document.insert("scorecard".into(), self.scorecard.to_json());
        }
        if self.plan != new.plan {
            document.insert("plan".into(), self.plan.to_json());
        }
        if self.stack != new.stack {
            document.insert("stack".into(), self.stack.to_json());
        }
        if self.readiness != new.readiness {
            document.insert("readiness".into(), self.readiness.to_json());
        }
        if self.spending != new.spending {
            document.insert("spending".into(), self.spending.to_json());
        }
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
