//! Notices above the page: what the user must know.

use crate::page::ui::{Element, html, keyed};
use crate::page::widgets::button;
use crate::page::{app, chunk, session};
use crate::state::{Chunk, Notice, NoticeKind, Page, Remedy};
use leptos::prelude::*;

/// All notices. One that stays keeps its element, so that screen readers announce it once.
pub(super) fn notices() -> AnyView {
    let session = session();
    let here = session.here(Chunk::Page(Page::Case));
    html::div()
        .class("notices")
        .attr("role", "region")
        .attr("aria-label", "Notices")
        .attr("aria-live", "polite")
        .child(move || {
            here.track();
            match chunk::case_here() {
                Some(case) => (case.notices)(),
                None => session.notices.get().into_iter().map(note).collect::<Vec<_>>().into_any(),
            }
        })
        .into_any()
}

/// The same as a list by key, where the code for that is here.
pub(in crate::page) fn keyed_notices() -> AnyView {
    let session = session();
    keyed(move || session.notices.get(), note)
}

fn note(notice: Notice) -> AnyView {
    let session = session();
    let Notice { topic, kind, text, details, remedies } = notice;
    let class = match kind {
        NoticeKind::Info => "notice",
        NoticeKind::Warning => "notice warning",
        NoticeKind::Error => "notice error",
    };
    let line = |detail: String| html::span().child(html::br()).child(detail);
    let details: Vec<_> = details.into_iter().map(line).collect();
    let remedies: Vec<_> = remedies.iter().map(remedy_button).collect();
    let close = button("button small plain", "Close", move || session.dismiss(topic));
    html::div()
        .class(class)
        .attr("data-topic", topic)
        .child(html::p().child(html::strong().child(text)).child(details))
        .child(html::div().class("cluster").child(remedies).child(close))
        .into_any()
}

fn remedy_button(remedy: &Remedy) -> Element {
    let (state, session) = (app(), session());
    let label = match remedy {
        Remedy::ExportAll => "Save my work as a file",
        Remedy::SaveKept(_) => "Save what was kept",
        Remedy::ForgetKept(_) => "Delete what was kept",
        Remedy::RemoveCases(_) => "Remove",
        Remedy::KeepAfterClearing => "Keep what is open here",
        Remedy::DropAfterClearing => "Delete it here too",
        Remedy::LoadAgain => return button("button small", "Try again", chunk::load_again),
    };
    let remedy = remedy.clone();
    button("button small", label, move || {
        let remedy = remedy.clone();
        chunk::case(move |case| (case.remedy)(state, session, &remedy));
    })
}
