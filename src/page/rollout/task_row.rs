//! A task as a line: a box to tick, what it is, who does it by when.

use super::rollout_state::{Desk, chip, part};
use super::task_editor::editor;
use crate::model::rollout::{Task, TaskState};
use crate::model::shape::Choice;
use crate::page::ui::html;
use crate::text::rollout::{lateness, task_line, task_name};
use leptos::ev;
use leptos::prelude::*;

pub(super) fn row(desk: Desk, place: usize, id: &str) -> AnyView {
    let name = move || desk.of_task(place, |task, _, _| task_name(task));
    let (done, shown) = (id.to_owned(), id.to_owned());
    let is_done =
        move || desk.plan.with(|plan| plan.tasks.get(place).is_some_and(|task| task.state == TaskState::Done));
    let tick = html::input()
        .attr("type", "checkbox")
        .attr("id", part(id, "done"))
        .attr("aria-label", move || Some(format!("Done: {}", name())))
        .prop("checked", is_done)
        .on(ev::change, move |_| toggle(desk, &done));
    let line = move || desk.of_task(place, task_line);
    let edit = desk.opener(id.to_owned(), part(id, "edit"), name);
    html::li()
        .attr("data-state", move || Some(desk.of_task(place, |task, _, _| task.state.key().to_owned())))
        .child(tick)
        .child(html::p().class("what").child(name))
        .child(html::p().class("meta").child(line).child(move || note(desk, place)))
        .child(html::p().class("state").child(move || state(desk, place)))
        .child(edit)
        .child(move || desk.is_open(&shown).then(|| editor(desk, &shown)))
        .into_any()
}

fn note(desk: Desk, place: usize) -> Option<AnyView> {
    let note = desk.of_task(place, |task, _, _| task.note.clone());
    (!note.trim().is_empty()).then(|| html::span().class("note").child(note).into_any())
}

/// Late is what counts; else what is neither open nor done.
fn state(desk: Desk, place: usize) -> AnyView {
    desk.read(|plan, start, today| {
        let Some(task) = plan.tasks.get(place) else { return ().into_any() };
        match (lateness(task, start, today), task.state) {
            (Some(late), _) => chip("chip late", late),
            // The box to tick says these.
            (None, TaskState::ToDo | TaskState::Done) => ().into_any(),
            (None, state) => chip("chip", state.word().to_owned()),
        }
    })
}

fn toggle(desk: Desk, id: &str) {
    let turn = |task: &mut Task| {
        task.state = if task.state == TaskState::Done { TaskState::ToDo } else { TaskState::Done };
    };
    desk.change_task("the state of a task", id, &turn);
}
