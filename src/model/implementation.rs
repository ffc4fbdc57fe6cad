//! The implementation of the change: scorecard, survey, plan, tool set, readiness, approval, spending and paper.

use super::kpi::{Scorecard, SurveyRound};
use super::paper::PaperTexts;
use super::promise::{Approval, Spending};
use super::readiness::Readiness;
use super::rollout::{ExportedEvent, Plan};
use super::tool_set::ToolSet;
use std::sync::Arc;

/// What the other pages keep with a case. Each part is shared between the steps of the undo history and copied on write.
#[derive(Clone, Debug, PartialEq)]
pub struct Implementation {
    /// KPI readings and targets.
    pub scorecard: Arc<Scorecard>,
    /// The survey of the team and its answers so far.
    pub survey: Arc<SurveyRound>,
    /// Phases, tasks and gates, in the days for which the plan was made. [`super::Case::plan`] scales it to the rollout's days.
    pub(super) plan: Arc<Plan>,
    /// The tools under consideration.
    pub tool_set: Arc<ToolSet>,
    /// The answers of the readiness check.
    pub readiness: Arc<Readiness>,
    /// The case as it was approved, a sparse document within the document.
    pub approval: Option<Arc<Approval>>,
    /// The bills so far.
    pub spending: Arc<Spending>,
    /// The author's texts in the decision paper.
    pub paper: Arc<PaperTexts>,
}

impl Default for Implementation {
    /// As in a new case. The default plan is cached per thread: a new case is made at every keystroke for comparison, and
    /// building the plan is slow.
    fn default() -> Self {
        thread_local!(static PLAN: Arc<Plan> = Arc::default());
        Self {
            scorecard: Arc::default(),
            survey: Arc::default(),
            plan: PLAN.with(Arc::clone),
            tool_set: Arc::default(),
            readiness: Arc::default(),
            approval: None,
            spending: Arc::default(),
            paper: Arc::default(),
        }
    }
}

impl Implementation {
    /// Whether the approved case is compared with the same readings and bills, so that its review and forecast are the same.
    pub fn measures_same(&self, other: &Self) -> bool {
        let same_approval = match (&self.approval, &other.approval) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other) || one == other,
            (one, other) => one.is_none() && other.is_none(),
        };
        let same_readings =
            Arc::ptr_eq(&self.scorecard, &other.scorecard) || self.scorecard.readings() == other.scorecard.readings();
        let same_bills = Arc::ptr_eq(&self.spending, &other.spending) || self.spending == other.spending;
        same_approval && same_readings && same_bills
    }

    /// The plan in the days for which it was made, to be changed.
    pub(crate) fn kept_plan(&mut self) -> &mut Arc<Plan> {
        &mut self.plan
    }

    /// The scorecard, to be changed.
    pub fn scorecard_mut(&mut self) -> &mut Scorecard {
        Arc::make_mut(&mut self.scorecard)
    }

    /// The survey, to be changed.
    pub fn survey_mut(&mut self) -> &mut SurveyRound {
        Arc::make_mut(&mut self.survey)
    }

    /// Sets the id of the plan in exported calendars.
    pub(super) fn name_calendar(&mut self, name: &str) {
        name.clone_into(&mut Arc::make_mut(&mut self.plan).calendar);
    }

    /// Sets what the calendar files have shown of the plan.
    pub(super) fn record_export(&mut self, exported: Arc<Vec<ExportedEvent>>) {
        Arc::make_mut(&mut self.plan).exported = exported;
    }

    /// Takes the plan's id in calendars away, and what was exported under it.
    pub(super) fn forget_calendar(&mut self) {
        if !self.plan.calendar.is_empty() || !self.plan.exported.is_empty() {
            let plan = Arc::make_mut(&mut self.plan);
            plan.calendar.clear();
            plan.exported = Arc::default();
        }
    }

    /// The tools, to be changed.
    pub fn tool_set_mut(&mut self) -> &mut ToolSet {
        Arc::make_mut(&mut self.tool_set)
    }

    /// The answers on readiness, to be changed.
    pub fn readiness_mut(&mut self) -> &mut Readiness {
        Arc::make_mut(&mut self.readiness)
    }

    /// What the change has cost, to be changed.
    pub fn spending_mut(&mut self) -> &mut Spending {
        Arc::make_mut(&mut self.spending)
    }

    /// The texts of the decision paper, to be changed.
    pub fn paper_mut(&mut self) -> &mut PaperTexts {
        Arc::make_mut(&mut self.paper)
    }

    /// The approval, to be changed; none before an approval.
    pub fn approval_mut(&mut self) -> Option<&mut Approval> {
        self.approval.as_mut().map(Arc::make_mut)
    }
}
