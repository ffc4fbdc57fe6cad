//! A task as a row: done or not, title, owner and due date.

use super::rollout_state::{RolloutState, chip, task_element};
use super::task_editor::task_editor;
use crate::model::Choice;
use crate::model::rollout::{Task, TaskState};
use crate::page::ui::html;
use crate::page::widgets::tick;
use crate::text::rollout::{lateness, task_line, task_name};
use leptos::prelude::*;

pub(super) fn task_row(rollout: RolloutState, place: usize, id: &str) -> AnyView {
    let name = move || rollout.of_task(place, |task, _, _| task_name(task));
    let (done, shown) = (id.to_owned(), id.to_owned());
    let is_done =
        move || rollout.plan.with(|plan| plan.tasks.get(place).is_some_and(|task| task.state == TaskState::Done));
    let tick = tick(is_done, move |_| toggle(rollout, &done))
        .attr("id", task_element(id, "done"))
        .attr("aria-label", move || Some(format!("Done: {}", name())));
    let line = move || rollout.of_task(place, task_line);
    let edit = rollout.opener(id.to_owned(), task_element(id, "edit"), name);
    html::li()
        .attr("data-state", move || Some(rollout.of_task(place, |task, _, _| task.state.key().to_owned())))
        .child(tick)
        .child(html::p().class("what").child(name))
        .child(html::p().class("meta").child(line).child(move || note(rollout, place)))
        .child(html::p().class("state").child(move || state(rollout, place)))
        .child(edit)
        .child(move || rollout.is_open(&shown).then(|| task_editor(rollout, &shown)))
        .into_any()
}

fn note(rollout: RolloutState, place: usize) -> Option<AnyView> {
    let note = rollout.of_task(place, |task, _, _| task.note.clone());
    (!note.trim().is_empty()).then(|| html::span().class("note").child(note).into_any())
}

/// A chip for late tasks, else for states that the check box does not show.
fn state(rollout: RolloutState, place: usize) -> AnyView {
    rollout.read_lateness(|plan, start, lateness_day| {
        let Some(task) = plan.tasks.get(place) else { return ().into_any() };
        match (lateness(task, start, lateness_day), task.state) {
            (Some(late), _) => chip("chip late", late),
            // The check box shows these two.
            (None, TaskState::ToDo | TaskState::Done) => ().into_any(),
            (None, state) => chip("chip", state.word().to_owned()),
        }
    })
}

fn toggle(rollout: RolloutState, id: &str) {
    let turn = |task: &mut Task| {
        task.state = if task.state == TaskState::Done { TaskState::ToDo } else { TaskState::Done };
    };
    rollout.change_task("the state of a task", id, &turn);
}
