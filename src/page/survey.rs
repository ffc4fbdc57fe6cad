//! The form of a survey, as the people who are asked see it. What they answer stays in the address and in the line that they send back:
//! nothing is stored or sent.

use super::choice::radios;
use super::ui::{Child, fragment, html};
use super::widgets::{button, page_head};
use super::{app, constant, session};
use crate::browser::{location, system};
use crate::exchange::link::LinkError;
use crate::exchange::survey::{self, Invitation, ReturnedAnswer};
use crate::model::kpi::{CollectedAnswers, HandoffCount, QUESTIONS, SurveyAnswer};
use crate::page::shell::CopyOutcome;
use crate::state::{Page, UndoLabel};
use leptos::ev;
use leptos::prelude::*;

/// The levels of a rating, with what the ends mean.
const LEVELS: &[&str] = &["1 never", "2", "3", "4", "5 always"];
const RECEIVED: &str = "survey-received";
const ACTIONABLE: &str = "survey-actionable";

/// The answer while it is given.
#[derive(Clone, Copy)]
struct Draft {
    /// The level chosen for each question, as its place in [`LEVELS`].
    ratings: [RwSignal<Option<usize>>; QUESTIONS.len()],
    received: RwSignal<String>,
    actionable: RwSignal<String>,
}

impl Draft {
    fn of(answer: Option<&SurveyAnswer>) -> Self {
        let level = |question: usize| answer.map(|answer| usize::from(answer.ratings[question]) - 1);
        let count = |part: fn(&HandoffCount) -> u32| {
            let count = answer.and_then(|answer| answer.handoffs.as_ref()).map(part);
            RwSignal::new(count.map(|count| count.to_string()).unwrap_or_default())
        };
        Self {
            ratings: std::array::from_fn(|question| RwSignal::new(level(question))),
            received: count(|count| count.received),
            actionable: count(|count| count.actionable),
        }
    }

    /// The handoffs; none where they are not counted.
    ///
    /// # Errors
    /// What is wrong with the two numbers.
    fn handoffs(self) -> Result<Option<HandoffCount>, &'static str> {
        let read = |text: RwSignal<String>| text.with(|text| text.trim().parse::<u32>());
        match (read(self.received), read(self.actionable)) {
            _ if self.received.with(String::is_empty) && self.actionable.with(String::is_empty) => Ok(None),
            (Ok(received), Ok(actionable)) if actionable > received => {
                Err("The second number cannot be larger than the first: lower it.")
            }
            (Ok(received), Ok(actionable)) => {
                HandoffCount::new(received, actionable).map(Some).ok_or("Enter at most 1,000.")
            }
            _ => Err("Enter two whole numbers, or leave both empty."),
        }
    }

    /// The answer with this id, once all questions are answered and the handoffs can be read.
    fn answer(self, id: String) -> Option<SurveyAnswer> {
        let levels = self.ratings.map(|rating| rating.get());
        let handoffs = self.handoffs().ok()?;
        let mut ratings = [0; QUESTIONS.len()];
        for (rating, level) in ratings.iter_mut().zip(levels) {
            *rating = u8::try_from(level? + 1).ok()?;
        }
        SurveyAnswer::new(id, ratings, handoffs)
    }
}

/// The page.
pub(super) fn survey() -> AnyView {
    let fragment_part = location::fragment();
    let part = fragment_part.strip_prefix("/survey/").unwrap_or_default();
    match survey::read_address(part) {
        Ok((invitation, answer)) => form(&invitation, answer),
        Err(error) => {
            let reason = match error {
                LinkError::None => "The address names no survey: ask for the whole link.".to_owned(),
                error => format!("This survey cannot be opened: {error}."),
            };
            let lead = "A few questions about how the team works together.";
            fragment([
                page_head("Survey", lead).into_any(),
                html::p().class("finding contradiction").attr("role", "alert").child(reason).into_any(),
            ])
        }
    }
}

fn form(invitation: &Invitation, given: Option<ReturnedAnswer>) -> AnyView {
    let lead = "Four statements and a count, about the last two weeks. It takes a minute.";
    let who = if invitation.name.is_empty() { "your team".to_owned() } else { format!("“{}”", invitation.name) };
    let about = format!(
        "You were asked to answer for {who}. Nothing is sent from this page: you send the line at the end to the person who asked you. It \
         holds your answers, not your name, but whoever receives it sees who sent it. Means are shown from five answers on."
    );
    let draft = Draft::of(given.as_ref().map(|given| &given.answer));
    let id = given.map_or_else(system::random_id, |given| given.answer.id);
    let (round, name) = (invitation.round.clone(), invitation.name.clone());
    let code = Memo::new(move |_| {
        let answer = draft.answer(id.clone())?;
        Some(survey::write_answer(&ReturnedAnswer { round: round.clone(), answer }))
    });
    let place = survey::write_invitation(invitation);
    // The address follows the answers, so that a reload keeps them, and so that it can be sent in place of the line.
    Effect::new(move |_| {
        let answer = code.get().map(|code| format!("/{code}")).unwrap_or_default();
        location::replace(&format!("/survey/{place}{answer}"));
    });
    let questions =
        QUESTIONS.iter().zip(draft.ratings).enumerate().map(|(place, (words, rating))| question(place, words, rating));
    let is_complete = Memo::new(move |_| code.with(Option::is_some));
    let questions = html::form()
        .class("stack")
        .attr("novalidate", "")
        .on(ev::submit, |event| event.prevent_default())
        .child(questions.collect::<Vec<_>>())
        .child(handoffs(draft));
    let send = html::section()
        .class("stack")
        .attr("aria-labelledby", "survey-send")
        .child(html::h2().attr("id", "survey-send").child("Send your answer"))
        .child(move || if is_complete.get() { line(name.clone(), code) } else { missing(draft) });
    let body = html::div().class("stack survey").child(html::p().child(about)).child(questions).child(send);
    fragment([page_head("Survey", lead).into_any(), collect(invitation.round.clone(), code), body.into_any()])
}

