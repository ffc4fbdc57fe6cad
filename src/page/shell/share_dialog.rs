//! The dialog with the link that holds the whole case.

use super::copying::CopyOutcome;
use super::dialogs::close_dialog;
use crate::browser::dom;
use crate::exchange::case_csv::CaseTable;
use crate::exchange::redact::redacted;
use crate::model::{Case, CoverNote, LINE, NOTE};
use crate::page::choice::radios;
use crate::page::ui::{Child, Element, fragment, html};
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
    let without = RwSignal::new(false);
    let shared = Memo::new(move |_| {
        let case = state.case().get();
        if without.get() { Arc::new(redacted(&case)) } else { case }
    });
    let (to_read, by, message) = (RwSignal::new(false), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let link = Memo::new(move |_| {
        shared.with(|case: &Arc<Case>| {
            if to_read.get() {
                persist::link_to_read(case, &CoverNote { by: by.get(), text: message.get() })
            } else {
                persist::link_of(case)
            }
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
    let entry = html::input()
        .class("text")
        .attr("id", "share-link")
        .attr("readonly", "")
        .attr("aria-label", "Link")
        .prop("value", move || link.get())
        .on(ev::focus, |event| dom::select_text(&event));
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
    let about = move || if to_read.get() { READ } else { EDIT };
    let note = move || to_read.get().then(|| cover_note(by, message));
    fragment([
        html::p().child(HOLDS).into_any(),
        open_as(to_read),
        html::p().class("quiet").child(about).into_any(),
        note.into_child(),
        leave_out.into_any(),
        html::div().class("copy").child(entry).into_any(),
        html::p().class("quiet").child(move || sharing::length(length.get())).into_any(),
        ways.into_any(),
        tables.into_any(),
        html::p().class("quiet").child(format::csv_note()).into_any(),
        html::p().child("To print it or take it to a meeting: ").child(paper).child(".").into_any(),
    ])
}

/// How the link opens.
fn open_as(to_read: RwSignal<bool>) -> AnyView {
    let chosen = Memo::new(move |_| usize::from(to_read.get()));
    let choose = Callback::new(move |place| to_read.set(place == 1));
    let legend = html::legend().child("Open as");
    radios("segmented wide", "open-as", legend, &["A case to edit", "A page to read"], chosen, choose).into_any()
}

/// What the sender says on a page to read.
fn cover_note(by: RwSignal<String>, message: RwSignal<String>) -> AnyView {
    let field = |label: &'static str, entry: Element, limit: usize, text: RwSignal<String>| {
        let entry = entry
            .class("text")
            .attr("maxlength", limit.to_string())
            .prop("value", move || text.get())
            .on(ev::input, move |event| text.set(event_target_value(&event)));
        html::label().class("cell").child(html::span().child(label)).child(entry).into_any()
    };
    let name = html::input().attr("type", "text").attr("autocomplete", "name");
    fragment([
        field("Your name (optional)", name, LINE, by),
        field("Message (optional)", html::textarea().attr("rows", "3"), NOTE, message),
    ])
}

const HOLDS: &str = "The link holds the whole case: whoever opens it sees the same figures. Nothing is sent to a server; the part \
                     after # never leaves the browser.";
const EDIT: &str = "The case opens beside any cases of the reader’s own.";
const READ: &str = "The link opens a page with your name and message, the answer, the decision paper and all assumptions. Readers \
                    can make a copy and change it.";
const LEFT_OUT: &str = "Pay and the cost on top of it are replaced by the evidence-based preset’s, and the page says so to \
                        whoever opens the case. Amounts that follow from pay change with it. Names and notes stay.";
