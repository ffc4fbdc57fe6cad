//! The shapes of all charts: a chart is a list of them, and one function draws them.

use super::layout::{CHARACTER_WIDTH, Frame, GAP, LINE_HEIGHT, LabelPosition, Point, Rect, TextAnchor, Tick};
use super::text_width::fit;

/// A shape with its class.
#[derive(Clone, Debug, PartialEq)]
pub enum SvgShape {
    /// A line between two points.
    Line(&'static str, Point, Point),
    /// A rectangle.
    Rect(&'static str, Rect),
    /// A path with its data.
    Path(&'static str, String),
    /// A small circle.
    Circle(&'static str, Point),
    /// A text at a point.
    Text(&'static str, Point, TextAnchor, String),
}

impl SvgShape {
    /// The radius of a circle.
    pub const RADIUS: &str = "4";

    /// A text at a label's place.
    pub fn label(label: LabelPosition, text: String) -> Self {
        Self::Text("label", label.at, label.anchor, text)
    }

    /// A text at a label's place, shortened where there is no room for all of it.
    pub fn fitted(class: &'static str, label: LabelPosition, text: &str) -> Self {
        Self::Text(class, label.at, label.anchor, fit(text, label.max_width))
    }
}

/// The frame of a chart of amounts, whose names at the marks take so many characters.
pub fn money_frame(width: f64, height: f64, mark_characters: f64) -> Frame {
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
pub fn axis(plot: &Rect, ticks: &[Tick], zero: Option<f64>, text: impl Fn(f64) -> String) -> Vec<SvgShape> {
    let across = |class, y: f64| SvgShape::Line(class, Point { x: 0.0, y }, Point { x: plot.x + plot.width, y });
    let grid = ticks.iter().filter(|tick| zero.is_none() || tick.value != 0.0).map(|tick| across("grid", tick.at));
    let labels = ticks.iter().map(|tick| {
        let at = Point { x: 0.0, y: tick.at - GAP };
        SvgShape::Text("tick", at, TextAnchor::Start, text(tick.value))
    });
    grid.chain(zero.map(|y| across("zero", y))).chain(labels).collect()
}

/// A dashed line from a label down to its point.
pub fn mark_line(top: f64, at: Point) -> SvgShape {
    SvgShape::Line("mark", Point { x: at.x, y: top }, at)
}
