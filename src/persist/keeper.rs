//! Keeps the work in the browser: saves every edit, and loses nothing to a full, blocked or damaged storage or to
//! another tab.

pub(super) mod notice;

use crate::browser::storage::{Storage, StorageBlocked};
use crate::browser::timer::Debounce;
use crate::browser::{dom, location};
use crate::exchange::merge::merge;
use crate::exchange::workspace;
use crate::model::Workspace;
use crate::state::{AppState, Mark, Notice, Session, Theme};
use leptos::prelude::*;
use notice::{blocked, from_another_tab, full, partly, saved_again, still_kept, unreadable};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

const WORK: &str = "workspace";
const THEME: &str = "theme";
/// Texts that could not be read are kept under this name and a number.
const KEPT: &str = "kept.";
const KEPT_LIMIT: usize = 9;
/// Milliseconds without an edit before the work is saved.
const PAUSE: u32 = 250;

/// What storage and this tab last agreed on.
struct Agreed {
    /// The text that was stored: taken in, or a copy of it set aside. No other text is written over.
    text: Option<String>,
    work: Arc<Workspace>,
}

/// Saves the work and loads it again.
pub(super) struct Keeper {
    storage: Option<Storage>,
    agreed: Mutex<Agreed>,
}

/// What the page starts with.
pub struct Loaded {
    /// The user's work, or the default.
    pub workspace: Workspace,
    /// What the user must know.
    pub notices: Vec<Notice>,
}

/// What became of what is stored.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    /// It is taken in, or is of a later version and a copy of it is kept: the next edit is saved over it.
    Taken,
    /// It is cleared or damaged, and what this tab has stands nowhere else.
    Lost,
    /// It is damaged and there is no room for a copy of it: it must not be written over.
    Barred,
}

/// The page's part of storage.
fn storage() -> Result<Storage, StorageBlocked> {
    Storage::open(format!("async-roi:{}:", location::folder()))
}

/// The name of the first text that was set aside.
fn first_kept(storage: &Storage) -> Option<String> {
    (1..=KEPT_LIMIT).map(kept_name).find(|name| storage.read(name).is_some())
}

/// Whether this browser keeps nothing for the page yet, and would keep something.
pub(super) fn is_empty() -> bool {
    storage().is_ok_and(|storage| storage.read(WORK).is_none() && first_kept(&storage).is_none())
}

static KEEPER: OnceLock<Arc<Keeper>> = OnceLock::new();

/// The one of this page.
pub(super) fn keeper() -> &'static Arc<Keeper> {
    KEEPER.get_or_init(|| Arc::new(Keeper::new()))
}

/// Loads what this browser keeps for the page.
pub fn load() -> Loaded {
    let (keeper, mut notices) = (keeper(), Vec::new());
    if keeper.storage.is_none() {
        notices.push(blocked());
    }
    let workspace = keeper.open(&mut notices);
    if notices.is_empty()
        && let Some(name) = keeper.kept()
    {
        notices.push(still_kept(name));
    }
    keeper.agreed().work = Arc::new(workspace.clone());
    Loaded { workspace, notices }
}

/// Saves every edit from here on, and takes in what other tabs save. Where nothing was loaded at the start, another tab may
/// have saved something since.
pub fn keep(state: AppState, session: Session) {
    let loaded = KEEPER.get().is_some();
    let keeper = keeper().clone();
    if !loaded {
        keeper.follow(state, session);
    }
    keeper.start(state, session);
}

/// The theme that the user chose.
pub fn theme() -> Theme {
    match storage().ok().and_then(|storage| storage.read(THEME)).as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::Auto,
    }
}

