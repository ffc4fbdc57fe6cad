//! The user's work and how it came to be: the rules of editing, without signals.

use super::history::{History, UndoLabel};
use crate::model::rollout::ExportedEvent;
use crate::model::{Case, Input, Origin, Spread, Workspace};
use std::sync::Arc;

/// The workspace and its history, with one door to write.
#[derive(Clone, Debug)]
pub struct Work {
    history: History<Workspace>,
}

impl Work {
    /// Work that starts with this workspace.
    pub fn new(workspace: Workspace) -> Self {
        Self { history: History::new(workspace) }
    }

    /// The workspace as it is now.
    pub fn workspace(&self) -> &Arc<Workspace> {
        self.history.present()
    }

    /// Changes the workspace, as a step that can be undone. False where nothing changed: that is no step.
    pub fn edit_workspace(&mut self, mark: UndoLabel, change: impl FnOnce(&mut Workspace)) -> bool {
        let mut next = Workspace::clone(self.workspace());
        change(&mut next);
        self.commit(next, mark)
    }

    /// Makes `next` the workspace, as a step that can be undone. False where it equals the one now: that is no step.
    pub fn commit(&mut self, next: Workspace, mark: UndoLabel) -> bool {
        self.history.commit(next, mark)
    }

    /// Changes the open case, as a step that can be undone. False where nothing changed.
    pub fn edit(&mut self, mark: UndoLabel, change: impl FnOnce(&mut Case)) -> bool {
        self.edit_workspace(mark, |workspace| workspace.change(change))
    }

    /// Sets one number of the open case to what the user typed. Keystrokes in one field are one step, until it is left.
    pub fn set(&mut self, input: Input, spread: Spread) -> bool {
        let mark = UndoLabel::field(input.field.label, input.to_string());
        self.edit(mark, |case| case.set(input, spread, Origin::Typed))
    }

    /// Gives the plan of the open case its id in calendars, unless it has one. It is no step and holds in all of them:
    /// exported events carry the id, and another one would duplicate every event.
    pub fn name_calendar(&mut self, name: &str) {
        let id = self.workspace().active();
        self.history.amend(|workspace| workspace.name_calendar(id, name));
    }

    /// Keeps what a calendar file shows of the plan in sight, which has its calendar id. It is no step and holds in all of them:
    /// undo does not change the calendar into which the file was brought, so it must not take a sequence number back.
    pub fn record_export(&mut self, exported: Vec<ExportedEvent>) {
        let exported = Arc::new(exported);
        let calendar = self.workspace().case().plan().calendar.clone();
        self.history.amend(|workspace| workspace.record_export(&calendar, &exported));
    }

    /// A field was left: its next edit is a step of its own.
    pub fn seal(&mut self) {
        self.history.seal();
    }

    /// Takes back the edits of the field that is being edited, as if there had been none. False where there is none.
    pub fn abandon(&mut self) -> bool {
        self.history.abandon()
    }

    /// Takes the last step back; its name.
    pub fn undo(&mut self) -> Option<String> {
        self.history.undo()
    }

    /// Does the last undone step again; its name.
    pub fn redo(&mut self) -> Option<String> {
        self.history.redo()
    }

    /// What undo would take back.
    pub fn undo_label(&self) -> Option<&str> {
        self.history.undo_label()
    }

    /// What redo would do again.
    pub fn redo_label(&self) -> Option<&str> {
        self.history.redo_label()
    }
}

#[cfg(test)]
mod tests;
