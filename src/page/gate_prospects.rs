//! What gates are decided by: the approved case compared with readings and bills, and what is still to come of it.

use super::ui::html;
use super::{app, format, session};
use crate::browser::timer;
use crate::model::date::Date;
use crate::model::promise::{Forecast, Outlook, Review};
use crate::model::rollout::{Gate, GateContext, GateFigures, GatePromise, GateReview, GateSuggestion};
use crate::model::{Case, View};
use crate::state::Page;
use crate::text::NumberFormatters;
use crate::text::rollout::task_name;
use leptos::prelude::*;
use std::sync::Arc;

/// Time and money together, as the case was decided. Computed in a task after the one of an edit: each draw of the forecast sums up the case.
#[derive(Clone, Copy)]
pub(super) struct GateProspects {
    known: Memo<Option<Arc<(Review, Outlook)>>>,
    /// The currency that was approved, else the case's.
    currency: Memo<String>,
}

impl GateProspects {
    pub(super) fn follow() -> Self {
        let (case, today) = (app().case_following(timer::in_new_task), session().today);
        let known = Memo::new(move |_| case.with(|case| prospects(case, today.get()).map(Arc::new)));
        let currency = app().slice(|case| {
            let approved = case.implementation.approval.as_ref().map(|approval| approval.case().currency.clone());
            approved.unwrap_or_else(|| case.currency.clone())
        });
        Self { known, currency }
    }

    /// What is said of a gate by its review.
    pub(super) fn say<T>(self, gate: &Gate, say: &dyn Fn(&GateReview, GateContext, &NumberFormatters) -> T) -> T {
        let (case, today) = (app().case().get(), session().today.get());
        let (plan, known) = (case.plan(), self.known.get());
        let promise = known.as_deref().map(|(review, to_come)| GatePromise { review, to_come });
        let context = GateContext::of(&case, &plan, today, promise);
        let review = GateReview::of(gate, context);
        self.currency.with(|currency| format::speak(currency, |numbers| say(&review, context, numbers)))
    }

    /// Amounts in words.
    pub(super) fn speak<T>(self, say: impl FnOnce(&NumberFormatters) -> T) -> T {
        self.currency.with(|currency| format::speak(currency, say))
    }
}

/// Today's figures, to be kept with a decision; none before an approval. Of the case as it is now: what is shown follows in a later task.
pub(super) fn decision_figures() -> Option<GateFigures> {
    let known = app().case().with_untracked(|case| prospects(case, session().today.get_untracked()));
    known.map(|(review, to_come)| GateFigures::of(&review, &to_come))
}

fn prospects(case: &Case, today: Date) -> Option<(Review, Outlook)> {
    let implementation = &case.implementation;
    let approval = implementation.approval.as_ref()?;
    let forecast = Forecast::of(approval, implementation, today, View::Full);
    Some((Review::of(approval, implementation, today, View::Full), forecast.to_come))
}

/// Where the reasons of a suggestion lead: to the readings that are missing, and to the tasks that help.
pub(super) fn ways(review: &GateReview, context: GateContext) -> Option<AnyView> {
    let link = |address: String, words: String| html::a().attr("href", address).child(words).into_any();
    let links: Vec<AnyView> = match &review.suggestion {
        GateSuggestion::NotYetKnown(missing) => {
            let card = &context.case.implementation.scorecard;
            let named = missing.iter().filter_map(|missing| card.kpi(&missing.kpi));
            named.map(|kpi| link(Page::Scorecard.address(kpi.id.as_str()), format!("Enter {}", kpi.name))).collect()
        }
        GateSuggestion::Adjust { behind, .. } => {
            let tasks = behind.iter().filter_map(|behind| context.plan.task(behind.task.as_deref()?));
            tasks.map(|task| link(Page::Rollout.address(&format!("task-{}-edit", task.id)), task_name(task))).collect()
        }
        GateSuggestion::Stop | GateSuggestion::GoOn => Vec::new(),
    };
    (!links.is_empty()).then(|| html::p().class("cluster").child(links).into_any())
}
