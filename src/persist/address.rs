//! The link of the open case, kept in the address until the case is changed: so a reload and a bookmark show the same.

use crate::browser::location;
use crate::model::Case;
use crate::state::{AppState, Route};
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::Arc;

/// A link and the case that it brought.
struct HeldLink {
    /// The fragment without `#` and route.
    fragment: String,
    case: Arc<Case>,
}

thread_local! {
    static HELD: RefCell<Option<HeldLink>> = const { RefCell::new(None) };
}

/// Puts the link of the open case into the address, with the route after it.
pub(super) fn hold(fragment: String, route: &str, case: Arc<Case>) {
    location::replace_marked(&format!("{fragment}{}", if Route::is_own(route) { route } else { "" }));
    HELD.set(Some(HeldLink { fragment, case }));
}

/// The address names a page: puts the link in front of it while there is one.
pub fn restore_link() {
    HELD.with_borrow(|held| {
        if let Some(HeldLink { fragment, .. }) = held {
            let route = location::fragment();
            location::replace_marked(&format!("{fragment}{}", if route == "/" { "" } else { &route }));
        }
    });
}

/// Takes the link out of the address once the open case is another one than it brought.
pub(super) fn follow(state: AppState) {
    Effect::new(move |_| {
        let case = state.case().get();
        let changed = HELD.with_borrow_mut(|held| held.take_if(|held| *held.case != *case));
        let address = location::fragment();
        if let Some(route) = changed.as_ref().and_then(|held| address.strip_prefix(&held.fragment)) {
            location::replace(if route.is_empty() { "/" } else { route });
        }
    });
}
