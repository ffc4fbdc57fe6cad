//! The smallest pieces of the page.

use crate::page::ui::{Element, html, svg};
use crate::state::Page;
use crate::text::guide::Section;
use crate::text::{Emphasis, Phrase};
use leptos::ev;
use leptos::prelude::*;

/// A cross, for taking away.
pub(super) const CLOSE: &str = "m5 5 10 10M15 5 5 15";

/// A button.
pub(super) fn button(class: &'static str, label: &'static str, mut act: impl FnMut() + 'static) -> AnyView {
    html::button().class(class).on(ev::click, move |_| act()).child(label).into_any()
}

/// A button with a drawing, named for those who do not see it.
pub(super) fn icon_button(name: &'static str, path: &'static str, mut act: impl FnMut() + 'static) -> Element {
    let button = html::button().class("button plain icon").attr("aria-label", name);
    button.on(ev::click, move |_| act()).child(glyph(path))
}

/// A drawing on a button, from one path in a square of 20.
pub(super) fn glyph(path: &'static str) -> AnyView {
    let drawing = svg::svg().class("glyph").attr("viewBox", "0 0 20 20").attr("aria-hidden", "true");
    drawing.child(svg::path().attr("d", path)).into_any()
}

/// A phrase with its stress.
pub(super) fn stressed(phrase: &Phrase) -> Vec<AnyView> {
    let part = |part: &crate::text::PhrasePart| {
        let text = part.text.clone();
        match part.emphasis {
            Emphasis::Plain => text.into_any(),
            Emphasis::Figure => html::b().child(text).into_any(),
            Emphasis::Key => html::strong().child(text).into_any(),
        }
    };
    phrase.parts().iter().map(part).collect()
}

/// The way to the part of the guide that explains something.
pub(super) fn in_guide(part: Option<&'static Section>) -> Option<Element> {
    let link = part.map(|part| html::a().attr("href", Page::Guide.address(part.id)).child(part.title))?;
    Some(html::p().class("quiet").child("More in the guide: ").child(link))
}

/// What a page begins with: its title, and what it is for.
pub(super) fn page_head(title: &'static str, lead: &'static str) -> Element {
    let title = html::h1().attr("id", "page-title").attr("tabindex", "-1").child(title);
    html::header().class("page-head").child(title).child(html::p().class("lead").child(lead))
}
