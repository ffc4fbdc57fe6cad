//! What changes as the team grows past 50, 100 and 200.

use super::panel;
use super::task_offer::task_offer;
use crate::model::Quantity;
use crate::model::readiness::{SIZE_LINES, SizeLine, advice};
use crate::page::app;
use crate::page::ui::{Element, html};
use crate::page::widgets::in_guide;
use crate::state::Page;
use crate::text::guide::find_section;
use crate::text::readiness;
use leptos::prelude::*;

/// The sizes at which a practice becomes necessary, compared with the size of the team.
pub(super) fn team_growth() -> AnyView {
    let people = app().slice(|case| case.team.people.likely().value() as usize);
    let now = move || people.get() as u32;
    let words = html::p().child(move || readiness::growth(now(), &advice(now()))).child(" ");
    let change = html::a().attr("href", Page::Case.address("team.people")).child("Change the number of people");
    panel("growth", "As the team grows")
        .child(words.child(change).child("."))
        .child(
            html::ul()
                .class("cards")
                .child(move || SIZE_LINES.iter().map(|line| view(line, now())).collect::<Vec<_>>()),
        )
        .child(in_guide(find_section("scaling")))
        .into_any()
}

fn view(line: &'static SizeLine, people: u32) -> Element {
    let (class, chip, word) = if people >= line.from {
        ("finding doubt", "chip watch", "needed now".to_owned())
    } else {
        ("finding", "chip", format!("{} more people", line.from - people))
    };
    let heading = html::h3().child(format!("From {}: {} ", line.from, line.practice));
    html::li()
        .class(class)
        .child(heading.child(html::span().class(chip).child(word)))
        .child(html::p().child(line.change))
        .child(html::p().child(line.detail))
        .child(task_offer(&line.task))
}
