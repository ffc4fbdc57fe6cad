//! The phases, each with its progress and its tasks.

use super::rollout_state::{RolloutState, task_element};
use super::task_row::task_row;
use crate::model::rollout::{ARTICLE_TASKS, Due, Phase, Plan, Task};
use crate::page::field::focus_soon;
use crate::page::ui::{Child, Element, fragment, html};
use crate::page::widgets::{button, section};
use crate::state::UndoLabel;
use crate::text::dates::{counted, date_without_year};
use leptos::prelude::*;

/// All phases, and an offer of the article's tasks that the plan lacks.
pub(super) fn phases(rollout: RolloutState) -> AnyView {
    // Rows are rebuilt only when rows are added, removed or moved: a rebuild at a keystroke would lose the focus.
    let order = Memo::new(move |_| rollout.plan.with(|plan| order(plan)));
    let list = move || {
        order.with(|_| ());
        let plan = rollout.plan.get_untracked();
        plan.phases
            .iter()
            .enumerate()
            .map(|(place, phase)| phase_section(rollout, place, phase, &plan))
            .collect::<Vec<_>>()
    };
    section("stack", "tasks-title", "Tasks").child(list).child(move || missing(rollout)).into_any()
}

/// The ids of each phase and of its tasks, in order.
fn order(plan: &Plan) -> Vec<(String, Vec<String>)> {
    let tasks =
        |phase: &Phase| plan.tasks.iter().filter(|task| task.phase == phase.id).map(|task| task.id.clone()).collect();
    plan.phases.iter().map(|phase| (phase.id.clone(), tasks(phase))).collect()
}

fn phase_section(rollout: RolloutState, place: usize, phase: &Phase, plan: &Plan) -> AnyView {
    let id = phase.id.clone();
    let title = move || rollout.read(|plan, _, _| plan.phases.get(place).map(phase_name));
    let goal = move || rollout.read(|plan, _, _| plan.phases.get(place).map(|phase| phase.goal.clone()));
    let mine = plan.tasks.iter().enumerate().filter(|(_, task)| task.phase == id);
    let rows: Vec<_> = mine.map(|(place, task)| task_row(rollout, place, &task.id)).collect();
    let none = rows.is_empty().then(|| html::li().class("quiet").child("No task in this phase."));
    html::section()
        .class("phase")
        .child(
            html::header()
                .child(html::h3().child(title))
                .child(html::p().class("quiet").child(move || span(rollout, place)))
                .child(progress(rollout, place)),
        )
        .child(html::p().class("goal quiet").child(goal))
        .child(html::ul().class("tasks").child(rows).child(none))
        .child(html::p().child(adder(rollout, id)))
        .into_any()
}

/// The title of a phase, or words for a missing one.
pub(super) fn phase_name(phase: &Phase) -> String {
    if phase.title.trim().is_empty() { "Untitled phase".to_owned() } else { phase.title.clone() }
}

/// `Days 1 to 30 · Jan 4 to Feb 2`.
fn span(rollout: RolloutState, place: usize) -> String {
    rollout.read(|plan, start, _| {
        let Some(span) = plan.spans().get(place).copied() else { return String::new() };
        let (first, last) = span.dates(start);
        format!("Days {} to {} · {} to {}", span.first, span.last, date_without_year(first), date_without_year(last))
    })
}

fn progress(rollout: RolloutState, place: usize) -> AnyView {
    let counts = move || {
        rollout.read_lateness(|plan, start, day| plan.progress(start, day).get(place).copied().unwrap_or_default())
    };
    let words = move || {
        let counts = counts();
        let late = if counts.late > 0 { format!(", {} late", counts.late) } else { String::new() };
        format!("{} of {} done{late}", counts.done, counted(counts.tasks, "task"))
    };
    let bar = move || {
        html::progress()
            .class("progress")
            .attr("aria-label", "Tasks done")
            .attr("max", move || Some(counts().tasks.max(1).to_string()))
            .attr("value", move || Some(counts().done.to_string()))
    };
    let any = Memo::new(move |_| counts().tasks > 0);
    (move || any.get().then(|| fragment([html::p().class("count").child(words).into_any(), bar().into_any()])))
        .into_child()
}

fn adder(rollout: RolloutState, phase: String) -> Element {
    let element = add_id(&phase);
    let full = move || rollout.plan.with(|plan| plan.tasks.len() >= Plan::MOST_TASKS);
    let title = move || full().then(|| format!("A plan holds at most {} tasks", Plan::MOST_TASKS));
    button("button small", "Add a task", move || add(rollout, &phase))
        .attr("id", element)
        .attr("aria-disabled", move || Some(full().to_string()))
        .attr("title", title)
}

pub(super) fn add_id(phase: &str) -> String {
    format!("phase-{phase}-add")
}

/// Adds a task that is due when its phase ends, and goes to its title.
fn add(rollout: RolloutState, phase: &str) {
    let mut added = None;
    rollout.change(UndoLabel::step("adding a task"), &mut |plan| {
        let last =
            plan.phases.iter().zip(plan.spans()).find(|(other, _)| other.id == phase).map_or(1, |(_, span)| span.last);
        added = plan.add_task(Task::new("", phase, Due::Day(last))).ok();
    });
    if let Some(id) = added {
        rollout.open.set(Some(id.clone()));
        focus_soon(task_element(&id, "title"));
    }
}

/// A button that adds the article's tasks that the plan lacks.
fn missing(rollout: RolloutState) -> Option<AnyView> {
    let (count, any) =
        rollout.plan.with(|plan| (ARTICLE_TASKS.iter().filter(|seed| !plan.has(seed)).count(), !plan.tasks.is_empty()));
    let adopt = move || {
        rollout.change(UndoLabel::step("adding the article’s tasks"), &mut |plan| plan.adopt_all(ARTICLE_TASKS));
    };
    let words = if any { "Not in this plan: " } else { "No task yet. Start with " };
    let offer = format!("{words}{} of the article’s rollout.", counted(count, "task"));
    let button = button("button small", "Add the article’s tasks", adopt);
    (count > 0).then(|| html::p().class("cluster").child(html::span().child(offer)).child(button).into_any())
}
