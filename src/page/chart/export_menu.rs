//! The menu of a chart that saves it as a picture, or its data as a table.

use super::picture::save_picture;
use super::svg_chart::SvgChart;
use crate::page::menu::{self, SaveItem};
use crate::page::{app, session};
use crate::persist::PictureKind;
use leptos::prelude::*;
use std::sync::Arc;

/// Saves the data of a chart as a CSV file.
pub(crate) type SaveTable = Arc<dyn Fn() + Send + Sync>;

/// The menu. The picture is drawn when it is saved.
pub(crate) fn export_menu(chart: &Arc<SvgChart>, table: Option<SaveTable>) -> AnyView {
    let (state, session) = (app(), session());
    let picture = |kind, name: &'static str| -> SaveItem {
        let chart = chart.clone();
        (name, Box::new(move || save_picture(state, session, &chart, kind)))
    };
    let table = table.map(|save| -> SaveItem { ("Save as CSV", Box::new(move || save())) });
    let items = [picture(PictureKind::Svg, "Save as SVG"), picture(PictureKind::Png, "Save as PNG")];
    menu::export_menu(chart.title, items.into_iter().chain(table).collect(), ().into_any())
}
