//! The frame around a chart: what it shows, its table, and its picture to take away.

use super::super::session;
use crate::browser::dom::is_details_open;
use crate::page::chunk;
use crate::page::ui::{Child, Element, fragment, html};
use crate::persist::Picture;
use leptos::ev;
use leptos::prelude::*;

/// Something folded that is computed only while it is open.
pub(crate) fn fold(summary: impl Child, content: impl Fn() -> AnyView + Send + 'static) -> Element {
    fold_at(RwSignal::new(false), summary.into_child(), Box::new(content))
}

/// The same, opened and folded from elsewhere too.
pub(crate) fn fold_at(open: RwSignal<bool>, summary: AnyView, content: Box<dyn Fn() -> AnyView + Send>) -> Element {
    html::details()
        .prop("open", move || open.get())
        .on(ev::toggle, move |event| open.set(is_details_open(&event)))
        .child(html::summary().child(summary))
        .child(html::div().child(move || open.get().then(&content)))
}

/// What frames a chart.
pub(crate) struct Card {
    /// The `svg` of this id is what is saved.
    pub(crate) id: &'static str,
    /// What stands above it.
    pub(crate) heading: AnyView,
    /// What it shows, in a line.
    pub(crate) about: Memo<String>,
    /// The drawing, and what explains it.
    pub(crate) chart: AnyView,
}

impl Card {
    /// A chart with its heading above it, and below it the same as a table, and its picture to save.
    pub(crate) fn view(self, table: impl Fn() -> AnyView + Send + 'static) -> AnyView {
        let foot = html::div().class("chart-foot").child(as_table(table)).child(saving(self.id));
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
    let scroll = move || {
        let place = html::div().class("scroll").attr("tabindex", "0").attr("role", "group");
        place.attr("aria-label", "Table").child(table()).into_any()
    };
    fold("Show as a table", scroll)
}

/// The buttons that save the `svg` of this id.
pub(crate) fn saving(id: &str) -> AnyView {
    let session = session();
    let save = |kind, name: &'static str| {
        let id = id.to_owned();
        let take = move |_| {
            let id = id.clone();
            chunk::work(move |work| (work.save_picture)(session, id, kind));
        };
        html::button().class("button small plain").on(ev::click, take).child(name).into_any()
    };
    fragment([save(Picture::Svg, "Save SVG"), save(Picture::Png, "Save PNG")])
}
