//! The causes of the gap between promised and realised value, and the drivers not measured yet.

use super::ReviewMemo;
use crate::model::Choice;
use crate::model::kpi::BuiltInKpi;
use crate::model::promise::{Cause, Measurement, PromiseDriver, Review};
use crate::page::format;
use crate::page::ui::{Child, Element, fragment, html};
use crate::state::Page;
use crate::text::promise::{
    DriverStatus, ReviewFormatters, cause_clause, driver_status, has_turned, how_to_measure, more_or_less, status_word,
    unbilled_lines,
};
use crate::text::{capitalized, date_with_year};
use leptos::prelude::*;

/// The measured causes, largest first; then the drivers without readings, each with a link to where it is measured.
pub(super) fn causes(review_memo: ReviewMemo) -> AnyView {
    let measured = move |review: &Review, formatters: &ReviewFormatters| {
        let causes = review.causes_by_size().into_iter().map(|cause| measured(cause, formatters)).collect();
        fragment([
            part("Why", causes),
            part("Not measured yet: the forecast takes it as promised", open(review)),
            deep_work(review).into_child(),
        ])
    };
    (move || review_memo.show(&measured)).into_child()
}

fn part(heading: &'static str, items: Vec<AnyView>) -> AnyView {
    let list = |items| html::ul().class("findings").child(items);
    let part = |items| html::div().child(html::h3().child(heading)).child(list(items));
    Some(items).filter(|items| !items.is_empty()).map(part).into_child()
}

fn measured(cause: &Cause, formatters: &ReviewFormatters) -> AnyView {
    let status = driver_status(cause);
    let class = match status {
        _ if has_turned(cause) => "chip",
        DriverStatus::Behind => "chip late",
        DriverStatus::Ahead => "chip good",
        DriverStatus::AsPromised => "chip",
    };
    let Measurement::Read { on, .. } = cause.measurement else { return ().into_any() };
    let head = html::p()
        .child(html::strong().child(cause.driver.word()))
        .child(" ")
        .child(html::span().class(class).child(status_word(cause)));
    let reason = html::p().child(format!("{}.", capitalized(&cause_clause(cause, formatters))));
    let basis = match cause.driver {
        PromiseDriver::Cost => "From bills that cover costs until",
        _ => "Continued to today from the reading of",
    };
    let whole =
        format!("Net present value: {}. {basis} {}.", more_or_less(cause.in_all, formatters), date_with_year(on));
    html::li()
        .child(html::div().child(head).child(reason).child(html::p().class("now").child(whole)))
        .child(html::p().class("limit").child(more_or_less(cause.so_far, formatters)))
        .into_any()
}

/// Drivers that count as promised for want of readings, each with a link to where it is measured.
fn open(review: &Review) -> Vec<AnyView> {
    let unread = review.causes.iter().filter_map(|cause| Some(item(how_to_measure(cause)?, way(cause.driver))));
    let bills = Some(unbilled_lines(review)).filter(|words| {
        !words.is_empty() && review.causes[PromiseDriver::Cost as usize].measurement != Measurement::Missing
    });
    unread.chain(bills.map(|words| item(words, way(PromiseDriver::Cost)))).collect()
}

fn item(words: String, way: Element) -> AnyView {
    html::li().child(html::p().child(words)).child(html::p().child(way)).into_any()
}

fn way(driver: PromiseDriver) -> Element {
    let (part, words) = match driver {
        PromiseDriver::Adoption => (BuiltInKpi::Adoption.id(), "Record adoption"),
        PromiseDriver::Cut => (BuiltInKpi::MeetingLoad.id(), "Record the meeting load"),
        PromiseDriver::Turnover => (BuiltInKpi::Turnover.id(), "Record turnover"),
        PromiseDriver::Cost => ("bills", "Enter a bill"),
    };
    html::a().attr("href", Page::Scorecard.address(part)).child(words)
}

/// Deep work so far: a forecast of hours, never a benefit in money.
fn deep_work(review: &Review) -> Option<Element> {
    let (promised, read) = review.deep_work?;
    let hours = |hours: crate::model::Hours| format::decimal(crate::model::Quantity::value(hours), 1);
    Some(html::p().class("quiet").child(format!(
        "Deep work: {} h per person and week; {} h were forecast by now. This is only a forecast and adds no money.",
        hours(read),
        hours(promised)
    )))
}
