//! The dialog with the text of a file that the browser was asked to save: no browser says whether it was.

use super::copying::CopyOutcome;
use crate::page::ui::{fragment, html};
use crate::state::FileText;
use leptos::prelude::*;

pub(super) fn content(file: &FileText) -> AnyView {
    let text = file.text.clone();
    let shown = text.clone();
    let outcome = CopyOutcome::new();
    let words = format!(
        "Some browsers and apps do not save files. This is the text of {}: copy it into a file with that name.",
        file.name
    );
    let entry = html::textarea()
        .attr("rows", "8")
        .attr("readonly", "")
        .attr("aria-label", "Text of the file")
        .prop("value", move || shown.clone());
    fragment([
        html::p().child(words).into_any(),
        entry.into_any(),
        html::p()
            .class("cluster")
            .child(outcome.button("Copy text", move || text.clone()))
            .child(outcome.words())
            .into_any(),
    ])
}
