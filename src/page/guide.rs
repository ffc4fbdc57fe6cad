//! Guide: the method, and what is known.

use super::dom::{AnyView, Piece};
use super::part::page_head;

/// The page.
pub(super) fn guide() -> AnyView {
    page_head("Guide", "What asynchronous work is, what is known of its effects, and how the figures here are made.")
        .piece()
}
