//! Keeps the work in a storage that may be blocked, full, cleared, damaged or written to by another tab, and loses nothing.
//!
//! Without a browser, signals or timers: whoever calls passes the work of this tab, shows the work and the news that come
//! back, and decides when to save.

mod last_agreed;
mod set_aside;
mod storage;
mod storage_news;

pub use storage::{Refused, Storage};
pub use storage_news::StorageNews;

use crate::exchange::merge::merge;
use crate::exchange::workspace;
use crate::model::Workspace;
use last_agreed::LastAgreed;
use std::sync::Arc;

/// The name of the work in storage.
pub const WORK: &str = "workspace";
/// The name of the mark of its origin, see [`Keeper`].
const ORIGIN: &str = "origin";
/// The name of the mark that the user deleted everything, see [`Keeper::empty`].
pub const EMPTIED: &str = "emptied";

/// Saves the work of one tab and loads it again.
///
/// A case that is missing in storage was deleted by another tab, if that tab had it. It had not if it wrote its own work over
/// cleared or damaged storage. Such a save therefore begins a new origin, marked by a name that was never used before, and a
/// tab that finds another origin than it knows keeps all of its cases.
pub struct Keeper<S> {
    storage: Option<S>,
    agreed: LastAgreed,
    tab: String,
    /// How many marks this tab made.
    marks: u32,
    /// The mark of the last deletion of everything that this tab knows of.
    emptied: Option<String>,
    /// Whether storage was cleared from outside, and the user has not yet said what to do. Nothing is saved meanwhile.
    is_held: bool,
}

/// What a tab starts with.
pub struct Opened {
    /// The stored work as far as it could be read, or the default.
    pub workspace: Workspace,
    /// What the user must know.
    pub news: Vec<StorageNews>,
}

/// What came of comparing the tab with storage.
#[derive(Debug, Default)]
pub struct SyncResult {
    /// Whether the work is saved.
    pub saved: bool,
    /// The work that takes the place of the tab's own: both brought together. None where that equals the tab's own.
    pub work: Option<Workspace>,
    /// Whether the tab's history ends with that, because what it held was deleted.
    pub anew: bool,
    /// What the user must know, in this order.
    pub news: Vec<StorageNews>,
}

/// What became of what is stored.
#[derive(Clone, Copy, PartialEq, Eq)]
enum StoredState {
    /// It is merged: the next edit is saved over it.
    Agreed,
    /// It is damaged, and what this tab has stands nowhere else.
    OnlyHere,
    /// It is damaged and there is no room for a copy of it: it must not be written over.
    MustStay,
    /// It is of a later version, or it was deleted: nothing of this tab is saved.
    HandsOff,
}

/// Whether nothing is kept yet.
pub fn is_empty(storage: &impl Storage) -> bool {
    storage.read(WORK).is_none() && set_aside::first(storage).is_none()
}

impl<S: Storage> Keeper<S> {
    /// The keeper of a tab; without a storage where the browser blocks it. `tab` is a name that no other tab has.
    pub fn new(storage: Option<S>, tab: String) -> Self {
        let emptied = storage.as_ref().and_then(|storage| storage.read(EMPTIED));
        Self { storage, agreed: LastAgreed::on_nothing(), tab, marks: 0, emptied, is_held: false }
    }

    /// Where the work is kept.
    pub fn storage(&self) -> Option<&S> {
        self.storage.as_ref()
    }

    /// Whether storage has had this work.
    pub fn has(&self, work: &Workspace) -> bool {
        *work == **self.agreed.work()
    }

    /// How many texts are set aside because they could not be read.
    pub fn count_set_aside(&self) -> usize {
        self.storage.as_ref().map_or(0, set_aside::count)
    }

    /// A text by its name.
    pub fn text(&self, name: &str) -> Option<String> {
        self.storage.as_ref()?.read(name)
    }

    /// Loads the stored work, as far as it can be read. What cannot is set aside before anything takes its place.
    pub fn open(&mut self) -> Opened {
        let mut news = Vec::new();
        if self.storage.is_none() {
            news.push(StorageNews::Blocked);
        }
        let workspace = self.read(&mut news);
        if news.is_empty()
            && let Some(name) = self.storage.as_ref().and_then(set_aside::first)
        {
            news.push(StorageNews::StillKept(name));
        }
        self.agreed.on_start(Arc::new(workspace.clone()));
        Opened { workspace, news }
    }

