//! Gates: what the figures say on a day, what stopping would leave unpaid by then, and what is decided.

use super::days::{Days, days};
use super::desk::{Desk, chip, focus, gate_key, small_button};
use crate::model::View;
use crate::model::date::Date;
use crate::model::kpi::Scorecard;
use crate::model::rollout::{Check, Decision, Gate, MOST_CHECKS, MOST_GATES, Needs, Stopping, review};
use crate::model::shape::{Choice, NOTE};
use crate::page::choice::pick;
use crate::page::form::{Text, area, day};
use crate::page::part::stressed;
use crate::page::ui::{Element, html};
use crate::page::{constant, format};
use crate::state::{Mark, Page};
use crate::text::rollout::{gate_name, gate_state, gate_suggestion, stopping_cost};
use leptos::prelude::*;

/// What can be decided, as its button says it.
const ANSWERS: [(Decision, &str); 3] =
    [(Decision::Go, "Go on"), (Decision::Adjust, "Adjust"), (Decision::Stop, "Stop")];

/// The heading and all gates.
pub(super) fn gates(desk: Desk) -> AnyView {
    let order = Memo::new(move |_| {
        let key = |gate: &Gate| (gate.id.clone(), gate.checks.len());
        desk.plan.with(|plan| plan.gates.iter().map(key).collect::<Vec<_>>())
    });
    let list = move || {
        order.with(|_| ());
        let plan = desk.plan.get_untracked();
        plan.gates.iter().enumerate().map(|(place, gate)| card(desk, place, gate)).collect::<Vec<_>>()
    };
    let none = move || {
        desk.plan
            .with(|plan| plan.gates.is_empty())
            .then(|| html::p().class("quiet").child("No gate: nothing in this plan asks whether to go on."))
    };
    html::section()
        .class("stack")
        .attr("aria-labelledby", "gates-title")
        .child(html::h2().attr("id", "gates-title").child("Gates"))
        .child(
            html::p()
                .class("quiet")
                .child("Days on which the figures are looked at and somebody decides: go on, adjust or stop."),
        )
        .child(html::div().class("gates").child(list))
        .child(none)
        .child(html::p().child(adder(desk)))
        .into_any()
}

fn adder(desk: Desk) -> Element {
    let full = move || desk.plan.with(|plan| plan.gates.len() >= MOST_GATES);
    let add = move || {
        let mut added = None;
        desk.change(Mark::step("adding a gate"), &mut |plan| added = plan.add_gate(plan.days()).ok());
        if let Some(id) = added {
            desk.open.set(Some(gate_key(&id)));
            focus(format!("gate-{id}-day"));
        }
    };
    small_button("button small", "Add a gate", add)
        .attr("id", "gate-add")
        .attr("aria-disabled", move || Some(full().to_string()))
}

fn card(desk: Desk, place: usize, gate: &Gate) -> AnyView {
    let (id, key) = (gate.id.clone(), gate_key(&gate.id));
    let name = Memo::new(move |_| desk.of_gate(place, |gate, start, _| gate_name(gate, start)));
    let shown = key.clone();
    let title = html::h3().attr("id", key.clone()).attr("tabindex", "-1").child(name);
    let edited = id.clone();
    let edit = desk.opener(key.clone(), format!("{key}-edit"), move || format!("the gate on {}", name.get()));
    html::article()
        .class("gate")
        .attr("aria-labelledby", key.clone())
        .child(html::header().child(title).child(html::p().child(move || state(desk, place))).child(edit))
        .child(move || checks(desk, place))
        .child(cost(desk, place))
        .child(decisions(desk, place, &id, name))
        .child(move || decided(desk, place, &id, name))
        .child(move || desk.is_open(&shown).then(|| editor(desk, place, &edited, name)))
        .into_any()
}

fn state(desk: Desk, place: usize) -> AnyView {
    desk.read(|plan, start, today| {
        let Some(gate) = plan.gates.get(place) else { return ().into_any() };
        let class = match gate.decision {
            Some(Decision::Go) => "chip good",
            Some(Decision::Adjust) => "chip watch",
            Some(Decision::Stop) => "chip late",
            None if gate.date(start) < today => "chip late",
            None => "chip",
        };
        chip(class, gate_state(gate, start, today))
    })
}

/// What the gate asks, whether the readings give it, and what that suggests.
fn checks(desk: Desk, place: usize) -> AnyView {
    let case = desk.state.case().get();
    let card = &case.practice.scorecard;
    desk.plan.with(|plan| {
        let Some(gate) = plan.gates.get(place) else { return ().into_any() };
        let found = review(gate, |id| card.kpi(id).map(|kpi| card.standing(&kpi)));
        let asked = gate.checks.iter().zip(&found.passed).map(|(check, passed)| {
            let state = if *passed { chip("chip good", "yes".into()) } else { chip("chip", "not yet".into()) };
            html::li().child(format!("{} {} ", kpi_name(card, &check.kpi), check.needs.word())).child(state).into_any()
        });
        let says = gate_suggestion(found.suggestion, gate.checks.is_empty(), gate.date(desk.start()) > desk.today);
        let link = html::a().attr("href", Page::Scorecard.address("")).child("Scorecard");
        let list = html::ul().class("checks").child(asked.collect::<Vec<_>>());
        html::div().child(list).child(html::p().class("meta").child(says).child(" ").child(link)).into_any()
    })
}

