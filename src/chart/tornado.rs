//! Tornado chart: for each input a bar from the result at its low value to that at its high one, on one axis with zero and with the
//! result at likely values.
use super::bar_chart::BarLayout;
use super::layout::{Frame, GAP, LINE_HEIGHT, LabelPosition, Point, Rect, finite_or_zero, label_rows};
use super::scale::LinearScale;
use super::spot::Spot;

/// The result at both ends of one input's range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TornadoInput {
    /// The result with the input at its low value.
    pub at_low: f64,
    /// The result with the input at its high value.
    pub at_high: f64,
}

/// Geometry of one input's row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TornadoBar {
    /// The part of the bar with a negative result; empty where both results are positive.
    pub loss: Rect,
    /// The part of the bar with a positive result; empty where both results are negative.
    pub gain: Rect,
    /// Where the input's name stands.
    pub name: LabelPosition,
    /// Where the result at the low value stands.
    pub low_value: LabelPosition,
    /// Where the result at the high value stands.
    pub high_value: LabelPosition,
}

/// Geometry of a tornado chart.
#[derive(Clone, Debug, PartialEq)]
pub struct TornadoChart {
    /// The inputs, in the order given.
    pub rows: Vec<TornadoBar>,
    /// The lower end of the line at zero, which runs through all rows.
    pub zero: Point,
    /// Where zero is labeled, below the rows.
    pub zero_label: LabelPosition,
    /// The lower end of the line at the result at likely values.
    pub likely: Point,
    /// Where that is labeled, below the rows.
    pub likely_label: LabelPosition,
    /// The height of all rows.
    pub rows_height: f64,
    /// The height of the rows and the labels of the axis below them.
    pub height: f64,
    width: f64,
}

/// The height below the rows for the labels of zero and of the likely result, which take a line each where they would overlap.
pub const AXIS_HEIGHT: f64 = 2.0 * LINE_HEIGHT + GAP;

impl TornadoChart {
    /// Lays out the inputs. The smaller result is written left of a row's bar and the larger right of it. `axis_label_width` is the width
    /// of the wider one of the two labels of the axis.
    pub fn new(layout: &BarLayout, likely: f64, inputs: &[TornadoInput], axis_label_width: f64) -> Self {
        let scale = scale(layout, likely, inputs);
        let rows_height = layout.height(inputs.len());
        let places = [0.0, finite_or_zero(likely)].map(|value| scale.at(value));
        let frame = Frame { label_width: axis_label_width, ..Frame::new(layout.width, rows_height) };
        let lines = label_rows(&frame, &places);
        let label = |index: usize| {
            let (x, line) = (places[index], lines[index] as f64 + 1.0);
            let at = Point { x, y: rows_height + GAP + line * LINE_HEIGHT - GAP };
            LabelPosition { at, anchor: frame.anchor(x), max_width: axis_label_width }
        };
        let foot = |index: usize| Point { x: places[index], y: rows_height + GAP };
        Self {
            rows: inputs.iter().enumerate().map(|(row, input)| draw(layout, &scale, input, row)).collect(),
            zero: foot(0),
            zero_label: label(0),
            likely: foot(1),
            likely_label: label(1),
            rows_height,
            height: rows_height + AXIS_HEIGHT,
            width: frame.width,
        }
    }

    /// The rows.
    pub fn spots(&self) -> Vec<Spot> {
        let height = self.rows_height / self.rows.len().max(1) as f64;
        let spot = |(index, row): (usize, &TornadoBar)| {
            let reach = Rect { x: 0.0, y: height * index as f64, width: self.width, height };
            Spot::outlined(reach, Rect { width: row.loss.width + row.gain.width, ..row.loss })
        };
        self.rows.iter().enumerate().map(spot).collect()
    }
}

/// From the smallest to the largest result, zero included, with room for a value on both sides.
fn scale(layout: &BarLayout, likely: f64, inputs: &[TornadoInput]) -> LinearScale {
    let results = inputs.iter().flat_map(|input| [input.at_low, input.at_high]).chain([likely]);
    let (low, high) = results
        .map(finite_or_zero)
        .fold((0.0, 0.0), |(low, high): (f64, f64), value| (low.min(value), high.max(value)));
    let (left, right) = layout.bar_range();
    let max_width = layout.max_value_width() + GAP;
    // Where all results are 0, zero stands in the middle.
    let spare = if low < high { 0.0 } else { 1.0 };
    LinearScale::new(low - spare, high + spare, left + max_width, right - max_width)
}

