//! Rollout: phases, tasks and gates.

use super::dom::{AnyView, Piece};
use super::part::page_head;

/// The page.
pub(super) fn rollout() -> AnyView {
    page_head("The rollout", "What is done by when and by whom, and at which points it is decided to go on.").piece()
}
