//! The article's checklist of three.

use super::panel;
use crate::model::Choice;
use crate::model::readiness::{CHECKLIST, ChecklistItem};
use crate::page::app;
use crate::page::ui::{Element, fragment, html};
use crate::page::widgets::checkbox;
use crate::state::UndoLabel;
use leptos::prelude::*;

pub(super) fn checklist() -> AnyView {
    let done = app().slice(|case| {
        let done = &case.implementation.readiness.done;
        CHECKLIST.iter().filter(|item| done.contains(item.id)).count()
    });
    let count = move || format!("{} of {} apply.", done.get(), CHECKLIST.len());
    panel("checklist", "Three conditions to meet")
        .child(html::ul().class("stack").child(CHECKLIST.iter().map(item).collect::<Vec<_>>()))
        .child(html::p().class("quiet").attr("role", "status").child(count))
        .into_any()
}

fn item(item: &'static ChecklistItem) -> Element {
    let state = app();
    let done = state.slice(move |case| case.implementation.readiness.done.contains(item.id));
    let tick = move |_| {
        let now = !done.get_untracked();
        state.edit(UndoLabel::step("ticking the checklist"), |case| {
            case.implementation.readiness_mut().tick(item.id, now);
        });
    };
    let supports = html::small().child(" For ").child(item.supports.word().to_ascii_lowercase()).child(".");
    let words = fragment([item.text.into_any(), supports.into_any()]);
    html::li().child(checkbox(move || done.get(), tick, words))
}
