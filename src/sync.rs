//! Every side effect of the page: loading, saving, links, files.

mod keeper;
mod picture;
mod place;
mod plan;
mod readings;
mod share;

pub use keeper::{Keeper, Loaded};
pub use picture::{Picture, save_picture};
pub use plan::{PlanFile, save_plan};
pub use readings::save_readings;
pub use share::{export_all, import, link_of, redacted};

use crate::browser::{clipboard, document, file, location};
use crate::state::{AppState, Mark, Remedy, Session, Theme};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::File;
use std::sync::Arc;

/// Whether the page starts from nothing: nobody has saved anything here, and the address asks for nothing.
pub fn nothing_to_load() -> bool {
    location::fragment().is_empty() && Keeper::is_empty()
}

/// Connects the state to the browser: from here on every edit is saved, and every link that is opened is read.
pub fn start(state: AppState, session: Session, keeper: &Arc<Keeper>) {
    keeper.clone().start(state, session);
    let themes = keeper.clone();
    Effect::new(move |_| {
        let name = theme_name(session.theme.get());
        document::set_root_attribute("data-theme", name);
        themes.remember_theme(name);
    });
    open_fragment(state, session, keeper);
    place::arrive(session);
    let keeper = keeper.clone();
    location::on_fragment_change(move || {
        open_fragment(state, session, &keeper);
        place::follow(session);
    });
}

/// Opens what the address carries and saves it at once: its link leaves the address, so a reload would lose it.
fn open_fragment(state: AppState, session: Session, keeper: &Keeper) {
    if share::open_fragment(state, session) {
        keeper.save(state, session);
    }
}

/// The name of a theme in the page and in storage.
fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::Auto => "auto",
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}

/// Does what a notice offers.
pub fn remedy(state: AppState, session: Session, keeper: &Keeper, remedy: &Remedy) {
    match remedy {
        Remedy::ExportAll => export_all(state, session),
        Remedy::SaveKept(name) => {
            let text = keeper.text(name).unwrap_or_default();
            let name = format!("async-roi-kept-{}.json", document::today());
            share::save_text(session, &name, "application/json", &text);
        }
        Remedy::ForgetKept(name) => keeper.forget(state, session, name),
        Remedy::RemoveCase(id) => {
            state.edit_workspace(Mark::step("the removal"), |workspace| workspace.remove(*id));
            session.dismiss("link");
        }
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
