//! Saves every edit to the browser's storage, and shows what other tabs save there.

use super::address;
use crate::browser::storage::{PageStorage, StorageBlocked, persist};
use crate::browser::timer::Debounce;
use crate::browser::{dom, location, system};
use crate::keeper::{self, EMPTIED, Keeper, Refused, StorageNews, SyncResult, WORK};
use crate::model::Workspace;
use crate::state::{AppState, Notice, Session, Theme, UndoLabel};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

/// Milliseconds without an edit before the work is saved.
const PAUSE: u32 = 250;

impl keeper::Storage for PageStorage {
    fn read(&self, name: &str) -> Option<String> {
        PageStorage::read(self, name)
    }

    fn write(&self, name: &str, text: &str) -> Result<(), Refused> {
        PageStorage::write(self, name, text).map_err(|_| Refused)
    }

    fn remove(&self, name: &str) {
        PageStorage::remove(self, name);
    }

    fn names(&self) -> Vec<String> {
        PageStorage::names(self)
    }
}

/// The page's part of storage.
pub(super) fn storage() -> Result<PageStorage, StorageBlocked> {
    PageStorage::open(format!("async-roi:{}:", location::folder()))
}

/// Whether this browser keeps nothing for the page yet, and would keep something.
pub(super) fn is_empty() -> bool {
    storage().is_ok_and(|storage| keeper::is_empty(&storage))
}

/// Whether this browser keeps something for the page.
pub(super) fn has_stored() -> bool {
    storage().is_ok_and(|storage| !keeper::is_empty(&storage))
}

static KEEPER: OnceLock<Mutex<Keeper<PageStorage>>> = OnceLock::new();

/// The one of this page.
fn keeper() -> MutexGuard<'static, Keeper<PageStorage>> {
    let keeper = KEEPER.get_or_init(|| Mutex::new(Keeper::new(storage().ok(), system::random_id())));
    // There is one thread, and a panic ends it.
    keeper.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What the page starts with.
pub struct Loaded {
    /// The user's work, or the default.
    pub workspace: Workspace,
    /// What the user must know.
    pub notices: Vec<Notice>,
}

/// Loads what this browser keeps for the page.
pub fn load() -> Loaded {
    let opened = keeper().open();
    Loaded { workspace: opened.workspace, notices: opened.news.iter().filter_map(StorageNews::notice).collect() }
}

/// Saves every edit from here on, and takes in what other tabs save. Where nothing was loaded at the start, another tab may
/// have saved something since.
pub fn keep(state: AppState, session: Session) {
    if KEEPER.get().is_none() {
        act(state, session, |keeper, mine| keeper.follow(mine));
    }
    address::follow(state);
    let Some(storage) = keeper().storage().cloned() else { return };
    let save = Debounce::new(PAUSE, move || {
        let is_new = !keeper().has(&state.workspace_untracked());
        if save(state, session) && is_new {
            ask_to_persist(session);
        }
    });
    let leaving = save.clone();
    dom::on_hide(move || leaving.flush());
    for name in [WORK, EMPTIED] {
        storage.on_change(name, move || _ = act(state, session, Keeper::storage_changed));
    }
    Effect::new(move |before: Option<()>| {
        let work = state.workspace();
        // What was just loaded need not be saved. An effect first runs later, when a link may have been opened already.
        if before.is_some() || !keeper().has(&work) {
            save.request();
        }
    });
}

/// Saves the work; whether it is saved.
pub(super) fn save(state: AppState, session: Session) -> bool {
    act(state, session, Keeper::save)
}

/// The name of the mark that the browser was asked to keep the work for good.
const ASKED: &str = "persistence-asked";

/// Asks the browser, once, to keep the work for good. Where it does not agree, the page says how to keep a copy: not in the middle
/// of typing, since the notice moves the page.
fn ask_to_persist(session: Session) {
    let Ok(storage) = storage() else { return };
    if storage.read(ASKED).is_some() || storage.write(ASKED, "yes").is_err() {
        return;
    }
    spawn_local(async move {
        if !persist().await {
            dom::when_no_field_has_focus(move || {
                StorageNews::MayBeEvicted.notice().into_iter().for_each(|notice| session.notify(notice));
            });
        }
    });
}

/// Saves again what was deleted outside the page.
pub(super) fn keep_after_clearing(state: AppState, session: Session) {
    act(state, session, Keeper::keep_after_clearing);
}

/// Lets go of what was deleted outside the page.
pub(super) fn drop_after_clearing(state: AppState, session: Session) {
    act(state, session, |keeper, _| keeper.drop_after_clearing());
}

/// Deletes all that this browser keeps for the page, and all that this tab has. Other tabs follow.
pub fn delete_everything(state: AppState, session: Session) {
    session.notices.set(Vec::new());
    act(state, session, |keeper, _| keeper.empty());
    session.theme.set(Theme::Auto);
    session.say("All your work in this browser is deleted.");
}

/// How many texts are set aside because they could not be read.
pub fn count_set_aside() -> usize {
    keeper().count_set_aside()
}

/// A kept text by its name.
pub(super) fn text(name: &str) -> Option<String> {
    keeper().text(name)
}

/// Forgets a text that could not be read.
pub(super) fn forget(state: AppState, session: Session, name: &str) {
    act(state, session, |keeper, mine| keeper.forget(mine, name));
}

/// Lets the keeper act on the work of this tab, shows the work that comes of it and tells the news. Whether the work is saved.
fn act(
    state: AppState,
    session: Session,
    act: impl FnOnce(&mut Keeper<PageStorage>, &Arc<Workspace>) -> SyncResult,
) -> bool {
    // The lock ends here: showing the work runs code of the page.
    let SyncResult { saved, work, anew, news } = act(&mut keeper(), &state.workspace_untracked());
    if anew {
        state.start_anew(work.unwrap_or_default());
    } else if let Some(work) = work {
        state.edit_workspace(UndoLabel::step("changes of another tab"), |workspace| *workspace = work);
    }
    if news.contains(&StorageNews::Cleared) {
        // It may say that a case is kept.
        session.dismiss("link");
    }
    for news in news {
        match news.notice() {
            Some(notice) => session.notify(notice),
            None => session.dismiss(news.topic()),
        }
    }
    saved
}
