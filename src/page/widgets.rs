//! Small views that every area of the page uses.

use crate::browser::dom::is_details_open;
use crate::page::ui::{Child, Element, Part, html, svg};
use crate::state::Page;
use crate::text::guide::Section;
use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::Event;

/// The icon for removing: a cross.
pub(super) const CLOSE: &str = "m5 5 10 10M15 5 5 15";

pub(super) fn button(class: &'static str, label: impl Child, act: impl FnMut() + 'static) -> Element {
    clickable(class, Box::new(act)).child(label)
}

fn clickable(class: &'static str, mut act: Box<dyn FnMut()>) -> Element {
    html::button().class(class).on(ev::click, move |_| act())
}

/// A button with an icon and an accessible name.
pub(super) fn icon_button(name: &'static str, path: &'static str, act: impl FnMut() + 'static) -> Element {
    clickable("button plain icon", Box::new(act)).attr("aria-label", name).child(glyph(path))
}

/// The button that opens and closes an editor below it; `name` is what is edited.
pub(super) fn edit_button(
    class: &'static str,
    id: String,
    open: impl Fn() -> bool + Send + 'static,
    name: impl Fn() -> String + Send + 'static,
    toggle: impl FnMut() + 'static,
) -> Element {
    button(class, "Edit", toggle)
        .attr("id", id)
        .attr("aria-expanded", move || Some(open().to_string()))
        .attr("aria-label", move || Some(format!("Edit {}", name())))
}

/// A box to tick with its words. `toggle` is called on every change.
pub(super) fn checkbox(
    checked: impl Fn() -> bool + Send + 'static,
    toggle: impl FnMut(Event) + 'static,
    words: impl Child,
) -> Element {
    with_words(tick(checked, toggle), words.into_part())
}

/// The box alone.
pub(super) fn tick(checked: impl Fn() -> bool + Send + 'static, toggle: impl FnMut(Event) + 'static) -> Element {
    html::input().attr("type", "checkbox").prop("checked", checked).on(ev::change, toggle)
}

/// A [`tick`] with its words.
pub(super) fn with_words(tick: Element, words: Part) -> Element {
    html::label().class("check").child(tick).child(html::span().child(words))
}

/// An icon, from one path in a square of 20 units.
pub(super) fn glyph(path: &'static str) -> AnyView {
    let drawing = svg::svg().class("glyph").attr("viewBox", "0 0 20 20").attr("aria-hidden", "true");
    drawing.child(svg::path().attr("d", path)).into_any()
}

/// A link to the part of the guide that explains something.
pub(super) fn in_guide(part: Option<&'static Section>) -> Option<Element> {
    let link = part.map(|part| html::a().attr("href", Page::Guide.address(part.id)).child(part.title))?;
    Some(html::p().class("quiet").child("More in the guide: ").child(link))
}

/// The way to the report on how the rollout stands.
pub(super) fn status_link() -> Element {
    html::a().class("button small").attr("href", Page::Status.address("")).child("Status report")
}

/// The way to measuring from files.
pub(super) fn measure_link() -> Element {
    html::p()
        .class("quiet")
        .child(html::a().attr("href", Page::Measure.address("")).child("Measure from calendars and other files"))
}

/// The head of a page: its title and purpose.
pub(super) fn page_head(title: &'static str, lead: &'static str) -> Element {
    let title = html::h1().attr("id", "page-title").attr("tabindex", "-1").child(title);
    html::header().class("page-head").child(title).child(html::p().class("lead").child(lead))
}

/// A `details` whose content exists only while it is open.
pub(super) fn fold(summary: impl Child, content: impl Fn() -> AnyView + Send + 'static) -> Element {
    fold_at(RwSignal::new(false), summary.into_part(), Box::new(content))
}

/// The same under a signal that other code may set too.
pub(super) fn fold_at(open: RwSignal<bool>, summary: Part, content: Box<dyn Fn() -> AnyView + Send>) -> Element {
    html::details()
        .prop("open", move || open.get())
        .on(ev::toggle, move |event| {
            let is_open = is_details_open(&event);
            // Where it was opened by the signal, that is no news, for which all in it would be made anew.
            if open.get_untracked() != is_open {
                open.set(is_open);
            }
        })
        .child(html::summary().child(summary))
        .child(html::div().child(move || open.get().then(&content)))
}

/// A folded group of fields. `recap` says in a line what is in it now; `summary` is the bare element that opens it.
pub(super) fn folded_group(summary: Element, title: &'static str, recap: impl Child, content: impl Child) -> AnyView {
    let summary = summary.child(html::h3().child(title)).child(html::span().class("recap").child(recap));
    html::details().class("group").child(summary).child(html::div().child(content)).into_any()
}

/// A section labeled by its heading.
pub(super) fn section(class: &'static str, title_id: &'static str, title: &'static str) -> Element {
    let title = html::h2().attr("id", title_id).child(title);
    html::section().class(class).attr("aria-labelledby", title_id).child(title)
}
