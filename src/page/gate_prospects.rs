//! What gates are decided by: the approved case compared with readings and bills, and what is still to come of it.

use super::ui::html;
use super::{app, format, session};
use crate::browser::timer;
use crate::model::date::Date;
use crate::model::promise::{Forecast, Review};
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
    /// The case as it was in the last task; the rest is computed from it.
    case: Memo<Arc<Case>>,
    forecast: Memo<Option<Arc<Forecast>>>,
    review: Memo<Option<Arc<Review>>>,
    /// The currency that was approved, else the case's.
    currency: Memo<String>,
}

impl GateProspects {
    pub(super) fn follow() -> Self {
        let (case, today) = (app().case_following(timer::in_new_task), session().today);
        let forecast = Memo::new(move |_| case.with(|case| forecast(case, today.get(), View::Full).map(Arc::new)));
        let review = Memo::new(move |_| case.with(|case| review(case, today.get()).map(Arc::new)));
        let currency = app().slice(|case| {
            let approved = case.implementation.approval.as_ref().map(|approval| approval.case().currency.clone());
            approved.unwrap_or_else(|| case.currency.clone())
        });
        Self { case, forecast, review, currency }
    }

    /// The forecast of the approved case in a view; none before an approval.
    pub(super) fn forecast(self, view: View) -> Option<Arc<Forecast>> {
        match view {
            View::Full => self.forecast.get(),
            View::Cash => self.case.with(|case| forecast(case, session().today.get(), view).map(Arc::new)),
        }
    }

    /// What is said of a gate by its review.
    pub(super) fn say<T>(self, gate: &Gate, say: &dyn Fn(&GateReview, GateContext, &NumberFormatters) -> T) -> T {
        let (case, today) = (app().case().get(), session().today.get());
        let (plan, review, forecast) = (case.plan(), self.review.get(), self.forecast.get());
        let known = review.as_deref().zip(forecast.as_deref());
        let promise = known.map(|(review, forecast)| GatePromise { review, to_come: &forecast.to_come });
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
    let today = session().today.get_untracked();
    app().case().with_untracked(|case| {
        Some(GateFigures::of(&review(case, today)?, &forecast(case, today, View::Full)?.to_come))
    })
}

fn review(case: &Case, today: Date) -> Option<Review> {
    let implementation = &case.implementation;
    Some(Review::of(implementation.approval.as_ref()?, implementation, today, View::Full))
}

fn forecast(case: &Case, today: Date, view: View) -> Option<Forecast> {
    let implementation = &case.implementation;
    Some(Forecast::of(implementation.approval.as_ref()?, implementation, today, view))
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
