//! The status of the rollout: what is late and whose it is, then what is due next.

use super::rollout_state::{RolloutState, chip, gate_key, task_element};
use crate::browser::dom;
use crate::model::Case;
use crate::model::rollout::{Gate, Plan, Task};
use crate::page::ui::{Element, fragment, html};
use crate::page::widgets::button;
use crate::state::Page;
use crate::text::date_with_year;
use crate::text::dates::days;
use crate::text::gate::gate_name;
use crate::text::rollout::{current_day, lateness, task_line, task_name, task_progress};
use leptos::prelude::*;

/// The most late and the most upcoming tasks that are listed; the phases below list all.
const LATE: usize = 8;
const NEXT: usize = 3;

pub(super) fn status(rollout: RolloutState) -> AnyView {
    let unplanned = rollout.state.slice(Case::is_rollout_unplanned);
    html::section()
        .class("now stack")
        .attr("aria-label", "Status")
        .child(move || if unplanned.get() { begin(rollout) } else { standing(rollout) })
        .into_any()
}

/// While the plan is the one that every new case has: what makes it the team's own. Nothing of it is called late yet.
fn begin(rollout: RolloutState) -> AnyView {
    let words = move || {
        rollout.read(|plan, start, _| {
            format!(
                "The tasks below are the article’s, over {} from {}. Set your first day, and all dates move with it. \
                 Then name an owner for each task.",
                days(plan.days()),
                date_with_year(start)
            )
        })
    };
    let set = || _ = dom::reveal("rollout-start");
    html::div()
        .class("start stack")
        .child(html::h2().child("Make this plan yours"))
        .child(html::p().child(words))
        .child(html::p().child(button("button primary", "Set the first day", set)))
        .into_any()
}

fn standing(rollout: RolloutState) -> AnyView {
    let moment = move || rollout.read(current_day);
    let sentence = html::p().class("sentence").child(moment);
    let standing = html::p().class("standing").child(move || rollout.read(task_progress));
    fragment([
        html::div().child(sentence).child(standing).into_any(),
        html::div().class("due-lists").child(move || late(rollout)).child(move || next(rollout)).into_any(),
    ])
}

fn late(rollout: RolloutState) -> Option<Element> {
    rollout.read(|plan, start, today| {
        let late = plan.late(start, today);
        let gates: Vec<&Gate> = plan.overdue_gates(start, today).collect();
        if late.is_empty() && gates.is_empty() {
            return None;
        }
        let decide = |gate: &&Gate| waiting_gate(rollout, gate);
        let tasks = late.iter().take(LATE).map(|task| item(rollout, task));
        let more = late.len().saturating_sub(LATE);
        let more = (more > 0).then(|| html::li().class("quiet").child(format!("and {more} more, below")).into_any());
        let items: Vec<_> = gates.iter().map(decide).chain(tasks).chain(more).collect();
        Some(
            html::div()
                .class("stack-tight")
                .child(html::h2().child("Late"))
                .child(html::ul().class("due late").child(items)),
        )
    })
}

fn next(rollout: RolloutState) -> Option<Element> {
    rollout.read(|plan, start, today| {
        let next: Vec<_> = plan.upcoming(start, today).into_iter().take(NEXT).map(|task| item(rollout, task)).collect();
        let list = |items| {
            html::div().class("stack-tight").child(html::h2().child("Next")).child(html::ul().class("due").child(items))
        };
        (!next.is_empty()).then(|| list(next)).or_else(|| all_done(plan))
    })
}

fn all_done(plan: &Plan) -> Option<Element> {
    let any = !plan.tasks.is_empty() && plan.tasks.iter().all(|task| !task.state.is_open());
    any.then(|| html::p().child("All tasks are done. The scorecard shows the results."))
}

fn item(rollout: RolloutState, task: &Task) -> AnyView {
    let (start, today) = (rollout.start(), rollout.today.get());
    let link = html::a().attr("href", Page::Rollout.address(&task_element(&task.id, "edit"))).child(task_name(task));
    html::li()
        .child(html::p().class("what").child(link))
        .child(html::p().class("meta").child(task_line(task, start, today)))
        .child(chip("chip late", lateness(task, start, today).unwrap_or_default()))
        .into_any()
}

fn waiting_gate(rollout: RolloutState, gate: &Gate) -> AnyView {
    let start = rollout.start();
    let link = html::a().attr("href", Page::Rollout.address(&gate_key(&gate.id)));
    html::li()
        .child(html::p().class("what").child(link.child(format!("Decide at the gate: {}", gate_name(gate, start)))))
        .child(html::p().class("meta").child("Go on, adjust or stop"))
        .child(chip("chip late", rollout.gate_state(gate)))
        .into_any()
}