/// Shows the theme in force, and keeps its name; a browser without room goes on with the theme of its system.
pub fn follow_theme(session: Session) {
    Effect::new(move |_| {
        let name = match session.theme.get() {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        dom::set_root_attribute("data-theme", name);
        if let Ok(storage) = storage()
            && storage.read(THEME).as_deref().unwrap_or("auto") != name
        {
            let _ = storage.write(THEME, name);
        }
    });
}

impl Keeper {
    fn new() -> Self {
        let work = Arc::new(Workspace::default());
        Self { storage: storage().ok(), agreed: Mutex::new(Agreed { text: None, work }) }
    }

    /// The stored work, as far as it can be read. What cannot is set aside before anything takes its place.
    fn open(&self, notices: &mut Vec<Notice>) -> Workspace {
        let Some(text) = self.stored() else { return Workspace::default() };
        match workspace::parse(&text) {
            Ok(read) if read.unread.is_empty() => {
                self.agreed().text = Some(text);
                read.workspace
            }
            Ok(read) => {
                let kept = self.set_aside(&text);
                if kept.is_some() {
                    self.agreed().text = Some(text);
                    notices.extend(self.write(Arc::new(read.workspace.clone())).err());
                }
                notices.push(partly(&read, 0, kept));
                read.workspace
            }
            Err(error) => {
                let kept = self.set_aside(&text);
                if let (Some(storage), Some(_)) = (&self.storage, &kept) {
                    storage.remove(WORK);
                }
                notices.push(unreadable(&error, "The page starts with the default case.", kept));
                Workspace::default()
            }
        }
    }

    /// Keeps a text that could not be read under another name; that name, none where there is no room. A text that is
    /// kept already is not kept twice.
    fn set_aside(&self, text: &str) -> Option<String> {
        let storage = self.storage.as_ref()?;
        let kept: Vec<Option<String>> = (1..=KEPT_LIMIT).map(|number| storage.read(&kept_name(number))).collect();
        let same = kept.iter().position(|kept| kept.as_deref() == Some(text));
        let name = kept_name(1 + same.or_else(|| kept.iter().position(Option::is_none))?);
        if same.is_none() {
            storage.write(&name, text).ok()?;
        }
        Some(name)
    }

    /// The first text that was set aside.
    fn kept(&self) -> Option<String> {
        first_kept(self.storage.as_ref()?)
    }

    /// A text by its name.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.storage.as_ref()?.read(name)
    }

    /// Forgets a text that could not be read, and saves what had to wait for that.
    pub(super) fn forget(&self, state: AppState, session: Session, name: &str) {
        let Some(storage) = &self.storage else { return };
        // Another tab may have put whole work in the place of what could not be read.
        if name != WORK || self.follow(state, session) == Found::Barred {
            storage.remove(name);
        }
        session.dismiss("kept");
        if name == WORK {
            self.save(state, session);
        }
    }

    fn agreed(&self) -> MutexGuard<'_, Agreed> {
        // There is one thread, and a panic ends it.
        self.agreed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn stored(&self) -> Option<String> {
        self.text(WORK)
    }

    /// Saves every edit from here on, and follows other tabs.
    fn start(self: Arc<Self>, state: AppState, session: Session) {
        let Some(storage) = self.storage.clone() else { return };
        let keeper = self.clone();
        let save = Debounce::new(PAUSE, move || _ = keeper.save(state, session));
        let leaving = save.clone();
        dom::on_hide(move || leaving.flush());
        let keeper = self.clone();
        storage.on_change(WORK, move || keeper.heed(state, session));
        Effect::new(move |before: Option<()>| {
            let work = state.workspace();
            // What was just loaded need not be saved. An effect first runs later, when a link may have been opened already.
            if before.is_some() || *work != *self.agreed().work {
                save.request();
            }
        });
    }

    /// Another tab changed what is stored: takes that in, or saves at once where only this tab still has the work.
    fn heed(&self, state: AppState, session: Session) {
        let cleared = self.stored().is_none();
        if self.follow(state, session) == Found::Lost && self.save(state, session) && cleared {
            session.notify(saved_again());
        }
    }

    /// Saves, together with what another tab may have saved meanwhile. False where the browser did not take it.
    pub(super) fn save(&self, state: AppState, session: Session) -> bool {
        if self.follow(state, session) == Found::Barred {
            return false;
        }
        match self.write(state.workspace_untracked()) {
            Ok(()) => session.dismiss("storage"),
            Err(notice) => {
                session.notify(notice);
                return false;
            }
        }
        true
    }

    /// Stores the work over what this tab and storage agreed on.
    ///
    /// # Errors
    /// What to tell the user where there is no room; what was stored stays.
    fn write(&self, work: Arc<Workspace>) -> Result<(), Notice> {
        let Some(storage) = &self.storage else { return Ok(()) };
        let text = workspace::write(&work).to_string();
        if self.agreed().text.as_deref() != Some(text.as_str()) {
            storage.write(WORK, &text).map_err(|_| full())?;
            *self.agreed() = Agreed { text: Some(text), work };
        }
        Ok(())
    }

    /// Takes in what another tab saved.
    fn follow(&self, state: AppState, session: Session) -> Found {
        let stored = self.stored();
        if stored == self.agreed().text {
            return Found::Taken;
        }
        let Some(text) = stored else {
            self.agreed().text = None;
            return Found::Lost;
        };
        match workspace::parse(&text) {
            Ok(read) if read.unread.is_empty() => {
                self.agreed().text = Some(text);
                self.take(state, session, read.workspace);
                Found::Taken
            }
            Ok(read) => {
                let kept = self.set_aside(&text);
                let found = self.damaged(text, kept.is_some());
                let (theirs, known) = read.restored(&self.agreed().work);
                session.notify(partly(&read, known, kept));
                self.take(state, session, theirs);
                found
            }
            Err(error) => {
                let kept = self.set_aside(&text);
                let found = self.damaged(text, kept.is_some());
                session.notify(unreadable(&error, "Your work is still here, in this tab.", kept));
                // A later version of the page, in another tab, has its work where this one could only write over it.
                if found == Found::Lost && error.path == "version" { Found::Taken } else { found }
            }
        }
    }

    /// What is stored cannot be read, all or in part: from here on it may be written over, if a copy of it is kept.
    fn damaged(&self, text: String, kept: bool) -> Found {
        if !kept {
            return Found::Barred;
        }
        self.agreed().text = Some(text);
        Found::Lost
    }

    /// Brings the work of another tab together with this tab's.
    fn take(&self, state: AppState, session: Session, theirs: Workspace) {
        let mine = state.workspace_untracked();
        let (merged, kept_twice) = merge(&self.agreed().work, &mine, &theirs);
        self.agreed().work = Arc::new(theirs);
        if merged != *mine {
            state.edit_workspace(Mark::step("changes of another tab"), |workspace| *workspace = merged);
            session.notify(from_another_tab(kept_twice));
        }
    }
}

/// The name of a text that was set aside.
fn kept_name(number: usize) -> String {
    format!("{KEPT}{number}")
}
