//! The menu of a chart that saves it as a picture, or its data as a table.

use super::picture::save_picture;
use super::svg_chart::SvgChart;
use crate::page::menu::{self, Export};
use crate::page::{app, session};
use crate::persist::PictureFormat;
use leptos::prelude::*;
use std::sync::Arc;

/// Saves the data of a chart as a CSV file.
pub(crate) type SaveTable = Arc<dyn Fn() + Send + Sync>;

/// The menu. The picture is drawn when it is saved.
pub(crate) fn export_menu(chart: &Arc<SvgChart>, table: Option<SaveTable>) -> AnyView {
    let (state, session) = (app(), session());
    let title = chart.title;
    let save = |format, name: &'static str| -> Export {
        let chart = chart.clone();
        (name, Box::new(move || save_picture(state, session, &chart, format)))
    };
    let table = table.map(|save| -> Export { ("Save as CSV", Box::new(move || save())) });
    let pictures = [save(PictureFormat::Svg, "Save as SVG"), save(PictureFormat::Png, "Save as PNG")];
    let name = Memo::new(move |_| format!("Export: {}", title.get()));
    menu::export_menu(name, pictures.into_iter().chain(table).collect(), ().into_any())
}
