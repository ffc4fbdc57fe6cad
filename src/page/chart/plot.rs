//! The drawing of a chart, as wide as its place.

use super::shape::Shape;
use crate::browser::size::Watch;
use crate::page::dom::{Piece, svg};
use leptos::html::Div;
use leptos::prelude::*;
use std::sync::Arc;

/// Width and height until the place is measured, in CSS pixels.
const UNMEASURED: (f64, f64) = (640.0, 208.0);

/// The size of an element, kept up to date.
fn size_of(place: NodeRef<Div>) -> ReadSignal<(f64, f64)> {
    let (size, set_size) = signal(UNMEASURED);
    let watch = StoredValue::new_local(None);
    Effect::new(move |_| {
        let Some(element) = place.get() else { return };
        watch.set_value(Watch::new(&element, move |width, height| {
            let measured = (width.round(), height.round());
            // Not shown, as in print or in what is folded, it keeps the size that it had.
            if measured.0 > 0.0 && measured.1 > 0.0 && size.try_get_untracked().is_some_and(|size| size != measured) {
                let _ = set_size.try_set(measured);
            }
        }));
    });
    size
}

/// What a plot draws, and what it says to those who do not see it.
pub(crate) struct Drawing {
    pub(crate) id: &'static str,
    pub(crate) title: Signal<String>,
    pub(crate) description: Signal<String>,
    /// The shapes that fit a width and a height, in CSS pixels.
    pub(crate) shapes: Arc<dyn Fn(f64, f64) -> Vec<Shape> + Send + Sync>,
}

/// Draws it, as wide as its place.
pub(crate) fn plot(drawing: Drawing) -> AnyView {
    let Drawing { id, title, description, shapes } = drawing;
    plot_of(id.to_owned(), title, description, shapes)
}

/// The same, under an id that is made while the page is open.
pub(crate) fn plot_of(
    id: String,
    title: Signal<String>,
    description: Signal<String>,
    shapes: Arc<dyn Fn(f64, f64) -> Vec<Shape> + Send + Sync>,
) -> AnyView {
    let place = NodeRef::<Div>::new();
    let size = size_of(place);
    let drawn = Memo::new(move |_| {
        let (width, height) = size.get();
        shapes(width, height)
    });
    let view_box = move || {
        let (width, height) = size.get();
        Some(format!("0 0 {width} {height}"))
    };
    let (title_id, description_id) = (format!("{id}-title"), format!("{id}-description"));
    let chart = svg("svg")
        .attr("id", id)
        .class("chart")
        .attr("role", "img")
        .attr("aria-labelledby", title_id.clone())
        .attr("aria-describedby", description_id.clone())
        .live("viewBox", view_box)
        .child(svg("title").attr("id", title_id).child(title))
        .child(svg("desc").attr("id", description_id).child(description))
        .child(move || drawn.get().into_iter().map(Shape::draw).collect::<Vec<_>>());
    view! { <div class="plot" node_ref=place>{chart.piece()}</div> }.into_any()
}
