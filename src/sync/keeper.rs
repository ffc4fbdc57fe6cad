//! Keeps the work in the browser: saves every edit, and loses nothing to a full, blocked or damaged storage or to
//! another tab.

use crate::browser::storage::{Blocked, Storage};
use crate::browser::timer::Debounce;
use crate::browser::{document, location};
use crate::exchange::workspace;
use crate::model::{Workspace, merge};
use crate::state::{AppState, Mark, Notice, NoticeKind, Remedy, Session, Theme, effect};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

const WORK: &str = "workspace";
const THEME: &str = "theme";
/// Texts that could not be read are kept under this name and a number.
const KEPT: &str = "kept.";
const KEPT_LIMIT: usize = 9;
/// Milliseconds without an edit before the work is saved.
const PAUSE: u32 = 250;

/// What storage and this tab last agreed on.
struct Agreed {
    text: Option<String>,
    work: Arc<Workspace>,
}

/// Saves the work and loads it again.
pub struct Keeper {
    storage: Option<Storage>,
    agreed: Mutex<Agreed>,
    /// False while something is stored that must not be written over.
    may_write: bool,
}

/// What the page starts with.
pub struct Loaded {
    /// The user's work, or the default.
    pub workspace: Workspace,
    /// The theme that the user chose.
    pub theme: Theme,
    /// What the user must know.
    pub notices: Vec<Notice>,
    /// Saves from here on.
    pub keeper: Arc<Keeper>,
}

fn blocked() -> Notice {
    Notice {
        topic: "storage",
        kind: NoticeKind::Warning,
        text: "This browser keeps nothing for this page, so your work is lost when you close it.".into(),
        details: vec!["Save it as a file, or share it as a link, before you leave.".into()],
        remedies: vec![Remedy::ExportAll],
    }
}

fn full() -> Notice {
    Notice {
        topic: "storage",
        kind: NoticeKind::Error,
        text: "Your last change could not be saved: this browser has no room left for this page.".into(),
        details: vec![
            "What was saved before is still there. Save your work as a file, then delete scenarios you no longer need."
                .into(),
        ],
        remedies: vec![Remedy::ExportAll],
    }
}

fn unreadable(reason: &str, name: Option<String>) -> Notice {
    let kept = match &name {
        Some(_) => "It is kept as it was, and you can save it as a file. The page starts with the default case.",
        None => "It stays as it was: until it is gone, nothing new is saved over it. Save new work as a file.",
    };
    Notice {
        topic: "kept",
        kind: NoticeKind::Error,
        text: "The work saved in this browser could not be read.".into(),
        details: vec![format!("{reason}."), kept.into()],
        remedies: match name {
            Some(name) => vec![Remedy::SaveKept(name.clone()), Remedy::ForgetKept(name)],
            None => vec![Remedy::SaveKept(WORK.into()), Remedy::ExportAll],
        },
    }
}

fn open() -> Result<Storage, Blocked> {
    Storage::open(format!("async-roi:{}:", location::folder()))
}

impl Keeper {
    /// Whether this browser keeps nothing for the page yet, and would keep something.
    pub fn is_empty() -> bool {
        open().is_ok_and(|storage| [WORK, &format!("{KEPT}1")].iter().all(|name| storage.read(name).is_none()))
    }

    /// Loads what this browser keeps for the page.
    pub fn load() -> Loaded {
        let mut notices = Vec::new();
        let storage = open().map_err(|_| notices.push(blocked())).ok();
        let mut keeper = Self {
            agreed: Mutex::new(Agreed { text: None, work: Arc::new(Workspace::default()) }),
            may_write: true,
            storage,
        };
        let text = keeper.storage.as_ref().and_then(|storage| storage.read(WORK));
        let workspace = match text.as_deref().map(workspace::parse) {
            None => Workspace::default(),
            Some(Ok(workspace)) => workspace,
            Some(Err(error)) => {
                let kept = keeper.set_aside(text.as_deref().unwrap_or_default());
                keeper.may_write = kept.is_some();
                notices.push(unreadable(&error.to_string(), kept));
                Workspace::default()
            }
        };
        if notices.is_empty()
            && let Some(name) = keeper.kept()
        {
            notices.push(still_kept(name));
        }
        *keeper.agreed() = Agreed { text: keeper.stored(), work: Arc::new(workspace.clone()) };
        Loaded { workspace, theme: keeper.theme(), notices, keeper: Arc::new(keeper) }
    }

