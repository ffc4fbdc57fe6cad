//! Gates: what is checked on a day, what is suggested and why, what going on is worth, and what is decided.

use super::gate_editor::gate_editor;
use super::rollout_state::{RolloutState, chip, gate_key};
use crate::model::date::Date;
use crate::model::rollout::{CheckState, Gate, GateDecision, Plan};
use crate::model::{LINE, NOTE};
use crate::page::field::focus_soon;
use crate::page::gate_prospects::{GateProspects, ways};
use crate::page::text_field::{TextField, date_field, name_in_row, text_area, text_line};
use crate::page::today;
use crate::page::ui::{Element, html};
use crate::page::widgets::{button, section};
use crate::state::{Page, UndoLabel};
use crate::text::gate::{
    check_word, figures_words, gate_check, gate_name, gate_suggestion, outlook_words, spent_words,
};
use leptos::prelude::*;

/// The decisions, each with the label of its button.
const ANSWERS: [(GateDecision, &str); 3] =
    [(GateDecision::Go, "Go on"), (GateDecision::Adjust, "Adjust"), (GateDecision::Stop, "Stop")];

pub(in crate::page) fn gates(rollout: RolloutState) -> AnyView {
    let prospects = GateProspects::follow();
    let order = Memo::new(move |_| {
        let key = |gate: &Gate| (gate.id.clone(), gate.checks.len());
        rollout.plan.with(|plan| plan.gates.iter().map(key).collect::<Vec<_>>())
    });
    let list = move || {
        order.with(|_| ());
        let plan = rollout.plan.get_untracked();
        plan.gates.iter().enumerate().map(|(place, gate)| card(rollout, prospects, place, gate)).collect::<Vec<_>>()
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

fn card(rollout: RolloutState, prospects: GateProspects, place: usize, gate: &Gate) -> AnyView {
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
        .child(move || review(rollout, prospects, place))
        .child(decisions(rollout, prospects, place, &id, name))
        .child(move || decided(rollout, prospects, place, &id, name))
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
            None if gate.date(start) < lateness_day && !plan.is_passed_over(gate) => "chip late",
            None => "chip",
        };
        chip(class, rollout.gate_state(gate))
    })
}

/// What the gate asks and whether the readings give it; while it is open, what is suggested and why, and what going on is worth.
fn review(rollout: RolloutState, prospects: GateProspects, place: usize) -> AnyView {
    let gate = rollout.plan.with(|plan| plan.gates.get(place).cloned());
    let Some(gate) = gate else { return ().into_any() };
    prospects.say(&gate, &|review, context, numbers| {
        let lateness_day = context.case.lateness_day(context.today);
        let next = context.plan.next_gate(context.start, lateness_day);
        let is_next = next.is_some_and(|next| next.id == gate.id);
        let elsewhere = next.filter(|_| !is_next && review.to_come.is_some()).map(|next| {
            let way = html::a().attr("href", Page::Rollout.address(&gate_key(&next.id)));
            let way = way.child(gate_name(next, context.start));
            html::p().class("meta").child("What going on is worth: see the next decision, ").child(way).child(".")
        });
        let card = &context.case.implementation.scorecard;
        let asked = gate.checks.iter().zip(&review.checks).map(|(check, state)| {
            let class = match state {
                CheckState::Passed => "chip good",
                CheckState::Failed => "chip late",
                CheckState::NotMeasured => "chip",
            };
            let state = chip(class, check_word(*state).into());
            html::li().child(format!("{} ", gate_check(check, card))).child(state).into_any()
        });
        let list = html::ul().class("checks").child(asked.collect::<Vec<_>>());
        if gate.decision.is_some() || context.plan.is_passed_over(&gate) {
            return html::div().child(list).into_any();
        }
        let suggestion = gate_suggestion(&gate, review, context, numbers);
        let worth = (is_next && review.to_come.is_some()).then(|| {
            let spent = spent_words(review.spent, numbers);
            html::p().class("meta").child(outlook_words(review, numbers)).child(" ").child(spent)
        });
        html::div()
            .class("stack-tight")
            .child(list)
            .child(html::p().class("suggestion").child(suggestion))
            .child(ways(review, context))
            .child(worth)
            .child(elsewhere)
            .into_any()
    })
}

/// The three buttons for the decision; the pressed one takes the decision back.
fn decisions(rollout: RolloutState, prospects: GateProspects, place: usize, id: &str, name: Memo<String>) -> AnyView {
    let choice = |(decision, words): &(GateDecision, &'static str)| {
        let (decision, id) = (*decision, id.to_owned());
        let is =
            move || rollout.plan.with(|plan| plan.gates.get(place).is_some_and(|gate| gate.decision == Some(decision)));
        let choose = move || {
            let next = (!leptos::prelude::untrack(is)).then_some(decision);
            let figures = prospects.figures();
            rollout.change_gate("the decision at a gate", &id, &|gate| {
                gate.decide(next, today(), figures.clone());
            });
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

/// When, by whom and why it was decided, and the figures of that day, once it is.
fn decided(
    rollout: RolloutState,
    prospects: GateProspects,
    place: usize,
    id: &str,
    name: Memo<String>,
) -> Option<AnyView> {
    let decided = |gate: &Gate| gate.decision.is_some().then(|| gate.figures.clone());
    let figures = rollout.plan.with(|plan| plan.gates.get(place).and_then(decided))?;
    let figures = figures.map(|figures| prospects.speak(|numbers| figures_words(&figures, numbers)));
    Some({
        let on = html::div().class("stack-tight").child(date_field(decided_on(id, name), true));
        let by = html::div().class("stack-tight").child(text_line(decided_by(id, name)));
        html::div()
            .class("stack")
            .child(html::div().class("fields").child(on).child(by))
            .child(text_area(why(id, name)))
            .child(figures.map(|words| html::p().class("meta").child(words)))
            .into_any()
    })
}

fn decided_on(id: &str, name: Memo<String>) -> TextField {
    let get = |gate: &Gate| gate.decided_on.map(|date| date.to_string()).unwrap_or_default();
    text(id, "decided", "Decided on", name, get, |gate, day| gate.decided_on = day.parse::<Date>().ok())
}

fn decided_by(id: &str, name: Memo<String>) -> TextField {
    let set = |gate: &mut Gate, by: &str| by.clone_into(&mut gate.decided_by);
    TextField { limit: LINE, ..text(id, "by", "Decided by", name, |gate| gate.decided_by.clone(), set) }
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
