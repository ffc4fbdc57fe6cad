//! KPIs that the user adds.

use super::card_state::CardState;
use super::kpi_card::kpi_card;
use super::part;
use crate::model::kpi::{Direction, KpiId, Scorecard, UserKpi};
use crate::model::{Case, Choice, LINE};
use crate::page::choice::select;
use crate::page::chunk::details;
use crate::page::field::focus_soon;
use crate::page::text_field::{TextField, text_line};
use crate::page::ui::{Element, fragment, html, keyed};
use crate::page::widgets::button;
use crate::page::{app, constant, session};
use crate::state::UndoLabel;
use leptos::prelude::*;

const ADD: &str = "add-kpi";

/// Their cards, and the button that adds one.
pub(super) fn user_kpis() -> Element {
    let state = app();
    let ids = state
        .slice(|case| case.implementation.scorecard.user_kpis.iter().map(|kpi| kpi.id.clone()).collect::<Vec<KpiId>>());
    // The KPI just added, which still needs a name.
    let fresh = RwSignal::new(KpiId::default());
    let cards = keyed(move || ids.get(), move |id| own_card(&id, fresh));
    let full = move || ids.with(Vec::len) >= Scorecard::MOST_USER_KPIS;
    let add = button("button", "Add your own KPI", move || add(untrack(full), fresh))
        .attr("id", ADD)
        .attr("aria-disabled", move || Some(full().to_string()));
    let words = "Figures specific to your team, such as reopened tickets, lead time or customers kept, measured as \
    you define them.";
    part("own", "Your own", words).child(html::div().class("cards").child(cards)).child(html::p().child(add))
}

fn add(full: bool, fresh: RwSignal<KpiId>) {
    if full {
        session().say(format!("At most {} figures of your own can be kept.", Scorecard::MOST_USER_KPIS));
        return;
    }
    let mut added = None;
    app().edit(UndoLabel::step("adding a figure"), |case| {
        added = case.implementation.scorecard_mut().add_kpi(UserKpi::default()).ok();
    });
    if let Some(id) = added {
        let title = format!("kpi-{id}-title");
        fresh.set(id);
        details(move |_| focus_soon(title));
    }
}

fn own_card(id: &KpiId, fresh: RwSignal<KpiId>) -> AnyView {
    let card = CardState::of(id);
    card.settings.set(fresh.with_untracked(|fresh| fresh == id));
    kpi_card(card)
}

fn at<'a>(case: &'a Case, id: &KpiId) -> Option<&'a UserKpi> {
    case.implementation.scorecard.user_kpis.iter().find(|kpi| kpi.id == *id)
}

fn at_mut<'a>(case: &'a mut Case, id: &KpiId) -> Option<&'a mut UserKpi> {
    case.implementation.scorecard_mut().user_kpis.iter_mut().find(|kpi| kpi.id == *id)
}

/// Its name, its unit and which way is better.
pub(super) fn fields(card: CardState) -> AnyView {
    let field = |part, label, get: fn(&UserKpi) -> &str, set: fn(&mut Case, &KpiId, String)| {
        let (read, write) = (card.id(), card.id());
        text_line(TextField {
            id: card.part(part),
            label,
            name: constant(String::new()),
            limit: LINE,
            get: Box::new(move |case| at(case, &read).map(|kpi| get(kpi).to_owned()).unwrap_or_default()),
            set: Box::new(move |case, text| set(case, &write, text)),
        })
    };
    let rename =
        |case: &mut Case, id: &KpiId, name| at_mut(case, id).into_iter().for_each(|kpi| kpi.name.clone_from(&name));
    let set_unit = |case: &mut Case, id: &KpiId, unit| case.implementation.scorecard_mut().set_unit(id, unit);
    fragment([
        field("title", "Name", |kpi| &kpi.name, rename),
        field("unit", "Unit: h, tickets a week, %", |kpi| &kpi.unit, set_unit),
        direction(card),
    ])
}

fn direction(card: CardState) -> AnyView {
    const WORDS: &[&str] = &["higher is better", "lower is better"];
    let id = card.id();
    let named = Memo::new(move |_| card.name());
    let chosen = card.state.slice(move |case| at(case, &id).map_or(0, |kpi| kpi.direction.place()));
    let choose = Callback::new(move |place: usize| {
        card.state.edit(UndoLabel::step("which way is better"), |case| {
            let direction = Direction::ALL.get(place).map(|row| row.0);
            at_mut(case, &card.id()).zip(direction).into_iter().for_each(|(kpi, direction)| kpi.direction = direction);
        });
    });
    select("Direction", named, WORDS, chosen, choose)
}

pub(super) fn remover(card: CardState) -> Element {
    let remove = move || {
        let name = card.name();
        card.edit(UndoLabel::step(format!("removing {name}")), |scorecard| scorecard.remove_kpi(&card.id()));
        card.session().say_undoable(format!("{name} is removed, with its readings."));
        focus_soon(ADD.into());
    };
    html::p().child(button("button small danger", "Remove this figure and its readings", remove))
}
