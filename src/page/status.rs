//! The status report as it will print, and as a message for a chat.

use super::paper::{self, OpenPaper};
use super::shell::CopyOutcome;
use super::ui::{fragment, html};
use super::widgets::{button, page_head};
use super::{app, format, printed, session};
use crate::exchange::paper::write_message;
use crate::persist;
use crate::text::status::{STATUS_SECTIONS, StatusFacts, status_report};
use leptos::prelude::*;
use std::sync::Arc;

/// The page.
pub(super) fn status() -> AnyView {
    let (case, today) = (app().case(), session().today);
    let report: OpenPaper = Memo::new(move |_| {
        let facts = |case: &Arc<_>| status_report(&StatusFacts { case, today: today.get(), figures: format::FIGURES });
        Some(Arc::new(case.with(facts)))
    });
    paper::foot(report);
    let outcome = CopyOutcome::new();
    let message = move || report.get_untracked().as_deref().map(write_message).unwrap_or_default();
    let lead = "Where the rollout stands today, on one page: to print, or to paste into a chat.";
    let sections = STATUS_SECTIONS.map(|title| paper::section(report, title, None)).into();
    fragment([
        page_head("Status report", lead).into_any(),
        html::p()
            .class("cluster")
            .child(outcome.button("Copy for a chat", message))
            .child(button("button", "Print", printed::print))
            .child(paper::files(report, persist::STATUS_REPORT))
            .child(outcome.words())
            .into_any(),
        paper::sheet(report, "Status report", sections),
    ])
}
