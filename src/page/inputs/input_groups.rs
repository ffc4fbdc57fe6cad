//! The folded groups of inputs, each with a summary of its values.

use super::recap::{self, RecapText};
use super::{fields, other_lines, rollout_start, stated, tools};
use crate::model::{Case, Field, InputGroup, LeaverCostBasis, Limits, Spread, StatedWhen, Unit};
use crate::page::choice::segmented;
use crate::page::field::{NumberField, UnlistedNumber, field};
use crate::page::render_queue::in_turn;
use crate::page::ui::{fragment, html};
use crate::page::widgets::folded_group;
use crate::page::{app, constant};
use crate::state::UndoLabel;
use leptos::prelude::*;

/// All groups.
pub(in crate::page) fn groups() -> AnyView {
    fragment(InputGroup::ALL.map(folded))
}

/// A folded section: heading, summary and content.
fn folded(group: InputGroup) -> AnyView {
    let (title, recap): (_, RecapText) = match group {
        InputGroup::Team => ("Team", recap::team),
        InputGroup::Meetings => ("Meetings", recap::meetings),
        InputGroup::DeepWork => ("Time and deep work", recap::deep_work),
        InputGroup::Turnover => ("Turnover", recap::turnover),
        InputGroup::Tools => ("Tools", recap::tools),
        InputGroup::Change => ("Cost of the change", recap::change),
        InputGroup::Rollout => ("Rollout", recap::rollout),
        InputGroup::Finance => ("Finance", recap::finance),
        InputGroup::OtherLines => ("Other lines", recap::other_lines),
    };
    let (case, evaluation) = (app().case(), app().evaluation());
    let recap = Memo::new(move |_| recap(&case.get(), &evaluation.get()));
    folded_group(html::summary(), title, recap, in_turn(move || body(group)))
}

/// The content of a section: settings and lists, then the fields of the table.
fn body(group: InputGroup) -> AnyView {
    let other = match group {
        InputGroup::Turnover => return turnover(),
        InputGroup::Tools => tools::tools(),
        InputGroup::Rollout => {
            fragment([rollout_start::start(), field(days().counted_in(constant("days".to_owned())))])
        }
        InputGroup::Finance => field(horizon()),
        InputGroup::OtherLines => other_lines::lines(),
        InputGroup::Team | InputGroup::Meetings | InputGroup::DeepWork | InputGroup::Change => ().into_any(),
    };
    fragment([other, fields(group.folded())])
}

fn turnover() -> AnyView {
    let state = app();
    let basis = state.slice(|case| case.turnover.cost_per_leaver.basis);
    let chosen = Memo::new(move |_| usize::from(basis.get() == LeaverCostBasis::Amount));
    let choose = Callback::new(move |place: usize| {
        let basis = if place == 0 { LeaverCostBasis::ShareOfPay } else { LeaverCostBasis::Amount };
        state.edit(UndoLabel::step("how a leaver’s cost is counted"), |case| {
            case.turnover.cost_per_leaver.basis = basis;
        });
    });
    let is_way = |field: &&Field| matches!(field.stated, StatedWhen::LeaverCost(_));
    let in_group = || InputGroup::Turnover.folded();
    let cost = move || {
        basis.track();
        stated(in_group().filter(is_way))
    };
    let ways = segmented("leaver", "Form of the cost per leaver", &["A share of pay", "An amount"], chosen, choose);
    let hint = "Use the form that you know. The other one is kept.";
    let way = html::div()
        .class("field wide")
        .child(html::div().class("name").child("Cost per leaver"))
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

fn days() -> NumberField {
    NumberField::unlisted(UnlistedNumber {
        key: "rollout.days".into(),
        label: "Length of the rollout",
        hint: "The plan in the article takes 90 days.",
        limits: Limits::whole(Unit::Factor, 1.0, f64::from(Case::ROLLOUT_LIMIT)),
        vacant: "",
        row: 0,
        get: |case, _| Spread::point(f64::from(case.rollout.days)).ok(),
        set: |case, _, days| case.rollout.days = whole(days).unwrap_or(case.rollout.days),
    })
}

fn horizon() -> NumberField {
    NumberField::unlisted(UnlistedNumber {
        key: "finance.horizon_months".into(),
        label: "Time horizon",
        hint: "Costs and benefits after that are not counted.",
        limits: Limits::whole(Unit::Months, 1.0, f64::from(Case::HORIZON_LIMIT)),
        vacant: "",
        row: 0,
        get: |case, _| Spread::point(f64::from(case.finance.horizon_months)).ok(),
        set: |case, _, months| {
            case.finance.horizon_months = whole(months).unwrap_or(case.finance.horizon_months);
        },
    })
}
