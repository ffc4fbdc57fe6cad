//! A word in passing.

use crate::browser::timer::Debounce;
use crate::page::part::button;
use crate::page::ui::{Child, html};
use crate::page::{app, session};
use crate::persist;
use crate::state::Toast;
use leptos::prelude::*;

/// Long enough to read, and to reach the button; in milliseconds.
const STAY: u32 = 6_000;

/// The last word, for a while.
pub(in crate::page) fn toast_line() -> AnyView {
    let (state, session) = (app(), session());
    let end = Debounce::new(STAY, move || session.toast.set(None));
    Effect::new(move |_| {
        if session.toast.with(Option::is_some) {
            end.request();
        }
    });
    let line = move |toast: Toast| {
        let undo = toast.undo.then(|| button("link", "Undo", move || persist::undo(state, session)));
        html::div().class("toast").child(html::span().child(toast.text)).child(undo)
    };
    html::div().class("toasts").attr("role", "status").child(move || session.toast.get().map(line)).into_child()
}
