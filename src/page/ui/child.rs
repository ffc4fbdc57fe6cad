//! The children of an element.

use super::Element;
use leptos::prelude::{AnyView, Get, IntoAny, Memo};
use std::borrow::Cow;

/// A child of an element. Closures are boxed, so that Leptos's code for views that follow signals exists once. Any other
/// view of Leptos's is a child after `.into_any()`.
pub(crate) trait Child {
    /// The child as one of Leptos's views.
    fn into_child(self) -> AnyView;
}

impl Child for AnyView {
    fn into_child(self) -> AnyView {
        self
    }
}

impl Child for Element {
    fn into_child(self) -> AnyView {
        self.into_any()
    }
}

impl Child for String {
    fn into_child(self) -> AnyView {
        text(self.into())
    }
}

impl Child for &'static str {
    fn into_child(self) -> AnyView {
        text(self.into())
    }
}

impl Child for Memo<String> {
    fn into_child(self) -> AnyView {
        (move || self.get()).into_child()
    }
}

impl<C: Child> Child for Option<C> {
    fn into_child(self) -> AnyView {
        self.map_or_else(|| ().into_any(), Child::into_child)
    }
}

impl<C: Child> Child for Vec<C> {
    fn into_child(self) -> AnyView {
        side_by_side(self.into_iter().map(Child::into_child).collect())
    }
}

impl<C: Child, F: Fn() -> C + Send + 'static> Child for F {
    fn into_child(self) -> AnyView {
        following(Box::new(move || self().into_child()))
    }
}

/// A view that is made again whenever a signal changes that the closure reads.
fn following(view: Box<dyn FnMut() -> AnyView + Send>) -> AnyView {
    view.into_any()
}

fn text(text: Cow<'static, str>) -> AnyView {
    text.into_any()
}

fn side_by_side(views: Vec<AnyView>) -> AnyView {
    views.into_any()
}

/// Views side by side, without an element around them.
pub(crate) fn fragment<const N: usize>(views: [AnyView; N]) -> AnyView {
    side_by_side(views.into())
}
