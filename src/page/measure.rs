//! Measure: the baseline from files that people have already.

mod calendar;
mod compared;
mod drop_zone;
mod events;
mod files;
mod measuring;
mod meetings;
mod pictures;
mod roster;
mod rules;
mod take_over;
mod tickets;

use super::ui::{Child, Element, fragment, html};
use super::widgets::page_head;
use leptos::prelude::*;
use leptos::web_sys::File;
use measuring::measuring;

/// Reads files that were dropped on the page.
pub(super) fn take_files(files: &[File]) {
    measuring().add(files);
}

pub(super) fn measure() -> AnyView {
    let measuring = measuring();
    let has =
        move |part: fn(&measure_messages::View) -> bool| Memo::new(move |_| measuring.view.with(|view| part(view)));
    let figures = has(|view| view.calendar.is_some() || !view.tickets.is_empty() || !view.rosters.is_empty());
    let calendar = has(|view| view.calendar.is_some());
    let tickets =
        Memo::new(move |_| measuring.view.with(|view| view.tickets.iter().map(|one| one.file).collect::<Vec<_>>()));
    let rosters =
        Memo::new(move |_| measuring.view.with(|view| view.rosters.iter().map(|one| one.file).collect::<Vec<_>>()));
    let head = page_head(
        "Measure your baseline",
        "Read calendars, ticket exports and a roster, check what was understood, and take over (copy into your case) what you need.",
    );
    fragment([
        head.into_any(),
        drop_zone::drop_zone(measuring).into_any(),
        (move || figures.get().then(|| take_over::take_over(measuring))).into_child(),
        (move || calendar.get().then(|| calendar::calendar(measuring))).into_child(),
        (move || tickets.get().into_iter().map(|file| tickets::tickets(measuring, file)).collect::<Vec<_>>())
            .into_child(),
        (move || rosters.get().into_iter().map(|file| roster::roster(measuring, file)).collect::<Vec<_>>())
            .into_child(),
    ])
}

/// A part of the page under its heading.
fn part(id: &'static str, title: &'static str) -> Element {
    let title = html::h2().attr("id", id).attr("tabindex", "-1").child(title);
    html::section().class("stack measure-part").attr("aria-labelledby", id).child(title)
}
