//! Gates: what the figures say on a day, what stopping would leave unpaid by then, and what is decided.

use super::gate_editor::gate_editor;
use super::rollout_state::{RolloutState, chip, gate_key};
use crate::model::date::Date;
use crate::model::kpi::{KpiId, Scorecard};
use crate::model::rollout::{Gate, GateDecision, Plan, StoppingCost, review};
use crate::model::{Choice, NOTE, View};
use crate::page::field::focus_soon;
use crate::page::text_field::{TextField, date_field, name_in_row, text_area};
use crate::page::ui::{Element, html};
use crate::page::widgets::{button, section};
use crate::page::{format, today};
use crate::state::{Page, UndoLabel};
use crate::text::rollout::{gate_name, gate_suggestion, stopping_cost};
use leptos::prelude::*;

/// The decisions, each with the label of its button.
const ANSWERS: [(GateDecision, &str); 3] =
    [(GateDecision::Go, "Go on"), (GateDecision::Adjust, "Adjust"), (GateDecision::Stop, "Stop")];

pub(super) fn gates(rollout: RolloutState) -> AnyView {
    let order = Memo::new(move |_| {
        let key = |gate: &Gate| (gate.id.clone(), gate.checks.len());
        rollout.plan.with(|plan| plan.gates.iter().map(key).collect::<Vec<_>>())
    });
    let list = move || {
        order.with(|_| ());
        let plan = rollout.plan.get_untracked();
        plan.gates.iter().enumerate().map(|(place, gate)| card(rollout, place, gate)).collect::<Vec<_>>()
    };
    let none = move || {
        rollout
            .plan
            .with(|plan| plan.gates.is_empty())
            .then(|| html::p().class("quiet").child("This plan has no gates at which you decide whether to go on."))
    };
    section("stack", "gates-title", "Gates")
        .child(
            html::p().class("quiet").child("Days on which you review the figures and decide to go on, adjust or stop."),
        )
        .child(html::div().class("gates").child(list))
        .child(none)
        .child(html::p().child(adder(rollout)))
        .into_any()
}

fn adder(rollout: RolloutState) -> Element {
    let full = move || rollout.plan.with(|plan| plan.gates.len() >= Plan::MOST_GATES);
    let add = move || {
        let mut added = None;
        rollout.change(UndoLabel::step("adding a gate"), &mut |plan| added = plan.add_gate(plan.days()).ok());
        if let Some(id) = added {
            rollout.open.set(Some(gate_key(&id)));
            focus_soon(format!("gate-{id}-day"));
        }
    };
    button("button small", "Add a gate", add)
        .attr("id", "gate-add")
        .attr("aria-disabled", move || Some(full().to_string()))
}

fn card(rollout: RolloutState, place: usize, gate: &Gate) -> AnyView {
    let (id, key) = (gate.id.clone(), gate_key(&gate.id));
    let name = Memo::new(move |_| rollout.of_gate(place, |gate, start, _| gate_name(gate, start)));
    let shown = key.clone();
    let title = html::h3().attr("id", key.clone()).attr("tabindex", "-1").child(name);
    let edited = id.clone();
    let edit = rollout.opener(key.clone(), format!("{key}-edit"), move || format!("the gate on {}", name.get()));
    html::article()
        .class("gate")
        .attr("aria-labelledby", key.clone())
        .child(html::header().child(title).child(html::p().child(move || state(rollout, place))).child(edit))
        .child(move || checks(rollout, place))
        .child(cost(rollout, place))
        .child(decisions(rollout, place, &id, name))
        .child(move || decided(rollout, place, &id, name))
        .child(move || rollout.is_open(&shown).then(|| gate_editor(rollout, place, &edited, name)))
        .into_any()
}

fn state(rollout: RolloutState, place: usize) -> AnyView {
    rollout.read_lateness(|plan, start, lateness_day| {
        let Some(gate) = plan.gates.get(place) else { return ().into_any() };
        let class = match gate.decision {
            Some(GateDecision::Go) => "chip good",
            Some(GateDecision::Adjust) => "chip watch",
            Some(GateDecision::Stop) => "chip late",
            None if gate.date(start) < lateness_day => "chip late",
            None => "chip",
        };
        chip(class, rollout.gate_state(gate))
    })
}

