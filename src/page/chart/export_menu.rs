//! The menu of a chart that saves it as a picture, or its data as a table.

use super::picture::save_picture;
use super::svg_chart::SvgChart;
use crate::page::menu::{MenuButton, close_menu, menu};
use crate::page::ui::fragment;
use crate::page::widgets::button;
use crate::page::{app, session};
use crate::persist::PictureKind;
use leptos::prelude::*;
use std::sync::Arc;

/// Saves the data of a chart as a CSV file.
pub(crate) type SaveTable = Arc<dyn Fn() + Send + Sync>;

/// The menu. The picture is drawn when it is saved.
pub(crate) fn export_menu(chart: &Arc<SvgChart>, table: Option<SaveTable>) -> AnyView {
    let (state, session) = (app(), session());
    let title = chart.title;
    let save = |kind, name: &'static str| {
        let chart = chart.clone();
        let save = move || {
            close_menu();
            save_picture(state, session, &chart, kind);
        };
        button("item", name, save).into_any()
    };
    let table = table.map(|save| {
        let save = move || {
            close_menu();
            save();
        };
        button("item", "Save as CSV", save).into_any()
    });
    let items = fragment([
        save(PictureKind::Svg, "Save as SVG"),
        save(PictureKind::Png, "Save as PNG"),
        table.unwrap_or_else(|| ().into_any()),
    ]);
    menu(MenuButton::Named("Export", title), "", items)
}
