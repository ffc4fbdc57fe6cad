//! The alternatives that are compared, with their figures, as the page follows them.

use crate::model::{Alternative, Case, Comparer, Comparison, Workspace};
use crate::page::{format, session};
use crate::text::alternative_name;
use leptos::prelude::*;
use std::sync::Arc;

/// The lines of the alternatives, by their place, and the names on them.
const LOOKS: [(&str, &str); 4] =
    [("series s1", "label s1"), ("series s2", "label s2"), ("series s3", "label s3"), ("series s4", "label s4")];
/// Those of doing nothing.
const NOTHING: (&str, &str) = ("series s5", "label s5");

/// What is compared, with its figures.
pub(super) struct ComparedData {
    pub(super) alternatives: Vec<Alternative>,
    pub(super) names: Vec<String>,
    /// The place of the alternative to which differences are.
    pub(super) base: usize,
    pub(super) comparison: Comparison,
}

pub(super) type ComparedMemo = Memo<Arc<ComparedData>>;

impl ComparedData {
    /// The class of an alternative's line, and of its name.
    pub(super) fn look(&self, place: usize) -> (&'static str, &'static str) {
        let is_case = |alternative: &&Alternative| **alternative != Alternative::Nothing;
        match self.alternatives[place] {
            Alternative::Nothing => NOTHING,
            Alternative::Case(_) => LOOKS[self.alternatives[..place].iter().filter(is_case).count() % LOOKS.len()],
        }
    }

    /// The currency of an alternative's amounts; doing nothing has that of the others.
    pub(super) fn currency(&self, place: usize) -> &str {
        let own = self.comparison.alternatives[place].case.as_deref();
        let any = || self.comparison.alternatives.iter().find_map(|compared| compared.case.as_deref());
        own.or_else(any).map_or("", |case| &case.currency)
    }

    /// A headline amount in the currency of all cases.
    pub(super) fn money(&self, amount: f64) -> String {
        format::round_money(amount, self.comparison.currency().unwrap_or_default())
    }
}

/// Computes the comparison that the user has chosen in a workspace, when an alternative, the base or the view changes.
pub(super) fn compared_data(workspace: impl Fn() -> Arc<Workspace> + Send + Sync + 'static) -> ComparedMemo {
    type Chosen = (Vec<Alternative>, Vec<Option<Arc<Case>>>, usize);
    let view = session().view;
    let chosen = Memo::new(move |_| -> Chosen {
        let workspace = workspace();
        let chosen = workspace.alternatives();
        let base = chosen.all().iter().position(|alternative| Some(*alternative) == chosen.base()).unwrap_or_default();
        (chosen.all().to_vec(), workspace.cases_of(&chosen), base)
    });
    let comparer = StoredValue::new_local(Comparer::default());
    let compare = move |cases: &[Option<Arc<Case>>]| {
        // Gone with the page, as the memo is.
        comparer.try_update_value(|comparer| comparer.compare(cases, view.get()))
    };
    let computed = move |_: Option<&Arc<ComparedData>>| {
        let (alternatives, cases, base) = chosen.get();
        let names = cases.iter().map(|case| alternative_name(case.as_deref())).collect();
        let comparison = compare(&cases).unwrap_or_else(|| Comparer::default().compare(&cases, view.get_untracked()));
        Arc::new(ComparedData { alternatives, names, base, comparison })
    };
    Memo::new_with_compare(computed, |_, _| true)
}
