//! The case as it was approved.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::date::Date;
use crate::model::practice::Practice;
use crate::model::{Case, UnknownKeys};

/// A case frozen on the day on which it was decided. What the pages beside the business case keep, and the notes beside its
/// inputs, are no part of what was promised and are left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Approval {
    /// The day of the decision.
    pub date: Date,
    /// Who decided, in the user's words; may be empty.
    pub by: String,
    /// On what terms; may be empty.
    pub note: String,
    case: Arc<Case>,
    /// Keys of a later version.
    pub unknown: UnknownKeys,
}

impl Approval {
    /// Freezes a case as it stands.
    pub fn of(case: &Case, date: Date) -> Self {
        let case = Case { practice: Practice::default(), notes: BTreeMap::new(), ..case.clone() };
        Self { date, by: String::new(), note: String::new(), case: Arc::new(case), unknown: UnknownKeys::default() }
    }

    /// The case, without practice and notes.
    pub fn case(&self) -> &Case {
        &self.case
    }

    /// Changes the frozen case itself: for what must not leave the page with it.
    pub fn change_case(&mut self, change: impl FnOnce(&mut Case)) {
        change(Arc::make_mut(&mut self.case));
    }

    /// The first day of the approved rollout: from it promises count. A start that no calendar has is the day of approval.
    pub fn start(&self) -> Date {
        self.case.rollout.start.parse().unwrap_or(self.date)
    }

    /// Whether a case's figures are no longer those that were approved, its ranges included. Its name is no figure.
    pub fn differs_from(&self, case: &Case) -> bool {
        let (one, other) = (&*self.case, case);
        one.currency != other.currency
            || one.team != other.team
            || one.meetings != other.meetings
            || one.time != other.time
            || one.deep_work != other.deep_work
            || one.turnover != other.turnover
            || one.tools != other.tools
            || one.change != other.change
            || one.rollout != other.rollout
            || one.finance != other.finance
            || one.other_lines != other.other_lines
    }
}
