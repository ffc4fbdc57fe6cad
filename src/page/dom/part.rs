//! The parts of an element: attributes, properties and handlers.

use crate::browser::node::{self, Listener};
use leptos::prelude::{GetValue, Owner, RenderEffect, StoredValue};
use leptos::wasm_bindgen::JsValue;
use leptos::web_sys::{Element as Node, Event};
use std::any::Any;
use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

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
    Handler(&'static str, Handle),
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
        match self {
            Self::Fixed(name, text) => {
                node::set_attribute(node, name, Some(&text));
                Held::Fixed(name, text)
            }
            Self::Live(name, target, text) => {
                let attribute = matches!(target, Target::Attribute).then_some(name);
                Held::Kept { attribute, _guard: Box::new(follow(node.clone(), name, target, text)) }
            }
            Self::Handler(event, handle) => {
                let handler = Rc::new(RefCell::new(guarded(handle)));
                let listener = listen(node, event, handler.clone());
                Held::Handler { event, handler, _listener: listener }
            }
            Self::Kept(start) => Held::Kept { attribute: None, _guard: start(node) },
        }
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

/// What is called on an event.
type Handle = Box<dyn FnMut(Event)>;

/// What a handler makes ends with the element, and so does the handler.
fn guarded(mut handle: Handle) -> Handle {
    let owner = Owner::current().unwrap_or_default();
    let alive = StoredValue::new(());
    Box::new(move |event| {
        // An element that is taken away loses the focus, and says so when the signals that its handlers read are gone.
        if alive.try_get_value().is_some() {
            owner.with(|| handle(event));
        }
    })
}

/// Calls the handler that is in force when something happens.
fn listen(node: &Node, event: &'static str, handler: Rc<RefCell<Handle>>) -> Listener {
    // Another takes its place only when what follows the signals is renewed, which is never while it is called.
    Listener::on(node, event, Box::new(move |event| handler.borrow_mut()(event)))
}

/// A part on the page, with what keeps it alive.
pub(super) enum Held {
    Fixed(&'static str, Cow<'static, str>),
    Handler {
        event: &'static str,
        handler: Rc<RefCell<Handle>>,
        _listener: Listener,
    },
    /// Stops following, or whatever was started, when it is dropped.
    Kept {
        attribute: Option<&'static str>,
        _guard: Box<dyn Any>,
    },
}

impl Held {
    fn attribute(&self) -> Option<&'static str> {
        match self {
            Self::Fixed(name, _) => Some(name),
            Self::Handler { .. } => None,
            Self::Kept { attribute, .. } => *attribute,
        }
    }

    /// Becomes another part. What the two have in common is left as it is: an attribute that is set again is work for the
    /// browser even where its text is the same.
    fn become_next(&mut self, next: Part, node: &Node) {
        match (&mut *self, next) {
            (Self::Fixed(name, before), Part::Fixed(next, text)) if *name == next => {
                if *before != text {
                    node::set_attribute(node, next, Some(&text));
                    *before = text;
                }
            }
            (Self::Handler { event, handler, .. }, Part::Handler(next, handle)) if *event == next => {
                *handler.borrow_mut() = guarded(handle);
            }
            (_, next) => *self = next.attach(node),
        }
    }
}

/// The parts of an element become the next ones, each in its place.
pub(super) fn become_next(held: &mut Vec<Held>, next: Vec<Part>, node: &Node) {
    for name in held.iter().filter_map(Held::attribute) {
        if !next.iter().any(|part| part.attribute() == Some(name)) {
            node::set_attribute(node, name, None);
        }
    }
    held.truncate(next.len());
    for (place, part) in next.into_iter().enumerate() {
        match held.get_mut(place) {
            Some(before) => before.become_next(part, node),
            None => held.push(part.attach(node)),
        }
    }
}
