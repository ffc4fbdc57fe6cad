//! From the address to the page in sight.

use crate::browser::{document, location};
use crate::state::{Notice, NoticeKind, Page, Place, Session};
use leptos::prelude::*;

/// The element that every page begins with.
const HEADING: &str = "page-title";

/// The page that the address names as the app opens; the focus stays where the browser has it, unless a part is named.
pub(super) fn arrive(session: Session) {
    let place = named(session);
    session.page.set(place.page);
    if !place.part.is_empty() {
        request_animation_frame(move || _ = document::reveal(&element(&place)));
    }
}

/// The page that the address names now; what is new is read from its beginning, by those who hear it too.
pub(super) fn follow(session: Session) {
    let place = named(session);
    let new = session.page.get_untracked() != place.page;
    if new {
        session.page.set(place.page);
    }
    if !place.part.is_empty() {
        request_animation_frame(move || _ = document::reveal(&element(&place)));
    } else if new {
        request_animation_frame(|| {
            document::to_top();
            document::focus(HEADING);
        });
    }
}

/// The place in the address. A page that is not there is said, and the first one shown.
fn named(session: Session) -> Place {
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
