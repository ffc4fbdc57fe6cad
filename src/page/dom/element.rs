//! An element as a list of parts, and how it is put on the page.

use super::Piece;
use super::held::{Held, Part, Target};
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::renderer::{CastFrom, Rndr, types};
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use leptos::web_sys::Event;
use std::borrow::Cow;

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element that is not on the page yet.
pub(crate) struct Element {
    tag: &'static str,
    namespace: Option<&'static str>,
    parts: Vec<Part>,
    children: Vec<AnyView>,
}

/// An element of HTML.
pub(crate) fn html(tag: &'static str) -> Element {
    Element { tag, namespace: None, parts: Vec::new(), children: Vec::new() }
}

/// An element of SVG.
pub(crate) fn svg(tag: &'static str) -> Element {
    Element { namespace: Some(SVG), ..html(tag) }
}

impl Element {
    /// With a class, or several.
    pub(crate) fn class(self, names: &'static str) -> Self {
        self.attr("class", names)
    }

    /// With an attribute that stays as it is.
    pub(crate) fn attr(self, name: &'static str, text: impl Into<Cow<'static, str>>) -> Self {
        self.part(Part::Fixed(name, text.into()))
    }

    /// With an attribute that follows what it reads; it is absent while there is no text.
    pub(crate) fn live(self, name: &'static str, text: impl Fn() -> Option<String> + Send + 'static) -> Self {
        self.part(Part::Live(name, Target::Attribute, Box::new(text)))
    }

    /// With a property that holds a text, such as what stands in an input.
    pub(crate) fn property(self, name: &'static str, text: impl Fn() -> String + Send + 'static) -> Self {
        self.part(Part::Live(name, Target::Property, Box::new(move || Some(text()))))
    }

    /// With a property that is true or false, such as whether a box is checked.
    pub(crate) fn flag(self, name: &'static str, holds: impl Fn() -> bool + Send + 'static) -> Self {
        self.part(Part::Live(name, Target::Flag, Box::new(move || holds().then(String::new))))
    }

    /// With something that happens on an event.
    pub(crate) fn on(self, event: &'static str, handle: impl FnMut(Event) + Send + 'static) -> Self {
        self.part(Part::Handler(event, Box::new(handle)))
    }

    /// With something in it, after what is in it already.
    pub(crate) fn child(self, child: impl Piece) -> Self {
        self.push(child.piece())
    }

    fn part(mut self, part: Part) -> Self {
        self.parts.push(part);
        self
    }

    fn push(mut self, child: AnyView) -> Self {
        self.children.push(child);
        self
    }
}

impl Piece for Element {
    fn piece(self) -> AnyView {
        self.into_any()
    }
}

/// An element on the page.
pub(crate) struct Placed {
    tag: &'static str,
    node: types::Element,
    held: Vec<Held>,
    children: <Vec<AnyView> as Render>::State,
}

impl Render for Element {
    type State = Placed;

    fn build(self) -> Placed {
        let node = Rndr::create_element(self.tag, self.namespace);
        let held = self.parts.into_iter().map(|part| part.attach(&node)).collect();
        let mut children = self.children.build();
        children.mount(&node, None);
        Placed { tag: self.tag, node, held, children }
    }

    fn rebuild(self, placed: &mut Placed) {
        if self.tag != placed.tag {
            let mut next = self.build();
            placed.insert_before_this(&mut next);
            placed.unmount();
            *placed = next;
            return;
        }
        for held in placed.held.drain(..) {
            held.release(&placed.node, &self.parts);
        }
        placed.held.extend(self.parts.into_iter().map(|part| part.attach(&placed.node)));
        self.children.rebuild(&mut placed.children);
    }
}

impl Mountable for Placed {
    fn unmount(&mut self) {
        Rndr::remove(&self.node);
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        Rndr::insert_node(parent, &self.node, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = Rndr::get_parent(&self.node).and_then(types::Element::cast_from);
        parent.inspect(|parent| child.mount(parent, Some(&self.node))).is_some()
    }

    fn elements(&self) -> Vec<types::Element> {
        vec![self.node.clone()]
    }
}

no_attrs!(Element);

/// What Leptos asks of a view besides drawing it. There is no server: nothing but drawing is ever asked for.
impl RenderHtml for Element {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {
        unreachable!("the page is drawn in the browser only");
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Placed {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
