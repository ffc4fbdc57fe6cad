//! The readings that are due, first on the page, and the one that comes next.

use super::card_state::ScorecardPage;
use crate::model::date::Date;
use crate::model::kpi::KpiId;
use crate::page::ui::{Child, Element, fragment, html, keyed};
use crate::page::widgets::button;
use crate::page::{app, session};
use crate::text::measuring::{due_line, next_line};
use leptos::prelude::*;

/// What a line shows. It is the key of its element too, so a line is rebuilt only when what it shows changes.
#[derive(Clone, PartialEq, Eq, Hash)]
struct PlannedLine {
    id: KpiId,
    name: String,
    owner: String,
    due: Date,
}

/// The list; nothing where no reading is planned.
pub(super) fn due_readings() -> Element {
    let (state, today) = (app(), session().today);
    let planned = state.slice(move |case| {
        let readings = case.implementation.scorecard.planned_readings(case.planned_start(), today.get());
        let line = |reading: &crate::model::kpi::PlannedReading<'_>| PlannedLine {
            id: reading.kpi.id.clone(),
            name: reading.kpi.name.to_owned(),
            owner: reading.owner.to_owned(),
            due: reading.due,
        };
        readings.iter().map(line).collect::<Vec<_>>()
    });
    let due = Memo::new(move |_| {
        planned.with(|all| all.iter().filter(|line| line.due <= today.get()).cloned().collect::<Vec<_>>())
    });
    let some_due = Memo::new(move |_| due.with(|due| !due.is_empty()));
    let next = move || {
        let line = planned.with(|all| all.iter().find(|line| line.due > today.get()).cloned())?;
        Some(html::p().class("quiet").child(next_line(&line.name, &line.owner, line.due, today.get())))
    };
    let list = move || {
        some_due.get().then(|| {
            let items = keyed(move || due.get(), item);
            fragment([
                html::h2().attr("id", "due-readings").child("Due readings").into_any(),
                html::ul().class("due late").child(items).into_any(),
            ])
        })
    };
    html::section().class("stack-tight").attr("aria-label", "Planned readings").child(list.into_child()).child(next)
}

fn item(line: PlannedLine) -> AnyView {
    let today = session().today;
    let opening = expect_context::<ScorecardPage>().opening;
    let PlannedLine { id, name, owner, due } = line;
    let act = button("button small", "Add reading", move || opening.set(Some(id.clone())))
        .attr("aria-label", format!("Add reading: {name}"));
    html::li()
        .child(html::p().class("what").child(name))
        .child(html::p().class("meta").child(move || due_line(&owner, due, today.get())))
        .child(act)
        .into_any()
}
