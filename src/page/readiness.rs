//! Readiness: in name or in practice?

mod checklist;
mod risks;
mod statements;
mod task_offer;
mod team_growth;
mod verdict;

use super::app;
use super::ui::{Element, fragment, html};
use super::widgets::page_head;
use crate::model::readiness::Readiness;
use leptos::prelude::*;
use std::sync::Arc;

/// The answers of the open case.
type Answers = Memo<Arc<Readiness>>;

/// A section that links lead to.
fn panel(id: &'static str, title: &'static str) -> Element {
    let section = html::section().class("stack wide").attr("id", id).attr("tabindex", "-1");
    section.child(html::h2().child(title))
}

/// The verdict next to the statements; risks, growth and checklist below.
pub(super) fn readiness() -> AnyView {
    let answers = app().slice(|case| case.implementation.readiness.clone());
    let head = page_head(
        "Readiness",
        "Is your team asynchronous in name or in practice? See what it claims, what it practices, and what to do \
         about the gap.",
    );
    let workbench = html::div().class("workbench").child(verdict::verdict(answers)).child(statements::statements());
    let panels = html::div()
        .class("panels")
        .child(risks::risks(answers))
        .child(team_growth::team_growth())
        .child(checklist::checklist());
    fragment([head.into_any(), workbench.into_any(), panels.into_any()])
}
