//! Rows of bars as a picture to save; on the page they are rows of a table.

use super::svg_shape::SvgShape;
use crate::chart::bar_chart::{BarChart, BarLayout, LabeledBar};
use crate::chart::layout::{GAP, Point};
use crate::chart::text_width::text_width;

/// A bar with its name and its value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PictureBar {
    pub(crate) name: String,
    /// The value, as a number and as it is written.
    pub(crate) amount: (f64, String),
}

/// The layout of bars at a width. Values are bold, and a little wider than other text.
pub(crate) fn bar_layout(bars: &[PictureBar], width: f64) -> BarLayout {
    let widest = |text: &dyn Fn(&PictureBar) -> f64| bars.iter().map(text).fold(0.0, f64::max);
    let name_width = widest(&|bar| text_width(&bar.name));
    BarLayout { width, name_width, value_width: widest(&|bar| text_width(&bar.amount.1)) + 2.0 * GAP }
}

/// As many bars from the top as there is room for.
pub(crate) fn bar_shapes(bars: &[PictureBar], class: &'static str, width: f64, height: f64) -> Vec<SvgShape> {
    if bars.is_empty() {
        return Vec::new();
    }
    let rows = bar_layout(bars, width);
    let shown = &bars[..bars.len().min((height / rows.row_height()) as usize)];
    let drawn = BarChart::new(&rows, &shown.iter().map(|bar| bar.amount.0).collect::<Vec<_>>());
    let row = |(row, bar): (&LabeledBar, &PictureBar)| {
        [
            SvgShape::Rect(class, row.bar),
            SvgShape::fitted("tick", row.name, &bar.name),
            SvgShape::fitted("label", row.amount, &bar.amount.1),
        ]
    };
    let (top, foot) = (Point { x: drawn.zero, y: 0.0 }, Point { x: drawn.zero, y: drawn.height });
    drawn.rows.iter().zip(shown).flat_map(row).chain([SvgShape::Line("zero", top, foot)]).collect()
}
