//! A chart with its heading, its menu to save it, and its data as a table.

use super::legend::legend_list;
use super::svg_chart::{SvgChart, svg_chart};
use crate::page::chunk::of_case;
use crate::page::table::scroll_box;
use crate::page::ui::{Element, html};
use crate::page::widgets::fold;
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
    /// A chart with its heading and the menu to save it above it, and below it its legend and the same as a table.
    pub(crate) fn view(self, table: impl Fn() -> AnyView + Send + 'static) -> AnyView {
        let Self { heading, drawing, below } = self;
        let (about, legend, chart) = (drawing.about, drawing.legend, svg_chart(&drawing));
        html::figure()
            .class("chart-card")
            .child(card_head(heading, about, export(drawing)))
            .child(chart)
            .child(legend_list(legend))
            .child(below)
            .child(html::div().class("chart-foot").child(as_table(table)))
            .into_any()
    }
}

/// The head of a card: its heading, what saves it, and a line on what it shows.
pub(crate) fn card_head(heading: AnyView, about: Memo<String>, export: AnyView) -> Element {
    html::div().class("chart-head").child(heading).child(export).child(html::p().child(about))
}

/// The data of a chart as a folded table.
pub(crate) fn as_table(table: impl Fn() -> AnyView + Send + 'static) -> Element {
    fold("Show as a table", move || scroll_box("scroll", "Table", table()).into_any())
}

/// The menu that saves a chart of the open case.
pub(crate) fn export(chart: SvgChart) -> AnyView {
    let chart = Arc::new(chart);
    html::div().class("export").child(of_case(move |case| (case.export_menu)(&chart, None))).into_any()
}
