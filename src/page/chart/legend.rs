//! The legend of a chart, on the page and in its picture.

use super::svg_shape::SvgShape;
use crate::chart::layout::{Point, Rect};
use crate::chart::picture::{MARK, MARK_BOX};
use crate::chart::svg_path::area;
use crate::page::ui::{Child, html, svg};
use leptos::prelude::*;

/// What each entry shows, in small, and its words. Functions and no enum: each page loads the marks of its own charts only.
pub(crate) type Legend = &'static [(fn() -> SvgShape, &'static str)];

/// Half the size of a mark that is drawn as a path.
const REACH: f64 = 5.0;
/// The middle of a mark.
pub(crate) const MIDDLE: Point = Point { x: MARK.0 / 2.0, y: MARK.1 / 2.0 };

/// The mark of an area.
pub(crate) fn area_mark(class: &'static str) -> SvgShape {
    SvgShape::Rect(class, Rect { x: 0.0, y: 1.0, width: MARK.0, height: MARK.1 - 2.0 })
}

/// The mark of a line.
pub(crate) fn line_mark(class: &'static str) -> SvgShape {
    SvgShape::Line(class, Point { x: 0.0, ..MIDDLE }, Point { x: MARK.0, ..MIDDLE })
}

/// The mark of an upright line.
pub(crate) fn upright_mark(class: &'static str) -> SvgShape {
    SvgShape::Line(class, Point { y: 0.0, ..MIDDLE }, Point { y: MARK.1, ..MIDDLE })
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
    let entry = |(mark, words): &(fn() -> SvgShape, &'static str)| {
        let drawing =
            svg::svg().class("chart").attr("aria-hidden", "true").attr("viewBox", MARK_BOX).child(mark().draw());
        html::li().child(drawing).child(*words).into_any()
    };
    let entries = move || legend.get().iter().map(entry).collect::<Vec<_>>();
    html::ul().class("legend").child(entries.into_child()).into_any()
}
