//! How far a figure is from its target.

use super::card_state::CardState;
use super::kpi_format;
use crate::page::ui::{Child, fragment, html};
use crate::text::{progress_toward_target, relative_goal_status};
use leptos::prelude::*;

/// Progress from the baseline to the target, as a bar and in words. Guardrails have no bar: they are limits, not goals.
pub(super) fn target_progress(card: CardState) -> AnyView {
    let done = Memo::new(move |_| {
        card.say(|kpi, standing| {
            let done = standing.progress.filter(|_| !kpi.guardrail && standing.movement.is_some());
            done.map(|done| percent_of(done).to_string()).unwrap_or_default()
        })
    });
    let bar = move || {
        let done = Some(done.get()).filter(|done| !done.is_empty())?;
        let bar = html::progress().class("progress").attr("max", "100").attr("value", done);
        Some(bar.attr("aria-label", format!("{}: from the start to the target", card.name())))
    };
    let told = move || {
        card.say(|kpi, standing| {
            if kpi.guardrail {
                guardrail()
            } else {
                progress_toward_target(kpi, standing, &|value| kpi_format::shown(value, kpi.unit), &kpi_format::share)
            }
        })
    };
    let second = move || {
        card.say(|kpi, standing| {
            relative_goal_status(kpi, standing, &|value| kpi_format::shown(value, kpi.unit), &kpi_format::share)
        })
    };
    fragment([
        bar.into_child(),
        html::p().class("quiet").child(told).into_any(),
        (move || Some(second()).filter(|words| !words.is_empty()).map(|words| html::p().class("quiet").child(words)))
            .into_child(),
    ])
}

fn guardrail() -> String {
    "A guardrail: keep it within your limit. It is not a target to improve.".into()
}

/// From 0 to 100.
fn percent_of(done: f64) -> u32 {
    (done.max(0.0).min(1.0) * 100.0).round() as u32
}
