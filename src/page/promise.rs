//! The approved case: what was promised, what has come of it, and why.

mod approval;
mod banner;
mod bills;
mod causes;
mod lines;
mod worth;

pub(super) use banner::banner;

use super::answer::view_switch;
use super::part::stressed;
use super::ui::{Child, fragment, html};
use super::{app, format, session};
use crate::browser::system;
use crate::model::date::Date;
use crate::model::promise::Review;
use crate::text::Phrase;
use crate::text::promise::{ReviewFormatters, review_verdict};
use leptos::prelude::*;
use std::sync::Arc;

/// The element of the section, for going there.
const ID: &str = "promise";

/// Today, where the user is.
fn today() -> Date {
    system::today().parse().unwrap_or(Date::MIN)
}

/// The review of the approved case in the view in sight.
#[derive(Clone, Copy)]
struct Reviewed {
    review: Memo<Option<Arc<Review>>>,
    /// The currency that was approved.
    currency: Memo<String>,
}

impl Reviewed {
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

    /// What the review is shown as; nothing while nothing is approved.
    fn show(self, show: &dyn Fn(&Review, &ReviewFormatters) -> AnyView) -> Option<AnyView> {
        self.review.with(|review| {
            let review = review.as_ref()?;
            let told = |currency: &String| {
                format::speak(currency, |formatters| {
                    show(review, &ReviewFormatters { numbers: formatters, percent: &format::percent })
                })
            };
            Some(self.currency.with(told))
        })
    }

    /// What is said of the review.
    fn say(self, class: &'static str, say: impl Fn(&Review, &ReviewFormatters) -> Phrase + Send + 'static) -> AnyView {
        let words = move || self.show(&|review, formatters| stressed(&say(review, formatters)).into_any());
        html::p().class(class).child(words).into_any()
    }
}

/// The section: how to approve the case, or what has come of it since.
pub(super) fn promise() -> AnyView {
    let approved = app().slice(|case| case.practice.approval.is_some());
    html::section()
        .class("stack promise")
        .attr("id", ID)
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "promise-title")
        .child(html::h2().attr("id", "promise-title").child("Promised and realised"))
        .child(move || if approved.get() { followed() } else { approval::invitation() })
        .into_any()
}

fn followed() -> AnyView {
    let reviewed = Reviewed::follow();
    fragment([
        html::div().class("answer-head").child(view_switch()).into_any(),
        reviewed.say("sentence", review_verdict),
        worth::worth(reviewed),
        causes::causes(reviewed),
        lines::lines(reviewed),
        html::div().child(bills::bills(reviewed)).child(approval::approval()).into_any(),
    ])
}

/// A part that is folded, and says while it is folded what is in it.
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
