//! Tools: prices, needs, and what they cost as the team grows.

use super::dom::{AnyView, Piece};
use super::part::page_head;

/// The page.
pub(super) fn tools() -> AnyView {
    page_head("Tools", "What each tool costs this team now and as it grows, and whether the set covers what is needed.")
        .piece()
}
