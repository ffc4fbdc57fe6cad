//! The comparison as the paper and the workbook of one of its cases show it.

use super::{Comparer, Comparison};
use crate::model::case::Case;
use crate::model::ledger::View;
use std::sync::Arc;

/// Alternatives that the user compares with the case of a report, which is one of them.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportedAlternatives {
    /// The case of each alternative; none for doing nothing.
    pub cases: Vec<Option<Arc<Case>>>,
    /// The place of the alternative to which differences are.
    pub base: usize,
    /// The place of the case that the report is about.
    pub own: usize,
}

impl ReportedAlternatives {
    /// The same alternatives with each case changed, for instance without salaries.
    #[must_use]
    pub fn map(&self, change: impl Fn(&Case) -> Case) -> Self {
        let cases = self.cases.iter().map(|case| case.as_deref().map(|case| Arc::new(change(case)))).collect();
        Self { cases, ..*self }
    }

    /// Compares them in both views, each with a comparer of its own.
    pub fn compare(&self, comparers: &mut [Comparer; 2]) -> ReportedComparison {
        let [full, cash] = comparers;
        let views =
            [(full, View::Full), (cash, View::Cash)].map(|(comparer, view)| comparer.compare(&self.cases, view));
        ReportedComparison { views, base: self.base, own: self.own }
    }
}

/// Alternatives compared in both views.
#[derive(Clone, Debug)]
pub struct ReportedComparison {
    /// With time and money counted, then in cash only.
    pub views: [Comparison; 2],
    /// The place of the alternative to which differences are.
    pub base: usize,
    /// The place of the case that the report is about.
    pub own: usize,
}

impl ReportedComparison {
    /// The comparison in a view.
    pub fn view(&self, view: View) -> &Comparison {
        let [full, cash] = &self.views;
        if view == View::Full { full } else { cash }
    }
}
