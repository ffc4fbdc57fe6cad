//! Scorecard: KPIs, their benchmarks, and how they went.

mod annotations;
mod card_state;
mod due_readings;
mod kpi_card;
mod kpi_format;
mod kpi_settings;
mod paste_readings;
mod reading_form;
mod readings_table;
mod routine_fields;
mod survey;
mod target_progress;
mod trend_chart;
mod user_kpis;

use super::menu::export_menu;
use super::render_queue::in_turn;
use super::ui::{Child, Element, fragment, html};
use super::widgets::{button, page_head, status_link};
use super::{app, chunk, constant, format, session, today};
use crate::model::kpi::{BUILT_IN, BuiltInKpi, CLAIMED_COUNT};
use crate::persist::save_readings_markdown;
use crate::state::{AppState, Chunk, Page, Session};
use crate::text::scorecard_verdict;
use card_state::ScorecardPage;
use kpi_card::kpi_card;
use leptos::prelude::*;

pub(super) use card_state::CardState;
pub(super) use kpi_settings::kpi_settings;
pub(super) use paste_readings::{conflicts, read_pasted, take as take_readings};
pub(super) use reading_form::reading_form;
pub(super) use readings_table::readings_table;
pub(super) use survey::running as survey_running;

pub(super) fn scorecard() -> AnyView {
    let head = page_head(
        "Is it working?",
        "KPIs that show whether asynchronous work pays off, measured from before the change.",
    );
    provide_context(ScorecardPage::new());
    chunk::ask(Chunk::DETAILS);
    // How an approved case stands comes first, so that the rest would be pushed down by it.
    let waits = app().case().with_untracked(|case| case.implementation.approval.is_some());
    let here = session().here(Chunk::DETAILS);
    let head = html::div()
        .class("head-row")
        .child(head)
        .child(html::div().class("cluster").child(measure_from_files()).child(status_link()).child(export()));
    fragment([head.into_any(), (move || (!waits || here.get()).then(|| untrack(parts))).into_child()])
}

fn parts() -> AnyView {
    let cards: Vec<CardState> = BUILT_IN.iter().map(|kpi| CardState::of(kpi.id)).collect();
    let grid = |cards: &[CardState]| {
        let card = |card: &CardState| {
            let card = *card;
            in_turn(move || kpi_card(card))
        };
        html::div().class("cards").child(cards.iter().map(card).collect::<Vec<_>>())
    };
    let what_for = "The article’s three KPIs, with the benchmarks that it claims. They measure results, not \
    activity.";
    let why = "Guardrails, and the KPIs that the business case depends on.";
    let card_of = |id: BuiltInKpi| *cards.iter().find(|card| card.id().is(id)).expect("a built-in KPI");
    let (collaboration, meeting_load) = (card_of(BuiltInKpi::Collaboration), card_of(BuiltInKpi::MeetingLoad));
    let claimed = grid(&cards[..CLAIMED_COUNT]);
    fragment([
        super::promise::standing(),
        due_readings::due_readings().into_any(),
        standing(meeting_load).into_any(),
        part("claimed", "Does it work?", what_for).child(claimed).into_any(),
        in_turn(move || survey::survey(collaboration).into_any()),
        in_turn(move || {
            part("others", "Side effects and drivers", why).child(grid(&cards[CLAIMED_COUNT..])).into_any()
        }),
        in_turn(|| user_kpis::user_kpis().into_any()),
        in_turn(|| annotations::annotations().into_any()),
        in_turn(super::promise::promise),
    ])
}

/// The way to measuring from files.
fn measure_from_files() -> Element {
    html::a().class("button small").attr("href", Page::Measure.address("")).child("Measure from files")
}

/// A section with its heading and an explanation.
fn part(id: &'static str, title: &'static str, what_for: &'static str) -> Element {
    let title = html::h2().attr("id", id).attr("tabindex", "-1").child(title);
    let head = html::div().class("page-head").child(title).child(html::p().class("quiet").child(what_for));
    html::section().class("stack").attr("aria-labelledby", id).child(head)
}

/// The state of all figures together, or what to measure first; and the box where readings are pasted.
fn standing(first: CardState) -> Element {
    let scorecard = app().slice(|case| case.implementation.scorecard.clone());
    let begun = Memo::new(move |_| scorecard.with(|scorecard| !scorecard.readings().is_empty()));
    let content = move || if begun.get() { told() } else { start(first) };
    let section = html::section().class("stack").attr("aria-label", "Status");
    section.child(content).child(paste_readings::paste_readings(scorecard))
}

/// The menu that saves all readings, once there are some.
fn export() -> impl Fn() -> Option<AnyView> + Send {
    let (state, session) = (app(), session());
    let any = state.slice(|case| !case.implementation.scorecard.readings().is_empty());
    move || {
        any.get().then(|| {
            let save = move || chunk::details(move |details| (details.save_readings)(state, session, None));
            let markdown = move || chunk::details(move |details| (details.save_scorecard)(state, session));
            let note = html::p().class("note").child(format::csv_note()).into_any();
            export_menu(
                constant("Export all readings".to_owned()),
                vec![
                    ("Save all readings as CSV", Box::new(save)),
                    ("Save the scorecard as Markdown", Box::new(markdown)),
                ],
                note,
            )
        })
    }
}

/// Saves the scorecard as a Markdown file.
pub(super) fn save_markdown(state: AppState, session: Session) {
    save_readings_markdown(state, session, today(), &kpi_format::shown);
}

fn told() -> AnyView {
    let (case, today) = (app().case(), session().today);
    let words = Memo::new(move |_| case.with(|case| scorecard_verdict(case, today.get())));
    html::p().class("sentence").attr("role", "status").child(move || words.get()).into_any()
}

fn start(first: CardState) -> AnyView {
    let steps = [
        "First, meeting load, on which the business case depends most: in a few calendars of an ordinary week, add up \
         the hours in meetings per person.",
        "Then deep work: in the same calendars, add up the free blocks of two hours or more and divide by contracted \
         hours.",
        "Then turnover: divide the people who left in the last twelve months by the average number of people.",
        "Then resolution time: from your tracker, take the median hours from created to resolved for last month’s \
         requests.",
    ];
    let step = |words: &&'static str| html::li().child(*words).into_any();
    let open = move || {
        first.begin();
        first.focus_value();
    };
    let words = "There are no readings yet. Without a baseline from before the change, its effect cannot be shown \
    later.";
    let title = html::h2().attr("id", "start").child("Measure the baseline before you start");
    html::section()
        .class("stack start")
        .attr("aria-labelledby", "start")
        .child(title)
        .child(html::p().child(words))
        .child(html::ol().child(steps.iter().map(step).collect::<Vec<_>>()))
        .child(
            html::p()
                .class("cluster")
                .child(button("button primary", "Add a first reading", open))
                .child(measure_from_files()),
        )
        .into_any()
}
