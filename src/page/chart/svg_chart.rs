//! A chart as an `svg` that is as wide as its place.

use super::legend::Legend;
use super::read_out::ReadOut;
use super::svg_shape::SvgShape;
use crate::browser::dom;
use crate::browser::resize::SizeObserver;
use crate::chart::svg_path::number;
use crate::page::chunk::of_case;
use crate::page::ui::{html, svg};
use leptos::prelude::*;
use leptos::web_sys::Element as Node;
use std::sync::Arc;

/// Width and height of a chart as it is drawn: in CSS pixels where the reader's text has its usual size, else in units that grow with it,
/// so that labels always fit.
pub(crate) type ChartSize = Arc<dyn Fn() -> (f64, f64) + Send + Sync>;

/// Width and height until the place is measured.
const UNMEASURED: (f64, f64) = (640.0, 208.0);

/// Follows the size of an element, for as long as the result is kept. It is drawn anew in the next frame, since an observer that causes
/// changes of size itself is reported as a fault; at first at once, where its height is known.
fn follow_size(place: &Node, size: RwSignal<(f64, f64)>, changes_height: bool) -> Option<SizeObserver> {
    SizeObserver::new(place, move |width, height| {
        let unit = dom::text_scale();
        let measured = ((width / unit).round(), (height / unit).round());
        let keep = move || {
            // Not shown, as in print or in what is folded, it keeps the size that it had.
            if measured.0 > 0.0 && size.try_get_untracked().is_some_and(|size| size != measured) {
                size.set(measured);
            }
        };
        let is_first = size.try_get_untracked() == Some(UNMEASURED);
        if is_first && !changes_height { keep() } else { request_animation_frame(keep) }
    })
}

/// A chart: its shapes, and what is said of them.
pub(crate) struct SvgChart {
    /// The id of its `svg`.
    pub(crate) id: String,
    pub(crate) title: Memo<String>,
    /// A line on what it shows.
    pub(crate) about: Memo<String>,
    /// The chart in words, for screen readers.
    pub(crate) description: Memo<String>,
    pub(crate) legend: Memo<Legend>,
    /// The shapes that fit a width and a height ([`ChartSize`]); none where there is nothing to draw.
    pub(crate) shapes: Arc<dyn Fn(f64, f64) -> Vec<SvgShape> + Send + Sync>,
    /// The height that it takes at a width; without it, the style sheet says.
    pub(crate) height: Option<Arc<dyn Fn(f64) -> f64 + Send + Sync>>,
    /// What can be read out of it.
    pub(crate) read_out: Option<ReadOut>,
}

/// Draws it, as wide as its place.
pub(crate) fn svg_chart(chart: &SvgChart) -> AnyView {
    let (id, title, description, shapes) = (chart.id.clone(), chart.title, chart.description, chart.shapes.clone());
    let (measured, own_height) = (RwSignal::new(UNMEASURED), chart.height.clone());
    let is_own_height = own_height.is_some();
    let size: ChartSize = Arc::new(move || {
        let (width, height) = measured.get();
        (width, own_height.as_ref().map_or(height, |height| height(width)))
    });
    let (drawn_size, box_size) = (size.clone(), size.clone());
    let drawn = Memo::new(move |_| {
        let (width, height) = drawn_size();
        shapes(width, height)
    });
    let view_box = move || {
        let (width, height) = box_size();
        Some(format!("0 0 {} {}", number(width), number(height)))
    };
    let (title_id, description_id) = (format!("{id}-title"), format!("{id}-description"));
    let drawing = svg::svg()
        .attr("id", id)
        .class("chart")
        .attr("role", "img")
        .attr("aria-labelledby", title_id.clone())
        .attr("aria-describedby", description_id.clone())
        .attr("viewBox", view_box)
        .child(svg::title().attr("id", title_id).child(title))
        .child(svg::desc().attr("id", description_id).child(description))
        .child(move || drawn.get().into_iter().map(SvgShape::draw).collect::<Vec<_>>());
    let follow = move |place: Node| _ = StoredValue::new_local(follow_size(&place, measured, is_own_height));
    let plot = if is_own_height {
        // An empty element is measured: the height of the plot changes with what is drawn.
        html::div().class("plot own-height").child(html::div().directive(follow)).child(drawing)
    } else {
        html::div().class("plot").directive(follow).child(drawing)
    };
    let read_out = chart.read_out.clone();
    let read_out = read_out.map(|read_out| of_case(move |case| (case.read_out)(read_out.clone(), title, size.clone())));
    html::div().class("drawing").child(plot).child(read_out).into_any()
}
