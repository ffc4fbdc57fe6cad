//! What gates are decided by: the approved case compared with readings and bills, and what is still to come of it.

use super::ui::html;
use super::{app, format, session};
use crate::model::date::Date;
use crate::model::promise::{Forecast, Review};
use crate::model::rollout::{Gate, GateContext, GateFigures, GatePromise, GateReview, GateSuggestion, Task};
use crate::model::{Case, View};
use crate::state::Page;
use crate::text::NumberFormatters;
use crate::text::gate::helping_tasks;
use crate::text::rollout::task_name;
use leptos::prelude::*;
use std::sync::Arc;

/// The approved case reviewed and forecast in both views. Computed only when readings, bills, the approval or the day have changed,
/// since each draw of the forecast sums up the case.
#[derive(Clone, Copy)]
pub(super) struct GateProspects {
    case: Memo<Arc<Case>>,
    reviews: [Memo<Option<Arc<Review>>>; 2],
    forecasts: Memo<Option<[Arc<Forecast>; 2]>>,
    /// The currency that was approved, else the case's.
    currency: Memo<String>,
}

impl GateProspects {
    pub(super) fn follow() -> Self {
        let (case, today) = (app().case(), session().today);
        let differs = |before: Option<&Arc<Case>>, now: Option<&Arc<Case>>| match (before, now) {
            (Some(before), Some(now)) => !before.implementation.measures_same(&now.implementation),
            _ => true,
        };
        let measured = Memo::new_with_compare(move |_| case.get(), differs);
        let review_in = |view| Memo::new(move |_| measured.with(|case| review(case, today.get(), view).map(Arc::new)));
        let forecasts =
            Memo::new(move |_| measured.with(|case| forecasts(case, today.get())).map(|views| views.map(Arc::new)));
        let currency = app().slice(|case| {
            let approved = case.implementation.approval.as_ref().map(|approval| approval.case().currency.clone());
            approved.unwrap_or_else(|| case.currency.clone())
        });
        Self { case, reviews: View::ALL.map(review_in), forecasts, currency }
    }

    /// The approved case compared with readings and bills in a view; none before an approval.
    pub(super) fn review(self, view: View) -> Memo<Option<Arc<Review>>> {
        self.reviews[view as usize]
    }

    /// The forecast of the approved case in a view; none before an approval.
    pub(super) fn forecast(self, view: View) -> Option<Arc<Forecast>> {
        self.forecasts.get().map(|forecasts| forecasts[view as usize].clone())
    }

    pub(super) fn currency(self) -> Memo<String> {
        self.currency
    }

    /// What is said of a gate by its review.
    pub(super) fn say<T>(self, gate: &Gate, say: &dyn Fn(&GateReview, GateContext, &NumberFormatters) -> T) -> T {
        let (case, today) = (self.case.get(), session().today.get());
        let (plan, review) = (case.plan(), self.review(View::Full).get());
        let forecasts = self.forecasts.get();
        let promise = review.as_ref().zip(forecasts.as_ref()).map(|(review, [full, cash])| GatePromise {
            review,
            to_come: &full.to_come,
            cash_to_come: &cash.to_come,
        });
        let context = GateContext::of(&case, &plan, today, promise);
        let review = GateReview::of(gate, context);
        self.currency.with(|currency| format::speak(currency, |numbers| say(&review, context, numbers)))
    }

    /// Today's figures, to be kept with a decision; none before an approval.
    pub(super) fn figures(self) -> Option<GateFigures> {
        let review = self.review(View::Full).get_untracked()?;
        let [full, _] = self.forecasts.get_untracked()?;
        Some(GateFigures::of(&review, &full.to_come))
    }

    /// Amounts in words.
    pub(super) fn speak<T>(self, say: impl FnOnce(&NumberFormatters) -> T) -> T {
        self.currency.with(|currency| format::speak(currency, say))
    }
}

fn review(case: &Case, today: Date, view: View) -> Option<Review> {
    let implementation = &case.implementation;
    Some(Review::of(implementation.approval.as_ref()?, implementation, today, view))
}

fn forecasts(case: &Case, today: Date) -> Option<[Forecast; 2]> {
    let implementation = &case.implementation;
    Some(Forecast::of(implementation.approval.as_ref()?, implementation, today))
}

/// Where the reasons of a suggestion lead: to the readings that are missing, and to the tasks that help.
pub(super) fn ways(review: &GateReview, context: GateContext) -> Option<AnyView> {
    let link = |address: String, words: String| html::a().attr("href", address).child(words).into_any();
    let has_started = context.today >= context.start;
    let links: Vec<AnyView> = if let GateSuggestion::NotYetKnown(missing) = &review.suggestion {
        let card = &context.case.implementation.scorecard;
        let named = missing.iter().filter(|_| has_started).filter_map(|missing| card.kpi(&missing.kpi));
        named.map(|kpi| link(Page::Scorecard.address(kpi.id.as_str()), format!("Enter {}", kpi.name))).collect()
    } else {
        let tasks = helping_tasks(review, context).into_iter();
        let task = |(task, what_for): (&Task, String)| {
            let address = Page::Rollout.address(&format!("task-{}-edit", task.id));
            html::span().child(format!("{what_for}: ")).child(link(address, task_name(task))).into_any()
        };
        tasks.map(task).collect()
    };
    (!links.is_empty()).then(|| html::p().class("cluster").child(links).into_any())
}
