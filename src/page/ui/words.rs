//! The text of an element that has no other child, renewed whole.
//!
//! A browser that translates the page puts elements of its own (`<font>`) in the place of text nodes. Leptos goes on writing to the
//! nodes that it made, which are off the page then, so that old figures would stay in sight. This view knows its element: it puts
//! new words in the place of whatever stands there.

use crate::text::{Emphasis, Phrase};
use leptos::prelude::{AddAnyAttr, AnyView, IntoAny, Mountable, Render, RenderHtml};
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::view::{Position, PositionState};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Node, Text};
use std::borrow::Cow;

/// A text, or a phrase with its emphasis.
#[derive(PartialEq)]
pub(crate) enum Words {
    Text(Cow<'static, str>),
    Phrase(Phrase),
}

impl Words {
    fn nodes(&self) -> Vec<Node> {
        match self {
            Self::Text(text) => vec![Rndr::create_text_node(text).into()],
            Self::Phrase(phrase) => phrase.parts().iter().map(|part| node(part.emphasis, &part.text)).collect(),
        }
    }

    /// As the only child of an element.
    pub(super) fn alone(self) -> AnyView {
        self.into_any()
    }
}

fn node(emphasis: Emphasis, text: &str) -> Node {
    let words = Rndr::create_text_node(text);
    let element = match emphasis {
        Emphasis::Plain => return words.into(),
        Emphasis::Figure => Rndr::create_element("b", None),
        Emphasis::Key => Rndr::create_element("strong", None),
    };
    Rndr::insert_node(&element, &words, None);
    element.into()
}

/// [`Words`] on the page.
pub(crate) struct WordsState {
    words: Words,
    nodes: Vec<Node>,
    element: Option<Element>,
}

impl WordsState {
    /// Whether a translator has taken what was here off the page.
    fn is_lost(&self) -> bool {
        self.element.is_some() && self.nodes.iter().any(|node| node.parent_node().is_none())
    }

    /// Takes everything out of the element but the comments by which Leptos finds its places.
    fn clear(&self) {
        let Some(element) = &self.element else { return };
        let mut next = element.first_child();
        while let Some(child) = next {
            next = child.next_sibling();
            if child.node_type() != Node::COMMENT_NODE {
                Rndr::remove(&child);
            }
        }
    }
}

impl Render for Words {
    type State = WordsState;

    fn build(self) -> Self::State {
        WordsState { nodes: self.nodes(), words: self, element: None }
    }

    fn rebuild(self, state: &mut Self::State) {
        if self == state.words {
            return;
        }
        match (&self, state.nodes.first().and_then(|node| node.dyn_ref::<Text>())) {
            (Self::Text(text), Some(node)) if state.nodes.len() == 1 && !state.is_lost() => Rndr::set_text(node, text),
            _ => {
                state.clear();
                state.nodes = self.nodes();
                if let Some(element) = state.element.clone() {
                    let first = element.first_child();
                    state.mount(&element, first.as_ref());
                }
            }
        }
        state.words = self;
    }
}

impl Mountable for WordsState {
    fn unmount(&mut self) {
        self.nodes.iter().for_each(Rndr::remove);
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.nodes.iter().for_each(|node| Rndr::insert_node(parent, node, marker));
        self.element = Some(parent.clone());
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(element) = &self.element else { return false };
        if self.is_lost() {
            self.clear();
        }
        child.mount(element, element.first_child().as_ref());
        true
    }

    fn elements(&self) -> Vec<Element> {
        Vec::new()
    }
}

// The rest serves rendering on a server, which this page has none of.

impl RenderHtml for Words {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Self::State {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}

impl AddAnyAttr for Words {
    type Output<NewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self {
        self
    }
}
