//! The dialog with the link that holds the whole case.

use crate::browser::dom;
use crate::exchange::redact::redacted;
use crate::page::ui::{fragment, html};
use crate::page::widgets::{CLOSE, button, checkbox, icon_button};
use crate::page::{app, session};
use crate::persist;
use crate::state::Session;
use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::Event;

/// The dialog, shown while `open` says so.
pub(in crate::page) fn share_dialog(open: RwSignal<bool>) -> AnyView {
    let close = icon_button("Close", CLOSE, move || open.set(false)).attr("title", "Close");
    let title = html::h2().attr("id", "share-title").child("Share this case");
    let head = html::div().class("dialog-head").child(title).child(close);
    // Only while it is open is a link made at each edit.
    let content = move || open.get().then(content);
    html::dialog()
        .class("dialog")
        .attr("aria-labelledby", "share-title")
        .directive(move |dialog| {
            Effect::new(move |_| dom::show_dialog(&dialog, open.get()));
        })
        .on(ev::close, move |_| open.set(false))
        .child(html::div().child(head).child(content))
        .into_any()
}

fn content() -> AnyView {
    let (state, session) = (app(), session());
    let without = RwSignal::new(false);
    let link = Memo::new(move |_| {
        state.case().with(|case| if without.get() { persist::link_of(&redacted(case)) } else { persist::link_of(case) })
    });
    let copy = move || persist::copy(session, link.get_untracked(), "Link copied.");
    copy();
    let entry = html::input()
        .class("text")
        .attr("id", "share-link")
        .attr("readonly", "")
        .attr("aria-label", "Link")
        .prop("value", move || link.get())
        .on(ev::focus, |event| dom::select_text(&event));
    let copying = html::div().class("copy").child(entry).child(button("button primary", "Copy the link", copy));
    let choose = move |event| {
        without.set(event_target_checked(&event));
        copy();
    };
    fragment([
        html::p().child(HOLDS).into_any(),
        copying.into_any(),
        outcome(session, link),
        leave_out(without, choose),
    ])
}

/// Whether the link was copied, and its length. Repeated here, since an open dialog covers the toast.
fn outcome(session: Session, link: Memo<String>) -> AnyView {
    let outcome = move || session.toast.with(|toast| toast.as_ref().map(|toast| toast.text.clone()));
    let length = move || format!("{} characters.", link.with(|link| link.chars().count()));
    let said = html::span().attr("role", "status").child(outcome);
    html::p().class("quiet").child(said).child(" ").child(length).into_any()
}

fn leave_out(without: RwSignal<bool>, choose: impl FnMut(Event) + 'static) -> AnyView {
    let about = html::span().class("quiet").child(LEFT_OUT);
    let words = fragment(["Leave salaries out".into_any(), html::br().into_any(), about.into_any()]);
    checkbox(move || without.get(), choose, words).into_any()
}

const HOLDS: &str = "The link holds the whole case: whoever opens it sees the same figures beside their own work. Nothing is \
                     sent to a server; the part after # never leaves the browser.";
const LEFT_OUT: &str = "Pay and the cost on top of it are replaced by the evidence-based preset’s, and the page says so to \
                        whoever opens the link. Amounts that follow from pay change with it. Names and notes stay.";
