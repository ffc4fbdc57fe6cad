//! The parts of an element: attributes, properties and handlers.

use leptos::prelude::*;
use leptos::tachys::renderer::{Rndr, types};
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::Event;
use std::any::Any;
use std::borrow::Cow;

/// A text that follows what it reads; none where there is nothing to say.
type Text = Box<dyn Fn() -> Option<String> + Send>;

/// Where a text that changes goes.
#[derive(Clone, Copy)]
pub(super) enum Target {
    /// An attribute, absent without a text.
    Attribute,
    /// A property that holds a text.
    Property,
    /// A property that is true while there is a text.
    Flag,
}

impl Target {
    fn set(self, node: &types::Element, name: &'static str, text: Option<&str>) {
        match (self, text) {
            (Self::Attribute, Some(text)) => Rndr::set_attribute(node, name, text),
            (Self::Attribute, None) => Rndr::remove_attribute(node, name),
            (Self::Property, text) => Rndr::set_property_or_value(node, name, &text.unwrap_or_default().into()),
            (Self::Flag, text) => Rndr::set_property(node, name, &JsValue::from_bool(text.is_some())),
        }
    }
}

/// Something that an element has.
pub(super) enum Part {
    Fixed(&'static str, Cow<'static, str>),
    Live(&'static str, Target, Text),
    Handler(&'static str, Box<dyn FnMut(Event) + Send>),
}

impl Part {
    fn attribute(&self) -> Option<&'static str> {
        match self {
            Self::Fixed(name, _) | Self::Live(name, Target::Attribute, _) => Some(name),
            Self::Live(..) | Self::Handler(..) => None,
        }
    }

    /// Gives it to an element on the page.
    pub(super) fn attach(self, node: &types::Element) -> Held {
        let attribute = self.attribute();
        let guard: Option<Box<dyn Any>> = match self {
            Self::Fixed(name, text) => {
                Rndr::set_attribute(node, name, &text);
                None
            }
            Self::Live(name, target, text) => Some(Box::new(follow(node.clone(), name, target, text))),
            Self::Handler(event, mut handle) => {
                // What a handler makes ends with the element, as with those of Leptos.
                let owner = Owner::current().unwrap_or_default();
                let handle = move |event: types::Event| owner.with(|| handle(event.unchecked_into()));
                Some(Box::new(Rndr::add_event_listener(node, event, Box::new(handle))))
            }
        };
        Held { attribute, _guard: guard }
    }
}

fn follow(node: types::Element, name: &'static str, target: Target, text: Text) -> RenderEffect<Option<String>> {
    RenderEffect::new(move |before: Option<Option<String>>| {
        let now = text();
        if before.as_ref() != Some(&now) {
            target.set(&node, name, now.as_deref());
        }
        now
    })
}

/// What keeps a part alive on the page.
pub(super) struct Held {
    attribute: Option<&'static str>,
    /// Stops listening and following when it is dropped.
    _guard: Option<Box<dyn Any>>,
}

impl Held {
    /// Takes the part back, unless one of the next parts has its place.
    pub(super) fn release(self, node: &types::Element, next: &[Part]) {
        if let Some(name) = self.attribute
            && !next.iter().any(|part| part.attribute() == Some(name))
        {
            Rndr::remove_attribute(node, name);
        }
    }
}
