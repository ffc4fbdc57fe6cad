//! Saves every edit to the browser's storage, and shows what other tabs save there.

use crate::browser::storage::{PageStorage, StorageBlocked};
use crate::browser::timer::Debounce;
use crate::browser::{dom, location, system};
use crate::keeper::{self, Keeper, Refused, StorageNews, SyncResult, WORK};
use crate::model::Workspace;
use crate::state::{AppState, Notice, Session, UndoLabel};
use leptos::prelude::*;
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
}

/// The page's part of storage.
pub(super) fn storage() -> Result<PageStorage, StorageBlocked> {
    PageStorage::open(format!("async-roi:{}:", location::folder()))
}

/// Whether this browser keeps nothing for the page yet, and would keep something.
pub(super) fn is_empty() -> bool {
    storage().is_ok_and(|storage| keeper::is_empty(&storage))
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
    let Some(storage) = keeper().storage().cloned() else { return };
    let save = Debounce::new(PAUSE, move || save(state, session));
    let leaving = save.clone();
    dom::on_hide(move || leaving.flush());
    storage.on_change(WORK, move || act(state, session, Keeper::storage_changed));
    Effect::new(move |before: Option<()>| {
        let work = state.workspace();
        // What was just loaded need not be saved. An effect first runs later, when a link may have been opened already.
        if before.is_some() || !keeper().has(&work) {
            save.request();
        }
    });
}

/// Saves the work.
pub(super) fn save(state: AppState, session: Session) {
    act(state, session, Keeper::save);
}

/// A kept text by its name.
pub(super) fn text(name: &str) -> Option<String> {
    keeper().text(name)
}

/// Forgets a text that could not be read.
pub(super) fn forget(state: AppState, session: Session, name: &str) {
    act(state, session, |keeper, mine| keeper.forget(mine, name));
}

/// Lets the keeper act on the work of this tab, shows the work that comes of it and tells the news.
fn act(state: AppState, session: Session, act: impl FnOnce(&mut Keeper<PageStorage>, &Arc<Workspace>) -> SyncResult) {
    // The lock ends here: showing the work runs code of the page.
    let SyncResult { work, news, .. } = act(&mut keeper(), &state.workspace_untracked());
    if let Some(work) = work {
        state.edit_workspace(UndoLabel::step("changes of another tab"), |workspace| *workspace = work);
    }
    for news in news {
        match news.notice() {
            Some(notice) => session.notify(notice),
            None => session.dismiss(news.topic()),
        }
    }
}
