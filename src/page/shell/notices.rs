//! What the user must know, above everything else.

use crate::page::part::button;
use crate::page::ui::{html, keyed};
use crate::page::{KeeperHandle, app, session};
use crate::state::{Notice, NoticeKind, Remedy};
use crate::sync;
use leptos::prelude::*;

/// All of them; one that stays is left alone, so that it is read out once.
pub(super) fn notices() -> AnyView {
    let session = session();
    html::div()
        .class("notices")
        .attr("role", "region")
        .attr("aria-label", "Notices")
        .attr("aria-live", "polite")
        .child(keyed(move || session.notices.get(), note))
        .into_any()
}

fn note(notice: Notice) -> AnyView {
    let session = session();
    let class = match notice.kind {
        NoticeKind::Info => "notice",
        NoticeKind::Warning => "notice warning",
        NoticeKind::Error => "notice error",
    };
    let details: Vec<_> =
        notice.details.iter().map(|detail| vec![html::br().into_any(), detail.clone().into_any()]).collect();
    let remedies: Vec<_> = notice.remedies.iter().map(remedy_button).collect();
    let topic = notice.topic;
    html::div()
        .class(class)
        .attr("data-topic", topic)
        .child(html::p().child(html::strong().child(notice.text.clone())).child(details))
        .child(remedies)
        .child(button("button small plain", "Close", move || session.dismiss(topic)))
        .into_any()
}

fn remedy_button(remedy: &Remedy) -> AnyView {
    let (state, session, keeper) = (app(), session(), expect_context::<KeeperHandle>());
    let label = match remedy {
        Remedy::ExportAll => "Save my work as a file",
        Remedy::SaveKept(_) => "Save what was kept",
        Remedy::ForgetKept(_) => "Delete what was kept",
        Remedy::RemoveCase(_) => "Remove it again",
    };
    let remedy = remedy.clone();
    button("button small", label, move || sync::remedy(state, session, &keeper, &remedy))
}
