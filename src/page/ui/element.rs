//! An element under construction.

use super::attributes::{AttributeText, Attributes};
use super::child::{Child, Part};
use leptos::ev::{Custom, EventDescriptor};
use leptos::prelude::{AnyView, IntoRender, IsDisposed, StoredValue};
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::directive::directive;
use leptos::tachys::html::event::on;
use leptos::tachys::html::property::{IntoProperty, prop};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{self, Event};
use std::borrow::Cow;

/// Makes the view of an element from its parts; one for each tag.
type Build = fn(Attributes, Vec<AnyView>) -> AnyView;

/// An element under construction: what it is given, in order, until [`Element::into_any`] makes it a view.
pub(crate) struct Element {
    build: Build,
    attributes: Attributes,
    children: Vec<Part>,
}

impl Element {
    pub(super) fn new(build: Build) -> Self {
        Self { build, attributes: Attributes::default(), children: Vec::new() }
    }

    /// Sets an attribute to a text, or to what a closure returns: the attribute follows the signals read there, and is
    /// absent while the closure returns `None`. A second value for a name replaces the first.
    pub(crate) fn attr(mut self, name: &'static str, value: impl AttributeText) -> Self {
        let attribute = value.into_attribute(name);
        self.attributes.set(name, attribute);
        self
    }

    /// Sets the `class` attribute.
    pub(crate) fn class(self, value: impl AttributeText) -> Self {
        self.attr("class", value)
    }

    /// Sets a DOM property, such as `value` or `checked`, that follows the signals read in the closure.
    pub(crate) fn prop<V>(self, name: &'static str, value: impl Fn() -> V + Send + 'static) -> Self
    where
        V: IntoProperty + Send + 'static,
        Box<dyn FnMut() -> V + Send>: IntoProperty,
        <Box<dyn FnMut() -> V + Send> as IntoProperty>::CloneableOwned: Send,
    {
        let value: Box<dyn FnMut() -> V + Send> = Box::new(value);
        self.add(name, prop(name, value).into_any_attr())
    }

    /// Calls the handler on an event, until the element's owner is cleaned up.
    #[allow(clippy::needless_pass_by_value)] // as Leptos's own
    pub(crate) fn on<E>(self, event: E, mut handler: impl FnMut(E::EventType) + 'static) -> Self
    where
        E: EventDescriptor,
        E::EventType: JsCast,
    {
        self.listen(event.name(), Box::new(move |event| handler(event.unchecked_into())))
    }

    fn listen(self, name: Cow<'static, str>, mut handler: Box<dyn FnMut(Event)>) -> Self {
        let alive = StoredValue::new(());
        let guarded: Box<dyn FnMut(Event)> = Box::new(move |event| {
            // Removing a focused element fires its `blur`, when the signals that its handler reads are disposed already.
            if !alive.is_disposed() {
                handler(event);
            }
        });
        self.add(name.clone(), on(Custom::<Event>::new(name), guarded).into_any_attr())
    }

    /// Runs once the DOM element exists, and again if the element is rebuilt. What must live as long as the element
    /// belongs in a `StoredValue`, which its owner drops.
    pub(crate) fn directive(self, run: impl Fn(web_sys::Element) + 'static) -> Self {
        self.add("directive", directive(run, ()).into_any_attr())
    }

    /// Adds a child after those that are there.
    pub(crate) fn child(mut self, child: impl Child) -> Self {
        self.children.push(child.into_part());
        self
    }

    /// The element as one of Leptos's views. Where computed words stand beside something else, browsers are asked not to translate
    /// it: only words that are alone can be renewed after that (see [`super::words`]).
    pub(crate) fn into_any(self) -> AnyView {
        let alone = self.children.len() == 1;
        let Self { build, attributes, children } =
            if !alone && self.children.iter().any(Part::is_computed) { self.attr("translate", "no") } else { self };
        let views = children.into_iter().map(|part| part.into_view(alone)).collect();
        build(attributes, views)
    }

    fn add(mut self, name: impl Into<Cow<'static, str>>, attribute: AnyAttribute) -> Self {
        self.attributes.push(name.into(), attribute);
        self
    }
}

/// Lets an element stand in `view!`.
impl IntoRender for Element {
    type Output = AnyView;

    fn into_render(self) -> AnyView {
        self.into_any()
    }
}