fn kpi_name(card: &Scorecard, id: &str) -> String {
    card.kpi(id).map_or_else(|| format!("“{id}”, which is no longer on the scorecard,"), |kpi| kpi.name.to_owned())
}

/// What stopping on this day would leave unpaid, as the case expects it: all of it, and what is cash.
fn cost(desk: Desk, place: usize) -> AnyView {
    let told = move |view: View| {
        let day = desk.plan.with(|plan| plan.gates.get(place).map_or(0, |gate| gate.day));
        let money = desk.state.evaluation().with(|evaluation| Stopping::at(&evaluation.outcome(view).flow, day));
        let case = desk.state.case().get();
        format::speak(&case.currency, |formatters| stressed(&stopping_cost(money, view, formatters)))
    };
    html::div()
        .class("stopping")
        .child(html::p().child(move || told(View::Full)))
        .child(html::p().class("meta").child(move || told(View::Cash)))
        .into_any()
}

/// The three answers; the one that is given can be taken back.
fn decisions(desk: Desk, place: usize, id: &str, name: Memo<String>) -> AnyView {
    let choice = |(decision, words): &(Decision, &'static str)| {
        let (decision, id) = (*decision, id.to_owned());
        let is =
            move || desk.plan.with(|plan| plan.gates.get(place).is_some_and(|gate| gate.decision == Some(decision)));
        let choose = move || {
            let next = (!leptos::prelude::untrack(is)).then_some(decision);
            desk.change_gate("the decision at a gate", &id, &|gate| gate.decide(next, desk.today));
        };
        small_button("button", words, choose).attr("aria-pressed", move || Some(is().to_string())).into_any()
    };
    html::div()
        .class("cluster decisions")
        .attr("role", "group")
        .attr("aria-label", move || Some(format!("Decision, {}", name.get())))
        .child(ANSWERS.iter().map(choice).collect::<Vec<_>>())
        .into_any()
}

/// When it was decided and why, once it is.
fn decided(desk: Desk, place: usize, id: &str, name: Memo<String>) -> Option<AnyView> {
    let is_decided = desk.plan.with(|plan| plan.gates.get(place).is_some_and(|gate| gate.decision.is_some()));
    is_decided.then(|| {
        let on = html::div().class("stack-tight").child(day(decided_on(id, name), true));
        html::div().class("stack").child(html::div().class("fields").child(on)).child(area(why(id, name))).into_any()
    })
}

fn decided_on(id: &str, name: Memo<String>) -> Text {
    let get = |gate: &Gate| gate.decided_on.map(|date| date.to_string()).unwrap_or_default();
    text(id, "decided", "Decided on", name, get, |gate, day| gate.decided_on = day.parse::<Date>().ok())
}

fn why(id: &str, name: Memo<String>) -> Text {
    text(id, "note", "Why", name, |gate| gate.note.clone(), |gate, note| note.clone_into(&mut gate.note))
}

fn text(
    id: &str,
    part: &str,
    label: &'static str,
    name: Memo<String>,
    get: fn(&Gate) -> String,
    set: fn(&mut Gate, &str),
) -> Text {
    let (read, written) = (id.to_owned(), id.to_owned());
    Text {
        id: format!("gate-{id}-{part}"),
        label,
        name: Memo::new(move |_| format!("{label}, {}", name.get())),
        limit: NOTE,
        get: Box::new(move |case| case.plan().gates.iter().find(|gate| gate.id == read).map(get).unwrap_or_default()),
        set: Box::new(move |case, text| {
            let chosen = |gate: &&mut Gate| gate.id == written;
            case.change_plan(|plan| plan.gates.iter_mut().filter(chosen).for_each(|gate| set(gate, &text)));
        }),
    }
}

/// The gate's day and what it asks for.
fn editor(desk: Desk, place: usize, id: &str, name: Memo<String>) -> Element {
    let count = desk.plan.get_untracked().gates.get(place).map_or(0, |gate| gate.checks.len());
    let rows: Vec<_> = (0..count).map(|check| check_row(desk, place, id, check, name)).collect();
    html::div()
        .class("editor")
        .child(html::div().class("fields").child(html::div().class("stack-tight").child(day_of(desk, place, id, name))))
        .child(html::ul().class("rows").child(rows))
        .child(actions(desk, id, name))
}