    fn read(&mut self, news: &mut Vec<StorageNews>) -> Workspace {
        let Some(text) = self.text(WORK) else { return Workspace::default() };
        let origin = self.text(ORIGIN);
        match workspace::parse(&text) {
            Ok(read) if read.unread.is_empty() => {
                self.agreed.on_text(text, origin);
                read.workspace
            }
            _ if workspace::is_newer(&text) => {
                news.push(StorageNews::Newer { open: false });
                Workspace::default()
            }
            Ok(read) => {
                let kept = self.set_aside(&text);
                self.agreed.on_work(Arc::new(read.workspace.clone()), origin);
                if kept.is_some() {
                    self.agreed.on_copy(text);
                    let saved = self.write(&Arc::new(read.workspace.clone()));
                    news.extend(saved.is_err().then_some(StorageNews::Full));
                }
                news.push(StorageNews::partly(&read, 0, kept));
                read.workspace
            }
            Err(reason) => {
                let kept = self.set_aside(&text);
                if kept.is_some() {
                    self.remove(WORK);
                }
                news.push(StorageNews::Unreadable { reason, open: false, kept });
                Workspace::default()
            }
        }
    }

    /// Saves, together with what another tab may have saved meanwhile.
    pub fn save(&mut self, mine: &Arc<Workspace>) -> SyncResult {
        let (found, mut outcome) = self.compare(mine);
        if matches!(found, StoredState::Agreed | StoredState::OnlyHere) {
            self.save_over(mine, &mut outcome);
        }
        outcome
    }

    /// Saves over what was found. The default case alone needs no saving.
    fn save_over(&mut self, mine: &Arc<Workspace>, outcome: &mut SyncResult) {
        if self.storage.is_none() {
            return;
        }
        let merged = outcome.work.clone().map(Arc::new);
        let work = merged.as_ref().unwrap_or(mine);
        let needless = self.text(WORK).is_none() && **work == Workspace::default();
        outcome.saved = needless || self.write(work).is_ok();
        outcome.news.push(if outcome.saved { StorageNews::Saved } else { StorageNews::Full });
    }

    /// Another tab changed what is stored: merges that, or saves at once where only this tab still has undamaged work.
    pub fn storage_changed(&mut self, mine: &Arc<Workspace>) -> SyncResult {
        let (found, mut outcome) = self.compare(mine);
        if found == StoredState::OnlyHere {
            self.save_over(mine, &mut outcome);
        }
        outcome
    }

    /// Storage was cleared from outside, and the user wants what this tab has to be saved again.
    pub fn keep_after_clearing(&mut self, mine: &Arc<Workspace>) -> SyncResult {
        self.is_held = false;
        self.agreed.on_answer();
        if self.text(WORK).is_none() {
            self.agreed.on_no_text();
        }
        let mut outcome = self.save(mine);
        outcome.news.insert(0, StorageNews::Answered);
        outcome
    }

    /// Storage was cleared from outside, and the user wants that to hold for this tab too.
    pub fn drop_after_clearing(&mut self) -> SyncResult {
        self.begin_anew()
    }

    /// Deletes everything that is stored. A mark stays, which holds nothing of the user's: another tab that finds it drops its
    /// work, whenever it looks, instead of saving it again.
    pub fn empty(&mut self) -> SyncResult {
        if let Some(storage) = &self.storage {
            let mark = new_mark(&self.tab, &mut self.marks);
            // Last: another tab may see each change by itself, and starts with what is stored once it sees the mark.
            storage.names().iter().filter(|name| *name != EMPTIED).for_each(|name| storage.remove(name));
            _ = storage.write(EMPTIED, &mark);
        }
        self.begin_anew()
    }

    /// Drops what the tab has and starts with what is stored.
    fn begin_anew(&mut self) -> SyncResult {
        self.is_held = false;
        self.emptied = self.text(EMPTIED);
        self.agreed = LastAgreed::on_nothing();
        let mut news = vec![StorageNews::Answered];
        let work = self.read(&mut news);
        self.agreed.on_start(Arc::new(work.clone()));
        SyncResult { saved: false, work: Some(work), anew: true, news }
    }

    /// Merges what another tab saved, and saves nothing.
    pub fn follow(&mut self, mine: &Workspace) -> SyncResult {
        self.compare(mine).1
    }

    /// Deletes a text that could not be read, and saves what had to wait for that.
    pub fn forget(&mut self, mine: &Arc<Workspace>, name: &str) -> SyncResult {
        if name != WORK {
            self.remove(name);
            return SyncResult { news: vec![StorageNews::Forgotten], ..SyncResult::default() };
        }
        let (found, mut outcome) = self.compare(mine);
        if found == StoredState::HandsOff {
            return outcome;
        }
        // Another tab may have put whole work in the place of what could not be read, or there is room for a copy by now.
        if found == StoredState::MustStay {
            self.remove(WORK);
            self.agreed.on_no_text();
            outcome.news.retain(|news| news.topic() != StorageNews::Forgotten.topic());
            outcome.news.push(StorageNews::Forgotten);
        }
        self.save_over(mine, &mut outcome);
        outcome
    }

    fn remove(&self, name: &str) {
        if let Some(storage) = &self.storage {
            storage.remove(name);
        }
    }

