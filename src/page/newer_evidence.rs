//! The offer of the newer edition's figures to a case of an older one.

use super::{app, format, session};
use crate::model::{Case, Edition, Evaluation, Quantity, View};
use crate::page::ui::html;
use crate::page::widgets::button;
use crate::state::UndoLabel;
use crate::text::newer_evidence;
use leptos::prelude::*;

/// Says what the newer figures would change, with a button that takes them; nothing for a case of the latest edition.
pub(super) fn offer() -> AnyView {
    let (state, session) = (app(), session());
    let (case, evaluation, view) = (state.case(), state.evaluation(), session.view);
    let take = move || {
        state.edit(UndoLabel::step("the newer figures"), |case| {
            if let Some(newer) = case.with_newer_evidence() {
                *case = newer;
            }
        });
        session.say_undoable(
            "The case now uses the figures of edition 2, except where figures had been changed.".to_owned(),
        );
    };
    let content = move || {
        let newer = case.with(|case| (case.edition < Edition::LATEST).then(|| case.with_newer_evidence()).flatten())?;
        let said = evaluation.with(|evaluation| words(evaluation, &newer, view.get()));
        let taking = button("button small", "Use the figures of edition 2", take);
        Some(
            html::div()
                .class("notice")
                .attr("id", "newer-evidence")
                .child(html::p().child(said))
                .child(taking)
                .into_any(),
        )
    };
    content.into_any()
}

fn words(now: &Evaluation, newer: &Case, view: View) -> String {
    let worth = |evaluation: &Evaluation| evaluation.outcome(view).npv.value();
    let money = |amount| format::round_money(amount, &newer.currency);
    newer_evidence([worth(now), worth(&Evaluation::of(newer))], &money)
}
