//! The shapes of all charts: a chart is a list of them, and one function draws them.

use crate::chart::layout::{CHARACTER_WIDTH, Frame, GAP, LINE_HEIGHT, LabelPosition, Point, Rect, TextAnchor, Tick};
use crate::chart::percent_scale::PercentSpan;
use crate::chart::svg_path::number;
use crate::chart::text_width::fit;
use crate::page::ui::{Element, svg};
use leptos::prelude::*;

/// A shape with its class.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum SvgShape {
    Line(&'static str, Point, Point),
    Rect(&'static str, Rect),
    Path(&'static str, String),
    /// A small circle.
    Circle(&'static str, Point),
    Text(&'static str, Point, TextAnchor, String),
}

impl SvgShape {
    /// A text at a label's place.
    pub(crate) fn label(label: LabelPosition, text: String) -> Self {
        Self::Text("label", label.at, label.anchor, text)
    }

    /// A text at a label's place, shortened where there is no room for all of it.
    pub(crate) fn fitted(class: &'static str, label: LabelPosition, text: &str) -> Self {
        Self::Text(class, label.at, label.anchor, fit(text, label.max_width))
    }

    pub(crate) fn draw(self) -> AnyView {
        match self {
            Self::Line(class, from, to) => {
                placed(svg::line(), class, &[("x1", from.x), ("y1", from.y), ("x2", to.x), ("y2", to.y)])
            }
            Self::Rect(class, Rect { x, y, width, height }) => {
                placed(svg::rect(), class, &[("x", x), ("y", y), ("width", width), ("height", height)])
            }
            Self::Path(class, data) => svg::path().class(class).attr("d", data),
            Self::Circle(class, at) => placed(svg::circle(), class, &[("cx", at.x), ("cy", at.y)]).attr("r", "4"),
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

/// The frame of a chart of amounts, whose names at the marks take so many characters.
pub(crate) fn money_frame(width: f64, height: f64, mark_characters: f64) -> Frame {
    Frame {
        left: 7.0 * CHARACTER_WIDTH,
        right: 0.0,
        top: LINE_HEIGHT,
        bottom: LINE_HEIGHT + GAP,
        label_width: 9.0 * CHARACTER_WIDTH,
        marker_width: mark_characters * CHARACTER_WIDTH,
        ..Frame::new(width, height)
    }
}

/// The grid lines of a vertical axis with their labels on the left, and the line of zero above them if zero is on the axis.
pub(crate) fn axis(plot: &Rect, ticks: &[Tick], zero: Option<f64>, text: impl Fn(f64) -> String) -> Vec<SvgShape> {
    let across = |class, y: f64| SvgShape::Line(class, Point { x: 0.0, y }, Point { x: plot.x + plot.width, y });
    let grid = ticks.iter().filter(|tick| zero.is_none() || tick.value != 0.0).map(|tick| across("grid", tick.at));
    let labels = ticks.iter().map(|tick| {
        let at = Point { x: 0.0, y: tick.at - GAP };
        SvgShape::Text("tick", at, TextAnchor::Start, text(tick.value))
    });
    grid.chain(zero.map(|y| across("zero", y))).chain(labels).collect()
}

/// A dashed line from a label down to its point.
pub(crate) fn mark_line(top: f64, at: Point) -> SvgShape {
    SvgShape::Line("mark", Point { x: at.x, y: top }, at)
}

/// A row's bars in a table, in percent of its width, with a line where `zero` is.
pub(crate) fn track(bars: &[(&'static str, PercentSpan)], zero: f64) -> AnyView {
    let percent = |value: f64| format!("{}%", number(value));
    let bar = |(class, span): &(&'static str, PercentSpan)| {
        let rect = svg::rect().class(*class).attr("x", percent(span.start)).attr("width", percent(span.width));
        rect.attr("height", "100%").into_any()
    };
    let line = svg::line().class("zero").attr("x1", percent(zero)).attr("x2", percent(zero));
    svg::svg()
        .class("track")
        .attr("aria-hidden", "true")
        .child(bars.iter().map(bar).collect::<Vec<_>>())
        .child(line.attr("y1", "-25%").attr("y2", "125%"))
        .into_any()
}
