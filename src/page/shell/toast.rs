//! A word in passing.

use crate::page::part::{button, live};
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
        let undo = toast.undo.then(|| button("link", "Undo", move || sync::undo(state, session)));
        view! { <div class="toast"><span>{toast.text}</span>{undo}</div> }.into_any()
    };
    view! { <div class="toasts" role="status">{live(move || session.toast.get().map_or_else(|| ().into_any(), line))}</div> }
}