    /// Compares storage with what was agreed on, and brings both together.
    fn compare(&mut self, mine: &Workspace) -> (StoredState, SyncResult) {
        if self.text(EMPTIED).is_some_and(|mark| self.emptied.as_ref() != Some(&mark)) {
            let mut outcome = self.begin_anew();
            outcome.news.push(StorageNews::Emptied);
            return (StoredState::HandsOff, outcome);
        }
        let mut outcome = SyncResult::default();
        let stored = self.text(WORK);
        if self.is_held {
            if !stored.as_ref().is_some_and(|text| holds_all(text, mine)) {
                outcome.news.push(StorageNews::Cleared);
                return (StoredState::HandsOff, outcome);
            }
            // Another tab was told to save it again.
            self.is_held = false;
            self.agreed.on_answer();
            outcome.news.push(StorageNews::Answered);
        }
        if self.agreed.is_on(stored.as_deref()) {
            return (StoredState::Agreed, outcome);
        }
        let Some(text) = stored else {
            self.agreed.on_no_text();
            if *mine == Workspace::default() {
                return (StoredState::Agreed, outcome);
            }
            return self.ask(outcome);
        };
        // Read after the work: whoever writes both writes it first.
        let origin = self.text(ORIGIN);
        let found = match workspace::parse(&text) {
            // A tab that wrote over damaged storage has set it aside, so nothing set aside means that storage was cleared.
            Ok(read)
                if read.unread.is_empty()
                    && self.agreed.is_strange(origin.as_deref())
                    && self.count_set_aside() == 0
                    && *mine != Workspace::default() =>
            {
                return self.ask(outcome);
            }
            Ok(read) if read.unread.is_empty() => {
                self.merge_in(mine, read.workspace, origin.clone(), &mut outcome);
                self.agreed.on_text(text, origin);
                StoredState::Agreed
            }
            _ if workspace::is_newer(&text) => {
                outcome.news.push(StorageNews::Newer { open: true });
                StoredState::HandsOff
            }
            Ok(read) => {
                let kept = self.set_aside(&text);
                let (theirs, known) = read.restored(self.agreed.work());
                outcome.news.push(StorageNews::partly(&read, known, kept.clone()));
                self.merge_in(mine, theirs, origin, &mut outcome);
                self.damaged(text, kept.is_some())
            }
            Err(reason) => {
                let kept = self.set_aside(&text);
                let found = self.damaged(text, kept.is_some());
                outcome.news.push(StorageNews::Unreadable { reason, open: true, kept });
                found
            }
        };
        (found, outcome)
    }

    /// Storage was cleared from outside: asks the user, and saves nothing until the answer.
    fn ask(&mut self, mut outcome: SyncResult) -> (StoredState, SyncResult) {
        self.is_held = true;
        outcome.news.push(StorageNews::Cleared);
        (StoredState::HandsOff, outcome)
    }

    /// Brings the work of another tab together with this tab's.
    fn merge_in(&mut self, mine: &Workspace, theirs: Workspace, origin: Option<String>, outcome: &mut SyncResult) {
        let (merged, kept_twice) = merge(&self.agreed.base(origin.as_deref()), mine, &theirs);
        self.agreed.on_work(Arc::new(theirs), origin);
        if merged != *mine {
            outcome.work = Some(merged);
            outcome.news.push(StorageNews::FromAnotherTab { kept_twice });
        }
    }

    /// What is stored cannot be read, all or in part: from here on it may be written over, if a copy of it is kept.
    fn damaged(&mut self, text: String, kept: bool) -> StoredState {
        if !kept {
            return StoredState::MustStay;
        }
        self.agreed.on_copy(text);
        StoredState::OnlyHere
    }

    fn set_aside(&self, text: &str) -> Option<String> {
        set_aside::keep(self.storage.as_ref()?, text)
    }

    /// Stores the work over what this tab and storage agreed on.
    ///
    /// # Errors
    /// Where there is no room; what was stored stays.
    fn write(&mut self, work: &Arc<Workspace>) -> Result<(), Refused> {
        let Some(storage) = &self.storage else { return Ok(()) };
        let text = workspace::write(work).to_string();
        if self.agreed.is_on(Some(&text)) {
            return Ok(());
        }
        if self.agreed.begins() {
            let origin = new_mark(&self.tab, &mut self.marks);
            // First: a tab that finds the new work must find its mark.
            storage.write(ORIGIN, &origin)?;
            self.agreed.on_origin(origin);
        }
        storage.write(WORK, &text)?;
        self.agreed.on_saved(text, work.clone());
        Ok(())
    }
}

/// A mark that was never used before, of a tab that has made so many.
fn new_mark(tab: &str, made: &mut u32) -> String {
    *made += 1;
    format!("{tab}.{made}")
}

/// Whether a stored text has every case of this work.
fn holds_all(text: &str, work: &Workspace) -> bool {
    let stored = workspace::parse(text).map(|read| read.workspace);
    stored.is_ok_and(|stored| work.cases().iter().all(|saved| stored.saved(saved.id) == Some(saved)))
}
