//! The dialog with the link that holds the whole case.

use super::copying::CopyOutcome;
use super::dialogs::close_dialog;
use super::link_opening::LinkOpening;
use crate::browser::dom;
use crate::exchange::case_csv::CaseTable;
use crate::exchange::redact::redacted;
use crate::model::Case;
use crate::page::ui::{fragment, html};
use crate::page::widgets::{button, checkbox};
use crate::page::{app, chunk, format, session};
use crate::persist;
use crate::state::Page;
use crate::text::sharing;
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;

/// What can be shared of the open case: with salaries or without, as a link or as a file. Nothing is copied unasked.
pub(super) fn content() -> AnyView {
    let (state, session) = (app(), session());
    if session.page.get_untracked() == Page::Read
        && let Some(read) = untrack(persist::case_to_read)
    {
        return to_read(read.link.clone());
    }
    let without = RwSignal::new(false);
    let shared = Memo::new(move |_| {
        let case = state.case().get();
        if without.get() { Arc::new(redacted(&case)) } else { case }
    });
    let opening = LinkOpening::new();
    let link = Memo::new(move |_| {
        shared.with(|case: &Arc<Case>| match opening.note() {
            Some(note) => persist::link_to_read(case, &note),
            None => persist::link_of(case),
        })
    });
    let outcome = CopyOutcome::new();
    Effect::new(move |_| {
        link.track();
        outcome.forget();
    });
    let about = html::span().class("quiet").child(LEFT_OUT);
    let words = fragment(["Leave salaries out".into_any(), html::br().into_any(), about.into_any()]);
    let leave_out = checkbox(move || without.get(), move |event| without.set(event_target_checked(&event)), words);
    let length = Memo::new(move |_| link.with(String::len));
    let save = move || shared.with_untracked(|case| persist::export_case(session, case));
    let workbook = move || {
        let (case, is_redacted) = (shared.get_untracked(), without.get_untracked());
        let alternatives = state.workspace_untracked().reported_alternatives();
        let alternatives = if is_redacted { alternatives.map(|all| all.map(redacted)) } else { alternatives };
        chunk::workbook(move |workbook| (workbook.save_workbook)(session, &case, alternatives.as_ref()));
    };
    let table = move |table: CaseTable| {
        move || {
            let case = shared.get_untracked();
            chunk::workbook(move |workbook| (workbook.save_case_table)(session, &case, table));
        }
    };
    let tables = html::p()
        .class("cluster")
        .child(button("button", "Inputs as CSV", table(CaseTable::Inputs)))
        .child(button("button", "Months as CSV", table(CaseTable::Months)));
    let ways = html::p()
        .class("cluster")
        .child(outcome.button("Copy link", move || link.get_untracked()))
        .child(button("button", "Save as a file", save))
        .child(button("button", "Save as a workbook (.xlsx)", workbook))
        .child(outcome.words());
    let paper = html::a()
        .attr("href", Page::Paper.address(""))
        .on(ev::click, |_| close_dialog())
        .child("open the decision paper");
    fragment([
        html::p().child(HOLDS).into_any(),
        opening.fields(&["A case to edit", "A page to read"], EDIT, READ),
        leave_out.into_any(),
        entry(move || link.get()),
        html::p().class("quiet").child(move || sharing::length(length.get())).into_any(),
        ways.into_any(),
        tables.into_any(),
        html::p().class("quiet").child(format::csv_note()).into_any(),
        html::p().child("To print it or take it to a meeting: ").child(paper).child(".").into_any(),
    ])
}

/// The link, to be selected.
fn entry(link: impl Fn() -> String + Send + 'static) -> AnyView {
    let entry = html::input()
        .class("text")
        .attr("id", "share-link")
        .attr("readonly", "")
        .attr("aria-label", "Link")
        .prop("value", link)
        .on(ev::focus, |event| dom::select_text(&event));
    html::div().class("copy").child(entry).into_any()
}

/// What can be shared of a case that somebody sent to be read: its link, as it came.
fn to_read(link: String) -> AnyView {
    let outcome = CopyOutcome::new();
    let copied = link.clone();
    let copy = outcome.button("Copy link", move || copied.clone());
    fragment([
        html::p().child(SENT).into_any(),
        entry(move || link.clone()),
        html::p().class("cluster").child(copy).child(outcome.words()).into_any(),
    ])
}

const SENT: &str = "This is the link that you opened. It does not hold any case of your own.";
const HOLDS: &str = "The link holds the whole case: whoever opens it sees the same figures. Nothing is sent to a server; the part \
                     after # never leaves the browser.";
const EDIT: &str = "The case opens beside any cases of the reader’s own.";
const READ: &str = "The link opens a page with your name and message, the answer, the decision paper and all assumptions. Readers \
                    can make a copy and change it. A comparison is sent from its own page.";
const LEFT_OUT: &str = "Pay and the cost on top of it are replaced by the evidence-based preset’s, and the page says so to \
                        whoever opens the case. Amounts that follow from pay change with it. Names and notes stay.";
