//! Readiness: in name or in practice?

use super::dom::{AnyView, Piece};
use super::part::page_head;

/// The page.
pub(super) fn readiness() -> AnyView {
    page_head(
        "Readiness",
        "Asynchronous in name or in practice? What is claimed, what is lived, and what to do about the gap.",
    )
    .piece()
}
