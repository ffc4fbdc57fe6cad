//! Ways to share the comparison or to export it: a link and a table.

use super::compared_data::{ComparedData, ComparedMemo};
use crate::browser::dom;
use crate::exchange::csv_writer;
use crate::exchange::link::LinkedAlternatives;
use crate::exchange::redact::redacted;
use crate::model::{Alternative, Case, Comparer, CoverNote, View};
use crate::page::shell::{CopyOutcome, LinkOpening};
use crate::page::ui::{Child, html};
use crate::page::widgets::{button, checkbox, section};
use crate::page::{format, session, today};
use crate::persist;
use crate::text::{ComparisonFacts, comparison_table, sharing};
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;

pub(super) fn export_ways(data: ComparedMemo) -> AnyView {
    let session = session();
    let without = RwSignal::new(false);
    let opening = LinkOpening::new();
    let link = Memo::new(move |_| {
        let note = opening.note();
        data.with(|data| link_to(data, without.get(), note.as_ref()))
    });
    let outcome = CopyOutcome::new();
    Effect::new(move |_| {
        link.track();
        outcome.forget();
    });
    let save = move || {
        data.with_untracked(|data| {
            persist::save_table(session, "Comparison", "of alternatives", &csv(data));
        });
    };
    let leave_out =
        checkbox(move || without.get(), move |event| without.set(event_target_checked(&event)), "Leave salaries out");
    let entry = html::input()
        .class("text")
        .attr("id", "comparison-link")
        .attr("readonly", "")
        .attr("aria-label", "Link to this comparison")
        .prop("value", move || link.get())
        .on(ev::focus, |event| dom::select_text(&event));
    let length = move || sharing::length(link.with(String::len));
    section("stack", "share-comparison-title", "Share or export")
        .child(html::p().child(HOLDS))
        .child(opening.fields(&["Cases to edit", "A page to read"], EDIT, READ))
        .child(leave_out)
        .child(html::div().class("copy").child(entry))
        .child(
            html::p()
                .class("cluster")
                .child(outcome.button("Copy link to this comparison", move || link.get_untracked()))
                .child(button("button", "Save as CSV", save))
                .child(outcome.words()),
        )
        .child(html::p().class("quiet").child(length.into_child()).child(" ").child(format::csv_note()))
        .into_any()
}

const HOLDS: &str = "The link holds every case compared: whoever opens it sees the same figures.";
const EDIT: &str = "The cases open beside any cases of the reader’s own, with this comparison.";
const READ: &str = "The link opens a page with your name and message, the answer, this comparison, the decision paper of the first case \
                    and all assumptions. Readers can make a copy of all cases and change it.";

/// The link that carries the cases and what is compared.
fn link_to(data: &ComparedData, without_salaries: bool, note: Option<&CoverNote>) -> String {
    let sent = |case: &Arc<Case>| if without_salaries { redacted(case) } else { Case::clone(case) };
    let mut cases = data.comparison.alternatives.iter().filter_map(|compared| compared.case.as_ref()).map(sent);
    let Some(first) = cases.next() else { return String::new() };
    let alternatives = LinkedAlternatives {
        nothing: data.alternatives.contains(&Alternative::Nothing),
        base: data.base,
        others: cases.collect(),
    };
    persist::link_of_alternatives(&first, &alternatives, note)
}

/// The table of both views.
fn csv(data: &ComparedData) -> String {
    let cases: Vec<_> = data.comparison.alternatives.iter().map(|compared| compared.case.clone()).collect();
    let comparisons = View::ALL.map(|view| Comparer::default().compare(&cases, view));
    let marks = format::marks();
    let number = |value: f64| csv_writer::number(value, 0, marks.decimal);
    let made = today().to_string();
    let facts = ComparisonFacts { names: &data.names, base: data.base, made: &made, number: &number };
    csv_writer::write(&comparison_table(&comparisons, &facts), marks)
}
