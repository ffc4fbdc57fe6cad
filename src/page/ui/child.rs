//! The children of an element.

use super::Element;
use super::words::Words;
use crate::text::Phrase;
use leptos::prelude::{AnyView, Get, IntoAny, Memo};
use std::borrow::Cow;

/// A child of an element. Closures are boxed, so that Leptos's code for views that follow signals exists once. Any other
/// view of Leptos's is a child after `.into_any()`.
pub(crate) trait Child: Sized {
    /// Whether it is nothing but words.
    const IS_WORDS: bool = false;

    /// The child as one of Leptos's views.
    fn into_child(self) -> AnyView;

    /// Its words, where it is nothing else.
    fn into_words(self) -> Words {
        Words::Text("".into())
    }

    /// The child as a part of an element under construction.
    fn into_part(self) -> Part {
        Part::View(self.into_child())
    }
}

/// A child of an element under construction. Words are kept apart: they become a view when it is known whether they are alone.
pub(crate) enum Part {
    View(AnyView),
    Words(Words),
    /// Words that follow signals.
    Live(Box<dyn Fn() -> Words + Send>),
}

impl Part {
    /// Whether its words are computed, so that there may be figures among them.
    pub(super) fn is_computed(&self) -> bool {
        match self {
            Self::View(_) => false,
            Self::Words(words) => !matches!(words, Words::Text(Cow::Borrowed(_))),
            Self::Live(_) => true,
        }
    }

    /// The part as one of Leptos's views; `alone` says that it is the only one.
    pub(super) fn into_view(self, alone: bool) -> AnyView {
        let view = move |words: Words| if alone { words.alone() } else { beside_others(words) };
        match self {
            Self::View(view) => view,
            Self::Words(words) => view(words),
            Self::Live(words) => following(Box::new(move || view(words()))),
        }
    }
}

fn beside_others(words: Words) -> AnyView {
    match words {
        Words::Text(text) => text.into_any(),
        phrase @ Words::Phrase(_) => super::html::span().child(phrase).into_any(),
    }
}

impl Child for Part {
    fn into_child(self) -> AnyView {
        self.into_view(false)
    }

    fn into_part(self) -> Part {
        self
    }
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

impl Child for Words {
    const IS_WORDS: bool = true;

    fn into_child(self) -> AnyView {
        beside_others(self)
    }

    fn into_words(self) -> Words {
        self
    }

    fn into_part(self) -> Part {
        Part::Words(self)
    }
}

/// Children that are words of another type.
macro_rules! words {
    ($($type:ty: $words:expr;)+) => { $(
        impl Child for $type {
            const IS_WORDS: bool = true;

            fn into_child(self) -> AnyView {
                beside_others(self.into_words())
            }

            fn into_words(self) -> Words {
                $words(self)
            }

            fn into_part(self) -> Part {
                Part::Words(self.into_words())
            }
        }
    )+ };
}

words! {
    String: |text: String| Words::Text(text.into());
    &'static str: |text: &'static str| Words::Text(text.into());
    Phrase: Words::Phrase;
}

impl Child for Memo<String> {
    fn into_child(self) -> AnyView {
        (move || self.get()).into_child()
    }

    fn into_part(self) -> Part {
        (move || self.get()).into_part()
    }
}

impl<C: Child> Child for Option<C> {
    const IS_WORDS: bool = C::IS_WORDS;

    fn into_child(self) -> AnyView {
        self.map_or_else(|| ().into_any(), Child::into_child)
    }

    fn into_words(self) -> Words {
        self.map_or_else(|| Words::Text("".into()), Child::into_words)
    }

    fn into_part(self) -> Part {
        self.map_or_else(|| Part::View(().into_any()), Child::into_part)
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

    fn into_part(self) -> Part {
        if C::IS_WORDS { Part::Live(Box::new(move || self().into_words())) } else { Part::View(self.into_child()) }
    }
}

/// A view that is made again whenever a signal changes that the closure reads.
fn following(view: Box<dyn FnMut() -> AnyView + Send>) -> AnyView {
    view.into_any()
}

fn side_by_side(views: Vec<AnyView>) -> AnyView {
    views.into_any()
}

/// Views side by side, without an element around them.
pub(crate) fn fragment<const N: usize>(views: [AnyView; N]) -> AnyView {
    side_by_side(views.into())
}
