//! The one place where the user's work lives, with one door to write and one to read.

use super::history::UndoLabel;
use super::session::Session;
use super::work::Work;
use crate::model::rollout::ExportedEvent;
use crate::model::{Case, Evaluation, Input, Simulation, Spread, View, Workspace};
use leptos::prelude::*;
use std::sync::Arc;

/// Simulates a case in a view; none where nothing in it is uncertain.
pub type Simulate = Arc<dyn Fn(&Case, View) -> Option<Simulation> + Send + Sync>;

/// The user's work, as signals.
#[derive(Clone, Copy)]
pub struct AppState {
    work: RwSignal<Work>,
    workspace: Memo<Arc<Workspace>>,
    case: Memo<Arc<Case>>,
    evaluation: Memo<Arc<Evaluation>>,
    currency: Memo<String>,
    simulation: Memo<Option<Arc<Simulation>>>,
}

impl AppState {
    /// The state that starts with this workspace; the simulation follows the view in sight.
    pub fn new(workspace: Workspace, session: Session) -> Self {
        let Session { view, simulate, .. } = session;
        let work = RwSignal::new(Work::new(workspace));
        let workspace = shared(move || work.with(|work| work.workspace().clone()));
        let case = shared(move || workspace.with(|workspace| workspace.case().clone()));
        let evaluation = shared(move || case.with(|case| Arc::new(Evaluation::of(case))));
        let currency = Memo::new(move |_| case.with(|case| case.currency.clone()));
        let simulation = Memo::new(move |_| {
            let answer = |simulate: &Simulate| case.with(|case| simulate(case, view.get()));
            simulate.with(|simulate| simulate.as_ref().and_then(answer)).map(Arc::new)
        });
        Self { work, workspace, case, evaluation, currency, simulation }
    }

    /// The same work for what is not in sight while somebody types: its case and figures follow in a later task, so that none takes
    /// long. `later` runs a call in a new task.
    #[must_use]
    pub fn following(self, later: fn(Box<dyn FnOnce()>)) -> Self {
        let now = move || (self.case.get(), self.evaluation.get(), self.simulation.get());
        let shown = RwSignal::new(untrack(now));
        Effect::new(move |before: Option<()>| {
            let now = now();
            if before.is_some() {
                // Its part of the page may be gone by then.
                later(Box::new(move || _ = shown.try_set(now)));
            }
        });
        Self {
            case: shared(move || shown.with(|(case, ..)| case.clone())),
            evaluation: shared(move || shown.with(|(_, evaluation, _)| evaluation.clone())),
            simulation: Memo::new(move |_| shown.with(|(.., simulation)| simulation.clone())),
            ..self
        }
    }

    /// Changes the open case, as a step that can be undone.
    pub fn edit(&self, mark: UndoLabel, change: impl FnOnce(&mut Case)) {
        self.edit_workspace(mark, |workspace| workspace.change(change));
    }

    /// Changes the workspace, as a step that can be undone.
    pub fn edit_workspace(&self, mark: UndoLabel, change: impl FnOnce(&mut Workspace)) {
        // Outside of the signal's lock: a change may read signals.
        let mut next = self.draft();
        change(&mut next);
        self.commit(next, mark);
    }

    // These two are code of their own, and not part of each edit: that is 1 kB less.
    #[inline(never)]
    fn draft(&self) -> Workspace {
        self.work.with_untracked(|work| Workspace::clone(work.workspace()))
    }

    #[inline(never)]
    fn commit(&self, next: Workspace, mark: UndoLabel) {
        self.work.maybe_update(|work| work.commit(next, mark));
    }

    /// Gives the plan of the open case its id in calendars, unless it has one: no step, and undo does not remove it.
    pub fn name_calendar(&self, name: &str) {
        self.work.update(|work| work.name_calendar(name));
    }

    /// Keeps what a calendar file shows of the plan in sight: no step, and undo does not take it back.
    pub fn record_export(&self, exported: Vec<ExportedEvent>) {
        self.work.update(|work| work.record_export(exported));
    }

    /// Sets one number to what the user typed. Keystrokes in one field are one step, until it is left.
    pub fn set(&self, input: Input, spread: Spread) {
        self.work.maybe_update(|work| work.set(input, spread));
    }

    /// A field was left: its next edit is a step of its own.
    pub fn seal(&self) {
        self.work.update_untracked(Work::seal);
    }

    /// Takes back the edits of the field that is being edited, as if there had been none.
    pub fn abandon(&self) {
        self.work.maybe_update(Work::abandon);
    }

    /// Starts anew with this workspace: nothing of before can be brought back.
    pub fn start_anew(&self, workspace: Workspace) {
        self.work.set(Work::new(workspace));
    }

    /// Takes the last step back; its name.
    pub fn undo(&self) -> Option<String> {
        self.work.try_update(Work::undo).flatten()
    }

    /// Does the last undone step again; its name.
    pub fn redo(&self) -> Option<String> {
        self.work.try_update(Work::redo).flatten()
    }

    /// What undo would take back.
    pub fn undo_label(&self) -> Option<String> {
        self.work.with(|work| work.undo_label().map(str::to_owned))
    }

    /// What redo would do again.
    pub fn redo_label(&self) -> Option<String> {
        self.work.with(|work| work.redo_label().map(str::to_owned))
    }

    /// Everything, tracked.
    pub fn workspace(&self) -> Arc<Workspace> {
        self.workspace.get()
    }

    /// Everything, not tracked.
    pub fn workspace_untracked(&self) -> Arc<Workspace> {
        self.workspace.get_untracked()
    }

    /// The case in sight.
    pub fn case(&self) -> Memo<Arc<Case>> {
        self.case
    }

    /// Its likely case.
    pub fn evaluation(&self) -> Memo<Arc<Evaluation>> {
        self.evaluation
    }

    /// The currency of its amounts. One for all fields: each that follows the case is asked at every keystroke.
    pub fn currency(&self) -> Memo<String> {
        self.currency
    }

    /// How sure its answer is in the view in sight; none where it is not known (yet).
    pub fn simulation(&self) -> Memo<Option<Arc<Simulation>>> {
        self.simulation
    }

    /// A shared part of the open case, which tells its readers only when it is another one.
    pub fn part<T: Send + Sync + 'static>(&self, part: fn(&Case) -> Arc<T>) -> Memo<Arc<T>> {
        let case = self.case;
        shared(move || case.with(|case| part(case)))
    }

    /// A part of the open case, which tells its readers only when it changes.
    pub fn slice<T: PartialEq + Send + Sync + 'static>(
        &self,
        part: impl Fn(&Case) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        let case = self.case;
        Memo::new(move |_| case.with(|case| part(case)))
    }
}

/// A memo of a shared value, which counts as changed when it is another allocation: an edit always makes one, and comparing
/// the pointers costs nothing.
fn shared<T: Send + Sync + 'static>(value: impl Fn() -> Arc<T> + Send + Sync + 'static) -> Memo<Arc<T>> {
    let differs = |before: Option<&Arc<T>>, now: Option<&Arc<T>>| match (before, now) {
        (Some(before), Some(now)) => !Arc::ptr_eq(before, now),
        _ => true,
    };
    Memo::new_with_compare(move |_| value(), differs)
}
