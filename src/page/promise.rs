//! Benefits realisation: the approved case against the readings and bills since.

mod approval;
mod approval_banner;
mod bills;
mod causes;
mod ledger_table;
mod standing;
mod standing_chart;

pub(super) use approval_banner::banner;
pub(super) use standing::{approved_case, standing};

use super::chunk::of_details;
use super::gate_prospects::GateProspects;
use super::ui::{Child, fragment, html};
use super::widgets::section;
use super::{app, format, session};
use crate::model::promise::Review;
use crate::text::Phrase;
use crate::text::promise::ReviewFormatters;
use leptos::prelude::*;
use std::sync::Arc;

/// The element of the section, for going there.
const ID: &str = "promise";

/// The review of the approved case in the view in sight.
#[derive(Clone, Copy)]
struct ReviewMemo {
    prospects: GateProspects,
    review: Memo<Option<Arc<Review>>>,
    /// The currency that was approved.
    currency: Memo<String>,
}

impl ReviewMemo {
    fn follow() -> Self {
        let (prospects, view) = (GateProspects::follow(), session().view);
        let review = Memo::new(move |_| prospects.review(view.get()).get());
        Self { prospects, review, currency: prospects.currency() }
    }

    /// What is made from the review; none before an approval.
    fn show<T>(self, show: &dyn Fn(&Review, &ReviewFormatters) -> T) -> Option<T> {
        self.review.with(|review| {
            let review = review.as_ref()?;
            let told = |currency: &String| {
                format::speak(currency, |numbers| {
                    show(review, &ReviewFormatters { numbers, percent: &format::percent })
                })
            };
            Some(self.currency.with(told))
        })
    }

    /// A paragraph about the review.
    fn say(self, class: &'static str, say: impl Fn(&Review, &ReviewFormatters) -> Phrase + Send + 'static) -> AnyView {
        let words = move || self.show(&|review, formatters| say(review, formatters));
        html::p().class(class).child(words).into_any()
    }
}

/// The section: how to approve the case, or what has come of it since, in detail. `standing` sums it up.
pub(super) fn promise() -> AnyView {
    section("stack promise", "promise-title", "Promised and realized")
        .attr("id", ID)
        .attr("tabindex", "-1")
        .child(of_details(|details| (details.promised)()))
        .into_any()
}

/// What is in the section.
pub(super) fn promised() -> AnyView {
    let (approved, review_memo) = (app().slice(|case| case.implementation.approval.is_some()), ReviewMemo::follow());
    (move || if approved.get() { followed(review_memo) } else { approval::invitation() }).into_child()
}

fn followed(review_memo: ReviewMemo) -> AnyView {
    fragment([
        causes::causes(review_memo),
        ledger_table::ledger_table(review_memo),
        html::div().child(bills::bills(review_memo)).child(approval::approval()).into_any(),
    ])
}
