//! A chart with its heading, its data as a table, and the buttons that save it.

use super::super::session;
use crate::page::chunk;
use crate::page::table::scroll_box;
use crate::page::ui::{Element, fragment, html};
use crate::page::widgets::{button, fold};
use crate::persist::Picture;
use leptos::prelude::*;

/// A chart in its frame.
pub(crate) struct ChartCard {
    /// The `svg` of this id is what is saved.
    pub(crate) id: &'static str,
    pub(crate) heading: AnyView,
    /// A line on what it shows.
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

/// The data of a chart as a folded table.
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
