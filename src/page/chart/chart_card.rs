//! A chart with its heading, its data as a table, and the buttons that save it.

use super::legend::legend_list;
use super::svg_chart::{SvgChart, svg_chart};
use crate::page::table::scroll_box;
use crate::page::ui::{Element, fragment, html};
use crate::page::widgets::{button, fold};
use crate::page::{app, chunk, session};
use crate::persist::PictureKind;
use leptos::prelude::*;
use std::sync::Arc;

/// A chart in its frame.
pub(crate) struct ChartCard {
    pub(crate) heading: AnyView,
    pub(crate) drawing: SvgChart,
    /// What explains it, below its legend.
    pub(crate) below: AnyView,
}

impl ChartCard {
    /// A chart with its heading above it, and below it its legend, the same as a table, and its picture to save.
    pub(crate) fn view(self, table: impl Fn() -> AnyView + Send + 'static) -> AnyView {
        let Self { heading, drawing, below } = self;
        let head = html::div().class("chart-head").child(heading).child(html::p().child(drawing.about));
        html::figure()
            .class("chart-card")
            .child(head)
            .child(svg_chart(&drawing))
            .child(legend_list(drawing.legend))
            .child(below)
            .child(html::div().class("chart-foot").child(as_table(table)).child(save_buttons(drawing)))
            .into_any()
    }
}

/// The data of a chart as a folded table.
pub(crate) fn as_table(table: impl Fn() -> AnyView + Send + 'static) -> Element {
    fold("Show as a table", move || scroll_box("scroll", "Table", table()).into_any())
}

/// The buttons that save a chart of the open case as a picture.
pub(crate) fn save_buttons(chart: SvgChart) -> AnyView {
    let (chart, state, session) = (Arc::new(chart), app(), session());
    let save = |kind, name: &'static str| {
        let chart = chart.clone();
        let save = move || {
            let chart = chart.clone();
            chunk::case(move |case| (case.save_picture)(state, session, &chart, kind));
        };
        button("button small plain", name, save).into_any()
    };
    fragment([save(PictureKind::Svg, "Save SVG"), save(PictureKind::Png, "Save PNG")])
}
