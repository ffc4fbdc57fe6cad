//! Files and links that are dropped anywhere on the page. Left to itself, a browser would show a dropped file in the page's place;
//! web/boot.js holds it back from that until this is here. On the page that measures files, they are measured; on any other, they are
//! cases that come in.

use crate::browser::{dom, file_drop};
use crate::page::chunk;
use crate::state::{AppState, Page, Session};
use leptos::ev::{self, DragEvent};
use leptos::prelude::*;

/// The attribute of the root element while files are dragged over the page.
const DRAGGED: &str = "data-dragged";

/// Takes what is dropped, from here on. A text that is dropped on a field is the field's.
pub(in crate::page) fn follow(state: AppState, session: Session) {
    let over = window_event_listener(ev::dragover, |event: DragEvent| {
        if !file_drop::is_for_field(&event) {
            event.prevent_default();
        }
        if file_drop::has_files(&event) {
            dom::set_root_attribute(DRAGGED, "");
        }
    });
    let leave = window_event_listener(ev::dragleave, |event: DragEvent| {
        if file_drop::leaves_page(&event) {
            dom::remove_root_attribute(DRAGGED);
        }
    });
    let drop = window_event_listener(ev::drop, move |event: DragEvent| {
        dom::remove_root_attribute(DRAGGED);
        if !file_drop::is_for_field(&event) {
            event.prevent_default();
            let dropped = file_drop::take(&event);
            if session.page.get_untracked() == Page::Measure && !dropped.files.is_empty() {
                return chunk::details(move |details| (details.take_files)(&dropped.files));
            }
            chunk::case(move |case| (case.take_drop)(state, session, dropped));
        }
    });
    on_cleanup(move || {
        over.remove();
        leave.remove();
        drop.remove();
    });
}
