//! The theme that the user chose, kept apart from the work.

use super::saving::storage;
use crate::browser::dom;
use crate::state::{Session, Theme};
use leptos::prelude::*;

const THEME: &str = "theme";

/// The theme that the user chose.
pub fn theme() -> Theme {
    match storage().ok().and_then(|storage| storage.read(THEME)).as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::Auto,
    }
}

/// Shows the theme in force, and keeps its name; a browser without room goes on with the theme of its system.
pub fn follow_theme(session: Session) {
    Effect::new(move |_| {
        let name = match session.theme.get() {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        dom::set_root_attribute("data-theme", name);
        if let Ok(storage) = storage()
            && storage.read(THEME).as_deref().unwrap_or("auto") != name
        {
            let _ = storage.write(THEME, name);
        }
    });
}
