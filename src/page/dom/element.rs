//! An element as a list of parts, before it is on the page.

use super::part::{Part, Target};
use super::piece::Content;
use super::{AnyView, Piece};
use leptos::web_sys::{Element as Node, Event};
use std::any::Any;
use std::borrow::Cow;

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element that is not on the page yet.
pub(crate) struct Element(Box<Plan>);

/// What it will be. Boxed, since it passes through many hands while it is put together.
pub(super) struct Plan {
    pub(super) tag: &'static str,
    pub(super) namespace: Option<&'static str>,
    pub(super) parts: Vec<Part>,
    pub(super) children: Vec<AnyView>,
}

/// An element of HTML.
pub(crate) fn html(tag: &'static str) -> Element {
    Element::new(tag, None)
}

/// An element of SVG.
pub(crate) fn svg(tag: &'static str) -> Element {
    Element::new(tag, Some(SVG))
}

impl Element {
    fn new(tag: &'static str, namespace: Option<&'static str>) -> Self {
        Self(Box::new(Plan { tag, namespace, parts: Vec::new(), children: Vec::new() }))
    }

    /// With a class, or several.
    pub(crate) fn class(self, names: &'static str) -> Self {
        self.attr("class", names)
    }

    /// With an attribute that stays as it is.
    pub(crate) fn attr(self, name: &'static str, text: impl Into<Cow<'static, str>>) -> Self {
        self.part(Part::Fixed(name, text.into()))
    }

    /// With an attribute that follows what it reads; it is absent while there is no text.
    pub(crate) fn live(self, name: &'static str, text: impl Fn() -> Option<String> + 'static) -> Self {
        self.part(Part::Live(name, Target::Attribute, Box::new(text)))
    }

    /// With a property that holds a text, such as what stands in an input.
    pub(crate) fn property(self, name: &'static str, text: impl Fn() -> String + 'static) -> Self {
        self.part(Part::Live(name, Target::Property, Box::new(move || Some(text()))))
    }

    /// With a property that is true or false, such as whether a box is checked.
    pub(crate) fn flag(self, name: &'static str, holds: impl Fn() -> bool + 'static) -> Self {
        self.part(Part::Live(name, Target::Flag, Box::new(move || holds().then(String::new))))
    }

    /// With something that happens on an event.
    pub(crate) fn on(self, event: &'static str, handle: impl FnMut(Event) + 'static) -> Self {
        self.part(Part::Handler(event, Box::new(handle)))
    }

    /// With something that is started when the element is made, and kept for as long as it is there.
    pub(crate) fn keep<K: Any>(self, start: impl FnOnce(&Node) -> K + 'static) -> Self {
        self.part(Part::Kept(Box::new(|node| Box::new(start(node)))))
    }

    /// With something in it, after what is in it already.
    pub(crate) fn child(self, child: impl Piece) -> Self {
        self.push(child.piece())
    }

    fn part(mut self, part: Part) -> Self {
        self.0.parts.push(part);
        self
    }

    fn push(mut self, child: AnyView) -> Self {
        self.0.children.push(child);
        self
    }
}

impl Piece for Element {
    fn piece(self) -> AnyView {
        AnyView(Content::Element(self.0))
    }
}
