//! The dialog that asks before everything in this browser is deleted.

use super::dialogs::close_dialog;
use crate::page::ui::{fragment, html};
use crate::page::widgets::button;
use crate::page::{app, session};
use crate::persist;
use crate::text::dates::counted;
use leptos::prelude::*;

/// What is deleted, the way to save it first, and the way to delete it.
pub(super) fn content() -> AnyView {
    let (state, session) = (app(), session());
    let cases = move || {
        let cases = counted(state.workspace().cases().len(), "case");
        format!("{cases}, including plans, readings, notes and approvals")
    };
    let set_aside = persist::count_set_aside();
    let item = |words: AnyView| html::li().child(words).into_any();
    let deleted = [
        Some(cases.into_any()),
        Some("the undo history".into_any()),
        (set_aside > 0).then(|| {
            format!("{}, set aside because they could not be read", counted(set_aside, "stored text")).into_any()
        }),
        Some("the chosen theme".into_any()),
    ];
    let save = move || persist::export_all(state, session);
    let delete = move || {
        close_dialog();
        persist::delete_everything(state, session);
    };
    let before = session.toast.get_untracked();
    let outcome = move || session.toast.get().filter(|toast| Some(toast) != before.as_ref()).map(|toast| toast.text);
    fragment([
        html::p().child("This deletes what the page keeps in this browser:").into_any(),
        html::ul().child(deleted.into_iter().flatten().map(item).collect::<Vec<_>>()).into_any(),
        html::p()
            .child("Other open tabs of this page lose their work too. This cannot be undone. The files that the page needs to work offline stay.")
            .into_any(),
        html::p()
            .class("cluster")
            .child(button("button", "Save everything as a file first", save))
            .child(button("button danger", "Delete everything", delete))
            .child(button("button plain", "Cancel", close_dialog))
            .into_any(),
        html::p().class("quiet").attr("role", "status").child(outcome).into_any(),
    ])
}
