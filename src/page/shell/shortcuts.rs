//! Keys that work everywhere on the page.

use crate::page::chunk;
use crate::state::{AppState, Session};
use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;

/// Undo (Ctrl or Cmd and Z) and redo (with Shift, or Ctrl and Y), over everything that can be edited.
pub(super) fn listen(state: AppState, session: Session) {
    let listener = window_event_listener(ev::keydown, move |event: KeyboardEvent| {
        if event.alt_key() || event.default_prevented() || !(event.ctrl_key() || event.meta_key()) {
            return;
        }
        match (event.key().as_str(), event.shift_key()) {
            ("z" | "Z", false) => chunk::work(move |work| (work.undo)(state, session)),
            ("z" | "Z", true) | ("y", false) => chunk::work(move |work| (work.redo)(state, session)),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || listener.remove());
}
