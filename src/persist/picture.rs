//! Saving a chart of the page as a picture.

use crate::browser::file;
use crate::browser::svg_export::{SvgExport, SvgExportError};
use crate::exchange::file_name::file_name;
use crate::model::date::Date;
use crate::state::Session;
use leptos::task::spawn_local;

/// In which format a picture is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFormat {
    /// Lines: for a document, at any size.
    Svg,
    /// Dots: for a slide or a message.
    Png,
}

/// Saves a picture under the names of its case and of what it shows.
pub fn save_picture(
    session: Session,
    export: Result<SvgExport, SvgExportError>,
    format: PictureFormat,
    case: &str,
    title: &str,
    today: Date,
) {
    let name = |ending| file_name(case, title, &today.to_string(), ending);
    let name = match format {
        PictureFormat::Svg => name("svg"),
        PictureFormat::Png => name("png"),
    };
    spawn_local(async move {
        let saved = match (export, format) {
            (Ok(export), PictureFormat::Svg) => file::save(&name, "image/svg+xml", export.text.as_bytes()).is_ok(),
            (Ok(export), PictureFormat::Png) => export.save_png(&name).await.is_ok(),
            (Err(_), _) => false,
        };
        if !saved {
            session.say("This browser could not save the picture.");
        }
    });
}