fn question(place: usize, words: &'static str, rating: RwSignal<Option<usize>>) -> AnyView {
    const NAMES: [&str; QUESTIONS.len()] = ["survey-1", "survey-2", "survey-3", "survey-4"];
    // No level is chosen at first.
    let chosen = Memo::new(move |_| rating.get().unwrap_or(LEVELS.len()));
    let legend = html::legend().child(format!("{}. {words}", place + 1));
    radios("segmented wide", NAMES[place], legend, LEVELS, chosen, Callback::new(move |level| rating.set(Some(level))))
        .into_any()
}

fn handoffs(draft: Draft) -> AnyView {
    let entry = |id: &'static str, label: &'static str, text: RwSignal<String>| {
        let input = html::input()
            .class("text")
            .attr("id", id)
            .attr("type", "number")
            .attr("min", "0")
            .attr("max", HandoffCount::MOST.to_string())
            .attr("step", "1")
            .attr("aria-describedby", "survey-handoffs-message")
            .attr("aria-invalid", move || draft.handoffs().is_err().then(|| "true".to_owned()))
            .prop("value", move || text.get())
            .on(ev::input, move |event| text.set(event_target_value(&event)));
        html::label().class("cell").child(html::span().child(label)).child(input)
    };
    let message =
        move || draft.handoffs().err().map(|reason| html::p().class("message").attr("role", "alert").child(reason));
    html::fieldset()
        .class("stack")
        .child(html::legend().child("5. Work that was handed to you last week (optional)"))
        .child(entry(RECEIVED, "How many pieces of work were handed to you?", draft.received))
        .child(entry(ACTIONABLE, "With how many could you begin without asking a question?", draft.actionable))
        .child(html::div().attr("id", "survey-handoffs-message").child(message))
        .into_any()
}

fn missing(draft: Draft) -> AnyView {
    let words = move || {
        let open = draft.ratings.iter().filter(|rating| rating.get().is_none()).count();
        match open {
            0 => "Correct the count of handed-over work first.".to_owned(),
            1 => "One statement is left.".to_owned(),
            open => format!("{open} statements are left."),
        }
    };
    html::p().class("quiet").attr("role", "status").child(words).into_any()
}

fn line(name: String, code: Memo<Option<String>>) -> AnyView {
    let text = Memo::new(move |_| {
        let about = if name.is_empty() { String::new() } else { format!(" to the survey of {name}") };
        format!("My answer{about}: {}", code.get().unwrap_or_default())
    });
    let outcome = CopyOutcome::new();
    Effect::new(move |_| {
        text.track();
        outcome.forget();
    });
    let entry = html::input()
        .class("text")
        .attr("readonly", "")
        .attr("aria-label", "Your answer as a line of text")
        .prop("value", move || text.get())
        .on(ev::focus, |event| crate::browser::dom::select_text(&event));
    fragment([
        html::div().class("copy").child(entry).into_any(),
        html::p()
            .class("cluster")
            .child(outcome.button("Copy the line", move || text.get_untracked()))
            .child(outcome.words())
            .into_any(),
        html::p()
            .class("quiet")
            .child("You can send the address of this page instead: it holds the same answer.")
            .into_any(),
    ])
}

/// For the person who runs the survey and opened an answer: a button that adds it.
fn collect(round: String, code: Memo<Option<String>>) -> AnyView {
    let (state, session) = (app(), session());
    let id = constant(round);
    let is_mine =
        state.slice(move |case| case.implementation.survey.has_begun() && case.implementation.survey.id == id.get());
    let add = move || {
        let text = code.get_untracked().unwrap_or_default();
        let mut collected = CollectedAnswers::default();
        state.edit(UndoLabel::step("adding an answer to the survey"), |case| {
            collected = survey::collect(case.implementation.survey_mut(), &text);
        });
        session.say_undoable(crate::text::collected_words(collected));
        location::navigate(&Page::Scorecard.address("survey")[1..]);
    };
    let offer = move || {
        let words = "This is your own survey. Add the answer on this page to it, or go to the ";
        let scorecard = html::a().attr("href", Page::Scorecard.address("survey")).child("scorecard");
        let add = move || code.with(Option::is_some).then(|| button("button primary", "Add this answer", add));
        is_mine.get().then(|| {
            html::div()
                .class("finding")
                .child(html::p().child(words).child(scorecard).child("."))
                .child(html::p().child(add))
        })
    };
    offer.into_child()
}
