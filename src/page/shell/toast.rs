//! A word in passing.

use crate::page::{app, session};
use crate::state::Toast;
use crate::sync;
use leptos::prelude::*;
use std::time::Duration;

/// Long enough to read, and to reach the button.
const STAY: Duration = Duration::from_secs(6);

#[component]
pub(super) fn ToastLine() -> impl IntoView {
    let (state, session) = (app(), session());
    Effect::new(move |last: Option<Option<TimeoutHandle>>| {
        if let Some(handle) = last.flatten() {
            handle.clear();
        }
        let spoken = session.toast.with(Option::is_some);
        let end = move || {
            session.toast.try_set(None);
        };
        spoken.then(|| set_timeout_with_handle(end, STAY).ok()).flatten()
    });
    let line = move |toast: Toast| {
        let undo = toast.undo.then(|| {
            view! { <button class="link" on:click=move |_| sync::undo(state, session)>"Undo"</button> }
        });
        view! { <div class="toast"><span>{toast.text}</span>{undo}</div> }
    };
    view! { <div class="toasts" role="status">{move || session.toast.get().map(line)}</div> }
}
