//! The notice on the case page that the case is approved.

use super::approval::decided;
use crate::model::promise::Approval;
use crate::model::{Case, Evaluation, Quantity, View};
use crate::page::ui::html;
use crate::page::{app, format, session};
use crate::state::Page;
use leptos::prelude::*;

/// Says that the case is approved, and whether the figures shown still are the approved ones. Empty before an approval.
pub(in crate::page) fn banner() -> AnyView {
    let (state, view) = (app(), session().view);
    let (case, evaluation) = (state.case(), state.evaluation());
    let content = move || {
        case.with(|case| {
            let approval = case.implementation.approval.as_ref()?;
            Some(evaluation.with(|evaluation| notice(case, evaluation, approval, view.get())))
        })
    };
    content.into_any()
}

fn notice(case: &Case, evaluation: &Evaluation, approval: &Approval, view: View) -> AnyView {
    let changed = approval.differs_from(case).then(|| {
        let worth = |evaluation: &Evaluation, currency: &str| {
            format::round_money(evaluation.outcome(view).npv.value(), currency)
        };
        let now = worth(evaluation, &case.currency);
        let then = worth(&Evaluation::of(approval.case()), &approval.case().currency);
        format!(" The current figures differ from the approved ones: net present value {now} now, {then} approved.")
    });
    let said = html::strong().child(format!("{}.", decided(approval)));
    let way = html::a().attr("href", Page::Scorecard.address(super::ID)).child("Promised and realized");
    html::div()
        .class(if changed.is_some() { "notice warning" } else { "notice" })
        .attr("id", "approved")
        .child(html::p().child(said).child(changed))
        .child(way)
        .into_any()
}
