//! What an element may hold.

use super::element::Plan;
use super::list::List;
use crate::state::Memo;
use std::borrow::Cow;

/// Content that is not on the page yet, of whatever kind.
pub(crate) struct AnyView(pub(super) Content);

/// The kinds of content.
pub(super) enum Content {
    Nothing,
    Text(Cow<'static, str>),
    Element(Box<Plan>),
    Several(Vec<AnyView>),
    /// Made anew whenever what it reads changes.
    Live(Box<dyn Fn() -> AnyView>),
    List(List),
}

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
        AnyView(Content::Text(self.into()))
    }
}

impl Piece for &'static str {
    fn piece(self) -> AnyView {
        AnyView(Content::Text(self.into()))
    }
}

impl Piece for Memo<String> {
    fn piece(self) -> AnyView {
        AnyView(Content::Live(Box::new(move || self.get().piece())))
    }
}

impl Piece for () {
    fn piece(self) -> AnyView {
        AnyView(Content::Nothing)
    }
}

impl<P: Piece> Piece for Option<P> {
    fn piece(self) -> AnyView {
        self.map_or(AnyView(Content::Nothing), Piece::piece)
    }
}

impl<P: Piece> Piece for Vec<P> {
    fn piece(self) -> AnyView {
        AnyView(Content::Several(self.into_iter().map(Piece::piece).collect()))
    }
}

impl<P: Piece, F: Fn() -> P + 'static> Piece for F {
    fn piece(self) -> AnyView {
        AnyView(Content::Live(Box::new(move || self().piece())))
    }
}

/// Several side by side, without an element around them.
pub(crate) fn all<const N: usize>(pieces: [AnyView; N]) -> AnyView {
    AnyView(Content::Several(pieces.into()))
}
