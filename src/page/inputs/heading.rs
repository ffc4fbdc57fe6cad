//! The heading of the inputs: whose figures they are.

use super::presets::in_force;
use crate::model::Preset;
use crate::page::answer::SharedOwnership;
use crate::page::chunk::case_here;
use crate::page::session;
use crate::page::ui::{AttributeText, Child, Element, fragment, html};
use crate::state::{Chunk, Page};
use crate::text::InputsHeading;
use leptos::prelude::*;

/// The heading, as far as it can be known before the chunk of the case is here.
pub(super) fn place() -> Element {
    let (preset, here) = (in_force(), session().here(Chunk::Page(Page::Case)));
    let early = move || {
        let example = preset.get() == Some(Preset::Evidence);
        let (title, line) =
            if example { (InputsHeading::EXAMPLE, InputsHeading::INVITATION) } else { (InputsHeading::OWN, "") };
        shown("inputs-line", title, line)
    };
    // At once and not in its turn, since the one takes the place of the other.
    let shown = move || {
        here.track();
        case_here().map_or_else(early, |chunk| (chunk.inputs_heading)())
    };
    html::div().class("inputs-head").child(shown)
}

/// The heading, and how many of the figures are the user's own.
pub(in crate::page) fn heading() -> AnyView {
    let (preset, ownership) = (in_force(), SharedOwnership::memo());
    let heading = Memo::new(move |_| ownership.with(|ownership| InputsHeading::of(preset.get(), ownership)));
    let claims = Memo::new(move |_| preset.get() == Some(Preset::Article));
    let class = move || Some(if claims.get() { "inputs-line message warning" } else { "inputs-line" }.to_owned());
    shown(class, move || heading.with(|heading| heading.title), move || heading.with(|heading| heading.line.clone()))
}

fn shown(class: impl AttributeText, title: impl Child, line: impl Child) -> AnyView {
    let title = html::h2().attr("id", "inputs-title").child(title);
    fragment([title.into_any(), html::p().attr("class", class).attr("role", "status").child(line).into_any()])
}
