//! Tools: prices, needs, and what they cost as the team grows.

mod case;
mod compare;
mod editor;
mod facts;
mod lines;
mod offers;
mod picks;
mod seats;
mod set;

use super::dom::{AnyView, Piece, all};
use super::part::page_head;
use facts::Sheet;

/// The page.
#[inline(never)]
pub(super) fn tools() -> AnyView {
    let sheet = Sheet::follow();
    let lead = "What each tool costs this team now and as it grows, and whether the set covers what is needed.";
    all([page_head("Tools", lead).piece(), set::set(sheet), compare::growth(sheet), offers::offers(sheet)])
}
