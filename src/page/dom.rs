//! Elements of one type for the whole page.
//!
//! `view!` gives each element a type of its own, made of its attributes and children, and the compiler writes the code
//! that builds and updates it once for each type: two thirds of the page's weight. Here, an element is a list of parts,
//! and that code is there once. An element that takes another's place keeps its node, and so the focus, where both have
//! the same tag.

mod element;
mod held;
mod piece;

pub(super) use element::{Element, html, svg};
pub(super) use piece::{Piece, all};
