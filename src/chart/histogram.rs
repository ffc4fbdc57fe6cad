//! Histogram of a simulated distribution, with zero and some quantiles marked.
use super::cash_flow::marker_label;
use super::layout::{Frame, LINE_HEIGHT, LabelPosition, Point, Rect, Tick, finite_or_zero, label_rows};
use super::scale::{LinearScale, ticks};
use super::spot::Spot;

/// One bar, entirely on one side of zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HistogramBar {
    /// The bar.
    pub rect: Rect,
    /// Whether its values are below zero.
    pub below_zero: bool,
    /// The index of its mass.
    pub bin: usize,
}

/// A quantile: a vertical line across the plot with its label above.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QuantileMarker {
    /// The value.
    pub value: f64,
    /// The x of its line.
    pub x: f64,
    /// Where its label stands.
    pub label: LabelPosition,
}

/// Geometry of a histogram.
#[derive(Clone, Debug, PartialEq)]
pub struct HistogramChart {
    /// The bars from left to right; one that contains zero is split there.
    pub bars: Vec<HistogramBar>,
    /// The x of zero, if it is within the edges.
    pub zero: Option<f64>,
    /// The finite quantiles, in the order given.
    pub quantiles: Vec<QuantileMarker>,
    /// The plot, below the labels of the quantiles.
    pub plot: Rect,
    /// Ticks of the values.
    pub ticks: Vec<Tick>,
}

impl HistogramChart {
    /// Lays out masses between rising edges (one edge more than masses). A bar's area is its mass, so that bars of unequal width
    /// compare.
    pub fn new(frame: &Frame, edges: &[f64], masses: &[f64], quantiles: &[Option<f64>]) -> Self {
        let across = frame.plot();
        let (low, high) = (edges.first().copied().unwrap_or(0.0), edges.last().copied().unwrap_or(0.0));
        let scale = LinearScale::new(low, high, across.x, across.x + across.width);
        let (quantiles, lines) = quantile_marks(&frame.for_markers(), &scale, quantiles);
        let plot = Frame { top: frame.top + lines as f64 * LINE_HEIGHT, ..*frame }.plot();
        let (low, high) = scale.domain();
        Self {
            bars: bars(&scale, &plot, edges, masses),
            zero: (low <= 0.0 && 0.0 <= high).then(|| scale.at(0.0)),
            quantiles,
            plot,
            ticks: value_ticks(frame, &scale),
        }
    }
}

/// Round values with room for their labels. Zero is always one of them, if it is within the edges: those that would touch it give way.
fn value_ticks(frame: &Frame, scale: &LinearScale) -> Vec<Tick> {
    let (low, high) = scale.domain();
    let values = ticks(low, high, frame.horizontal_labels());
    let left = |value: f64| frame.label_left(scale.at(value));
    let zero = values.contains(&0.0).then(|| left(0.0));
    let clear = |value: &f64| *value == 0.0 || zero.is_none_or(|zero| (left(*value) - zero).abs() >= frame.label_width);
    frame.ticks(values.into_iter().filter(clear), |value| scale.at(value))
}

impl HistogramChart {
    /// The bins, from the lowest: both parts of the one that is split at zero together.
    pub fn spots(&self) -> Vec<Spot> {
        let mut spots: Vec<Spot> = Vec::with_capacity(self.bars.len());
        for bar in &self.bars {
            let mut outline = bar.rect;
            if spots.len() > bar.bin {
                let first = spots.pop().and_then(|spot| spot.outline).unwrap_or(outline);
                outline = Rect { width: first.width + outline.width, ..first };
            }
            let column = Rect { x: outline.x, width: outline.width, ..self.plot };
            spots.push(Spot::outlined(column, outline));
        }
        spots
    }
}

fn quantile_marks(frame: &Frame, scale: &LinearScale, quantiles: &[Option<f64>]) -> (Vec<QuantileMarker>, usize) {
    let values: Vec<f64> = quantiles.iter().flatten().copied().filter(|value| value.is_finite()).collect();
    let places: Vec<f64> = values.iter().map(|&value| scale.at(value)).collect();
    let lines = label_rows(frame, &places);
    let mark = |((&value, &x), &lane): ((&f64, &f64), &usize)| QuantileMarker {
        value,
        x,
        label: marker_label(frame, x, lane),
    };
    let marks = values.iter().zip(&places).zip(&lines).map(mark).collect();
    (marks, lines.iter().max().map_or(0, |most| most + 1))
}

