//! Draws the shapes of charts.

use crate::chart::layout::Rect;
use crate::chart::percent_scale::PercentSpan;
use crate::chart::svg_path::number;
use crate::page::ui::{Element, svg};
use leptos::prelude::*;

pub(crate) use crate::chart::svg_shape::{SvgShape, axis, mark_line, money_frame};

impl SvgShape {
    pub(crate) fn draw(self) -> AnyView {
        match self {
            Self::Line(class, from, to) => {
                placed(svg::line(), class, &[("x1", from.x), ("y1", from.y), ("x2", to.x), ("y2", to.y)])
            }
            Self::Rect(class, Rect { x, y, width, height }) => {
                placed(svg::rect(), class, &[("x", x), ("y", y), ("width", width), ("height", height)])
            }
            Self::Path(class, data) => svg::path().class(class).attr("d", data),
            Self::Circle(class, at) => {
                placed(svg::circle(), class, &[("cx", at.x), ("cy", at.y)]).attr("r", Self::RADIUS)
            }
            Self::Text(class, at, anchor, text) => {
                placed(svg::text(), class, &[("x", at.x), ("y", at.y)]).attr("text-anchor", anchor.name()).child(text)
            }
        }
        .into_any()
    }
}

/// An element with its lengths.
fn placed(element: Element, class: &'static str, lengths: &[(&'static str, f64)]) -> Element {
    let start = element.class(class);
    lengths.iter().fold(start, |element, (name, length)| element.attr(name, number(*length)))
}

/// A row's bars in a table, in percent of its width, with a line where `zero` is. What lies over a planned bar has half its height, so
/// that the plan stays in sight where it is exceeded.
pub(crate) fn track(bars: &[(&'static str, PercentSpan)], zero: f64) -> AnyView {
    let percent = |value: f64| format!("{}%", number(value));
    let bar = |(place, (class, span)): (usize, &(&'static str, PercentSpan))| {
        let is_over_plan = bars[..place].iter().any(|(other, _)| *other == "plan");
        let (top, height) = if is_over_plan { ("25%", "50%") } else { ("0%", "100%") };
        let rect = svg::rect().class(*class).attr("x", percent(span.start)).attr("width", percent(span.width));
        rect.attr("y", top).attr("height", height).into_any()
    };
    let line = svg::line().class("zero").attr("x1", percent(zero)).attr("x2", percent(zero));
    svg::svg()
        .class("track")
        .attr("aria-hidden", "true")
        .child(bars.iter().enumerate().map(bar).collect::<Vec<_>>())
        .child(line.attr("y1", "-25%").attr("y2", "125%"))
        .into_any()
}
