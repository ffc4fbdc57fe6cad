//! Every side effect of the page: loading, saving, links, files.

mod keeper;
mod share;

pub use keeper::{Keeper, Loaded};
pub use share::{export_all, import, link_of, open_fragment, redacted};

use crate::browser::{document, location};
use crate::state::{AppState, Session, Theme};
use leptos::prelude::*;

/// Connects the state to the browser: from here on every edit is saved, and every link that is opened is read.
pub fn start(state: AppState, session: Session, keeper: Keeper) {
    keeper.start(state, session);
    Effect::new(move |_| {
        let theme = session.theme.get();
        document::set_root_attribute("data-theme", theme_name(theme));
        keeper.with_value(|keeper| keeper.remember_theme(theme_name(theme)));
    });
    location::on_fragment_change(move || open_fragment(state, session));
}

/// The name of a theme in the page and in storage.
fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::Auto => "auto",
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}
