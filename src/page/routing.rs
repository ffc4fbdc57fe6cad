//! Routing: from the address to the page that is shown, and the part of it.

use super::{chunk, render_queue};
use crate::browser::{dom, location};
use crate::exchange::link;
use crate::state::{Chunk, Notice, NoticeKind, Page, Route, Session};
use leptos::prelude::*;

/// The id of the heading that every page begins with.
const HEADING: &str = "page-title";

/// The route that the address names, also after the case of a link; the first page where it names none.
pub(super) fn requested_route() -> Route {
    let fragment = location::fragment();
    Route::parse(after_link(&fragment).unwrap_or(&fragment)).unwrap_or_default()
}

/// What follows the case of a link, such as `/rollout`; none where the fragment is no link.
fn after_link(fragment: &str) -> Option<&str> {
    link::is_link(fragment).then(|| fragment.find('/').map_or("", |at| &fragment[at..]))
}

/// Scrolls to the part of a page that the route names, once it is built, and focuses it. Without a part, the focus stays where the
/// browser has it.
pub(super) fn show_part(route: &Route) {
    if !route.part.is_empty() {
        let element = element_id(route);
        // A page that was just opened has queued its views by the next frame.
        let show = || request_animation_frame(move || render_queue::after_all(move || _ = dom::reveal(&element)));
        let chunk = match route.page {
            Page::Scorecard | Page::Rollout => Chunk::DETAILS,
            page => Chunk::Page(page),
        };
        chunk::when_here(chunk, show);
    }
}

/// Shows the page of a route, and its part. A page that is new starts at its top, with the focus on its heading for screen readers.
pub(super) fn go_to(session: Session, route: &Route) {
    // The part of a survey's address is what the page shows, and names no element.
    let is_survey = route.page == Page::Survey;
    let new = is_survey || session.page.get_untracked() != route.page;
    if new {
        session.page.set(route.page);
    }
    if !route.part.is_empty() && !is_survey {
        show_part(route);
    } else if new {
        request_animation_frame(|| {
            dom::scroll_to_top();
            dom::focus(HEADING);
        });
    }
}

/// The route in the address. Where there is no such page, a notice says so and the first one is shown.
pub(super) fn route_in_address(session: Session) -> Route {
    let fragment = location::fragment();
    if after_link(&fragment).is_some() {
        return requested_route();
    }
    let route = Route::parse(&fragment);
    if route.is_none() {
        location::replace("/");
        session.notify(Notice {
            topic: "place",
            kind: NoticeKind::Warning,
            text: format!("There is no page “{fragment}” here: this is the business case."),
            details: Vec::new(),
            remedies: Vec::new(),
        });
    }
    route.unwrap_or_default()
}

/// The id of the element of a part of a page.
fn element_id(route: &Route) -> String {
    if route.page == Page::Case { format!("input-{}", route.part) } else { route.part.clone() }
}
