//! Rows of bars as one picture to save; on the page they are rows of a list or a table.

use super::chart_card::save_buttons;
use super::legend::{Legend, legend_list};
use super::svg_chart::{SvgChart, svg_chart};
use super::svg_shape::SvgShape;
use crate::chart::bar_chart::{BarChart, BarLayout};
use crate::chart::layout::{LabelPosition, Point};
use crate::chart::text_width::{fit, text_width};
use crate::chart::tornado::{TornadoBar, TornadoChart, TornadoInput};
use crate::page::constant;
use crate::page::ui::{Element, fragment, html};
use crate::page::widgets::fold;
use leptos::prelude::*;
use std::sync::Arc;

/// A bar with its name and what is written at its ends.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PictureBar {
    pub(crate) name: String,
    pub(crate) class: &'static str,
    /// The value, as a number and as it is written.
    pub(crate) end: (f64, String),
    /// The value at the other end, where there are two.
    pub(crate) other: Option<(f64, String)>,
}

/// The picture, drawn when it is opened.
pub(crate) struct BarPicture {
    /// The id of its `svg`.
    pub(crate) id: &'static str,
    pub(crate) title: Memo<String>,
    pub(crate) about: Memo<String>,
    pub(crate) legend: Legend,
    /// The bars from the top, and the value at which a second line is drawn beside that of zero, where bars have two ends.
    pub(crate) bars: Arc<dyn Fn() -> (Vec<PictureBar>, f64) + Send + Sync>,
}

/// The most rows of a picture.
const MOST: usize = 8;

impl BarPicture {
    /// The drawing and the ways to save it, folded.
    pub(crate) fn folded(self) -> Element {
        let Self { id, title, about, legend, bars } = self;
        let content = move || {
            let bars = bars.clone();
            let shapes = Arc::new(move |width, height| {
                let (bars, likely) = bars();
                shapes(&bars, likely, width, height)
            });
            let legend = constant(legend);
            let chart = SvgChart { id: id.into(), title, about, description: about, legend, shapes };
            let drawing = html::div().class("rows-picture").child(svg_chart(&chart));
            let foot = html::div().class("chart-foot").child(save_buttons(chart));
            fragment([drawing.into_any(), legend_list(legend), foot.into_any()])
        };
        fold("Show as a picture", content)
    }
}

/// As many rows as there is room for.
fn shapes(bars: &[PictureBar], likely: f64, width: f64, height: f64) -> Vec<SvgShape> {
    if bars.is_empty() {
        return Vec::new();
    }
    let widest = |text: &dyn Fn(&PictureBar) -> f64| bars.iter().map(text).fold(0.0, f64::max);
    let name_width = widest(&|bar| text_width(&bar.name));
    let value_width =
        widest(&|bar| text_width(&bar.end.1).max(bar.other.as_ref().map_or(0.0, |other| text_width(&other.1))));
    let rows = BarLayout { width, name_width, value_width };
    let most = MOST.min((height / rows.row_height()) as usize);
    if bars.iter().any(|bar| bar.other.is_some()) {
        swings(&rows, &bars[..bars.len().min(most)], likely)
    } else {
        amounts(&rows, bars, most)
    }
}

fn amounts(rows: &BarLayout, from: &[PictureBar], most: usize) -> Vec<SvgShape> {
    let shown = &from[..from.len().min(most)];
    let values: Vec<f64> = shown.iter().map(|bar| bar.end.0).collect();
    let drawn = BarChart::new(rows, &values);
    let row = |(row, bar): (&crate::chart::bar_chart::LabeledBar, &PictureBar)| {
        [SvgShape::Rect(bar.class, row.bar), text("tick", row.name, &bar.name), text("label", row.amount, &bar.end.1)]
    };
    let shapes = drawn.rows.iter().zip(shown).flat_map(row);
    shapes.chain([upright("zero", drawn.zero, drawn.height)]).collect()
}

fn swings(rows: &BarLayout, shown: &[PictureBar], likely: f64) -> Vec<SvgShape> {
    let other = |bar: &PictureBar| bar.other.as_ref().map_or(bar.end.0, |other| other.0);
    let swings: Vec<_> = shown.iter().map(|bar| TornadoInput { at_low: bar.end.0, at_high: other(bar) }).collect();
    let drawn = TornadoChart::new(rows, likely, &swings);
    let row = |(row, bar): (&TornadoBar, &PictureBar)| {
        let written = bar.other.as_ref().map_or("", |other| other.1.as_str());
        [
            SvgShape::Rect("cost", row.loss),
            SvgShape::Rect("benefit", row.gain),
            text("tick", row.name, &bar.name),
            text("label", row.low_value, &bar.end.1),
            text("label", row.high_value, written),
        ]
    };
    let lines = [upright("zero", drawn.zero, drawn.height), upright("mark", drawn.likely, drawn.height)];
    drawn.rows.iter().zip(shown).flat_map(row).chain(lines).collect()
}

fn text(class: &'static str, label: LabelPosition, words: &str) -> SvgShape {
    SvgShape::Text(class, label.at, label.anchor, fit(words, label.max_width))
}

fn upright(class: &'static str, x: f64, height: f64) -> SvgShape {
    SvgShape::Line(class, Point { x, y: 0.0 }, Point { x, y: height })
}