/// What the gate asks, whether the readings give it, and what that suggests.
fn checks(rollout: RolloutState, place: usize) -> AnyView {
    let case = rollout.state.case().get();
    let card = &case.implementation.scorecard;
    rollout.plan.with(|plan| {
        let Some(gate) = plan.gates.get(place) else { return ().into_any() };
        let found = review(gate, |id| card.kpi(id).map(|kpi| card.standing(&kpi)));
        let asked = gate.checks.iter().zip(&found.passed).map(|(check, passed)| {
            let state = if *passed { chip("chip good", "yes".into()) } else { chip("chip", "not yet".into()) };
            html::li().child(format!("{} {} ", kpi_name(card, &check.kpi), check.needs.word())).child(state).into_any()
        });
        let says =
            gate_suggestion(found.suggestion, gate.checks.is_empty(), gate.date(rollout.start()) > rollout.today.get());
        let link = html::a().attr("href", Page::Scorecard.address("")).child("Scorecard");
        let list = html::ul().class("checks").child(asked.collect::<Vec<_>>());
        html::div().child(list).child(html::p().class("meta").child(says).child(" ").child(link)).into_any()
    })
}

fn kpi_name(card: &Scorecard, id: &KpiId) -> String {
    card.kpi(id).map_or_else(|| format!("“{id}”, which is no longer on the scorecard,"), |kpi| kpi.name.to_owned())
}

/// What stopping on this day would leave unpaid, as the case expects it: all of it, and what is cash.
fn cost(rollout: RolloutState, place: usize) -> AnyView {
    let told = move |view: View| {
        let day = rollout.plan.with(|plan| plan.gates.get(place).map_or(0, |gate| gate.day));
        let money = rollout.state.evaluation().with(|evaluation| StoppingCost::at(&evaluation.outcome(view).flow, day));
        let case = rollout.state.case().get();
        format::speak(&case.currency, |formatters| stopping_cost(money, view, formatters))
    };
    html::div()
        .class("stopping")
        .child(html::p().child(move || told(View::Full)))
        .child(html::p().class("meta").child(move || told(View::Cash)))
        .into_any()
}

/// The three buttons for the decision; the pressed one takes the decision back.
fn decisions(rollout: RolloutState, place: usize, id: &str, name: Memo<String>) -> AnyView {
    let choice = |(decision, words): &(GateDecision, &'static str)| {
        let (decision, id) = (*decision, id.to_owned());
        let is =
            move || rollout.plan.with(|plan| plan.gates.get(place).is_some_and(|gate| gate.decision == Some(decision)));
        let choose = move || {
            let next = (!leptos::prelude::untrack(is)).then_some(decision);
            rollout.change_gate("the decision at a gate", &id, &|gate| gate.decide(next, today()));
        };
        button("button", *words, choose).attr("aria-pressed", move || Some(is().to_string())).into_any()
    };
    html::div()
        .class("cluster decisions")
        .attr("role", "group")
        .attr("aria-label", move || Some(format!("Decision, {}", name.get())))
        .child(ANSWERS.iter().map(choice).collect::<Vec<_>>())
        .into_any()
}

/// When it was decided and why, once it is.
fn decided(rollout: RolloutState, place: usize, id: &str, name: Memo<String>) -> Option<AnyView> {
    let is_decided = rollout.plan.with(|plan| plan.gates.get(place).is_some_and(|gate| gate.decision.is_some()));
    is_decided.then(|| {
        let on = html::div().class("stack-tight").child(date_field(decided_on(id, name), true));
        html::div()
            .class("stack")
            .child(html::div().class("fields").child(on))
            .child(text_area(why(id, name)))
            .into_any()
    })
}

fn decided_on(id: &str, name: Memo<String>) -> TextField {
    let get = |gate: &Gate| gate.decided_on.map(|date| date.to_string()).unwrap_or_default();
    text(id, "decided", "Decided on", name, get, |gate, day| gate.decided_on = day.parse::<Date>().ok())
}

fn why(id: &str, name: Memo<String>) -> TextField {
    text(id, "note", "Why", name, |gate| gate.note.clone(), |gate, note| note.clone_into(&mut gate.note))
}

fn text(
    id: &str,
    part: &str,
    label: &'static str,
    name: Memo<String>,
    get: fn(&Gate) -> String,
    set: fn(&mut Gate, &str),
) -> TextField {
    let (read, written) = (id.to_owned(), id.to_owned());
    TextField {
        id: format!("gate-{id}-{part}"),
        label,
        name: name_in_row(label, name),
        limit: NOTE,
        get: Box::new(move |case| case.plan().gates.iter().find(|gate| gate.id == read).map(get).unwrap_or_default()),
        set: Box::new(move |case, text| {
            let chosen = |gate: &&mut Gate| gate.id == written;
            case.change_plan(|plan| plan.gates.iter_mut().filter(chosen).for_each(|gate| set(gate, &text)));
        }),
    }
}
