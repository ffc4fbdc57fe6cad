//! Elements of one type for the whole page.
//!
//! `view!` gives each element a type of its own, made of its attributes and children, and the compiler writes the code
//! that builds and updates it once for each type: two thirds of the page's weight. Here, an element is a list of parts,
//! and that code is there once. What a part or a content reads is followed by Leptos's own render effects.

mod element;
mod list;
mod part;
mod piece;
mod placed;

pub(super) use element::{Element, html, svg};
pub(super) use list::list;
pub(super) use piece::{AnyView, Piece, all};
pub(super) use placed::put_on_page;
