//! What the user must know, above everything else.

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
            <For each=notices key=|notice| format!("{notice:?}") let:notice>
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
            {notice.remedies.into_iter().map(|remedy| button(topic, remedy)).collect_view()}
            <button class="button small plain" on:click=move |_| session.dismiss(topic)>"Close"</button>
        </div>
    }
}

fn button(topic: &'static str, remedy: Remedy) -> impl IntoView {
    let (state, session, keeper) = (app(), session(), expect_context::<KeeperHandle>());
    let label = match &remedy {
        Remedy::ExportAll => "Save my work as a file",
        Remedy::SaveKept(_) => "Save what was kept",
        Remedy::ForgetKept(_) => "Delete what was kept",
        Remedy::Undo => "Undo",
    };
    let act = move |_| {
        keeper.with_value(|keeper| sync::remedy(state, session, keeper, &remedy));
        // What was undone is no longer so; the others stay until they are closed.
        if remedy == Remedy::Undo {
            session.dismiss(topic);
        }
    };
    view! { <button class="button small" on:click=act>{label}</button> }
}
