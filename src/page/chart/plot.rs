//! The drawing of a chart, as wide as its place.

use super::shape::Shape;
use crate::browser::size::Watch;
use leptos::html::Div;
use leptos::prelude::*;
use leptos::svg;
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

/// Draws the shapes that fit a width and a height, in CSS pixels. Its title and its description are for those who
/// do not see it.
#[component]
pub(crate) fn Plot(
    id: &'static str,
    #[prop(into)] title: Signal<String>,
    #[prop(into)] description: Signal<String>,
    shapes: Arc<dyn Fn(f64, f64) -> Vec<Shape> + Send + Sync>,
) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    let size = size_of(place);
    let drawn = Memo::new(move |_| {
        let (width, height) = size.get();
        shapes(width, height)
    });
    let view_box = move || {
        let (width, height) = size.get();
        format!("0 0 {width} {height}")
    };
    let (title_id, description_id) = (format!("{id}-title"), format!("{id}-description"));
    let (labelled_by, described_by) = (title_id.clone(), description_id.clone());
    view! {
        <div class="plot" node_ref=place>
            <svg
                id=id
                class="chart"
                role="img"
                aria-labelledby=labelled_by
                aria-describedby=described_by
                viewBox=view_box
            >
                // Written out, since the macro takes both for elements of HTML.
                {svg::title().id(title_id).child(title)}
                {svg::desc().id(description_id).child(description)}
                {move || drawn.get().into_iter().map(Shape::draw).collect::<Vec<_>>()}
            </svg>
        </div>
    }
}
