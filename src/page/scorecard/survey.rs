//! The survey of the team: its link, the answers that came back, and what they say together.

use super::card_state::CardState;
use super::kpi_format;
use crate::browser::{location, system};
use crate::exchange::readings::parts;
use crate::exchange::survey::{Invitation, collect, write_invitation};
use crate::form::reading::ReadingDraft;
use crate::model::kpi::{CollectedAnswers, QUESTIONS, SurveyRound, SurveySummary};
use crate::page::chunk::{details, of_details};
use crate::page::field::focus_soon;
use crate::page::shell::CopyOutcome;
use crate::page::table::{column_head, number_cell, number_head, row_head, table};
use crate::page::ui::{Child, Element, fragment, html};
use crate::page::widgets::button;
use crate::page::{app, format, session, today};
use crate::state::{Page, UndoLabel};
use crate::text::{collected_words, date_with_year, survey_progress};
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;

const PASTE: &str = "survey-paste";

/// The section; `card` is that of collaboration effectiveness, which takes the result.
pub(super) fn survey(card: CardState) -> Element {
    let round = app().slice(|case| case.implementation.survey.clone());
    let has_begun = Memo::new(move |_| round.with(|round| round.has_begun()));
    let about = "Four statements and a count of handoffs, a part of collaboration effectiveness. The team answers by a link, without a \
                 server: each person sends you a line of text back.";
    super::part("survey", "Ask the team", about)
        .child(move || if has_begun.get() { of_details(move |details| (details.survey)(card, round)) } else { start() })
}

fn begin() {
    app().edit(UndoLabel::step("starting a survey"), |case| {
        *case.implementation.survey_mut() = SurveyRound::new(system::random_id(), today());
    });
    details(|_| focus_soon("survey-link".into()));
}

fn start() -> AnyView {
    html::p().child(button("button", "Start a survey", begin)).into_any()
}

/// A survey that has begun: its progress, its link, the answers and what they say.
pub(in crate::page) fn running(card: CardState, round: Memo<Arc<SurveyRound>>) -> AnyView {
    let progress = move || {
        let asked = round.with(|round| round.asked.map(|day| format!("Begun on {}. ", date_with_year(day))));
        format!("{}{}", asked.unwrap_or_default(), round.with(|round| survey_progress(round)))
    };
    let has_means = Memo::new(move |_| round.with(|round| round.summary().is_some()));
    let means = move || has_means.get().then(|| means(card, round));
    fragment([
        html::p().attr("role", "status").child(progress).into_any(),
        link(round),
        answers(),
        means.into_child(),
        html::p().child(button("button plain", "Start a new survey", begin)).into_any(),
    ])
}

/// The link to the form.
fn link(round: Memo<Arc<SurveyRound>>) -> AnyView {
    let name = app().slice(|case| case.name.clone());
    let address = Memo::new(move |_| {
        let invitation = Invitation { round: round.with(|round| round.id.clone()), name: name.get() };
        format!("{}{}", location::address(), Page::Survey.address(&write_invitation(&invitation)))
    });
    let outcome = CopyOutcome::new();
    let entry = html::input()
        .class("text")
        .attr("id", "survey-link")
        .attr("readonly", "")
        .attr("aria-label", "Link to the survey")
        .prop("value", move || address.get())
        .on(ev::focus, |event| crate::browser::dom::select_text(&event));
    let copy = outcome.button("Copy the link", move || address.get_untracked());
    fragment([
        html::div().class("copy").child(entry).into_any(),
        html::p().class("cluster").child(copy).child(outcome.words()).into_any(),
        html::p().class("quiet").child("The link holds the name of this case and nothing else of it.").into_any(),
    ])
}

/// The box for the answers that came back.
fn answers() -> AnyView {
    let (state, session) = (app(), session());
    let (text, outcome) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let add = move || {
        let mut collected = CollectedAnswers::default();
        let mut round = state.case().with_untracked(|case| SurveyRound::clone(&case.implementation.survey));
        text.with_untracked(|text| collected = collect(&mut round, text));
        let words = collected_words(collected);
        if collected.new + collected.corrected > 0 {
            state.edit(UndoLabel::step("adding answers to the survey"), |case| {
                *case.implementation.survey_mut() = round;
            });
            session.say_undoable(words.clone());
        }
        // What could not be read stays in the box, to be looked at.
        if collected.damaged + collected.foreign + collected.full == 0 && collected != CollectedAnswers::default() {
            text.set(String::new());
        }
        outcome.set(words);
    };
    let entry = html::textarea()
        .class("text")
        .attr("id", PASTE)
        .attr("rows", "3")
        .attr("spellcheck", "false")
        .attr("aria-describedby", "survey-outcome")
        .prop("value", move || text.get())
        .on(ev::input, move |event| {
            text.set(event_target_value(&event));
            outcome.set(String::new());
        });
    let label = html::span().child("Answers, as lines, links or whole messages");
    fragment([
        html::label().class("cell").child(label).child(entry).into_any(),
        html::p()
            .class("cluster")
            .child(button("button", "Add the answers", add))
            .child(html::span().attr("id", "survey-outcome").attr("role", "status").child(move || outcome.get()))
            .into_any(),
    ])
}

/// The means, and what they become a part of.
fn means(card: CardState, round: Memo<Arc<SurveyRound>>) -> AnyView {
    let summary = Memo::new(move |_| round.with(|round| round.summary()));
    let decimal = |value: f64| format::decimal(value, 1);
    let mean = move |part: fn(&SurveySummary) -> f64| {
        move || summary.get().map(|found| decimal(part(&found))).unwrap_or_default()
    };
    let rows = QUESTIONS.iter().enumerate().map(move |(place, words)| {
        let value = move || summary.get().map(|found| decimal(found.means[place])).unwrap_or_default();
        html::tr().child(row_head(*words)).child(number_cell(value.into_child()))
    });
    let all =
        html::tr().child(row_head("Mean of all")).child(number_cell(mean(|found| found.survey.mean).into_child()));
    let handoffs = move || {
        let share = summary.get().and_then(|found| found.handoffs_actionable);
        share.map_or_else(
            || "Fewer than five people counted handoffs, so no share is shown.".to_owned(),
            |share| format!("{} of the handoffs needed no question.", kpi_format::share(share)),
        )
    };
    let take = move || {
        let Some(found) = summary.get_untracked() else { return };
        card.begin();
        let written = parts::write(&found.parts(), &format::typed);
        card.form.update(|form| fill(&mut form.draft, written));
        card.focus_value();
    };
    let heads = vec![column_head("Statement"), number_head("Mean, 1 to 5")];
    let rows = rows.chain([all]).collect::<Vec<_>>();
    fragment([
        table(heads, rows).into_any(),
        html::p().class("quiet").child(handoffs).into_any(),
        html::p().child(button("button primary", "Use in a reading", take)).into_any(),
    ])
}

/// Fills in the parts that the survey tells; what was typed of the others stays.
fn fill(draft: &mut ReadingDraft, written: [String; parts::PART_COUNT]) {
    for (slot, text) in draft.parts.iter_mut().zip(written) {
        if !text.is_empty() {
            *slot = text;
        }
    }
}
