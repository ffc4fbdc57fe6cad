//! Benefits realisation: the approved case against the readings and bills since.

mod approval;
mod approval_banner;
mod bills;
mod causes;
mod ledger_table;
mod value_to_date;

pub(super) use approval_banner::banner;

use super::answer::view_switch;
use super::ui::{Child, fragment, html};
use super::widgets::{section, stressed};
use super::{app, format, session, today};
use crate::model::promise::Review;
use crate::text::Phrase;
use crate::text::promise::{ReviewFormatters, review_verdict};
use leptos::prelude::*;
use std::sync::Arc;

/// The element of the section, for going there.
const ID: &str = "promise";

/// The review of the approved case in the view in sight.
#[derive(Clone, Copy)]
struct ReviewMemo {
    review: Memo<Option<Arc<Review>>>,
    /// The currency that was approved.
    currency: Memo<String>,
}

impl ReviewMemo {
    fn follow() -> Self {
        let (state, view) = (app(), session().view);
        let case = state.case();
        let review = Memo::new(move |_| {
            case.with(|case| {
                let practice = &case.practice;
                let approval = practice.approval.as_ref()?;
                Some(Arc::new(Review::of(approval, practice, today(), view.get())))
            })
        });
        let currency = state.slice(|case| {
            let approval = case.practice.approval.as_ref();
            approval.map(|approval| approval.case().currency.clone()).unwrap_or_default()
        });
        Self { review, currency }
    }

    /// A view of the review; none before an approval.
    fn show(self, show: &dyn Fn(&Review, &ReviewFormatters) -> AnyView) -> Option<AnyView> {
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
        let words = move || self.show(&|review, formatters| stressed(&say(review, formatters)).into_any());
        html::p().class(class).child(words).into_any()
    }
}

/// The section: how to approve the case, or what has come of it since.
pub(super) fn promise() -> AnyView {
    let approved = app().slice(|case| case.practice.approval.is_some());
    section("stack promise", "promise-title", "Promised and realised")
        .attr("id", ID)
        .attr("tabindex", "-1")
        .child(move || if approved.get() { followed() } else { approval::invitation() })
        .into_any()
}

fn followed() -> AnyView {
    let review_memo = ReviewMemo::follow();
    fragment([
        html::div().class("answer-head").child(view_switch()).into_any(),
        review_memo.say("sentence", review_verdict),
        value_to_date::value_to_date(review_memo),
        causes::causes(review_memo),
        ledger_table::ledger_table(review_memo),
        html::div().child(bills::bills(review_memo)).child(approval::approval()).into_any(),
    ])
}

/// A folded group with a summary of what is in it.
fn folded(
    id: &'static str,
    title: &'static str,
    recap: impl Fn() -> String + Send + 'static,
    content: impl Child,
) -> AnyView {
    let summary = html::summary().child(html::h3().child(title)).child(html::span().class("recap").child(recap));
    let summary = summary.attr("id", id);
    html::details().class("group").child(summary).child(html::div().child(content)).into_any()
}
