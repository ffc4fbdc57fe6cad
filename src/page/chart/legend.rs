//! The legend of a chart, on the page and in its picture.

use super::svg_shape::SvgShape;
use crate::chart::layout::{Point, Rect};
use crate::chart::picture::{MARK, MARK_BOX};
use crate::chart::svg_path::area;
use crate::page::ui::{Child, html, svg};
use leptos::prelude::*;

/// What the words of a legend stand beside: a shape of the chart in small, by its class.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Mark {
    Area(&'static str),
    Line(&'static str),
    Upright(&'static str),
    Dot(&'static str),
    Square(&'static str),
    Diamond(&'static str),
}

/// Marks and their words.
pub(crate) type Legend = &'static [(Mark, &'static str)];

/// Half the size of a mark that is drawn as a path.
pub(crate) const REACH: f64 = 5.0;

impl Mark {
    /// The shape within a box of the size of [`MARK`].
    pub(crate) fn shape(self) -> SvgShape {
        let (width, height) = MARK;
        let middle = Point { x: width / 2.0, y: height / 2.0 };
        match self {
            Self::Area(class) => SvgShape::Rect(class, Rect { x: 0.0, y: 1.0, width, height: height - 2.0 }),
            Self::Line(class) => SvgShape::Line(class, Point { x: 0.0, ..middle }, Point { x: width, ..middle }),
            Self::Upright(class) => SvgShape::Line(class, Point { y: 0.0, ..middle }, Point { y: height, ..middle }),
            Self::Dot(class) => SvgShape::Circle(class, middle),
            Self::Square(class) => square(class, middle),
            Self::Diamond(class) => diamond(class, middle),
        }
    }
}

/// A square around a point.
pub(crate) fn square(class: &'static str, at: Point) -> SvgShape {
    closed(class, at, [(-REACH, -REACH), (REACH, -REACH), (REACH, REACH), (-REACH, REACH)])
}

/// A diamond around a point.
pub(crate) fn diamond(class: &'static str, at: Point) -> SvgShape {
    closed(class, at, [(0.0, -REACH), (REACH, 0.0), (0.0, REACH), (-REACH, 0.0)])
}

fn closed(class: &'static str, at: Point, corners: [(f64, f64); 4]) -> SvgShape {
    SvgShape::Path(class, area(&corners.map(|(x, y)| Point { x: at.x + x, y: at.y + y }), &[]))
}

/// The legend below a chart on the page.
pub(crate) fn legend_list(legend: Memo<Legend>) -> AnyView {
    let entry = |(mark, words): &(Mark, &'static str)| {
        let drawing =
            svg::svg().class("chart").attr("aria-hidden", "true").attr("viewBox", MARK_BOX).child(mark.shape().draw());
        html::li().child(drawing).child(*words).into_any()
    };
    let entries = move || legend.get().iter().map(entry).collect::<Vec<_>>();
    html::ul().class("legend").child(entries.into_child()).into_any()
}
