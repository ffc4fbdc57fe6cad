//! What an element may hold.

use leptos::prelude::*;

/// Anything that becomes content: a text, an element, several, none, or a function that gives it anew whenever what it
/// reads changes. A text is never read as HTML.
pub(crate) trait Piece {
    /// The content.
    fn piece(self) -> AnyView;
}

impl Piece for AnyView {
    fn piece(self) -> AnyView {
        self
    }
}

impl Piece for String {
    fn piece(self) -> AnyView {
        self.into_any()
    }
}

impl Piece for &'static str {
    fn piece(self) -> AnyView {
        self.to_owned().into_any()
    }
}

impl Piece for Memo<String> {
    fn piece(self) -> AnyView {
        live(Box::new(move || self.get().into_any()))
    }
}

impl Piece for Signal<String> {
    fn piece(self) -> AnyView {
        live(Box::new(move || self.get().into_any()))
    }
}

impl Piece for () {
    fn piece(self) -> AnyView {
        self.into_any()
    }
}

impl<P: Piece> Piece for Option<P> {
    fn piece(self) -> AnyView {
        self.map_or_else(|| ().into_any(), Piece::piece)
    }
}

impl<P: Piece> Piece for Vec<P> {
    fn piece(self) -> AnyView {
        self.into_iter().map(Piece::piece).collect::<Vec<_>>().into_any()
    }
}

impl<P: Piece, F: Fn() -> P + Send + 'static> Piece for F {
    fn piece(self) -> AnyView {
        live(Box::new(move || self().piece()))
    }
}

fn live(content: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    content.into_any()
}

/// Several side by side, without an element around them.
pub(crate) fn all<const N: usize>(pieces: [AnyView; N]) -> AnyView {
    Vec::from(pieces).into_any()
}
