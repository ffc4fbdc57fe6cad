//! The other inputs, by group: folded, each says what is in it now.

use super::recap::{self, Recap};
use super::{date, fields, lines, stated, tools};
use crate::model::{Case, Field, Group, LeaverBasis, Limits, Spread, Stated, Unit};
use crate::page::app;
use crate::page::choice::segmented;
use crate::page::field::{Number, Own, field};
use crate::page::ui::{fragment, html};
use crate::state::Mark;
use leptos::prelude::*;

/// All groups.
pub(in crate::page) fn groups() -> AnyView {
    fragment(Group::ALL.map(folded))
}

/// A folded section: its heading, what it says while folded, and its content.
fn folded(group: Group) -> AnyView {
    let (title, recap): (_, Recap) = match group {
        Group::Team => ("Team", recap::team),
        Group::Meetings => ("Meetings", recap::meetings),
        Group::DeepWork => ("Time and deep work", recap::deep_work),
        Group::Turnover => ("Turnover", recap::turnover),
        Group::Tools => ("Tools", recap::tools),
        Group::Change => ("The change itself", recap::change),
        Group::Rollout => ("Rollout", recap::rollout),
        Group::Finance => ("Finance", recap::finance),
        Group::OtherLines => ("Other lines", recap::other_lines),
    };
    let (case, evaluation) = (app().case(), app().evaluation());
    let recap = Memo::new(move |_| recap(&case.get(), &evaluation.get()));
    let summary = html::summary().child(html::h3().child(title)).child(html::span().class("recap").child(recap));
    html::details().class("group").child(summary).child(html::div().child(body(group))).into_any()
}

/// The content of a section: settings and lists, then the fields of the table.
fn body(group: Group) -> AnyView {
    let other = match group {
        Group::Turnover => return turnover(),
        Group::Tools => tools::tools(),
        Group::Rollout => fragment([date::start(), field(days())]),
        Group::Finance => field(horizon()),
        Group::OtherLines => lines::lines(),
        Group::Team | Group::Meetings | Group::DeepWork | Group::Change => ().into_any(),
    };
    fragment([other, fields(group.folded())])
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
    let is_way = |field: &&Field| matches!(field.stated, Stated::LeaverCost(_));
    let in_group = || Group::Turnover.folded();
    let cost = move || {
        basis.track();
        stated(in_group().filter(is_way))
    };
    let ways = segmented("leaver", "Cost of a leaver, counted as", &["A share of pay", "An amount"], chosen, choose);
    let hint = "Answer whichever way you know it. The other answer is kept.";
    let way = html::div()
        .class("field wide")
        .child(html::span().class("label").child("What a leaver costs"))
        .child(html::p().class("hint").child(hint))
        .child(html::div().class("control").child(ways));
    let before = fields(in_group().take_while(move |field| !is_way(field)));
    let after = fields(in_group().skip_while(move |field| !is_way(field)).filter(move |field| !is_way(field)));
    fragment([before, way.into_any(), cost.into_any(), after])
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

fn horizon() -> Number {
    Number::own(Own {
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
    })
}
