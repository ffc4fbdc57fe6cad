//! Saving a chart of the page as a picture.

use crate::browser::file;
use crate::browser::svg_export::SvgExport;
use crate::state::Session;
use leptos::task::spawn_local;

/// As which kind of picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// Lines: for a document, at any size.
    Svg,
    /// Dots: for a slide or a message.
    Png,
}

/// Saves the chart in the `svg` of this id; its id is the file's name too.
pub fn save_picture(session: Session, id: String, kind: Picture) {
    spawn_local(async move {
        let saved = match (SvgExport::of(&id), kind) {
            (Ok(export), Picture::Svg) => {
                file::save(&format!("{id}.svg"), "image/svg+xml", export.text.as_bytes()).is_ok()
            }
            (Ok(export), Picture::Png) => export.save_png(&format!("{id}.png")).await.is_ok(),
            (Err(_), _) => false,
        };
        if !saved {
            session.say("This browser could not save the picture.");
        }
    });
}
