//! Every side effect of the page: loading, saving, links, files.

mod address;
mod files;
mod paper;
mod picture;
mod plan;
mod readings;
mod saving;
mod share;
mod theme;
mod workbook;

pub use address::restore_link;
pub use files::{export_all, export_case, import_files, save_table, take_drop};
pub use paper::{DECISION_PAPER, PaperFile, STATUS_REPORT, copy_table, save_paper};
pub use picture::{PictureFormat, save_picture};
pub use plan::{PlanFile, save_plan};
pub use readings::{save_readings, save_readings_markdown};
pub use saving::{Loaded, count_set_aside, delete_everything, keep, load};
pub use share::{
    CaseToRead, case_to_read, copy_case_to_read, link_of, link_of_alternatives, link_to_read, open_address, open_text,
};
pub use theme::{follow_theme, theme};
pub use workbook::{save_case_table, save_workbook};

use crate::browser::{clipboard, location, system};
use crate::state::{AppState, Remedy, Route, Session, UndoLabel};
use leptos::task::spawn_local;

/// Whether there is work to load: saved in this browser, or perhaps in the address.
pub fn has_work_to_load() -> bool {
    may_carry_case() || !saving::is_empty()
}

/// Whether the address has something else after `#` than the name of a page.
pub fn may_carry_case() -> bool {
    !Route::is_own(&location::fragment())
}

/// Does what a notice offers.
pub fn remedy(state: AppState, session: Session, remedy: &Remedy) {
    match remedy {
        Remedy::ExportAll => export_all(state, session),
        Remedy::SaveKept(name) => {
            let text = saving::text(name).unwrap_or_default();
            let name = format!("async-roi-kept-{}.json", system::today());
            files::save_text(session, &name, "application/json", &text);
        }
        Remedy::ForgetKept(name) => saving::forget(state, session, name),
        Remedy::RemoveCases(ids) => {
            state.edit_workspace(UndoLabel::step("the removal"), |workspace| {
                for id in ids {
                    workspace.remove(*id);
                }
            });
            session.dismiss("link");
        }
        Remedy::KeepAfterClearing => saving::keep_after_clearing(state, session),
        Remedy::DropAfterClearing => saving::drop_after_clearing(state, session),
        // The page's own matter.
        Remedy::LoadAgain => {}
    }
}

/// Takes the last step back and says so.
pub fn undo(state: AppState, session: Session) {
    if let Some(label) = state.undo() {
        session.say(format!("Undone: {label}."));
    }
}

/// Does the last undone step again and says so.
pub fn redo(state: AppState, session: Session) {
    if let Some(label) = state.redo() {
        session.say(format!("Redone: {label}."));
    }
}

/// Copies a text; `done` hears whether that worked.
pub fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    spawn_local(async move { done(clipboard::write(&text).await.is_ok()) });
}
