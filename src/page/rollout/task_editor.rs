//! A task, open for editing.

use super::phases::{add_id, phase_name};
use super::rollout_state::{RolloutState, task_element};
use crate::model::date::Date;
use crate::model::rollout::{Due, Plan, Task, TaskState};
use crate::model::{Case, Choice, LINE, NOTE};
use crate::page::choice::pick;
use crate::page::constant;
use crate::page::field::focus_soon;
use crate::page::text_field::{TextField, date_field, name_in_row, text_area, text_line};
use crate::page::ui::{Element, fragment, html};
use crate::page::widgets::{button, tick};
use crate::state::UndoLabel;
use crate::text::rollout::task_name;
use leptos::prelude::*;

/// The fields of a task, and what can be done with it.
pub(super) fn task_editor(rollout: RolloutState, id: &str) -> Element {
    let name = called(rollout, id);
    let fields = html::div()
        .class("fields")
        .child(text_line(text(id, "owner", "Owner", name_in_row("Owner", name), &OWNER)))
        .child(due(id, name))
        .child(state(rollout, id, name))
        .child(phase(rollout, id, name));
    html::div()
        .class("editor")
        .child(text_line(text(id, "title", "Task", constant(String::new()), &TITLE)))
        .child(fields)
        .child(text_area(text(id, "note", "Note", name_in_row("Note", name), &WHY)))
        .child(keep(rollout, id, name))
        .child(actions(rollout, id, name))
}

fn called(rollout: RolloutState, id: &str) -> Memo<String> {
    let id = id.to_owned();
    Memo::new(move |_| rollout.plan.with(|plan| plan.task(&id).map(task_name).unwrap_or_default()))
}

/// A text of a task: its length limit, and how it is read and written.
struct TaskText {
    limit: usize,
    slot: fn(&mut Task) -> &mut String,
    get: fn(&Task) -> &str,
}

const TITLE: TaskText = TaskText { limit: LINE, slot: |task| &mut task.title, get: |task| &task.title };
const OWNER: TaskText = TaskText { limit: LINE, slot: |task| &mut task.owner, get: |task| &task.owner };
const WHY: TaskText = TaskText { limit: NOTE, slot: |task| &mut task.note, get: |task| &task.note };

fn text(id: &str, name: &str, label: &'static str, called: Memo<String>, of: &TaskText) -> TextField {
    let (read, written) = (id.to_owned(), id.to_owned());
    let TaskText { limit, slot, get } = *of;
    TextField {
        id: task_element(id, name),
        label,
        name: called,
        limit,
        get: Box::new(move |case| case.plan().task(&read).map(|task| get(task).to_owned()).unwrap_or_default()),
        set: Box::new(move |case, text| edit(case, &written, |task| text.clone_into(slot(task)))),
    }
}

fn edit(case: &mut Case, id: &str, change: impl FnMut(&mut Task)) {
    case.change_plan(|plan| plan.tasks.iter_mut().filter(|task| task.id == id).for_each(change));
}

fn due(id: &str, name: Memo<String>) -> AnyView {
    let (read, written) = (id.to_owned(), id.to_owned());
    let get = move |case: &Case| {
        let start = case.first_day();
        case.plan().task(&read).map(|task| task.due.date(start).to_string()).unwrap_or_default()
    };
    let set = move |case: &mut Case, day: String| {
        let start = case.first_day();
        if let Ok(date) = day.parse::<Date>() {
            edit(case, &written, |task| task.due = task.due.put_on(date, start));
        }
    };
    let text = TextField {
        id: task_element(id, "due"),
        label: "Due",
        name: name_in_row("Due", name),
        limit: 10,
        get: Box::new(get),
        set: Box::new(set),
    };
    html::div().class("stack-tight").child(date_field(text, false)).into_any()
}

fn state(rollout: RolloutState, id: &str, name: Memo<String>) -> AnyView {
    let (read, written) = (id.to_owned(), id.to_owned());
    let place = move |plan: &Plan| plan.task(&read).map_or(0, |task| task.state.place());
    let chosen = Memo::new(move |_| rollout.plan.with(|plan| place(plan)));
    let choose = Callback::new(move |place: usize| {
        rollout.change_task("the state of a task", &written, &|task| task.state = TaskState::ALL[place].0);
    });
    let words = TaskState::ALL.iter().map(|row| row.2.to_owned()).collect();
    pick("State", name_in_row("State", name), words, chosen, choose)
}

