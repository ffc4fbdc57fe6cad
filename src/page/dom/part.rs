//! The parts of an element: attributes, properties and handlers.

use crate::browser::node::{self, Listener};
use leptos::prelude::{GetValue, Owner, RenderEffect, StoredValue};
use leptos::wasm_bindgen::JsValue;
use leptos::web_sys::{Element as Node, Event};
use std::any::Any;
use std::borrow::Cow;

/// A text that follows what it reads; none where there is nothing to say.
type Text = Box<dyn Fn() -> Option<String>>;

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
    fn set(self, node: &Node, name: &'static str, text: Option<&str>) {
        match self {
            Self::Attribute => node::set_attribute(node, name, text),
            Self::Property => node::set_property(node, name, &text.unwrap_or_default().into()),
            Self::Flag => node::set_property(node, name, &JsValue::from_bool(text.is_some())),
        }
    }
}

/// Starts something on an element, and gives what is to be kept.
type Start = Box<dyn FnOnce(&Node) -> Box<dyn Any>>;

/// Something that an element has.
pub(super) enum Part {
    Fixed(&'static str, Cow<'static, str>),
    Live(&'static str, Target, Text),
    Handler(&'static str, Box<dyn FnMut(Event)>),
    /// Whatever is to be kept for as long as the element is there.
    Kept(Start),
}

impl Part {
    fn attribute(&self) -> Option<&'static str> {
        match self {
            Self::Fixed(name, _) | Self::Live(name, Target::Attribute, _) => Some(name),
            Self::Live(..) | Self::Handler(..) | Self::Kept(_) => None,
        }
    }

    /// Gives it to an element on the page.
    pub(super) fn attach(self, node: &Node) -> Held {
        let attribute = self.attribute();
        let guard: Option<Box<dyn Any>> = match self {
            Self::Fixed(name, text) => {
                node::set_attribute(node, name, Some(&text));
                None
            }
            Self::Live(name, target, text) => Some(Box::new(follow(node.clone(), name, target, text))),
            Self::Handler(event, handle) => Some(Box::new(listen(node, event, handle))),
            Self::Kept(start) => Some(start(node)),
        };
        Held { attribute, _guard: guard }
    }
}

fn follow(node: Node, name: &'static str, target: Target, text: Text) -> RenderEffect<()> {
    let mut before: Option<Option<String>> = None;
    RenderEffect::new(move |_| {
        let now = text();
        if before.as_ref() != Some(&now) {
            target.set(&node, name, now.as_deref());
            before = Some(now);
        }
    })
}

fn listen(node: &Node, event: &'static str, mut handle: Box<dyn FnMut(Event)>) -> Listener {
    // What a handler makes ends with the element.
    let owner = Owner::current().unwrap_or_default();
    let alive = StoredValue::new(());
    let call = move |event| {
        // An element that is taken away loses the focus, and says so when the signals that its handlers read are gone.
        if alive.try_get_value().is_some() {
            owner.with(|| handle(event));
        }
    };
    Listener::on(node, event, Box::new(call))
}

/// What keeps a part alive on the page.
pub(super) struct Held {
    attribute: Option<&'static str>,
    /// Stops listening and following when it is dropped.
    _guard: Option<Box<dyn Any>>,
}

impl Held {
    /// Takes the part back, unless one of the next parts has its place.
    pub(super) fn release(self, node: &Node, next: &[Part]) {
        if let Some(name) = self.attribute
            && !next.iter().any(|part| part.attribute() == Some(name))
        {
            node::set_attribute(node, name, None);
        }
    }
}
