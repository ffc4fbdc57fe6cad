//! Keys that work everywhere on the page.

use crate::browser::dom;
use crate::form::shortcut::{FocusedText, KeyPress, Shortcut};
use crate::page::chunk;
use crate::state::{AppState, Session};
use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;
use leptos::web_sys::Event;

/// What a key press asks of the page.
pub(in crate::page) fn shortcut(event: &KeyboardEvent) -> Option<Shortcut> {
    Shortcut::of(&KeyPress {
        key: &event.key(),
        code: &event.code(),
        command: event.ctrl_key() || event.meta_key(),
        shift: event.shift_key(),
        alt: event.alt_key(),
        composing: dom::is_composing(event),
    })
}

/// Undo and redo until [`follow`] is here: nothing can have the focus before that which has an undo of its own.
pub(super) fn listen_early(state: AppState, session: Session) {
    let listener = window_event_listener(ev::keydown, move |event| {
        if chunk::work_here().is_none()
            && !event.default_prevented()
            && let Some(asked) = shortcut(&event)
        {
            event.prevent_default();
            act(state, session, asked);
        }
    });
    on_cleanup(move || listener.remove());
}

fn act(state: AppState, session: Session, asked: Shortcut) {
    chunk::work(move |work| match asked {
        Shortcut::Undo => (work.undo)(state, session),
        Shortcut::Redo => (work.redo)(state, session),
    });
}

/// Undo and redo over everything that can be edited. Not behind an open dialog, and not where the text box in which the key is
/// pressed answers by its own undo (see [`dom::TextBox`]).
pub(in crate::page) fn follow(state: AppState, session: Session) {
    let focused = StoredValue::new(FocusedText::default());
    let of_box = move |event: &Event, change: fn(&mut FocusedText, String)| {
        if let Some(found) = dom::text_box(event) {
            focused.update_value(|focused| change(focused, found.text));
        }
    };
    let listeners = [
        window_event_listener(ev::focusin, move |event| {
            of_box(&event, FocusedText::focus);
        }),
        window_event_listener(ev::input, move |event| of_box(&event, FocusedText::typed)),
        window_event_listener(ev::keydown, move |event| {
            let Some(asked) = shortcut(&event).filter(|_| !event.default_prevented()) else { return };
            match who_answers(&event, asked, focused) {
                _ if dom::has_open_dialog() => {}
                Answerer::Browser => {}
                Answerer::Nobody => event.prevent_default(),
                Answerer::Page => {
                    event.prevent_default();
                    focused.update_value(FocusedText::seal);
                    act(state, session, asked);
                }
            }
        }),
    ];
    on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
}

/// Who answers a key press.
enum Answerer {
    /// The text box in which the key is pressed, by the browser's own undo.
    Browser,
    /// The history of the page.
    Page,
    Nobody,
}

fn who_answers(event: &Event, asked: Shortcut, focused: StoredValue<FocusedText>) -> Answerer {
    let Some(found) = dom::text_box(event) else { return Answerer::Page };
    let undo = found.undo.as_deref();
    if undo != Some(dom::PAGE_UNDO) && focused.with_value(|focused| focused.answers(asked, &found.text)) {
        Answerer::Browser
    } else if undo == Some(dom::OWN_UNDO) {
        // Chromium's own undo would go on to the text box before.
        Answerer::Nobody
    } else {
        Answerer::Page
    }
}
