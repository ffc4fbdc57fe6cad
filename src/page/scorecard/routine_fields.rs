//! Who measures a KPI, how often, and when next.

use super::card_state::CardState;
use crate::model::date::Date;
use crate::model::kpi::{Cadence, Scorecard};
use crate::model::{Case, Choice};
use crate::page::choice::pick;
use crate::page::text_field::{TextField, date_field, name_in_row, text_line};
use crate::page::ui::{Child, Element, html};
use crate::page::{constant, session};
use crate::state::UndoLabel;
use leptos::prelude::*;

pub(super) fn routine_fields(card: CardState) -> Element {
    let named = Memo::new(move |_| card.name());
    let id = card.id();
    let cadence = card.state.slice(move |case| case.implementation.scorecard.cadence(&id).place());
    let choose = Callback::new(move |place: usize| {
        card.edit(UndoLabel::step("how often a figure is measured"), |scorecard| {
            let cadence = Cadence::ALL.get(place).map(|row| row.0);
            scorecard.change_routine(&card.id(), |routine| routine.cadence = cadence);
        });
    });
    let words = Cadence::ALL.iter().map(|row| row.2.to_owned()).collect();
    let regular = Memo::new(move |_| cadence.get() != Cadence::Never.place());
    html::div()
        .class("target-line")
        .child(owner(card))
        .child(pick("How often", name_in_row("How often", named), words, cadence, choose))
        .child((move || regular.get().then(|| next(card))).into_child())
}

fn owner(card: CardState) -> AnyView {
    let (read, write) = (card.id(), card.id());
    text_line(TextField {
        id: card.part("owner"),
        label: "Measured by",
        name: constant(String::new()),
        limit: Scorecard::OWNER,
        get: Box::new(move |case| {
            let routines = &case.implementation.scorecard.routines;
            routines.get(&read).map(|routine| routine.owner.clone()).unwrap_or_default()
        }),
        set: Box::new(move |case, owner| {
            case.implementation.scorecard_mut().change_routine(&write, |routine| routine.owner = owner);
        }),
    })
}

/// The date of the next reading: what follows from the latest reading, until the user sets another. Emptied, it follows again.
fn next(card: CardState) -> AnyView {
    let (read, write, today) = (card.id(), card.id(), session().today);
    let planned = move |case: &Case| -> Option<Date> {
        case.implementation.scorecard.next_reading(&read, case.planned_start(), today.get())
    };
    let text = TextField {
        id: card.part("next"),
        label: "Next reading",
        name: constant(String::new()),
        limit: 10,
        get: Box::new(move |case| planned(case).map(|date| date.to_string()).unwrap_or_default()),
        set: Box::new(move |case, text| {
            let date = text.parse().ok();
            case.implementation.scorecard_mut().change_routine(&write, |routine| routine.next = date);
        }),
    };
    date_field(text, true)
}
