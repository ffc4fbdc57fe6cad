//! The dialog in which a link is pasted.

use super::dialogs::close_dialog;
use crate::page::field::focus_soon;
use crate::page::ui::{fragment, html};
use crate::page::widgets::button;
use crate::page::{app, go_to_route, session};
use crate::persist;
use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;

const BOX: &str = "pasted-link";

/// A box for a link, or for a whole message with a link in it.
pub(super) fn content() -> AnyView {
    let (state, session) = (app(), session());
    let text = RwSignal::new(String::new());
    let problem = RwSignal::new(String::new());
    let open = move || match persist::open_text(state, session, &text.get_untracked()) {
        Ok(()) => {
            close_dialog();
            go_to_route(session);
        }
        Err(error) => problem.set(format!("This could not be opened: {error}.")),
    };
    let enter = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.shift_key() && !event.is_composing() {
            event.prevent_default();
            open();
        }
    };
    focus_soon(BOX.into());
    let entry = html::textarea()
        .attr("id", BOX)
        .attr("rows", "4")
        .attr("spellcheck", "false")
        .attr("aria-describedby", "pasted-link-problem")
        .prop("value", move || text.get())
        .on(ev::input, move |event| {
            text.set(event_target_value(&event));
            problem.set(String::new());
        })
        .on(ev::keydown, enter);
    let label = html::span().child("A link to a case, or a message with one in it");
    fragment([
        html::label().class("cell").child(label).child(entry).into_any(),
        html::p()
            .class("message")
            .attr("id", "pasted-link-problem")
            .attr("role", "status")
            .child(move || problem.get())
            .into_any(),
        html::p().class("cluster").child(button("button primary", "Open", open)).into_any(),
    ])
}
