//! The toast: a short message that disappears by itself.

use super::dialogs::{Dialog, show_dialog};
use crate::browser::timer::Debounce;
use crate::page::ui::{Child, html};
use crate::page::widgets::button;
use crate::page::{app, session};
use crate::persist;
use crate::state::{Toast, ToastAction};
use leptos::prelude::*;

/// Milliseconds: 12 words take 3 s to read (238 words a minute, Brysbaert 2019), and as long is left to reach the button.
const STAY: u32 = 6_000;

/// The latest message, for a while.
pub(in crate::page) fn toast_line() -> AnyView {
    let (state, session) = (app(), session());
    let end = Debounce::new(STAY, move || session.toast.set(None));
    Effect::new(move |_| {
        if session.toast.with(Option::is_some) {
            end.request();
        }
    });
    let line = move |toast: Toast| {
        let action = toast.action.map(|action| match action {
            ToastAction::Undo => button("link", "Undo", move || persist::undo(state, session)),
            ToastAction::ShowText(file) => {
                button("link", "No file arrived?", move || show_dialog(Dialog::FileText(file.clone())))
            }
        });
        html::div().class("toast").child(html::span().child(toast.text)).child(action)
    };
    html::div().class("toasts").attr("role", "status").child(move || session.toast.get().map(line)).into_child()
}