/// The phase. Another phase rebuilds the row there, so the focus is set again.
fn phase(rollout: RolloutState, id: &str, name: Memo<String>) -> AnyView {
    let (read, written) = (id.to_owned(), id.to_owned());
    let place = move |plan: &Plan| {
        let phase = plan.task(&read).map(|task| task.phase.as_str());
        plan.phases.iter().position(|other| Some(other.id.as_str()) == phase).unwrap_or_default()
    };
    let chosen = Memo::new(move |_| rollout.plan.with(|plan| place(plan)));
    let choose = Callback::new(move |place: usize| {
        rollout.change(UndoLabel::step("moving a task"), &mut |plan| {
            if let Some(phase) = plan.phases.get(place).map(|phase| phase.id.clone()) {
                // Both are there: they have just been read.
                let _ = plan.move_task(&written, &phase, usize::MAX);
            }
        });
        focus_soon(task_element(&written, "edit"));
    });
    // One text, so that the list is rebuilt for changed titles only.
    let titles =
        Memo::new(move |_| rollout.plan.with(|plan| plan.phases.iter().map(phase_name).collect::<Vec<_>>().join("\n")));
    let list = move || {
        let words = titles.with(|titles| titles.split('\n').map(str::to_owned).collect());
        pick("Phase", name_in_row("Phase", name), words, chosen, choose)
    };
    list.into_any()
}

/// Whether the date stays where it is when the rollout starts on another day or takes longer.
fn keep(rollout: RolloutState, id: &str, name: Memo<String>) -> AnyView {
    let (read, written) = (id.to_owned(), id.to_owned());
    let is_kept = move |plan: &Plan| plan.task(&read).is_some_and(|task| matches!(task.due, Due::On(_)));
    let toggle = move |_| {
        let start = rollout.start();
        let turn = |task: &mut Task| {
            task.due = match task.due {
                Due::Day(_) => Due::On(task.due.date(start)),
                Due::On(date) => Due::moving(date, start),
            };
        };
        rollout.change_task("whether a date moves along", &written, &turn);
    };
    let tick = tick(move || rollout.plan.with(|plan| is_kept(plan)), toggle).attr("id", task_element(id, "keep"));
    let of = html::span().class("visually-hidden").child(move || format!(", {}", name.get()));
    let words = html::span().child("This date stays when the first day or a phase changes").child(of);
    html::label().class("check").child(tick).child(words).into_any()
}

fn actions(rollout: RolloutState, id: &str, name: Memo<String>) -> AnyView {
    let removed = id.to_owned();
    let remove = button("button small danger", "Remove", move || remove(rollout, &removed))
        .attr("aria-label", move || Some(format!("Remove {}", name.get())));
    let close = rollout.closer(task_element(id, "edit"));
    let movers = fragment([mover(rollout, id, name, true), mover(rollout, id, name, false)]);
    html::div()
        .class("cluster")
        .child(movers)
        .child(remove)
        .child(close.attr("aria-label", move || Some(format!("Close {}", name.get()))))
        .into_any()
}

fn mover(rollout: RolloutState, id: &str, name: Memo<String>, up: bool) -> AnyView {
    let (words, ending) = if up { ("Move up", "up") } else { ("Move down", "down") };
    let (moved, asked) = (id.to_owned(), id.to_owned());
    let shift = move || {
        rollout.change(UndoLabel::step("moving a task"), &mut |plan| {
            plan.shift_task(&moved, up);
        });
        focus_soon(task_element(&moved, ending));
    };
    let stuck = move || !rollout.plan.with(|plan| plan.can_shift(&asked, up));
    button("button small", words, shift)
        .attr("id", task_element(id, ending))
        .attr("aria-disabled", move || Some(stuck().to_string()))
        .attr("aria-label", move || Some(format!("{words}: {}", name.get())))
        .into_any()
}

/// Takes a task out; the focus goes to the next in its phase, to the one before, or to the button that adds one.
fn remove(rollout: RolloutState, id: &str) {
    let plan = rollout.plan.get_untracked();
    let Some(task) = plan.task(id) else { return };
    let fellows: Vec<&Task> = plan.tasks.iter().filter(|other| other.phase == task.phase).collect();
    let place = fellows.iter().position(|other| other.id == id).unwrap_or_default();
    let heir = fellows.get(place + 1).or_else(|| fellows.get(place.checked_sub(1)?));
    let next = heir.map_or_else(|| add_id(&task.phase), |heir| task_element(&heir.id, "edit"));
    rollout.open.set(None);
    rollout.change(UndoLabel::step("removing a task"), &mut |plan| {
        plan.remove_task(id);
    });
    rollout.session.say_undoable(format!("Removed “{}”.", task_name(task)));
    focus_soon(next);
}
