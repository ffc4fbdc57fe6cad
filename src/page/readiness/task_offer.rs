//! The offer of a suggested task to the rollout plan.

use crate::model::rollout::TaskSeed;
use crate::page::field::focus_soon;
use crate::page::ui::html;
use crate::page::{app, session};
use crate::state::{Page, UndoLabel};
use leptos::ev;
use leptos::prelude::*;

/// A button that adds the task to the plan, or a link to the plan that has it.
pub(super) fn task_offer(task: &'static TaskSeed) -> AnyView {
    let there = app().slice(move |case| case.plan().has(task));
    let id = format!("task-{}", task.origin);
    let content = move || if there.get() { way(id.clone(), task) } else { button(id.clone(), task) };
    html::p().child(content).into_any()
}

fn way(id: String, task: &TaskSeed) -> AnyView {
    let link = html::a().attr("id", id).attr("href", Page::Rollout.address("")).child("In the rollout");
    html::span().child(link).child(": ").child(task.title).child(".").into_any()
}

fn button(id: String, task: &'static TaskSeed) -> AnyView {
    let element = id.clone();
    let button = html::button().class("link").attr("id", id);
    button.on(ev::click, move |_| adopt(task, &element)).child("Add to the rollout: ").child(task.title).into_any()
}

fn adopt(task: &TaskSeed, element: &str) {
    let (mut refusal, session) = (None, session());
    app().edit(UndoLabel::step("adding a task to the rollout"), |case| {
        refusal = case.change_plan(|plan| plan.adopt(task)).err();
    });
    match refusal {
        None => session.say_undoable(format!("“{}” is in the rollout.", task.title)),
        Some(reason) => session.say(format!("Not added: {reason}.")),
    }
    focus_soon(element.to_owned());
}