fn bars(scale: &LinearScale, plot: &Rect, edges: &[f64], masses: &[f64]) -> Vec<HistogramBar> {
    let density = |pair: &[f64], mass: f64| {
        let density = finite_or_zero(mass).max(0.0) / (finite_or_zero(pair[1]) - finite_or_zero(pair[0]));
        if density.is_finite() { density.max(0.0) } else { 0.0 }
    };
    let densities: Vec<f64> = edges.windows(2).zip(masses).map(|(pair, &mass)| density(pair, mass)).collect();
    let highest = densities.iter().copied().fold(0.0, f64::max);
    let floor = plot.y + plot.height;
    let bar = |bin: usize, from: f64, to: f64, share: f64| {
        let corner = Point { x: scale.at(to), y: floor - share * plot.height };
        HistogramBar { rect: Rect::between(Point { x: scale.at(from), y: floor }, corner), below_zero: from < 0.0, bin }
    };
    let mut bars = Vec::with_capacity(densities.len() + 1);
    for (bin, (pair, density)) in edges.windows(2).zip(&densities).enumerate() {
        let share = if highest > 0.0 { density / highest } else { 0.0 };
        let (from, to) = (finite_or_zero(pair[0]), finite_or_zero(pair[1]));
        if from < 0.0 && 0.0 < to {
            bars.extend([bar(bin, from, 0.0, share), bar(bin, 0.0, to, share)]);
        } else {
            bars.push(bar(bin, from, to, share));
        }
    }
    bars
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;
    use proptest::prelude::*;

    fn frame() -> Frame {
        Frame {
            left: 0.0,
            right: 0.0,
            top: 0.0,
            bottom: 20.0,
            label_width: 40.0,
            marker_width: 40.0,
            ..Frame::new(400.0, 136.0)
        }
    }

    #[test]
    fn bars_are_cut_at_zero_and_sized_by_area() {
        let chart = HistogramChart::new(&frame(), &[-50.0, 50.0, 150.0, 350.0], &[0.5, 0.25, 0.25], &[Some(0.0)]);
        assert_eq!(chart.zero, Some(50.0));
        assert_eq!((chart.plot.y, chart.plot.height), (16.0, 100.0));
        let bars: Vec<_> =
            chart.bars.iter().map(|bar| (bar.rect.x, bar.rect.width, bar.rect.height, bar.below_zero)).collect();
        let spots = chart.spots();
        assert_eq!(spots[0].outline, Some(Rect { x: 0.0, y: 16.0, width: 100.0, height: 100.0 }));
        assert_eq!(spots[2].reach, Rect { x: 200.0, y: 16.0, width: 200.0, height: 100.0 });
        assert_eq!(
            bars,
            [
                (0.0, 50.0, 100.0, true),
                (50.0, 50.0, 100.0, false),
                (100.0, 100.0, 50.0, false),
                (200.0, 200.0, 25.0, false)
            ]
        );
    }

    #[test]
    fn close_quantiles_take_a_line_each_and_absent_ones_none() {
        let chart =
            HistogramChart::new(&frame(), &[0.0, 400.0], &[1.0], &[Some(100.0), Some(125.0), Some(300.0), None]);
        let places: Vec<_> = chart.quantiles.iter().map(|mark| (mark.x, mark.label.at.y)).collect();
        assert_eq!(places, [(100.0, 12.0), (125.0, 28.0), (300.0, 12.0)]);
        assert_eq!((chart.plot.y, chart.plot.height), (32.0, 84.0));
    }

    #[test]
    fn a_distribution_away_from_zero_does_not_mark_it() {
        assert_eq!(HistogramChart::new(&frame(), &[10.0, 20.0], &[1.0], &[]).zero, None);
        assert!(HistogramChart::new(&frame(), &[-20.0, -10.0], &[1.0], &[]).bars[0].below_zero);
        assert!(HistogramChart::new(&frame(), &[], &[], &[]).bars.is_empty());
    }

    proptest! {
        #[test]
        fn all_stays_in_the_box(
            width in widths(), height in 160.0..400.0,
            mut edges in prop::collection::vec(awkward(), 0..50), masses in prop::collection::vec(awkward(), 0..50),
            quantiles in prop::collection::vec(prop::option::of(awkward()), 3),
        ) {
            edges.sort_by(f64::total_cmp);
            let frame = Frame::new(width, height);
            let chart = HistogramChart::new(&frame, &edges, &masses, &quantiles);
            chart.bars.iter().for_each(|bar| rect_inside(width, height, bar.rect));
            let labels: Vec<_> = chart.quantiles.iter().map(|mark| mark.label).collect();
            labels_fit(width, height, &labels);
            ticks_fit(&frame, &chart.ticks);
            prop_assert!(chart.zero.is_none() || chart.ticks.iter().any(|tick| tick.value == 0.0));
        }
    }
}