fn draw(layout: &BarLayout, scale: &LinearScale, input: &TornadoInput, row: usize) -> TornadoBar {
    let [at_low, at_high] = [input.at_low, input.at_high].map(|result| scale.at(finite_or_zero(result)));
    let (worse, better) = (at_low.min(at_high), at_low.max(at_high));
    let joint = scale.at(0.0).max(worse).min(better);
    let (loss, gain) = (layout.bar(row, worse, joint), layout.bar(row, joint, better));
    let whole = Rect { width: loss.width + gain.width, ..loss };
    let rising = at_low <= at_high;
    TornadoBar {
        loss,
        gain,
        name: layout.name(row),
        low_value: layout.value(&whole, !rising),
        high_value: layout.value(&whole, rising),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;
    use proptest::prelude::*;

    const WIDE: BarLayout = BarLayout { width: 400.0, name_width: 92.0, value_width: 46.0 };

    fn input(at_low: f64, at_high: f64) -> TornadoInput {
        TornadoInput { at_low, at_high }
    }

    #[test]
    fn bars_reach_from_one_result_to_the_other_on_one_axis_with_zero() {
        let inputs = [input(-10.0, 10.0), input(10.0, 5.0), input(-9.0, -4.0)];
        let chart = TornadoChart::new(&WIDE, 5.0, &inputs, 40.0);
        assert_eq!(
            (chart.zero, chart.likely, chart.height),
            (Point { x: 250.0, y: 88.0 }, Point { x: 300.0, y: 88.0 }, 120.0)
        );
        assert_eq!((chart.zero_label.at.y, chart.likely_label.at.y), (100.0, 100.0));
        let overlapping = TornadoChart::new(&WIDE, 5.0, &inputs, 60.0);
        assert_eq!((overlapping.zero_label.at.y, overlapping.likely_label.at.y), (100.0, 116.0));
        let second = &chart.spots()[1];
        assert_eq!(second.reach, Rect { x: 0.0, y: 28.0, width: 400.0, height: 28.0 });
        assert_eq!(second.outline, Some(Rect { x: 300.0, y: 32.0, width: 50.0, height: 20.0 }));
        assert_eq!(chart.rows[0].loss, Rect { x: 150.0, y: 4.0, width: 100.0, height: 20.0 });
        assert_eq!(chart.rows[0].gain, Rect { x: 250.0, y: 4.0, width: 100.0, height: 20.0 });
        assert_eq!((chart.rows[1].loss.width, chart.rows[1].gain.x, chart.rows[1].gain.width), (0.0, 300.0, 50.0));
        assert_eq!(chart.rows[1].low_value.at, Point { x: 354.0, y: 48.0 });
        assert_eq!(chart.rows[1].high_value.at, Point { x: 296.0, y: 48.0 });
        assert_eq!((chart.rows[2].loss.x, chart.rows[2].loss.width, chart.rows[2].gain.width), (160.0, 50.0, 0.0));
    }

    #[test]
    fn an_input_that_moves_nothing_stands_at_the_likely_result() {
        let chart = TornadoChart::new(&WIDE, 10.0, &[input(10.0, 10.0)], 40.0);
        assert_eq!((chart.likely.x, chart.rows[0].loss.width, chart.rows[0].gain.width), (350.0, 0.0, 0.0));
        assert_eq!(chart.rows[0].gain.x, 350.0);
        let nothing = TornadoChart::new(&WIDE, 0.0, &[], 40.0);
        assert_eq!((nothing.zero.x, nothing.rows.len()), (250.0, 0));
    }

    proptest! {
        #[test]
        fn labels_never_overlap_and_all_stays_in_the_box(
            width in widths(), name_width in 0.0..300.0, value_width in 0.0..120.0, likely in awkward(),
            inputs in prop::collection::vec((awkward(), awkward()), 0..15), axis_label_width in 10.0..140.0,
        ) {
            let layout = BarLayout { width, name_width, value_width };
            let inputs: Vec<_> = inputs.into_iter().map(|(low, high)| input(low, high)).collect();
            let chart = TornadoChart::new(&layout, likely, &inputs, axis_label_width);
            let mut labels = vec![chart.zero_label, chart.likely_label];
            for row in &chart.rows {
                rect_inside(width, chart.height, row.loss);
                rect_inside(width, chart.height, row.gain);
                labels.extend([row.name, row.low_value, row.high_value]);
            }
            labels_fit(width, chart.height, &labels);
        }
    }
}
