//! The nodes that the page is made of: elements, texts, places without anything, and what happens on them.

use super::document::document;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventTarget, Node, window};

/// A new element; in a namespace where it is not one of HTML.
pub fn element(tag: &str, namespace: Option<&str>) -> Element {
    match namespace {
        Some(namespace) => document().create_element_ns(Some(namespace), tag),
        None => document().create_element(tag),
    }
    .expect("the names of elements are valid")
}

/// A new text, which is never read as HTML.
pub fn text(text: &str) -> Node {
    document().create_text_node(text).into()
}

/// A new node that shows nothing and keeps a place.
pub fn place() -> Node {
    document().create_comment("").into()
}

/// The end of the page.
pub fn body() -> Node {
    document().body().expect("a page has a body").into()
}

// The browser refuses none of the following for nodes that the page made and names that it wrote.

/// Puts a node into its parent, before another one or at the end.
pub fn insert(parent: &Node, node: &Node, before: Option<&Node>) {
    let _ = parent.insert_before(node, before);
}

/// Takes a node off the page.
pub fn remove(node: &Node) {
    if let Some(parent) = node.parent_node() {
        let _ = parent.remove_child(node);
    }
}

/// Gives an element an attribute, or takes it away.
pub fn set_attribute(element: &Element, name: &str, text: Option<&str>) {
    let _ = match text {
        Some(text) => element.set_attribute(name, text),
        None => element.remove_attribute(name),
    };
}

/// Sets a property, such as what stands in an input.
pub fn set_property(element: &Element, name: &str, value: &JsValue) {
    let _ = js_sys::Reflect::set(element, &name.into(), value);
}

/// Something that happens on an event, for as long as it is kept.
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    call: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens on an element.
    pub fn on(target: &EventTarget, event: &'static str, call: Box<dyn FnMut(Event)>) -> Self {
        let call = Closure::wrap(call);
        let _ = target.add_event_listener_with_callback(event, call.as_ref().unchecked_ref());
        Self { target: target.clone(), event, call }
    }

    /// Listens on the whole window.
    pub fn on_window(event: &'static str, call: impl FnMut(Event) + 'static) -> Self {
        Self::on(&window().expect("a page has a window"), event, Box::new(call))
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.target.remove_event_listener_with_callback(self.event, self.call.as_ref().unchecked_ref());
    }
}
