//! Shapes: one way to draw for all charts, so that each costs a list and no code of its own.

use crate::chart::frame::{Anchor, Label, Point, Rect, Tick};
use crate::chart::path::number;
use crate::chart::track::Span;
use leptos::prelude::*;

/// A shape with its class.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Shape {
    /// A line between two points.
    Line(&'static str, Point, Point),
    /// An upright rectangle.
    Rect(&'static str, Rect),
    /// A path.
    Path(&'static str, String),
    /// A small circle.
    Circle(&'static str, Point),
    /// A text.
    Text(&'static str, Point, Anchor, String),
}

impl Shape {
    /// A text at a label's place.
    pub(crate) fn label(label: Label, text: String) -> Self {
        Self::Text("label", label.at, label.anchor, text)
    }

    /// Draws it.
    pub(crate) fn draw(self) -> AnyView {
        match self {
            Self::Line(class, from, to) => view! {
                <line class=class x1=number(from.x) y1=number(from.y) x2=number(to.x) y2=number(to.y) />
            }
            .into_any(),
            Self::Rect(class, Rect { x, y, width, height }) => view! {
                <rect class=class x=number(x) y=number(y) width=number(width) height=number(height) />
            }
            .into_any(),
            Self::Path(class, data) => view! { <path class=class d=data /> }.into_any(),
            Self::Circle(class, at) => {
                view! { <circle class=class cx=number(at.x) cy=number(at.y) r="4" /> }.into_any()
            }
            Self::Text(class, at, anchor, text) => view! {
                <text class=class x=number(at.x) y=number(at.y) text-anchor=anchor.name()>{text}</text>
            }
            .into_any(),
        }
    }
}

/// The grid of a vertical axis from the left edge of the box, where its labels stand on it, and the line of zero on top.
pub(crate) fn axis(plot: &Rect, ticks: &[Tick], zero: f64, text: impl Fn(f64) -> String) -> Vec<Shape> {
    let across = |class, y: f64| Shape::Line(class, Point { x: 0.0, y }, Point { x: plot.x + plot.width, y });
    let grid = ticks.iter().filter(|tick| tick.value != 0.0).map(|tick| across("grid", tick.at));
    let labels = ticks.iter().map(|tick| {
        let at = Point { x: 0.0, y: tick.at - crate::chart::frame::GAP };
        Shape::Text("tick", at, Anchor::Start, text(tick.value))
    });
    grid.chain([across("zero", zero)]).chain(labels).collect()
}

/// A dashed line from a label down to its point.
pub(crate) fn mark_line(top: f64, at: Point) -> Shape {
    Shape::Line("mark", Point { x: at.x, y: top }, at)
}

/// A row's bars in a table, in percent of its width, with a line where `zero` is.
pub(crate) fn track(bars: &[(&'static str, Span)], zero: f64) -> AnyView {
    let percent = |value: f64| format!("{}%", number(value));
    let bars: Vec<_> = bars
        .iter()
        .map(|(class, span)| view! { <rect class=*class x=percent(span.start) width=percent(span.width) height="100%" /> })
        .collect();
    view! {
        <svg class="track" aria-hidden="true">
            {bars}
            <line class="zero" x1=percent(zero) x2=percent(zero) y1="-25%" y2="125%" />
        </svg>
    }
    .into_any()
}