fn day_of(desk: Desk, place: usize, id: &str, name: Memo<String>) -> AnyView {
    let written = id.to_owned();
    let set = move |day: u32| {
        desk.change(Mark::step("the day of a gate"), &mut |plan| plan.set_gate_day(&written, day));
        Ok(())
    };
    days(Days {
        id: format!("gate-{id}-day"),
        label: "Day of the rollout",
        name: Memo::new(move |_| format!("Day of the rollout, {}", name.get())),
        get: Box::new(move || desk.plan.with(|plan| plan.gates.get(place).map_or(0, |gate| gate.day))),
        set: Box::new(set),
    })
}

fn check_row(desk: Desk, place: usize, id: &str, check: usize, name: Memo<String>) -> AnyView {
    let case = desk.state.case().get_untracked();
    let mut kpis: Vec<(String, String)> =
        case.practice.scorecard.kpis().map(|kpi| (kpi.id.to_owned(), kpi.name.to_owned())).collect();
    let asked = case.plan().gates.get(place).and_then(|gate| gate.checks.get(check)).map(|check| check.kpi.clone());
    if let Some(gone) = asked.filter(|id| kpis.iter().all(|kpi| kpi.0 != *id)) {
        kpis.push((gone.clone(), format!("“{gone}”, no longer on the scorecard")));
    }
    let ids: Vec<String> = kpis.iter().map(|kpi| kpi.0.clone()).collect();
    let names = kpis.into_iter().map(|kpi| kpi.1).collect();
    let called = move |label: &'static str| Memo::new(move |_| format!("{label} {}, {}", check + 1, name.get()));
    let at = move |read: &dyn Fn(&Check) -> usize| {
        desk.plan.with(|plan| plan.gates.get(place).and_then(|gate| gate.checks.get(check)).map_or(0, read))
    };
    let known = ids.clone();
    let kpi = Memo::new(move |_| at(&|check| known.iter().position(|id| *id == check.kpi).unwrap_or_default()));
    let needs =
        Memo::new(move |_| at(&|check| Needs::ALL.iter().position(|row| row.0 == check.needs).unwrap_or_default()));
    let gate = constant(id.to_owned());
    let change = move |act: &dyn Fn(&mut Check)| {
        let act = |gate: &mut Gate| gate.checks.get_mut(check).into_iter().for_each(act);
        gate.with(|id| desk.change_gate("what a gate asks for", id, &act));
    };
    let choose_kpi = Callback::new(move |chosen: usize| change(&|check| ids[chosen].clone_into(&mut check.kpi)));
    let choose_needs = Callback::new(move |chosen: usize| change(&|check| check.needs = Needs::ALL[chosen].0));
    let words = Needs::ALL.iter().map(|row| row.2.to_owned()).collect();
    let remove = move || {
        let act = |gate: &mut Gate| drop((check < gate.checks.len()).then(|| gate.checks.remove(check)));
        gate.with(|id| {
            desk.change_gate("what a gate asks for", id, &act);
            focus(format!("gate-{id}-ask"));
        });
    };
    let remove = small_button("button small danger", "Remove", remove);
    html::li()
        .class("row")
        .child(pick("Figure", called("Figure"), names, kpi, choose_kpi))
        .child(pick("Needs", called("Needs"), words, needs, choose_needs))
        .child(remove.attr("aria-label", move || Some(format!("Remove figure {}, {}", check + 1, name.get()))))
        .into_any()
}

fn actions(desk: Desk, id: &str, name: Memo<String>) -> AnyView {
    let (asked, removed, closed) = (id.to_owned(), id.to_owned(), gate_key(id));
    let ask = move || {
        let check = || Check { kpi: "resolution_time".to_owned(), needs: Needs::Measured };
        desk.change_gate("what a gate asks for", &asked, &|gate| {
            if gate.checks.len() < MOST_CHECKS {
                gate.checks.push(check());
            }
        });
        focus(format!("gate-{asked}-ask"));
    };
    let remove = move || {
        desk.open.set(None);
        desk.change(Mark::step("removing a gate"), &mut |plan| plan.gates.retain(|gate| gate.id != removed));
        desk.session.say_undoable("Removed a gate.");
        focus("gate-add".into());
    };
    let close = move || {
        desk.open.set(None);
        focus(format!("{closed}-edit"));
    };
    let shown = id.to_owned();
    let full = move || {
        let asks = |gate: &Gate| gate.id == shown && gate.checks.len() >= MOST_CHECKS;
        Some(desk.plan.with(|plan| plan.gates.iter().any(asks)).to_string())
    };
    let of = move |words: &'static str| move || Some(format!("{words}: {}", name.get()));
    html::div()
        .class("cluster")
        .child(
            small_button("button small", "Ask for a figure", ask)
                .attr("id", format!("gate-{id}-ask"))
                .attr("aria-disabled", full)
                .attr("aria-label", of("Ask for a figure")),
        )
        .child(small_button("button small danger", "Remove the gate", remove).attr("aria-label", of("Remove the gate")))
        .child(small_button("button small", "Close", close).attr("aria-label", of("Close")))
        .into_any()
}
