//! Target, benchmark, definition and routine of a KPI; for the user's own KPIs, all of them editable.

use super::card_state::CardState;
use super::routine_fields::routine_fields;
use super::user_kpis;
use crate::model::kpi::{BuiltInKpi, KpiId, Scorecard};
use crate::page::field::{NumberAccess, NumberField, cell};
use crate::page::ui::{fragment, html};
use leptos::prelude::*;

pub(in crate::page) fn kpi_settings(card: CardState) -> AnyView {
    if card.id().built_in().is_none() {
        let share = Memo::new(move |_| card.say(|kpi, _| kpi.unit.words().to_owned()) == "%");
        let target = move || {
            // A share is typed by other rules, so its field is another one.
            let _ = share.get();
            target(card)
        };
        return html::div()
            .class("stack")
            .child(user_kpis::fields(card))
            .child(target)
            .child(routine_fields(card))
            .child(user_kpis::remover(card))
            .into_any();
    }
    let line = |of: fn(&crate::model::kpi::Kpi<'_>) -> String| html::p().child(move || card.say(|kpi, _| of(kpi)));
    let lines = [
        line(|kpi| kpi.meaning.to_owned()).into_any(),
        line(|kpi| kpi.definition.to_owned()).into_any(),
        line(|kpi| kpi.benchmark_words.to_owned()).into_any(),
    ];
    html::div().class("stack").child(fragment(lines)).child(target(card)).child(routine_fields(card)).into_any()
}

/// The user's own target. An empty one leaves the benchmark in force.
fn target(card: CardState) -> AnyView {
    let built_in = card.id().built_in().map(BuiltInKpi::kpi);
    let label = if built_in.is_some_and(|kpi| kpi.guardrail) { "Your own limit" } else { "Your own target" };
    let has_benchmark = built_in.is_some_and(|kpi| kpi.benchmark.is_some());
    let vacant = if has_benchmark { "the benchmark" } else { "none" };
    let limits = card.scorecard.get_untracked().kpi(&card.id()).map(|kpi| kpi.limits());
    let name = Memo::new(move |_| card.say(|kpi, _| format!("{label}, {}: {}", kpi.unit.words(), kpi.name)));
    let (read, write) = (card.id(), card.id());
    let at = NumberAccess {
        get: Box::new(move |case| wished(&case.implementation.scorecard, &read)),
        set: Box::new(move |case, value| wish(case.implementation.scorecard_mut(), &write, value)),
    };
    let unit = Memo::new(move |_| card.say(|kpi, _| kpi.unit.words().to_owned()));
    let field = |limits| {
        let number = NumberField::single(card.part("target"), name, limits, vacant, at);
        cell(label, number.counted_in(unit))
    };
    html::div().class("target-line").child(limits.map(field)).into_any()
}

fn wished(scorecard: &Scorecard, id: &KpiId) -> Option<f64> {
    match scorecard.user_kpis.iter().find(|kpi| kpi.id == *id) {
        Some(own) => own.target,
        None => scorecard.targets.get(id).copied(),
    }
}

fn wish(scorecard: &mut Scorecard, id: &KpiId, value: Option<f64>) {
    if let Some(own) = scorecard.user_kpis.iter_mut().find(|kpi| kpi.id == *id) {
        own.target = value;
    } else if let Some(value) = value {
        scorecard.targets.insert(id.clone(), value);
    } else {
        scorecard.targets.remove(id);
    }
}
