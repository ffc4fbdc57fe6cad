//! The frame around a chart: what it shows, its table, and its picture to take away.

use super::super::session;
use crate::page::chunk;
use crate::page::table::scroll_box;
use crate::page::ui::{Element, fragment, html};
use crate::page::widgets::{button, fold};
use crate::persist::Picture;
use leptos::prelude::*;

/// What frames a chart.
pub(crate) struct ChartCard {
    /// The `svg` of this id is what is saved.
    pub(crate) id: &'static str,
    /// What stands above it.
    pub(crate) heading: AnyView,
    /// What it shows, in a line.
    pub(crate) about: Memo<String>,
    /// The drawing, and what explains it.
    pub(crate) chart: AnyView,
}

impl ChartCard {
    /// A chart with its heading above it, and below it the same as a table, and its picture to save.
    pub(crate) fn view(self, table: impl Fn() -> AnyView + Send + 'static) -> AnyView {
        let foot = html::div().class("chart-foot").child(as_table(table)).child(save_buttons(self.id));
        html::figure()
            .class("chart-card")
            .child(html::div().class("chart-head").child(self.heading).child(html::p().child(self.about)))
            .child(self.chart)
            .child(foot)
            .into_any()
    }
}

/// What a chart shows as a table, folded.
pub(crate) fn as_table(table: impl Fn() -> AnyView + Send + 'static) -> Element {
    fold("Show as a table", move || scroll_box("scroll", "Table", table()).into_any())
}

/// The buttons that save the `svg` of this id.
pub(crate) fn save_buttons(id: &str) -> AnyView {
    let session = session();
    let save = |kind, name: &'static str| {
        let id = id.to_owned();
        let take = move || {
            let id = id.clone();
            chunk::work(move |work| (work.save_picture)(session, id, kind));
        };
        button("button small plain", name, take).into_any()
    };
    fragment([save(Picture::Svg, "Save SVG"), save(Picture::Png, "Save PNG")])
}
