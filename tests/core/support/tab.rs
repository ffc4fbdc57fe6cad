//! A tab of the page without the page: the user's work, and the keeper that saves it.

use super::storage::Memory;
use async_roi::keeper::{Keeper, StorageNews, SyncResult};
use async_roi::model::{Input, Spread, Workspace};
use async_roi::state::{UndoLabel, Work};
use std::sync::Arc;

/// An open tab.
pub(crate) struct Tab {
    pub(crate) work: Work,
    keeper: Keeper<Memory>,
    /// What the user was told since the tab was opened.
    pub(crate) news: Vec<StorageNews>,
}

impl Tab {
    /// Opens the page.
    pub(crate) fn open(storage: &Memory, name: impl Into<String>) -> Self {
        Self::with(Some(storage.clone()), name.into())
    }

    /// Opens the page where the browser blocks storage.
    pub(crate) fn blocked() -> Self {
        Self::with(None, "blocked".into())
    }

    fn with(storage: Option<Memory>, name: String) -> Self {
        let mut keeper = Keeper::new(storage, name);
        let opened = keeper.open();
        Self { work: Work::new(opened.workspace), keeper, news: opened.news }
    }

    /// Saves the work; whether it is saved.
    pub(crate) fn save(&mut self) -> bool {
        self.act(Keeper::save)
    }

    /// Hears that another tab changed what is stored.
    pub(crate) fn storage_changed(&mut self) {
        self.act(Keeper::storage_changed);
    }

    /// Deletes a text that could not be read.
    pub(crate) fn forget(&mut self, name: &str) {
        self.act(|keeper, mine| keeper.forget(mine, name));
    }

    /// Saves again what was deleted outside the page.
    pub(crate) fn keep_after_clearing(&mut self) -> bool {
        self.act(Keeper::keep_after_clearing)
    }

    /// Deletes it in this tab too.
    pub(crate) fn drop_after_clearing(&mut self) {
        self.act(|keeper, _| keeper.drop_after_clearing());
    }

    /// Deletes everything in this browser.
    pub(crate) fn empty(&mut self) {
        self.act(|keeper, _| keeper.empty());
    }

    fn act(&mut self, act: impl FnOnce(&mut Keeper<Memory>, &Arc<Workspace>) -> SyncResult) -> bool {
        let SyncResult { saved, work, anew, news } = act(&mut self.keeper, self.work.workspace());
        if anew {
            self.work = Work::new(work.unwrap_or_default());
        } else if let Some(work) = work {
            self.work.edit_workspace(UndoLabel::step("changes of another tab"), |workspace| *workspace = work);
        }
        self.news.extend(news);
        saved
    }

    /// A text that is stored under a name.
    pub(crate) fn text(&self, name: &str) -> Option<String> {
        self.keeper.text(name)
    }

    /// Whether the page would save without an edit: storage does not have what is shown.
    pub(crate) fn is_unsaved(&self) -> bool {
        !self.keeper.has(self.work.workspace())
    }

    /// Changes the workspace.
    pub(crate) fn edit(&mut self, change: impl FnOnce(&mut Workspace)) {
        self.work.edit_workspace(UndoLabel::step("an edit"), change);
    }

    /// States how many people the open case has.
    pub(crate) fn state_people(&mut self, people: u32) {
        self.work.set(Input::parse("team.people").unwrap(), Spread::point(people.into()).unwrap());
    }

    /// The name and the number of people of each case.
    pub(crate) fn cases(&self) -> Vec<(String, u32)> {
        cases(self.work.workspace())
    }
}

/// The name and the number of people of each case.
pub(crate) fn cases(workspace: &Workspace) -> Vec<(String, u32)> {
    let case = |saved: &async_roi::model::SavedCase| {
        (saved.case.name.clone(), saved.case.team.people.spread().likely() as u32)
    };
    workspace.cases().iter().map(case).collect()
}
