//! Keys that work everywhere on the page.

use crate::browser::node::Listener;
use crate::state::{AppState, Session};
use crate::sync;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Event, KeyboardEvent};

/// Undo (Ctrl or Cmd and Z) and redo (with Shift, or Ctrl and Y), over everything that can be edited.
pub(super) fn listen(state: AppState, session: Session) -> Listener {
    Listener::on_window("keydown", move |event: Event| {
        let event: &KeyboardEvent = event.unchecked_ref();
        if event.alt_key() || event.default_prevented() || !(event.ctrl_key() || event.meta_key()) {
            return;
        }
        match (event.key().as_str(), event.shift_key()) {
            ("z" | "Z", false) => sync::undo(state, session),
            ("z" | "Z", true) | ("y", false) => sync::redo(state, session),
            _ => return,
        }
        event.prevent_default();
    })
}
