//! Scorecard: key figures, their benchmarks, and how they went.

use super::dom::{AnyView, Piece};
use super::part::page_head;

/// The page.
pub(super) fn scorecard() -> AnyView {
    page_head(
        "Is it working?",
        "The figures that tell whether asynchronous work works, measured from before the change on.",
    )
    .piece()
}
