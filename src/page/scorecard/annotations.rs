//! The events that may explain a change of the figures.

use super::part;
use crate::model::kpi::{Annotation, Scorecard};
use crate::model::{Case, LINE};
use crate::page::field::focus_soon;
use crate::page::text_field::{TextField, date_field, name_in_row, text_line};
use crate::page::ui::{Element, html, keyed};
use crate::page::widgets::button;
use crate::page::{app, constant, session, today};
use crate::state::UndoLabel;
use leptos::prelude::*;

const ADD: &str = "event-add";

fn at(case: &Case, row: usize) -> Option<&Annotation> {
    case.implementation.scorecard.annotations.get(row)
}

fn at_mut(case: &mut Case, row: usize) -> Option<&mut Annotation> {
    case.implementation.scorecard_mut().annotations.get_mut(row)
}

/// The events, and the button that adds one.
pub(super) fn annotations() -> Element {
    let count = app().slice(|case| case.implementation.scorecard.annotations.len());
    let words = "Other things that happened and may explain a reading, such as a reorganization. Each event is a \
    vertical line in every chart above.";
    let rows = keyed(move || (0..count.get()).collect(), event);
    let add = button("button", "Add an event", move || add(count.get_untracked())).attr("id", ADD);
    part("events", "Events", words).child(html::ul().class("rows").child(rows)).child(html::p().child(add))
}

fn add(row: usize) {
    if row >= Scorecard::MOST_ANNOTATIONS {
        session().say(format!("At most {} events can be kept.", Scorecard::MOST_ANNOTATIONS));
        return;
    }
    app().edit(UndoLabel::step("adding an event"), |case| {
        case.implementation.scorecard_mut().annotations.push(Annotation::new(today(), ""));
    });
    focus_soon(format!("event-{row}-text"));
}

fn event(row: usize) -> AnyView {
    let name = constant(format!("event {}", row + 1));
    let text = text_line(TextField {
        id: format!("event-{row}-text"),
        label: "What happened",
        name: name_in_row("What happened", name),
        limit: LINE,
        get: Box::new(move |case| at(case, row).map(|event| event.text.clone()).unwrap_or_default()),
        set: Box::new(move |case, text| {
            if let Some(event) = at_mut(case, row) {
                event.text = text;
            }
        }),
    });
    html::li().class("row").child(date(row, name)).child(text).child(remove(row, name)).into_any()
}

fn date(row: usize, name: Memo<String>) -> AnyView {
    let text = TextField {
        id: format!("event-{row}-date"),
        label: "Date",
        name: name_in_row("Date", name),
        limit: 10,
        get: Box::new(move |case| at(case, row).map(|event| event.date.to_string()).unwrap_or_default()),
        set: Box::new(move |case, text| {
            if let (Some(event), Ok(date)) = (at_mut(case, row), text.parse()) {
                event.date = date;
            }
        }),
    };
    date_field(text, false)
}

fn remove(row: usize, name: Memo<String>) -> Element {
    let remove = move || {
        app().edit(UndoLabel::step("removing an event"), |case| {
            let events = &mut case.implementation.scorecard_mut().annotations;
            if row < events.len() {
                events.remove(row);
            }
        });
        focus_soon(ADD.to_owned());
    };
    let button = button("button small plain danger", "Remove", remove);
    html::div().class("row-actions").child(button.attr("aria-label", move || Some(format!("Remove {}", name.get()))))
}
