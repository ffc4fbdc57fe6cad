//! Alternatives side by side: which there are, their figures, their chances against each other, and what differs in their inputs.

mod chooser;
mod compared_data;
mod curves;
mod differences;
mod export_ways;
mod figures;
mod pilot;
mod teams;

use super::app;
use super::ui::{Child, fragment, html};
use super::widgets::{page_head, section};
use crate::model::Workspace;
use crate::page::answer::view_switch;
use crate::text::{chances_sentence, comparison_notes};
use compared_data::{ComparedMemo, compared_data};
use leptos::prelude::*;
use std::sync::Arc;

pub(super) fn compare() -> AnyView {
    let state = app();
    let data = compared_data(move || state.workspace());
    let lead = "Doing nothing, a pilot, the whole change: up to four alternatives side by side.";
    fragment([
        page_head("Compare", lead).into_any(),
        only_case(),
        chooser::chooser(data),
        side_by_side(data),
        pilot::pilot(),
        teams::teams(),
        export_ways::export_ways(data),
    ])
}

/// The comparison of a workspace that somebody sent to be read.
pub(super) fn to_read(workspace: impl Fn() -> Arc<Workspace> + Send + Sync + 'static) -> AnyView {
    side_by_side(compared_data(workspace))
}

fn side_by_side(data: ComparedMemo) -> AnyView {
    fragment([figures(data), curves::curves(data), differences::differences(data)])
}

/// What to do while there is nothing to compare a case with.
fn only_case() -> AnyView {
    let state = app();
    let is_only = Memo::new(move |_| state.workspace().cases().len() == 1);
    let words = "You have one case so far, which is compared with doing nothing. For another alternative, make a pilot of it below, or \
                 choose “Duplicate this case” in the menu “Cases” and change the copy.";
    (move || is_only.get().then(|| html::p().class("finding").child(words))).into_child()
}

/// The figures and the chances, in the view in sight.
fn figures(data: ComparedMemo) -> AnyView {
    let notes = move || data.with(|data| comparison_notes(&data.comparison));
    let notes =
        move || notes().into_iter().map(|note| html::p().class("finding doubt").child(note)).collect::<Vec<_>>();
    section("stack", "figures-title", "Figures")
        .child(html::div().class("answer-head").child(view_switch()))
        .child(html::div().class("stack").child(notes.into_child()))
        .child(figures::table(data))
        .child(html::h3().child("Which is worth more"))
        .child(move || chances(data))
        .child(html::p().class("quiet").child(ABOUT_CHANCES))
        .into_any()
}

const ABOUT_CHANCES: &str = "An input with the same low, likely and high value in two cases is taken to have the same actual value in both; \
                             inputs that differ vary independently.";

fn chances(data: ComparedMemo) -> AnyView {
    let sentences = data.with(|data| {
        let count = if data.comparison.currency().is_some() { data.names.len() } else { 0 };
        let pairs = (0..count).flat_map(|first| (first + 1..count).map(move |second| (first, second)));
        let money = |amount: f64| data.money(amount);
        let sentence = |(first, second): (usize, usize)| {
            let chances = data.comparison.chances(second, first);
            chances_sentence(&data.names[second], &data.names[first], &chances, &money)
        };
        pairs.map(sentence).collect::<Vec<_>>()
    });
    html::ul()
        .class("crossings")
        .child(sentences.into_iter().map(|words| html::li().child(words)).collect::<Vec<_>>())
        .into_any()
}
