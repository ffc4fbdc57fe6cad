//! The dialog over the page, whichever is open.

use super::{delete_dialog, file_drop, file_text_dialog, open_link_dialog, share_dialog};
use crate::browser::dom;
use crate::page::ui::{fragment, html};
use crate::page::widgets::{CLOSE, icon_button};
use crate::page::{app, chunk, session};
use crate::state::Dialog;
use leptos::ev;
use leptos::prelude::*;

/// The place of all dialogs, of which one at most is open, and of the hint while files are dragged.
pub(in crate::page) fn dialogs() -> AnyView {
    file_drop::listen(app(), session());
    let open = session().dialog;
    let close = icon_button("Close", CLOSE, move || open.set(None)).attr("title", "Close");
    let title = html::h2().attr("id", "dialog-title").child(move || open.with(|open| open.as_ref().map(title)));
    let head = html::div().class("dialog-head").child(title).child(close);
    let dialog = html::dialog()
        .class("dialog")
        .attr("aria-labelledby", "dialog-title")
        .directive(move |dialog| {
            Effect::new(move |_| dom::show_dialog(&dialog, open.with(Option::is_some)));
        })
        .on(ev::close, move |_| open.set(None))
        .child(html::div().child(head).child(move || open.get().map(content)));
    let hint = html::p().class("drop-hint").child("Drop the file to import what is in it.");
    fragment([dialog.into_any(), hint.into_any()])
}

fn title(dialog: &Dialog) -> &'static str {
    match dialog {
        Dialog::Share => "Share this case",
        Dialog::OpenLink => "Open a link",
        Dialog::DeleteEverything => "Delete everything in this browser?",
        Dialog::FileText(_) => "If no file arrived",
    }
}

fn content(dialog: Dialog) -> AnyView {
    chunk::of_transfer(move |transfer| (transfer.dialog)(dialog.clone()))
}

/// What is in a dialog.
pub(in crate::page) fn dialog_content(dialog: Dialog) -> AnyView {
    match dialog {
        Dialog::Share => share_dialog::content(),
        Dialog::OpenLink => open_link_dialog::content(),
        Dialog::DeleteEverything => delete_dialog::content(),
        Dialog::FileText(file) => file_text_dialog::content(&file),
    }
}
