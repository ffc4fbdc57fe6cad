//! The other inputs, by group: folded, each says what is in it now.

use super::recap::{self, Recap};
use super::{date, fields, lines, tools};
use crate::model::{Case, LeaverBasis, Limits, Spread, Unit};
use crate::page::app;
use crate::page::choice::segmented;
use crate::page::field::{Number, Own, field};
use crate::page::ui::{fragment, html};
use crate::state::Mark;
use leptos::prelude::*;

/// A heading, what it says while folded, and what it holds.
type Group = (&'static str, Recap, fn() -> AnyView);

const GROUPS: [Group; 9] = [
    ("Team", recap::team, || fields(&["team.on_cost", "team.hours_per_week", "team.weeks_per_year"])),
    ("Meetings", recap::meetings, || fields(&["meetings.replacement"])),
    ("Time and deep work", recap::deep_work, deep_work),
    ("Turnover", recap::turnover, turnover),
    ("Tools", recap::tools, tools::tools),
    ("The change itself", recap::change, change),
    ("Rollout", recap::rollout, rollout),
    ("Finance", recap::finance, finance),
    ("Other lines", recap::other_lines, lines::lines),
];

/// All groups.
pub(in crate::page) fn groups() -> AnyView {
    GROUPS.iter().map(group).collect::<Vec<_>>().into_any()
}

fn group(&(title, recap, body): &Group) -> AnyView {
    let (case, evaluation) = (app().case(), app().evaluation());
    let recap = Memo::new(move |_| recap(&case.get(), &evaluation.get()));
    let summary = html::summary().child(html::h3().child(title)).child(html::span().class("recap").child(recap));
    html::details().class("group").child(summary).child(html::div().child(body())).into_any()
}

fn deep_work() -> AnyView {
    fields(&["deep_work.share_of_freed_time", "deep_work.hours_before", "deep_work.hours_target", "deep_work.premium"])
}

fn turnover() -> AnyView {
    let state = app();
    let basis = state.slice(|case| case.turnover.cost_per_leaver.basis);
    let chosen = Memo::new(move |_| usize::from(basis.get() == LeaverBasis::Amount));
    let choose = Callback::new(move |place: usize| {
        let basis = if place == 0 { LeaverBasis::ShareOfPay } else { LeaverBasis::Amount };
        state.edit(Mark::step("how a leaver’s cost is counted"), |case| {
            case.turnover.cost_per_leaver.basis = basis;
        });
    });
    let cost = move || match basis.get() {
        LeaverBasis::ShareOfPay => fields(&["turnover.cost_per_leaver.share_of_pay"]),
        LeaverBasis::Amount => fields(&["turnover.cost_per_leaver.amount"]),
    };
    let ways = segmented("leaver", "Cost of a leaver, counted as", &["A share of pay", "An amount"], chosen, choose);
    let hint = "Answer whichever way you know it. The other answer is kept.";
    let way = html::div()
        .class("field wide")
        .child(html::span().class("label").child("What a leaver costs"))
        .child(html::p().class("hint").child(hint))
        .child(html::div().class("control").child(ways));
    let rest = fields(&["turnover.lag_months", "turnover.hard_share"]);
    fragment([fields(&["turnover.reduction"]), way.into_any(), cost.into_any(), rest])
}

fn change() -> AnyView {
    fields(&[
        "change.training_hours_per_person",
        "change.documentation_hours",
        "change.lead_hours_per_week",
        "change.upkeep_hours_per_week",
        "change.other_one_off",
        "change.dip",
        "change.dip_months",
    ])
}

/// A whole number that is always stated; within the limits it fits.
fn whole(value: Option<Spread>) -> Option<u32> {
    value.map(|spread| spread.likely() as u32)
}

fn days() -> Number {
    Number::own(Own {
        key: "rollout.days".into(),
        label: "Days that the rollout takes",
        hint: "The article’s plan has 90.",
        limits: Limits::whole(Unit::Factor, 1.0, f64::from(Case::ROLLOUT_LIMIT)),
        vacant: "",
        row: 0,
        get: |case, _| Spread::point(f64::from(case.rollout.days)).ok(),
        set: |case, _, days| case.rollout.days = whole(days).unwrap_or(case.rollout.days),
    })
}

fn rollout() -> AnyView {
    let adoption = fields(&["rollout.adoption.0", "rollout.adoption.1", "rollout.adoption.2"]);
    fragment([date::start(), field(days()), adoption])
}

fn finance() -> AnyView {
    let horizon = Number::own(Own {
        key: "finance.horizon_months".into(),
        label: "Months that count",
        hint: "Costs and benefits after that are left out.",
        limits: Limits::whole(Unit::Months, 1.0, f64::from(Case::HORIZON_LIMIT)),
        vacant: "",
        row: 0,
        get: |case, _| Spread::point(f64::from(case.finance.horizon_months)).ok(),
        set: |case, _, months| {
            case.finance.horizon_months = whole(months).unwrap_or(case.finance.horizon_months);
        },
    });
    fragment([field(horizon), fields(&["finance.discount_rate"])])
}
