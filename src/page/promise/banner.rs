//! What the business case says of its own approval.

use super::approval::decided;
use crate::model::promise::Approval;
use crate::model::{Case, Quantity, Scenario, View};
use crate::page::ui::html;
use crate::page::{app, format, session};
use crate::state::Page;
use leptos::prelude::*;

/// That the case is approved, and whether the figures in sight still are the approved ones; nothing before an approval.
pub(in crate::page) fn banner() -> AnyView {
    let (state, view) = (app(), session().view);
    let (scenario, case) = (state.scenario(), state.case());
    let content = move || {
        scenario.with(|scenario| {
            let approval = scenario.practice.approval.as_ref()?;
            Some(case.with(|case| notice(scenario, case, approval, view.get())))
        })
    };
    content.into_any()
}

fn notice(scenario: &Scenario, case: &Case, approval: &Approval, view: View) -> AnyView {
    let changed = approval.differs_from(scenario).then(|| {
        let worth = |case: &Case, currency: &str| format::round_money(case.outcome(view).npv.value(), currency);
        let now = worth(case, &scenario.currency);
        let then = worth(&Case::of(approval.case()), &approval.case().currency);
        format!(" The figures in sight are not the approved ones: net present value {now} now, {then} approved.")
    });
    let said = html::strong().child(format!("{}.", decided(approval)));
    let way = html::a().attr("href", Page::Scorecard.address(super::ID)).child("Promised and realised");
    html::div()
        .class(if changed.is_some() { "notice warning" } else { "notice" })
        .attr("id", "approved")
        .child(html::p().child(said).child(changed))
        .child(way)
        .into_any()
}
