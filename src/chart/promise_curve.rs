//! The chart of an approved case: what was promised, what has come of it, and the forecast with its range.
use super::cash_flow::{month_axis, month_labels, vertical_axis};
use super::layout::{Frame, Point, Rect, Tick};
use super::scale::{LinearScale, extent_with_zero};
use super::spot::Spot;
use super::svg_path::{area, line};
use super::svg_shape::{SvgShape, axis};

/// A month, whole or not, and an amount.
pub type MonthValue = (f64, f64);

/// The curves, each by month from the start of the rollout.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PromiseCurves {
    /// As promised, over the whole horizon.
    pub promised: Vec<MonthValue>,
    /// From the start to today; empty before the start.
    pub actual: Vec<MonthValue>,
    /// The median of the forecast, from today on.
    pub median: Vec<MonthValue>,
    /// The 10th percentile of the forecast, at the months of the median.
    pub p10: Vec<MonthValue>,
    /// The 90th percentile of the forecast, at the months of the median.
    pub p90: Vec<MonthValue>,
}

/// Geometry of the curves.
#[derive(Clone, Debug, PartialEq)]
pub struct PromiseChart {
    /// The plot.
    pub plot: Rect,
    /// The points of each curve in the order of [`PromiseCurves`].
    pub curves: [Vec<Point>; 5],
    /// The y of the zero line.
    pub zero: f64,
    /// Ticks of the month axis.
    pub month_ticks: Vec<Tick>,
    /// Ticks of the money axis.
    pub value_ticks: Vec<Tick>,
}

impl PromiseChart {
    /// Lays out the curves on one scale.
    pub fn new(frame: &Frame, curves: &PromiseCurves) -> Self {
        let PromiseCurves { promised, actual, median, p10, p90 } = curves;
        let all = [promised, actual, median, p10, p90];
        let plot = frame.plot();
        let last = all.iter().copied().flatten().map(|(month, _)| *month).filter(|month| month.is_finite());
        let months = LinearScale::new(0.0, last.fold(0.0, f64::max), plot.x, plot.x + plot.width);
        let (low, high) = extent_with_zero(all.iter().copied().flatten().map(|(_, value)| value));
        let (scale, value_ticks) = vertical_axis(frame, &plot, low, high);
        let points = |curve: &Vec<MonthValue>| -> Vec<Point> {
            curve.iter().map(|&(month, value)| Point { x: months.at(month), y: scale.at(value) }).collect()
        };
        let (_, last) = months.domain();
        Self {
            curves: all.map(points),
            zero: scale.at(0.0),
            month_ticks: month_axis(frame, last as usize + 1, |month| months.at(month)),
            value_ticks,
            plot,
        }
    }

    /// The shapes. `money` writes an amount for an axis, `number` a month.
    pub fn shapes(
        &self,
        frame: &Frame,
        money: &dyn Fn(f64) -> String,
        number: &dyn Fn(f64) -> String,
    ) -> Vec<SvgShape> {
        let [promised, actual, median, p10, p90] = &self.curves;
        let today = actual.last().map(|&at| SvgShape::Circle("point", at));
        let band = (p90.len() > 1).then(|| SvgShape::Path("fan-wide", area(p90, p10)));
        band.into_iter()
            .chain(axis(&self.plot, &self.value_ticks, Some(self.zero), money))
            .chain([
                SvgShape::Path("series promised", line(promised)),
                SvgShape::Path("series forecast", line(median)),
                SvgShape::Path("series", line(actual)),
            ])
            .chain(today)
            .chain(month_labels(frame, &self.month_ticks, number))
            .collect()
    }

    /// The months of the promised curve, each with its points on the curves; `months` as in [`PromiseChart::new`].
    pub fn spots(&self) -> Vec<Spot> {
        let [promised, actual, median, ..] = &self.curves;
        let at = |x: f64, curve: &[Point]| curve.iter().find(|point| (point.x - x).abs() < 1e-6).copied();
        let spot = |point: &Point| {
            let others = [at(point.x, actual), at(point.x, median)];
            Spot::upright(&self.plot, point.x, std::iter::once(*point).chain(others.into_iter().flatten()).collect())
        };
        promised.iter().map(spot).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::layout::LINE_HEIGHT;
    use super::super::testing::*;
    use super::*;
    use proptest::prelude::*;

    fn curves() -> PromiseCurves {
        PromiseCurves {
            promised: vec![(0.0, 0.0), (1.0, -50.0), (2.0, 100.0)],
            actual: vec![(0.0, 0.0), (1.0, -100.0)],
            median: vec![(1.0, -100.0), (2.0, 50.0)],
            p10: vec![(1.0, -100.0), (2.0, 0.0)],
            p90: vec![(1.0, -100.0), (2.0, 100.0)],
        }
    }

    fn bare() -> Frame {
        Frame { left: 0.0, right: 0.0, top: 0.0, bottom: 0.0, ..Frame::new(200.0, 200.0) }
    }

    #[test]
    fn promise_actual_and_forecast_share_one_scale() {
        let chart = PromiseChart::new(&bare(), &curves());
        assert_eq!(chart.zero, 100.0);
        assert_eq!(chart.curves[0], [(0.0, 100.0), (100.0, 150.0), (200.0, 0.0)].map(|(x, y)| Point { x, y }));
        assert_eq!(chart.curves[1].last(), chart.curves[2].first());
        let counts: Vec<usize> = chart.spots().iter().map(|spot| spot.points.len()).collect();
        assert_eq!(counts, [2, 3, 2]);
    }

    #[test]
    fn before_the_start_there_is_no_actual_curve() {
        let chart = PromiseChart::new(&bare(), &PromiseCurves { actual: Vec::new(), ..curves() });
        let shapes = chart.shapes(&bare(), &|value| value.to_string(), &|month| month.to_string());
        assert!(!shapes.iter().any(|shape| matches!(shape, SvgShape::Circle(..))));
    }

    proptest! {
        #[test]
        fn all_stays_in_the_box(
            width in widths(), height in 160.0..400.0, values in prop::collection::vec(awkward(), 0..40), spread in 0.0..1e6_f64,
        ) {
            let frame = Frame { top: LINE_HEIGHT, ..Frame::new(width, height) };
            let by_month = |change: f64| -> Vec<MonthValue> {
                values.iter().enumerate().map(|(at, value)| (at as f64, value + change)).collect()
            };
            let half: Vec<MonthValue> = values.iter().enumerate().take(values.len() / 2).map(|(at, value)| (at as f64, *value)).collect();
            let curves = PromiseCurves {
                promised: by_month(0.0), actual: half, median: by_month(1.0), p10: by_month(0.0 - spread), p90: by_month(spread),
            };
            let chart = PromiseChart::new(&frame, &curves);
            for curve in &chart.curves {
                for &point in curve {
                    inside(width, height, point);
                }
            }
            inside(width, height, Point { x: 0.0, y: chart.zero });
            ticks_fit(&frame, &chart.month_ticks);
            value_ticks_fit(&chart.value_ticks);
        }
    }
}
