//! From the address to the page in sight.

use crate::browser::{dom, location};
use crate::exchange::link;
use crate::state::{Notice, NoticeKind, Page, Place, Session};
use leptos::prelude::*;

/// The element that every page begins with.
const HEADING: &str = "page-title";

/// The place that the address names, also behind a link's case; the first page where it names none.
pub fn place_asked_for() -> Place {
    let fragment = location::fragment();
    let route = if link::is_link(&fragment) { fragment.find('/').map_or("", |at| &fragment[at..]) } else { &fragment };
    Place::parse(route).unwrap_or_default()
}

/// Brings the part of a page that is meant into sight, as the app opens. The focus stays where the browser has it, unless a
/// part is named.
pub fn show_part(place: &Place) {
    if !place.part.is_empty() {
        let element = element(place);
        request_animation_frame(move || _ = dom::reveal(&element));
    }
}

/// Goes to a place; a page that is new is read from its beginning, by those who hear it too.
pub fn go_to(session: Session, place: &Place) {
    let new = session.page.get_untracked() != place.page;
    if new {
        session.page.set(place.page);
    }
    if !place.part.is_empty() {
        show_part(place);
    } else if new {
        request_animation_frame(|| {
            dom::scroll_to_top();
            dom::focus(HEADING);
        });
    }
}

/// The place in the address. A page that is not there is said, and the first one shown.
pub fn place_in_address(session: Session) -> Place {
    let fragment = location::fragment();
    let place = Place::parse(&fragment);
    if place.is_none() {
        location::replace("/");
        session.notify(Notice {
            topic: "place",
            kind: NoticeKind::Warning,
            text: format!("There is no page “{fragment}” here: this is the business case."),
            details: Vec::new(),
            remedies: Vec::new(),
        });
    }
    place.unwrap_or_default()
}

/// The element of a part of a page.
fn element(place: &Place) -> String {
    if place.page == Page::Case { format!("input-{}", place.part) } else { place.part.clone() }
}
