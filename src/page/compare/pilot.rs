//! Making a pilot of the open case, with what it would cost and could tell.

use crate::model::{Alternative, Case, Engine, Limits, PilotPlan, PilotWorth, Quantity, Unit, View};
use crate::page::field::{NumberField, cell};
use crate::page::ui::{Child, html};
use crate::page::widgets::{button, section};
use crate::page::{app, format, session};
use crate::state::UndoLabel;
use crate::text::{alternative_name, pilot_words};
use leptos::prelude::*;

pub(super) fn pilot() -> AnyView {
    let state = app();
    let id = Memo::new(move |_| state.workspace().active());
    section("stack", "pilot-title", "A pilot first")
        // Made anew for another case: the plan starts from its people and months.
        .child(
            (move || {
                id.track();
                form(&state.case().get_untracked())
            })
            .into_child(),
        )
        .into_any()
}

fn form(case: &Case) -> AnyView {
    let state = app();
    let start = PilotPlan::suggested(case);
    let [people, months, share] = [start.people, f64::from(start.months), start.fixed_share].map(RwSignal::new);
    let plan = move || PilotPlan { people: people.get(), months: months.get() as u32, fixed_share: share.get() };
    let all = case.team.people.likely().value();
    let most_months = f64::from(case.finance.horizon_months);
    let field = |id, label, limits, value| cell(label, NumberField::beside_case(id, label, limits, value));
    let fields = html::div()
        .class("cluster")
        .child(field("pilot-people", "People", Limits::one(Unit::People, 0.01, all), people))
        .child(field("pilot-months", "Months", Limits::whole(Unit::Months, 1.0, most_months), months))
        .child(field("pilot-share", "Share of fixed efforts", Limits::one(Unit::Share, 0.0, 1.0), share));
    let name = state.slice(|case| alternative_name(Some(case)));
    let about = move || {
        format!("Make a pilot of “{}”, the open case. It becomes a case of its own, which you can change.", name.get())
    };
    let engine = StoredValue::new_local(Engine::new());
    let whole = Memo::new(move |_| {
        let case = state.case().get();
        let is_uncertain = !case.ranged_inputs().is_empty();
        is_uncertain.then(|| engine.try_update_value(|engine| engine.simulate(&case, View::Full))).flatten()
    });
    let worth = Memo::new(move |_| {
        state.case().with(|case| whole.with(|whole| PilotWorth::of(&case.pilot(&plan()), whole.as_ref())))
    });
    let words = move || {
        let currency = state.currency().get();
        pilot_words(&worth.get(), &name.get(), &|amount| format::round_money(amount, &currency))
    };
    let make = button("button primary", "Make this pilot", move || make(&untrack(plan)));
    html::div()
        .class("stack")
        .child(html::p().child(about.into_child()))
        .child(fields)
        .child(html::p().attr("id", "pilot-worth").child(words.into_child()))
        .child(html::p().class("quiet").child(RULES))
        .child(html::p().child(make))
        .into_any()
}

const RULES: &str = "The pilot has its people’s share of what is stated for the whole team, and the share of fixed efforts that you enter \
                     (documentation, leading the rollout, other costs paid once, upkeep). A tool with a flat price is paid in full, and no \
                     tool with a flat price is dropped. The information from a pilot is worth at most as much as knowing every figure exactly.";

/// Adds the pilot beside its case, and compares it.
fn make(plan: &PilotPlan) {
    let (state, session) = (app(), session());
    let mut added = false;
    state.edit_workspace(UndoLabel::step("the pilot"), |workspace| {
        let (whole, mut chosen) = (workspace.active(), workspace.alternatives());
        added = workspace.add(workspace.case().pilot(plan));
        if !added {
            return;
        }
        chosen.add(Alternative::Case(whole));
        chosen.add(Alternative::Case(workspace.active()));
        // The case of which it is a pilot stays open: it may be tried in another size.
        workspace.show(whole);
        workspace.choose_alternatives(chosen);
    });
    if added {
        session.say_undoable("The pilot is among your cases and is compared above.");
    } else {
        session.say("There is no room for more cases: delete some first.");
    }
}
