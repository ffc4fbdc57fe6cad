//! Line chart of the running totals of several alternatives, on one scale.

use super::cash_flow::{month_axis, vertical_axis};
use super::layout::{Frame, LabelPosition, Point, Rect, Tick, finite_or_zero};
use super::line_names::line_names;
use super::scale::{LinearScale, extent_with_zero};
use super::spot::Spot;
use super::svg_path::line;

/// Geometry of the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct RunningTotalsChart {
    /// SVG path of each curve.
    pub lines: Vec<String>,
    /// Where each curve's name stands, at its right end.
    pub names: Vec<LabelPosition>,
    /// The plot.
    pub plot: Rect,
    /// The y of the zero line.
    pub zero: f64,
    /// Ticks of the month axis.
    pub month_ticks: Vec<Tick>,
    /// Ticks of the money axis.
    pub value_ticks: Vec<Tick>,
    /// The points of each curve, month 0 first.
    points: Vec<Vec<Point>>,
}

impl RunningTotalsChart {
    /// Lays out curves from month 0; they may differ in length.
    pub fn new(frame: &Frame, curves: &[&[f64]]) -> Self {
        let plot = frame.plot();
        let count = curves.iter().map(|curve| curve.len()).max().unwrap_or_default();
        let last = count.saturating_sub(1).max(1) as f64;
        let months = LinearScale::new(0.0, last, plot.x, plot.x + plot.width);
        let (low, high) = extent_with_zero(curves.iter().copied().flatten());
        let (scale, value_ticks) = vertical_axis(frame, &plot, low, high);
        let point =
            |(month, value): (usize, &f64)| Point { x: months.at(month as f64), y: scale.at(finite_or_zero(*value)) };
        let points: Vec<Vec<Point>> =
            curves.iter().map(|curve| curve.iter().enumerate().map(point).collect()).collect();
        let start = Point { x: plot.x, y: scale.at(0.0) };
        let ends: Vec<Point> = points.iter().map(|points| points.last().copied().unwrap_or(start)).collect();
        Self {
            lines: points.iter().map(|points| line(points)).collect(),
            names: line_names(&ends, &plot),
            zero: scale.at(0.0),
            month_ticks: month_axis(frame, count, |month| months.at(month)),
            value_ticks,
            plot,
            points,
        }
    }

    /// The months, from month 0: the curves' points in each.
    pub fn spots(&self) -> Vec<Spot> {
        let longest = self.points.iter().max_by_key(|points| points.len());
        let spot = |(month, at): (usize, &Point)| {
            let points = self.points.iter().filter_map(|points| points.get(month).copied()).collect();
            Spot::upright(&self.plot, at.x, points)
        };
        longest.map(|points| points.iter().enumerate().map(spot).collect()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::layout::LINE_HEIGHT;
    use super::super::testing::*;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn all_curves_share_one_scale_and_a_shorter_one_ends_early() {
        let frame = Frame { left: 0.0, right: 0.0, top: 0.0, bottom: 0.0, ..Frame::new(400.0, 300.0) };
        let chart = RunningTotalsChart::new(&frame, &[&[-100.0, 0.0, 100.0, 200.0, 200.0], &[0.0, 0.0, 0.0]]);
        assert_eq!(chart.lines, ["M0 300L100 200L200 100L300 0L400 0", "M0 200L100 200L200 200"]);
        let spots = chart.spots();
        assert_eq!(spots.iter().map(|spot| spot.points.len()).collect::<Vec<_>>(), [2, 2, 2, 1, 1]);
        assert_eq!(chart.names[1].at.x, 200.0, "the name stands where the curve ends");
    }

    proptest! {
        #[test]
        fn all_stays_in_the_box(
            width in widths(), height in 160.0..400.0,
            curves in prop::collection::vec(prop::collection::vec(awkward(), 0..60), 0..5),
        ) {
            let curves: Vec<&[f64]> = curves.iter().map(Vec::as_slice).collect();
            let frame = Frame { top: LINE_HEIGHT, ..Frame::new(width, height) };
            let chart = RunningTotalsChart::new(&frame, &curves);
            chart.lines.iter().for_each(|path| path_inside(width, height, path));
            labels_fit(width, height, &chart.names);
            ticks_fit(&frame, &chart.month_ticks);
            value_ticks_fit(&chart.value_ticks);
        }
    }
}
