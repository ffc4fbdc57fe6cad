//! When the rollout begins, how long it takes, and its phases.

use super::days_field::{DaysField, days_field};
use super::phases::phase_name;
use super::rollout_state::RolloutState;
use crate::model::rollout::Plan;
use crate::model::{Case, LINE, Limits, NOTE, Unit};
use crate::page::constant;
use crate::page::field::{NumberAccess, NumberField, cell, focus_soon};
use crate::page::text_field::{TextField, date_field, name_in_row, text_line};
use crate::page::ui::{Element, fragment, html};
use crate::page::widgets::button;
use crate::state::UndoLabel;
use leptos::prelude::*;

/// Days of a newly added phase, as the article's phases have.
const NEW_PHASE: u32 = 30;

pub(super) fn dates_and_phases(rollout: RolloutState) -> AnyView {
    let order = Memo::new(move |_| {
        rollout.plan.with(|plan| plan.phases.iter().map(|phase| phase.id.clone()).collect::<Vec<_>>())
    });
    let rows = move || {
        order.with(|_| ());
        let plan = rollout.plan.get_untracked();
        let several = plan.phases.len() > 1;
        plan.phases.iter().enumerate().map(|(place, phase)| row(rollout, place, &phase.id, several)).collect::<Vec<_>>()
    };
    let hint = "Tasks and gates move with the first day and stretch with the number of days. Days are calendar days, \
    including weekends.";
    html::details()
        .class("group")
        .attr("id", "dates")
        .child(
            html::summary()
                .child(html::h2().child("Dates and phases"))
                .child(html::span().class("recap").child(move || recap(rollout))),
        )
        .child(
            html::div()
                .class("stack")
                .child(html::p().class("quiet").child(hint))
                .child(html::div().class("fields").child(start()).child(total()))
                .child(html::ul().class("rows").child(rows))
                .child(html::p().child(adder(rollout))),
        )
        .into_any()
}

fn recap(rollout: RolloutState) -> String {
    rollout.read(|plan, start, _| {
        format!("{} from {}", crate::text::dates::days(plan.days()), crate::text::dates::date_with_weekday(start))
    })
}

fn start() -> AnyView {
    let text = TextField {
        id: "rollout-start".into(),
        label: "First day",
        name: constant(String::new()),
        limit: 10,
        get: Box::new(|case| case.rollout.start.clone()),
        set: Box::new(|case, day| case.rollout.start = day),
    };
    html::div().class("stack-tight").child(date_field(text, false)).into_any()
}

fn total() -> AnyView {
    let at = NumberAccess {
        get: Box::new(|case| Some(f64::from(case.rollout.days))),
        set: Box::new(|case, days| case.rollout.days = days.map_or(case.rollout.days, |days| days as u32)),
    };
    let limits = Limits::whole(Unit::Factor, 1.0, f64::from(Case::ROLLOUT_LIMIT));
    let name = constant("Days in total".to_owned());
    let number = NumberField::single("rollout-days".into(), name, limits, "", at);
    html::div().class("stack-tight").child(cell("Days in total", number)).into_any()
}

fn row(rollout: RolloutState, place: usize, id: &str, several: bool) -> AnyView {
    let name =
        Memo::new(move |_| rollout.read(|plan, _, _| plan.phases.get(place).map(phase_name).unwrap_or_default()));
    let removal = several.then(|| remover(rollout, id.to_owned(), name));
    let head = html::div()
        .class("row-head")
        .child(text_line(title(id, place)))
        .child(html::div().class("row-actions").child(removal));
    html::li()
        .class("row phase-row")
        .child(head)
        .child(text_line(goal(id, name)))
        .child(length(rollout, place, id, name))
        .into_any()
}

fn edit(case: &mut Case, id: &str, text: &str, slot: fn(&mut crate::model::rollout::Phase) -> &mut String) {
    case.change_plan(|plan| {
        plan.phases.iter_mut().filter(|phase| phase.id == id).for_each(|phase| text.clone_into(slot(phase)));
    });
}

fn title(id: &str, place: usize) -> TextField {
    let written = id.to_owned();
    TextField {
        id: format!("phase-{id}-title"),
        label: "Phase",
        name: constant(format!("Phase {}", place + 1)),
        limit: LINE,
        get: Box::new(move |case| case.plan().phases.get(place).map(|phase| phase.title.clone()).unwrap_or_default()),
        set: Box::new(move |case, text| edit(case, &written, &text, |phase| &mut phase.title)),
    }
}

fn goal(id: &str, name: Memo<String>) -> TextField {
    let (read, written) = (id.to_owned(), id.to_owned());
    let get = move |case: &Case| {
        let plan = case.plan();
        plan.phases.iter().find(|phase| phase.id == read).map(|phase| phase.goal.clone()).unwrap_or_default()
    };
    TextField {
        id: format!("phase-{id}-goal"),
        label: "Goal",
        name: name_in_row("Goal", name),
        limit: NOTE,
        get: Box::new(get),
        set: Box::new(move |case, text| edit(case, &written, &text, |phase| &mut phase.goal)),
    }
}

fn length(rollout: RolloutState, place: usize, id: &str, name: Memo<String>) -> AnyView {
    let id = id.to_owned();
    let element = format!("phase-{id}-days");
    let get = move || rollout.plan.with(|plan| plan.phases.get(place).map_or(0, |phase| phase.days));
    let set = move |days: u32| {
        let mut answer = Ok(());
        rollout.change(UndoLabel::step("the days of a phase"), &mut |plan| answer = plan.set_phase_days(&id, days));
        answer.map_err(|error| format!("Not possible: {error}."))
    };
    let name = name_in_row("Days", name);
    days_field(DaysField { id: element, label: "Days", name, get: Box::new(get), set: Box::new(set) })
}

fn remover(rollout: RolloutState, id: String, name: Memo<String>) -> AnyView {
    let remove = move || {
        let title = name.get_untracked();
        // The button is absent for the only phase, which the plan refuses to remove.
        rollout.change(UndoLabel::step("removing a phase"), &mut |plan| _ = plan.remove_phase(&id));
        rollout.session.say_undoable(format!("Removed “{title}”; its tasks are now in the neighboring phase."));
        focus_soon("phase-add".into());
    };
    button("button small danger", "Remove", remove)
        .attr("aria-label", move || Some(format!("Remove phase {}", name.get())))
        .into_any()
}

fn adder(rollout: RolloutState) -> AnyView {
    let is_full = |plan: &Plan| plan.phases.len() >= Plan::MOST_PHASES || plan.days() + NEW_PHASE > Plan::MOST_DAYS;
    let add = move || {
        let mut added = None;
        rollout.change(UndoLabel::step("adding a phase"), &mut |plan| added = plan.add_phase("", NEW_PHASE).ok());
        if let Some(id) = added {
            focus_soon(format!("phase-{id}-title"));
        }
    };
    let button: Element = button("button small", "Add a phase", add)
        .attr("id", "phase-add")
        .attr("aria-disabled", move || Some(rollout.plan.with(|plan| is_full(plan)).to_string()));
    fragment([button.into_any()])
}
