//! Every side effect of the page: loading, saving, links, files.

mod picture;
mod plan;
mod readings;
mod saving;
mod share;
mod theme;

pub use picture::{PictureKind, save_picture};
pub use plan::{PlanFile, save_plan};
pub use readings::save_readings;
pub use saving::{Loaded, keep, load};
pub use share::{export_all, import, link_of};
pub use theme::{follow_theme, theme};

use crate::browser::{clipboard, file, location, system};
use crate::exchange::{link, prefill};
use crate::state::{AppState, Remedy, Session, UndoLabel};
use leptos::task::spawn_local;
use leptos::web_sys::File;

/// Whether there is work to load: saved in this browser, or in the address.
pub fn has_work_to_load() -> bool {
    case_in_address().is_some() || !saving::is_empty()
}

/// The fragment of the address if it carries a case: a link or a readable prefill.
pub fn case_in_address() -> Option<String> {
    Some(location::fragment()).filter(|fragment| link::is_link(fragment) || prefill::is_prefill(fragment))
}

/// Opens what the address carries and saves it at once: its link leaves the address, so a reload would lose it.
pub fn open_fragment(state: AppState, session: Session, fragment: &str) {
    if share::open_fragment(state, session, fragment) {
        saving::save(state, session);
    }
}

/// Does what a notice offers.
pub fn remedy(state: AppState, session: Session, remedy: &Remedy) {
    match remedy {
        Remedy::ExportAll => export_all(state, session),
        Remedy::SaveKept(name) => {
            let text = saving::text(name).unwrap_or_default();
            let name = format!("async-roi-kept-{}.json", system::today());
            share::save_text(session, &name, "application/json", &text);
        }
        Remedy::ForgetKept(name) => saving::forget(state, session, name),
        Remedy::RemoveCase(id) => {
            state.edit_workspace(UndoLabel::step("the removal"), |workspace| workspace.remove(*id));
            session.dismiss("link");
        }
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
        session.say(format!("Done again: {label}."));
    }
}

/// Copies a text and says whether that worked.
pub fn copy(session: Session, text: String, done: &'static str) {
    spawn_local(async move {
        match clipboard::write(&text).await {
            Ok(()) => session.say(done),
            Err(_) => session.say("The browser did not let the page copy. Select the text and copy it yourself."),
        }
    });
}

/// Reads a file that the user chose and adds what it holds.
pub fn import_file(state: AppState, session: Session, chosen: File) {
    spawn_local(async move {
        let text = file::read(&chosen).await.unwrap_or_default();
        import(state, session, &chosen.name(), &text);
    });
}
