//! Content on the page, and how the next content takes its place.

use super::AnyView;
use super::element::Plan;
use super::list::PlacedList;
use super::part::{self, Held};
use super::piece::Content;
use crate::browser::node;
use leptos::prelude::RenderEffect;
use leptos::web_sys::{self, Node};
use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

/// Content on the page. Each kind has at least one node, so that what takes its place finds the place.
pub(super) enum Placed {
    Nothing(Node),
    Text(Node, Cow<'static, str>),
    Element(PlacedElement),
    /// One after the other, and the node behind the last.
    Several(Vec<Placed>, Node),
    Live(PlacedLive),
    List(PlacedList),
}

/// Content that follows what it reads.
pub(super) struct PlacedLive {
    /// What the effect last put there: none only before it first runs.
    shown: Rc<RefCell<Option<Placed>>>,
    /// Runs for as long as it is kept.
    _effect: RenderEffect<()>,
}

impl Drop for PlacedLive {
    fn drop(&mut self) {
        // The effect holds it too, until the effect's own task ends, which is later: until then, effects within would follow
        // signals that are gone.
        self.shown.take();
    }
}

/// An element on the page.
pub(super) struct PlacedElement {
    tag: &'static str,
    node: web_sys::Element,
    held: Vec<Held>,
    children: Vec<Placed>,
}

/// Puts content at the end of the page, where it stays.
pub(crate) fn put_on_page(content: AnyView) {
    let placed = Placed::new(content);
    placed.insert(&node::body(), None);
    // It lives as long as the page.
    std::mem::forget(placed);
}

impl Placed {
    /// Makes content, in no place yet.
    pub(super) fn new(content: AnyView) -> Self {
        match content.0 {
            Content::Nothing => Self::Nothing(node::place()),
            Content::Text(text) => Self::Text(node::text(&text), text),
            Content::Element(plan) => Self::Element(PlacedElement::new(*plan)),
            Content::Several(pieces) => Self::Several(pieces.into_iter().map(Self::new).collect(), node::place()),
            Content::Live(content) => Self::live(content),
            Content::List(list) => Self::List(PlacedList::new(list)),
        }
    }

    fn live(content: Box<dyn Fn() -> AnyView>) -> Self {
        let shown: Rc<RefCell<Option<Self>>> = Rc::default();
        let slot = shown.clone();
        let effect = RenderEffect::new(move |_| {
            let next = content();
            match &mut *slot.borrow_mut() {
                Some(before) => before.become_next(next),
                empty => *empty = Some(Self::new(next)),
            }
        });
        Self::Live(PlacedLive { shown, _effect: effect })
    }

    /// Puts it into its parent, before another node or at the end.
    pub(super) fn insert(&self, parent: &Node, before: Option<&Node>) {
        self.each_node(&mut |node| node::insert(parent, node, before));
    }

    /// Takes it off the page.
    pub(super) fn remove(&self) {
        self.each_node(&mut node::remove);
    }

    /// Calls with each of its outermost nodes, in their order.
    pub(super) fn each_node(&self, call: &mut dyn FnMut(&Node)) {
        match self {
            Self::Nothing(node) | Self::Text(node, _) => call(node),
            Self::Element(element) => call(&element.node),
            Self::Several(pieces, end) => {
                for piece in pieces {
                    piece.each_node(call);
                }
                call(end);
            }
            Self::Live(live) => live.shown.borrow().iter().for_each(|shown| shown.each_node(call)),
            Self::List(list) => list.each_node(call),
        }
    }

    /// Its first node, which every kind has.
    pub(super) fn first_node(&self) -> Option<Node> {
        let mut first = None;
        self.each_node(&mut |node| {
            first.get_or_insert_with(|| node.clone());
        });
        first
    }

    /// Lets the next content take its place. What is of the same kind keeps its nodes, and so the focus.
    pub(super) fn become_next(&mut self, next: AnyView) {
        match (&mut *self, next.0) {
            (Self::Nothing(_), Content::Nothing) => {}
            (Self::Text(node, before), Content::Text(text)) => {
                if *before != text {
                    node.set_node_value(Some(&text));
                    *before = text;
                }
            }
            (Self::Element(element), Content::Element(plan)) if element.tag == plan.tag => element.become_next(*plan),
            (Self::Several(pieces, end), Content::Several(next)) => {
                let parent = end.parent_node();
                become_several(pieces, next, parent.as_ref(), Some(end));
            }
            (_, next) => self.replace(Self::new(AnyView(next))),
        }
    }

    fn replace(&mut self, next: Self) {
        let first = self.first_node();
        if let Some(parent) = first.as_ref().and_then(Node::parent_node) {
            next.insert(&parent, first.as_ref());
        }
        self.remove();
        *self = next;
    }
}

/// Pieces become the next ones, each in its place; more are put before `end`.
fn become_several(pieces: &mut Vec<Placed>, next: Vec<AnyView>, parent: Option<&Node>, end: Option<&Node>) {
    pieces.drain(next.len().min(pieces.len())..).for_each(|piece| piece.remove());
    for (place, content) in next.into_iter().enumerate() {
        if let Some(piece) = pieces.get_mut(place) {
            piece.become_next(content);
        } else {
            let piece = Placed::new(content);
            if let Some(parent) = parent {
                piece.insert(parent, end);
            }
            pieces.push(piece);
        }
    }
}

impl PlacedElement {
    fn new(plan: Plan) -> Self {
        let node = node::element(plan.tag, plan.namespace);
        let held = plan.parts.into_iter().map(|part| part.attach(&node)).collect();
        let child = |content| {
            let child = Placed::new(content);
            child.insert(&node, None);
            child
        };
        let children = plan.children.into_iter().map(child).collect();
        Self { tag: plan.tag, node, held, children }
    }

    fn become_next(&mut self, plan: Plan) {
        part::become_next(&mut self.held, plan.parts, &self.node);
        become_several(&mut self.children, plan.children, Some(&self.node), None);
    }
}
