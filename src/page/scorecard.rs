//! Scorecard: key figures, their benchmarks, and how they went.

mod card;
mod desk;
mod figure;
mod form;
mod own;
mod paste;
mod progress;
mod readings;
mod settings;
mod trend;

use super::field::focus_soon;
use super::part::{button, page_head, stressed};
use super::ui::{Element, fragment, html};
use super::{app, format, session};
use crate::browser::system;
use crate::model::date::Date;
use crate::model::kpi::{BUILT_IN, CLAIMED, Scorecard};
use crate::persist::save_readings;
use crate::text::{Phrase, scorecard_verdict};
use card::card;
use desk::Desk;
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;

/// The page.
pub(super) fn scorecard() -> AnyView {
    let head = page_head(
        "Is it working?",
        "The figures that tell whether asynchronous work works, measured from before the change on.",
    );
    let (claimed, others) = BUILT_IN.split_at(CLAIMED);
    let desks: Vec<Desk> = claimed.iter().chain(others).map(|kpi| Desk::of(kpi.id)).collect();
    let cards =
        |desks: &[Desk]| html::div().class("cards").child(desks.iter().map(|desk| card(*desk)).collect::<Vec<_>>());
    let what_for = "The article’s three figures, with the benchmarks that it claims. Results, not activity.";
    let why =
        "What the three leave out: whether nobody waits in silence, what the calendar does to the day, and who leaves.";
    fragment([
        head.into_any(),
        standing(desks[0]).into_any(),
        part("claimed", "Does it work?", what_for).child(cards(&desks[..CLAIMED])).into_any(),
        part("others", "At what price?", why).child(cards(&desks[CLAIMED..])).into_any(),
        own::own().into_any(),
        super::promise::promise(),
    ])
}

/// A part of the page with its heading and what it is for.
fn part(id: &'static str, title: &'static str, what_for: &'static str) -> Element {
    let title = html::h2().attr("id", id).attr("tabindex", "-1").child(title);
    let head = html::div().class("page-head").child(title).child(html::p().class("quiet").child(what_for));
    html::section().class("stack").attr("aria-labelledby", id).child(head)
}

/// Today, where the user is.
fn today() -> Date {
    // The browser's own day is always one.
    system::today().parse().unwrap_or(Date::MIN)
}

/// How the figures stand together, or what to measure first; and the place where many readings are pasted.
fn standing(first: Desk) -> Element {
    let card = app().slice(|case| case.practice.scorecard.clone());
    let begun = Memo::new(move |_| card.with(|card| !card.readings().is_empty()));
    let content = move || if begun.get() { told(card) } else { start(first) };
    let kept = move || begun.get().then(saver);
    let section = html::section().class("stack").attr("aria-label", "How it stands");
    section.child(content).child(paste::paste(card)).child(kept)
}

/// What was pasted or typed, to take away.
fn saver() -> Element {
    let (state, session) = (app(), session());
    let save = move || save_readings(state, session, None, format::marks());
    html::p().child(button("button small", "Save all readings as CSV", save))
}

fn told(card: Memo<Arc<Scorecard>>) -> AnyView {
    let words = Memo::new(move |_| card.with(|card| scorecard_verdict(card, today())));
    html::p()
        .class("sentence")
        .attr("role", "status")
        .child(move || words.with(|words: &Phrase| stressed(words)))
        .into_any()
}

fn start(first: Desk) -> AnyView {
    let steps = [
        "Resolution time first. Your tracker knows it: of last month’s requests, the median of the hours from created to \
         resolved.",
        "Then deep work: one ordinary week of the team’s calendars, the time in free blocks of two hours or more, over the \
         contracted hours.",
        "Then ask the team four questions and count a week of handoffs: that is collaboration effectiveness.",
    ];
    let step = |words: &&'static str| html::li().child(*words).into_any();
    let open = move |_| {
        first.begin();
        focus_soon(first.part("value"));
    };
    let button = html::button().class("button primary").on(ev::click, open);
    let words = "Nothing is measured yet. Without a reading from before the change, nobody can say later what it did.";
    let title = html::h2().attr("id", "start").child("Measure today, before anything changes");
    html::section()
        .class("stack start")
        .attr("aria-labelledby", "start")
        .child(title)
        .child(html::p().child(words))
        .child(html::ol().child(steps.iter().map(step).collect::<Vec<_>>()))
        .child(html::p().child(button.child("Add a first reading")))
        .into_any()
}
