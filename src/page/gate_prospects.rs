//! What gates are decided by: the approved case compared with readings and bills, and what is still to come of it.

use super::{app, format, session};
use crate::browser::timer;
use crate::model::View;
use crate::model::promise::{Forecast, Outlook, Review};
use crate::model::rollout::{Gate, GateContext, GateFigures, GatePromise, GateReview};
use crate::text::NumberFormatters;
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
        let (state, today) = (app().following(timer::in_new_task), session().today);
        let case = state.case();
        let known = Memo::new(move |_| {
            case.with(|case| {
                let (implementation, today) = (&case.implementation, today.get());
                let approval = implementation.approval.as_ref()?;
                let review = Review::of(approval, implementation, today, View::Full);
                Some(Arc::new((review, Forecast::of(approval, implementation, today, View::Full).to_come)))
            })
        });
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

    /// Today's figures, to be kept with a decision; none before an approval.
    pub(super) fn figures(self) -> Option<GateFigures> {
        let known = self.known.get_untracked();
        known.as_deref().map(|(review, to_come)| GateFigures::of(review, to_come))
    }
}
