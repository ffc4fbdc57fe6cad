//! A case that somebody sent to be read: who sent it, the answer, the paper, and the way to a copy of one's own.

use super::paper::{self, OpenPaper, PaperSource};
use super::ui::{Child, Element, fragment, html};
use super::widgets::{button, page_head};
use super::{app, chunk, compare, printed, session};
use crate::browser::dom;
use crate::model::Evaluation;
use crate::persist::{self, CaseToRead};
use crate::state::Page;
use crate::text::paper::{Block, SectionId};
use crate::text::sharing::{SALARIES_LEFT_OUT, sent_by};
use leptos::prelude::*;
use std::sync::Arc;

/// The page.
pub(super) fn reader() -> AnyView {
    let session = session();
    let paper = paper::follow(move || {
        let read = persist::case_to_read()?;
        let case = read.case().clone();
        Some(PaperSource {
            evaluation: Arc::new(Evaluation::of(&case)),
            case,
            compared: read.work.reported_alternatives(),
            made: read.made.unwrap_or(session.today.get()),
            link: read.link.clone(),
        })
    });
    // The head of the page names the user's own case.
    Effect::new(move |_| {
        if let Some(read) = persist::case_to_read() {
            dom::set_title(&format!("{} – {} – Async ROI", read.case().name, Page::Read.name()));
        }
    });
    let lead = "A case to read, with its answer and all assumptions. Reading it changes none of your own work.";
    let is_open = Memo::new(move |_| persist::case_to_read().is_some());
    let none = "No shared case is open here. Open its link again.";
    let content = move || {
        if is_open.get() { open(paper) } else { html::p().child(none).into_any() }
    };
    fragment([page_head("Shared case", lead).into_any(), content.into_child()])
}

fn open(paper: OpenPaper) -> AnyView {
    let (state, session) = (app(), session());
    let copy = move || chunk::work(move |work| (work.copy_case_to_read)(state, session));
    let ways = html::p()
        .class("cluster")
        .child(button("button primary", "Make a copy to change it", copy))
        .child(button("button", "Print", printed::print))
        .child(paper::ways(paper));
    let about = "The copy is kept in this browser beside any cases of your own. Undo removes it.";
    // The address may bring another case while this page is open.
    let work = move || persist::case_to_read().map_or_else(Default::default, |read| read.work.clone());
    let is_comparison = Memo::new(move |_| work().reported_alternatives().is_some());
    let compared = move || is_comparison.get().then(|| compare::to_read(work));
    let letter = || persist::case_to_read().as_deref().map(letter);
    let head = html::div()
        .class("stack")
        .child(letter)
        .child(paper::when_known(paper, move || answer(paper)))
        .child(ways)
        .child(html::p().class("quiet").child(about));
    fragment([
        head.into_any(),
        compared.into_child(),
        paper::when_known(paper, move || paper::decision_sheet(paper, false)),
    ])
}

/// Which case it is, who sent it, and what the sender says. The texts are those of somebody else, and are shown as texts.
fn letter(read: &CaseToRead) -> Element {
    let name = read.case().name.trim();
    let from = sent_by(&read.note, read.made);
    let said = read.note.text.trim();
    let part = |class, words: &str| (!words.is_empty()).then(|| html::p().class(class).child(words.to_owned()));
    let is_left_out = read.work.cases().iter().any(|saved| !saved.case.left_out.is_empty());
    let left_out = if is_left_out { SALARIES_LEFT_OUT } else { "" };
    html::section()
        .class("letter stack-tight")
        .attr("aria-label", "From the sender")
        .child(html::h2().child(if name.is_empty() { "A case without a name" } else { name }.to_owned()))
        .child(part("quiet", &from))
        .child(part("quote", said))
        .child(part("notice warning", left_out))
}

/// The answer in both views, as the paper has it.
fn answer(paper: OpenPaper) -> AnyView {
    let sentences = move || {
        paper.with(|paper| {
            let blocks = paper.as_deref().and_then(|paper| paper.section(SectionId::Answer)).map(|found| &found.blocks);
            let texts = blocks.into_iter().flatten().filter_map(|block| match block {
                Block::Text(words) => Some(words.clone()),
                _ => None,
            });
            // With time and money, then in cash only.
            let class = |place| if place == 0 { "sentence" } else { "likely" };
            texts
                .enumerate()
                .map(|(place, words)| html::p().class(class(place)).child(paper::unbroken(&words)))
                .collect::<Vec<_>>()
        })
    };
    html::section().class("in-brief stack-tight").attr("aria-label", "The answer").child(sentences).into_any()
}
