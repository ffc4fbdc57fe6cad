//! What the user must know, above everything else.

use crate::page::part::button;
use crate::page::{KeeperHandle, app, session};
use crate::state::{Notice, NoticeKind, Remedy};
use crate::sync;
use leptos::prelude::*;

#[component]
pub(super) fn Notices() -> impl IntoView {
    let session = session();
    let notices = move || session.notices.get();
    view! {
        <div class="notices" role="region" aria-label="Notices" aria-live="polite">
            <For each=notices key=Notice::clone let:notice>
                {note(notice)}
            </For>
        </div>
    }
}

fn note(notice: Notice) -> impl IntoView {
    let session = session();
    let class = match notice.kind {
        NoticeKind::Info => "notice",
        NoticeKind::Warning => "notice warning",
        NoticeKind::Error => "notice error",
    };
    let details = notice.details.into_iter().map(|detail| view! { <br />{detail} }).collect_view();
    let topic = notice.topic;
    view! {
        <div class=class data-topic=topic>
            <p><strong>{notice.text}</strong>{details}</p>
            {notice.remedies.into_iter().map(remedy_button).collect_view()}
            {button("button small plain", "Close", move || session.dismiss(topic))}
        </div>
    }
}

fn remedy_button(remedy: Remedy) -> AnyView {
    let (state, session, keeper) = (app(), session(), expect_context::<KeeperHandle>());
    let label = match &remedy {
        Remedy::ExportAll => "Save my work as a file",
        Remedy::SaveKept(_) => "Save what was kept",
        Remedy::ForgetKept(_) => "Delete what was kept",
        Remedy::RemoveCase(_) => "Remove it again",
    };
    let act = move || keeper.with_value(|keeper| sync::remedy(state, session, keeper, &remedy));
    button("button small", label, act)
}
