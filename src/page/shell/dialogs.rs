//! The dialog over the page, whichever is open.

use super::workbook_dialog::{self, WorkbookFile};
use super::{delete_dialog, file_text_dialog, open_link_dialog, share_dialog};
use crate::browser::dom;
use crate::page::ui::{fragment, html};
use crate::page::widgets::{CLOSE, icon_button};
use crate::state::FileText;
use leptos::ev;
use leptos::prelude::*;
use std::sync::{Arc, LazyLock};

/// A dialog over the page.
#[derive(Clone)]
pub(in crate::page) enum Dialog {
    /// The link of the open case.
    Share,
    /// A box for a link that somebody sent.
    OpenLink,
    /// Whether to delete everything in this browser.
    DeleteEverything,
    /// A workbook that was read: what was changed in it, before it becomes a case.
    Workbook(Arc<WorkbookFile>),
    /// The text of a file that may not have been saved.
    FileText(Arc<FileText>),
}

/// The one that is open. Not in the session, whose signals are part of the first load.
static OPEN: LazyLock<ArcRwSignal<Option<Dialog>>> = LazyLock::new(|| ArcRwSignal::new(None));

/// Opens a dialog.
pub(in crate::page) fn show_dialog(dialog: Dialog) {
    OPEN.set(Some(dialog));
}

/// Closes the dialog that is open.
pub(super) fn close_dialog() {
    OPEN.set(None);
}

/// The place of all dialogs, of which one at most is open, and of the hint while files are dragged.
pub(in crate::page) fn dialogs() -> AnyView {
    let close = icon_button("Close", CLOSE, close_dialog).attr("title", "Close");
    let title = html::h2().attr("id", "dialog-title").child(|| OPEN.with(|open| open.as_ref().map(title)));
    let head = html::div().class("dialog-head").child(title).child(close);
    let dialog = html::dialog()
        .class("dialog")
        .attr("aria-labelledby", "dialog-title")
        .directive(move |dialog| {
            Effect::new(move |_| dom::show_dialog(&dialog, OPEN.with(Option::is_some)));
        })
        .on(ev::close, |_| close_dialog())
        .child(html::div().child(head).child(|| OPEN.get().map(content)));
    let hint = html::p().class("drop-hint").child("Drop the file to import it.");
    fragment([dialog.into_any(), hint.into_any()])
}

fn title(dialog: &Dialog) -> &'static str {
    match dialog {
        Dialog::Share => "Share this case",
        Dialog::OpenLink => "Open a link",
        Dialog::DeleteEverything => "Delete everything in this browser?",
        Dialog::Workbook(_) => "Open a workbook",
        Dialog::FileText(_) => "If no file arrived",
    }
}

fn content(dialog: Dialog) -> AnyView {
    match dialog {
        Dialog::Share => share_dialog::content(),
        Dialog::OpenLink => open_link_dialog::content(),
        Dialog::DeleteEverything => delete_dialog::content(),
        Dialog::Workbook(file) => workbook_dialog::content(file),
        Dialog::FileText(file) => file_text_dialog::content(&file),
    }
}
