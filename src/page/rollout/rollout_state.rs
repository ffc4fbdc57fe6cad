//! What all parts of the rollout page share: the plan, the day, and what is open for editing.

use crate::model::Case;
use crate::model::date::Date;
use crate::model::rollout::{Gate, Plan, Task};
use crate::page::field::focus_soon;
use crate::page::ui::{Child, Element, html};
use crate::page::widgets::{button, edit_button};
use crate::page::{app, session};
use crate::state::{AppState, Session, UndoLabel};
use crate::text::gate::gate_state;
use leptos::prelude::*;
use std::sync::Arc;

/// The plan of the open case, today, and which task or gate is open for editing.
#[derive(Clone, Copy)]
pub(in crate::page) struct RolloutState {
    pub state: AppState,
    pub session: Session,
    pub plan: Memo<Arc<Plan>>,
    start: Memo<String>,
    /// Today, by the reader's calendar.
    pub today: RwSignal<Date>,
    /// The day against which tasks and gates are late.
    lateness_day: Memo<Date>,
    /// The id of the task or gate that is being edited: one at a time keeps a long list calm.
    pub open: RwSignal<Option<String>>,
}

impl RolloutState {
    pub(super) fn new() -> Self {
        let (state, session) = (app(), session());
        let (case, today) = (state.case(), session.today);
        Self {
            state,
            session,
            plan: state.slice(Case::plan),
            start: state.slice(|case| case.rollout.start.clone()),
            today,
            lateness_day: Memo::new(move |_| case.with(|case| case.lateness_day(today.get()))),
            open: RwSignal::new(None),
        }
    }

    pub(super) fn start(self) -> Date {
        self.start.with(|start| start.parse().unwrap_or(Date::MIN))
    }

    /// Reads the plan together with its first day and today.
    pub(super) fn read<T>(self, read: impl FnOnce(&Plan, Date, Date) -> T) -> T {
        let start = self.start();
        self.plan.with(|plan| read(plan, start, self.today.get()))
    }

    /// Reads the plan together with its first day and the day against which its tasks are late.
    pub(super) fn read_lateness<T>(self, read: impl FnOnce(&Plan, Date, Date) -> T) -> T {
        let start = self.start();
        self.plan.with(|plan| read(plan, start, self.lateness_day()))
    }

    /// The day against which tasks and gates are late.
    pub(super) fn lateness_day(self) -> Date {
        self.lateness_day.get()
    }

    /// What a gate says of its decision, or when it is due.
    pub(super) fn gate_state(self, gate: &Gate) -> String {
        self.plan.with(|plan| gate_state(plan, gate, self.start(), self.today.get(), self.lateness_day()))
    }

    /// A text about a task by its index in the plan; empty for a task that was just removed.
    pub(super) fn of_task(self, place: usize, say: impl FnOnce(&Task, Date, Date) -> String) -> String {
        self.read(|plan, start, today| plan.tasks.get(place).map(|task| say(task, start, today)).unwrap_or_default())
    }

    /// A text about a gate by its index in the plan; empty for a gate that was just removed.
    pub(super) fn of_gate(self, place: usize, say: impl FnOnce(&Gate, Date, Date) -> String) -> String {
        self.read(|plan, start, today| plan.gates.get(place).map(|gate| say(gate, start, today)).unwrap_or_default())
    }

    /// Changes the plan as a step that can be undone. `dyn`: a generic would be compiled once for each kind of change.
    pub(super) fn change(self, mark: UndoLabel, change: &mut dyn FnMut(&mut Plan)) {
        self.state.edit(mark, |case| case.change_plan(change));
    }

    pub(super) fn change_task(self, label: &str, id: &str, change: &dyn Fn(&mut Task)) {
        self.change(UndoLabel::step(label), &mut |plan| {
            plan.tasks.iter_mut().filter(|task| task.id == id).for_each(change);
        });
    }

    pub(super) fn change_gate(self, label: &str, id: &str, change: &dyn Fn(&mut Gate)) {
        self.change(UndoLabel::step(label), &mut |plan| {
            plan.gates.iter_mut().filter(|gate| gate.id == id).for_each(change);
        });
    }

    pub(super) fn is_open(self, id: &str) -> bool {
        self.open.with(|open| open.as_deref() == Some(id))
    }

    /// Opens a task or gate for editing, or closes it.
    pub(super) fn toggle(self, id: &str) {
        let open = (!self.open.with_untracked(|open| open.as_deref() == Some(id))).then(|| id.to_owned());
        self.open.set(open);
    }

    /// The button that opens and closes what edits a task or gate.
    pub(super) fn opener(self, key: String, element: String, name: impl Fn() -> String + Send + 'static) -> Element {
        let shown = key.clone();
        edit_button("button small plain", element, move || self.is_open(&shown), name, move || self.toggle(&key))
    }

    /// The button that closes an editor, and gives the focus back to the one that opens it.
    pub(super) fn closer(self, opener: String) -> Element {
        button("button small", "Close", move || {
            self.open.set(None);
            focus_soon(opener.clone());
        })
    }
}

/// The element of a part of a task.
pub(super) fn task_element(id: &str, part: &str) -> String {
    format!("task-{id}-{part}")
}

/// The key under which a gate is open: its id may be a task's too.
pub(super) fn gate_key(id: &str) -> String {
    format!("gate-{id}")
}

/// A status chip: a word with a colour and a shape of its own. Absent without a word.
pub(super) fn chip(class: &'static str, words: String) -> AnyView {
    (!words.is_empty()).then(|| html::span().class(class).child(words)).into_child()
}
