//! Value promised and realised to date, and the forecast of net present value and payback.

use super::ReviewMemo;
use crate::model::promise::{Review, Valuation};
use crate::page::app;
use crate::page::ui::{Element, fragment, html};
use crate::text::promise::{ReviewFormatters, forecast, payback_or_reason};
use leptos::prelude::*;

pub(super) fn value_to_date(review_memo: ReviewMemo) -> AnyView {
    let months = app().slice(|case| {
        let approval = case.implementation.approval.as_ref();
        approval.map_or(0, |approval| approval.case().finance.horizon_months as usize)
    });
    let figures = html::ul().class("figures").child(move || review_memo.show(&figures));
    fragment([
        figures.into_any(),
        review_memo.say("", move |review, formatters| forecast(review, months.get(), formatters)),
    ])
}

fn figures(review: &Review, formatters: &ReviewFormatters) -> AnyView {
    let money = |amount: f64| (formatters.numbers.money)(amount);
    let time = |worth: &Valuation| payback_or_reason(worth, formatters);
    let (approved, expected) = (&review.approved, &review.expected);
    let figure = |label, now: String, then: String| figure(label, now, then).into_any();
    fragment([
        figure("Value by now", money(review.projected_value()), format!("{} promised", money(review.promised_value()))),
        figure("Forecast net present value", money(expected.npv), format!("{} approved", money(approved.npv))),
        figure("Forecast payback", time(expected), format!("approved: {}", time(approved))),
    ])
}

fn figure(label: &'static str, now: String, then: String) -> Element {
    html::li()
        .class("figure")
        .child(html::h3().child(label))
        .child(html::p().class("value").child(now))
        .child(html::p().class("range-words").child(then))
}
