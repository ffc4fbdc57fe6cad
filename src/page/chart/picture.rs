//! A chart as a picture to save: drawn anew at a fixed size, so that it does not depend on the window.

use super::svg_chart::SvgChart;
use super::svg_shape::SvgShape;
use crate::browser::svg_export::SvgExport;
use crate::chart::layout::{Point, Rect, TextAnchor};
use crate::chart::picture::{Headings, PictureLayout, SCALE, SIZE, WORDS};
use crate::chart::svg_path::number;
use crate::page::today;
use crate::page::ui::svg;
use crate::persist::{self, PictureFormat};
use crate::state::{AppState, Session};
use crate::text::date_with_year;
use leptos::mount::mount_to;
use leptos::prelude::*;

/// Saves a chart as a picture, or says that there is nothing in it.
pub(crate) fn save_picture(state: AppState, session: Session, chart: &SvgChart, format: PictureFormat) {
    let (name, title) = (state.case().with_untracked(|case| case.name.clone()), chart.title.get_untracked());
    match drawing(chart, &name, &title) {
        Some(drawing) => {
            let export = SvgExport::of(|place| mount_to(place, move || drawing));
            persist::save_picture(session, export, format, &name, &title, today());
        }
        None => session.say("Nothing was saved: there is nothing to draw yet."),
    }
}

/// The picture; none where the chart has no shape.
fn drawing(chart: &SvgChart, name: &str, title: &str) -> Option<AnyView> {
    let legend = chart.legend.get_untracked();
    let layout = PictureLayout::new(&legend.iter().map(|(_, words)| *words).collect::<Vec<_>>());
    let shapes = untrack(|| (chart.shapes)(layout.chart.width, layout.chart.height));
    if shapes.is_empty() {
        return None;
    }
    let headings = Headings::new(name, &date_with_year(today()), title, &chart.about.get_untracked());
    let classes = ["tick", "picture-title", "tick"];
    let texts = [headings.origin, headings.title, headings.about].into_iter().zip(classes).zip(Headings::PLACES);
    let texts = texts.map(|((text, class), at)| SvgShape::Text(class, at, TextAnchor::Start, text).draw());
    let (width, height) = SIZE;
    let paper = SvgShape::Rect("picture-paper", Rect { x: 0.0, y: 0.0, width, height });
    let entries = legend.iter().zip(&layout.marks).map(|((mark, words), at)| {
        let words = SvgShape::Text("tick", WORDS, TextAnchor::Start, (*words).to_owned());
        group(*at, [mark(), words])
    });
    let corner = Point { x: layout.chart.x, y: layout.chart.y };
    let whole = svg::svg()
        .class("chart")
        .attr("role", "img")
        .attr("width", number(width * SCALE))
        .attr("height", number(height * SCALE))
        .attr("viewBox", format!("0 0 {} {}", number(width), number(height)))
        .child(svg::title().child(format!("{title} – {name}")))
        .child(svg::desc().child(chart.description.get_untracked()))
        .child(paper.draw())
        .child(texts.collect::<Vec<_>>())
        .child(group(corner, shapes))
        .child(entries.collect::<Vec<_>>());
    Some(whole.into_any())
}

/// Shapes that are moved to a place.
fn group(at: Point, shapes: impl IntoIterator<Item = SvgShape>) -> AnyView {
    let place = format!("translate({} {})", number(at.x), number(at.y));
    svg::g().attr("transform", place).child(shapes.into_iter().map(SvgShape::draw).collect::<Vec<_>>()).into_any()
}
