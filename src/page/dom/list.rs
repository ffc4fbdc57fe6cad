//! Content for each of several keys: what belongs to a key that stays, stays as it is.

use super::AnyView;
use super::piece::Content;
use super::placed::Placed;
use crate::browser::node;
use leptos::prelude::{Owner, RenderEffect};
use leptos::web_sys::Node;
use std::cell::RefCell;
use std::rc::Rc;

/// A list that is not on the page yet.
pub(super) struct List {
    /// Reads the keys anew: for each, the place that it had before.
    renew: Box<dyn FnMut() -> Vec<Option<usize>>>,
    /// The content for the key in a place.
    content: Box<dyn Fn(usize) -> AnyView>,
}

/// Content for each key, in the order of the keys. It is made when its key comes and removed when its key goes; one whose
/// key stays is left alone. Keys are told apart by equality, and no two are equal.
pub(crate) fn list<K: PartialEq + 'static>(
    keys: impl Fn() -> Vec<K> + 'static,
    content: impl Fn(&K) -> AnyView + 'static,
) -> AnyView {
    let known: Rc<RefCell<Vec<K>>> = Rc::default();
    let renewed = known.clone();
    let renew = move || {
        let next = keys();
        let before = renewed.replace(Vec::new());
        let places = next.iter().map(|key| before.iter().position(|other| other == key)).collect();
        renewed.replace(next);
        places
    };
    let content = move |place: usize| content(&known.borrow()[place]);
    AnyView(Content::List(List { renew: Box::new(renew), content: Box::new(content) }))
}

/// The content of a key on the page, with the owner of all that it made.
struct Row {
    content: Placed,
    _owner: Owner,
}

/// A list on the page.
pub(super) struct PlacedList {
    rows: Rc<RefCell<Vec<Row>>>,
    end: Node,
    _effect: RenderEffect<()>,
}

impl Drop for PlacedList {
    fn drop(&mut self) {
        // The effect holds them too, and its task ends later: see what follows what it reads.
        self.rows.take();
    }
}

impl PlacedList {
    pub(super) fn new(list: List) -> Self {
        let List { mut renew, content } = list;
        let (rows, end): (Rc<RefCell<Vec<Row>>>, _) = (Rc::default(), node::place());
        let (shown, behind, owner) = (rows.clone(), end.clone(), Owner::current().unwrap_or_default());
        let effect = RenderEffect::new(move |_| {
            let places = renew();
            let make = |place| {
                // Not the effect's own, which ends whenever the effect runs again.
                let owner = owner.with(Owner::new);
                Row { content: owner.with(|| Placed::new(content(place))), _owner: owner }
            };
            update(&mut shown.borrow_mut(), &places, make, &behind);
        });
        Self { rows, end, _effect: effect }
    }

    pub(super) fn each_node(&self, call: &mut dyn FnMut(&Node)) {
        self.rows.borrow().iter().for_each(|row| row.content.each_node(call));
        call(&self.end);
    }
}

/// Keeps the rows of the keys that stay, removes the others, and makes what is new.
fn update(rows: &mut Vec<Row>, places: &[Option<usize>], make: impl Fn(usize) -> Row, end: &Node) {
    let mut before: Vec<Option<Row>> = rows.drain(..).map(Some).collect();
    let mut passed = 0;
    // One that stood before a row that is kept already is made anew: rows never move.
    let kept = places.iter().map(|place| {
        let kept = place.filter(|place| *place >= passed)?;
        passed = kept + 1;
        before[kept].take()
    });
    let kept: Vec<Option<Row>> = kept.collect();
    before.iter().flatten().for_each(|row| row.content.remove());
    let parent = end.parent_node();
    let mut behind = end.clone();
    for (place, kept) in kept.into_iter().enumerate().rev() {
        let row = kept.unwrap_or_else(|| {
            let row = make(place);
            if let Some(parent) = &parent {
                row.content.insert(parent, Some(&behind));
            }
            row
        });
        behind = row.content.first_node().unwrap_or(behind);
        rows.insert(0, row);
    }
}
