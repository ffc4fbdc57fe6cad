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

use super::part::page_head;
use super::ui::fragment;
use facts::Sheet;
use leptos::prelude::*;

/// The page.
pub(super) fn tools() -> AnyView {
    let sheet = Sheet::follow();
    let lead = "What each tool costs this team now and as it grows, and whether the set covers what is needed.";
    fragment([page_head("Tools", lead).into_any(), set::set(sheet), compare::growth(sheet), offers::offers(sheet)])
}