    /// Keeps a text that could not be read under another name; that name, none where there is no room.
    fn set_aside(&self, text: &str) -> Option<String> {
        let storage = self.storage.as_ref()?;
        let name =
            (1..=KEPT_LIMIT).map(|number| format!("{KEPT}{number}")).find(|name| storage.read(name).is_none())?;
        storage.write(&name, text).ok()?;
        storage.remove(WORK);
        Some(name)
    }

    /// The first text that was set aside.
    fn kept(&self) -> Option<String> {
        let storage = self.storage.as_ref()?;
        (1..=KEPT_LIMIT).map(|number| format!("{KEPT}{number}")).find(|name| storage.read(name).is_some())
    }

    /// A text by its name.
    pub fn text(&self, name: &str) -> Option<String> {
        self.storage.as_ref()?.read(name)
    }

    /// Forgets a text that was set aside.
    pub fn forget(&self, name: &str) {
        if let Some(storage) = self.storage.as_ref().filter(|_| name.starts_with(KEPT)) {
            storage.remove(name);
        }
    }

    fn agreed(&self) -> MutexGuard<'_, Agreed> {
        // There is one thread, and a panic ends it.
        self.agreed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn stored(&self) -> Option<String> {
        self.text(WORK)
    }

    fn theme(&self) -> Theme {
        match self.text(THEME).as_deref() {
            Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            _ => Theme::Auto,
        }
    }

    /// Keeps the name of the theme; a browser without room goes on with the theme of its system.
    pub fn remember_theme(&self, name: &str) {
        if let Some(storage) = self.storage.as_ref().filter(|_| self.text(THEME).as_deref().unwrap_or("auto") != name) {
            let _ = storage.write(THEME, name);
        }
    }

    /// Saves every edit from here on, and follows other tabs.
    pub fn start(self: Arc<Self>, state: AppState, session: Session) {
        let Some(storage) = self.storage.clone().filter(|_| self.may_write) else { return };
        let keeper = self.clone();
        let save = Debounce::new(PAUSE, move || keeper.save(state, session));
        let leaving = save.clone();
        document::on_leave(move || leaving.flush());
        storage.on_change(WORK, move || self.follow(state, session));
        effect(move |first| {
            state.workspace();
            // What was just loaded need not be saved.
            if !first {
                save.ask();
            }
        });
    }

    /// Saves, together with what another tab may have saved meanwhile.
    fn save(&self, state: AppState, session: Session) {
        let Some(storage) = &self.storage else { return };
        self.follow(state, session);
        let work = state.workspace_untracked();
        let text = workspace::write(&work).to_string();
        if self.agreed().text.as_deref() == Some(text.as_str()) {
            return;
        }
        match storage.write(WORK, &text) {
            Ok(()) => {
                *self.agreed() = Agreed { text: Some(text), work };
                session.dismiss("storage");
            }
            Err(_) => session.notify(full()),
        }
    }

    /// Takes in what another tab saved.
    fn follow(&self, state: AppState, session: Session) {
        let stored = self.stored();
        if stored == self.agreed().text {
            return;
        }
        let Some(theirs) = stored.as_deref().and_then(|text| workspace::parse(text).ok()) else {
            // Cleared or damaged from outside: this tab still has the work, and its next save writes it again.
            if let Some(text) = &stored {
                let kept = self.set_aside(text);
                session.notify(unreadable("Something else wrote over it while this page was open", kept));
            }
            self.agreed().text = self.stored();
            return;
        };
        let mine = state.workspace_untracked();
        let (merged, kept_twice) = merge(&self.agreed().work, &mine, &theirs);
        *self.agreed() = Agreed { text: stored, work: Arc::new(theirs) };
        if merged != *mine {
            state.edit_workspace(Mark::step("changes of another tab"), |workspace| *workspace = merged);
            session.notify(from_another_tab(kept_twice));
        }
    }
}

fn still_kept(name: String) -> Notice {
    Notice {
        topic: "kept",
        kind: NoticeKind::Info,
        text: "Earlier work that could not be read is still kept in this browser.".into(),
        details: Vec::new(),
        remedies: vec![Remedy::SaveKept(name.clone()), Remedy::ForgetKept(name)],
    }
}

fn from_another_tab(kept_twice: bool) -> Notice {
    let text = if kept_twice {
        "The same case was changed here and in another tab. Both are kept: yours now has “(this tab)” in its name."
    } else {
        "Your work was changed in another tab, and this tab now shows it."
    };
    Notice {
        topic: "tabs",
        kind: if kept_twice { NoticeKind::Warning } else { NoticeKind::Info },
        text: text.into(),
        details: Vec::new(),
        remedies: Vec::new(),
    }
}
