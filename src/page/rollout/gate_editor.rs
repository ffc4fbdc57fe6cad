//! A gate, open for editing.

use super::days_field::{DaysField, days_field};
use super::rollout_state::{RolloutState, gate_key};
use crate::model::Choice;
use crate::model::kpi::{BuiltInKpi, KpiId};
use crate::model::rollout::{Gate, GateCheck, GateRequirement};
use crate::page::choice::pick;
use crate::page::constant;
use crate::page::field::focus_soon;
use crate::page::text_field::name_in_row;
use crate::page::ui::{Element, html};
use crate::page::widgets::button;
use crate::state::UndoLabel;
use leptos::prelude::*;

/// The gate's day, the figures it asks for, and what can be done with it.
pub(super) fn gate_editor(rollout: RolloutState, place: usize, id: &str, name: Memo<String>) -> Element {
    let count = rollout.plan.get_untracked().gates.get(place).map_or(0, |gate| gate.checks.len());
    let rows: Vec<_> = (0..count).map(|check| check_row(rollout, place, id, check, name)).collect();
    html::div()
        .class("editor")
        .child(
            html::div().class("fields").child(html::div().class("stack-tight").child(day_of(rollout, place, id, name))),
        )
        .child(html::ul().class("rows").child(rows))
        .child(actions(rollout, id, name))
}

fn day_of(rollout: RolloutState, place: usize, id: &str, name: Memo<String>) -> AnyView {
    let written = id.to_owned();
    let set = move |day: u32| {
        rollout.change(UndoLabel::step("the day of a gate"), &mut |plan| plan.set_gate_day(&written, day));
        Ok(())
    };
    days_field(DaysField {
        id: format!("gate-{id}-day"),
        label: "Day of the rollout",
        name: name_in_row("Day of the rollout", name),
        get: Box::new(move || rollout.plan.with(|plan| plan.gates.get(place).map_or(0, |gate| gate.day))),
        set: Box::new(set),
    })
}

fn check_row(rollout: RolloutState, place: usize, id: &str, check: usize, name: Memo<String>) -> AnyView {
    let (ids, names) = kpi_choices(rollout, place, check);
    let called = move |label: &'static str| Memo::new(move |_| format!("{label} {}, {}", check + 1, name.get()));
    let at = move |read: &dyn Fn(&GateCheck) -> usize| {
        rollout.plan.with(|plan| plan.gates.get(place).and_then(|gate| gate.checks.get(check)).map_or(0, read))
    };
    let known = ids.clone();
    let kpi = Memo::new(move |_| at(&|check| known.iter().position(|id| *id == check.kpi).unwrap_or_default()));
    let needs = Memo::new(move |_| at(&|check| check.needs.place()));
    let gate = constant(id.to_owned());
    let change = move |act: &dyn Fn(&mut GateCheck)| {
        let act = |gate: &mut Gate| gate.checks.get_mut(check).into_iter().for_each(act);
        gate.with(|id| rollout.change_gate("what a gate asks for", id, &act));
    };
    let choose_kpi = Callback::new(move |chosen: usize| change(&|check| ids[chosen].clone_into(&mut check.kpi)));
    let choose_needs =
        Callback::new(move |chosen: usize| change(&|check| check.needs = GateRequirement::ALL[chosen].0));
    let words = GateRequirement::ALL.iter().map(|row| row.2.to_owned()).collect();
    let remove = move || {
        let act = |gate: &mut Gate| drop((check < gate.checks.len()).then(|| gate.checks.remove(check)));
        gate.with(|id| {
            rollout.change_gate("what a gate asks for", id, &act);
            focus_soon(format!("gate-{id}-ask"));
        });
    };
    let remove = button("button small danger", "Remove", remove);
    html::li()
        .class("row")
        .child(pick("Figure", called("Figure"), names, kpi, choose_kpi))
        .child(pick("Needs", called("Needs"), words, needs, choose_needs))
        .child(remove.attr("aria-label", move || Some(format!("Remove figure {}, {}", check + 1, name.get()))))
        .into_any()
}

/// The ids and names of the KPIs on the scorecard, and of the one that is asked for where it was removed.
fn kpi_choices(rollout: RolloutState, place: usize, check: usize) -> (Vec<KpiId>, Vec<String>) {
    let case = rollout.state.case().get_untracked();
    let kpis = case.implementation.scorecard.kpis().map(|kpi| (kpi.id.clone(), kpi.name.to_owned()));
    let (mut ids, mut names): (Vec<KpiId>, Vec<String>) = kpis.unzip();
    let asked = case.plan().gates.get(place).and_then(|gate| gate.checks.get(check)).map(|check| check.kpi.clone());
    if let Some(gone) = asked.filter(|id| !ids.contains(id)) {
        names.push(format!("“{gone}”, no longer on the scorecard"));
        ids.push(gone);
    }
    (ids, names)
}

fn actions(rollout: RolloutState, id: &str, name: Memo<String>) -> AnyView {
    let (asked, removed) = (id.to_owned(), id.to_owned());
    let ask = move || {
        let check = || GateCheck { kpi: BuiltInKpi::ResolutionTime.into(), needs: GateRequirement::Measured };
        rollout.change_gate("what a gate asks for", &asked, &|gate| {
            if gate.checks.len() < Gate::MOST_CHECKS {
                gate.checks.push(check());
            }
        });
        focus_soon(format!("gate-{asked}-ask"));
    };
    let remove = move || {
        rollout.open.set(None);
        rollout.change(UndoLabel::step("removing a gate"), &mut |plan| plan.gates.retain(|gate| gate.id != removed));
        rollout.session.say_undoable("Removed a gate.");
        focus_soon("gate-add".into());
    };
    let shown = id.to_owned();
    let full = move || {
        let asks = |gate: &Gate| gate.id == shown && gate.checks.len() >= Gate::MOST_CHECKS;
        Some(rollout.plan.with(|plan| plan.gates.iter().any(asks)).to_string())
    };
    let of = move |words: &'static str| move || Some(format!("{words}: {}", name.get()));
    html::div()
        .class("cluster")
        .child(
            button("button small", "Add a check", ask)
                .attr("id", format!("gate-{id}-ask"))
                .attr("aria-disabled", full)
                .attr("aria-label", of("Add a check")),
        )
        .child(button("button small danger", "Remove the gate", remove).attr("aria-label", of("Remove the gate")))
        .child(rollout.closer(format!("{}-edit", gate_key(id))).attr("aria-label", of("Close")))
        .into_any()
}
