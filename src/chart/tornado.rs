//! Tornado chart: for each input a bar from the result at its low value to that at its high one, on one axis with zero and with the
//! result at likely values.
use super::bar_chart::BarLayout;
use super::layout::{GAP, LabelPosition, Rect, finite_or_zero};
use super::scale::LinearScale;

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
    /// The x of zero.
    pub zero: f64,
    /// The x of the result at likely values.
    pub likely: f64,
    /// The height of all rows.
    pub height: f64,
}

impl TornadoChart {
    /// Lays out the inputs. The smaller result is written left of a row's bar and the larger right of it.
    pub fn new(layout: &BarLayout, likely: f64, inputs: &[TornadoInput]) -> Self {
        let scale = scale(layout, likely, inputs);
        let rows = inputs.iter().enumerate().map(|(row, input)| draw(layout, &scale, input, row)).collect();
        Self {
            rows,
            zero: scale.at(0.0),
            likely: scale.at(finite_or_zero(likely)),
            height: layout.height(inputs.len()),
        }
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
    use super::super::layout::Point;
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
        let chart = TornadoChart::new(&WIDE, 5.0, &inputs);
        assert_eq!((chart.zero, chart.likely, chart.height), (250.0, 300.0, 84.0));
        assert_eq!(chart.rows[0].loss, Rect { x: 150.0, y: 4.0, width: 100.0, height: 20.0 });
        assert_eq!(chart.rows[0].gain, Rect { x: 250.0, y: 4.0, width: 100.0, height: 20.0 });
        assert_eq!((chart.rows[1].loss.width, chart.rows[1].gain.x, chart.rows[1].gain.width), (0.0, 300.0, 50.0));
        assert_eq!(chart.rows[1].low_value.at, Point { x: 354.0, y: 48.0 });
        assert_eq!(chart.rows[1].high_value.at, Point { x: 296.0, y: 48.0 });
        assert_eq!((chart.rows[2].loss.x, chart.rows[2].loss.width, chart.rows[2].gain.width), (160.0, 50.0, 0.0));
    }

    #[test]
    fn an_input_that_moves_nothing_stands_at_the_likely_result() {
        let chart = TornadoChart::new(&WIDE, 10.0, &[input(10.0, 10.0)]);
        assert_eq!((chart.likely, chart.rows[0].loss.width, chart.rows[0].gain.width), (350.0, 0.0, 0.0));
        assert_eq!(chart.rows[0].gain.x, 350.0);
        let nothing = TornadoChart::new(&WIDE, 0.0, &[]);
        assert_eq!((nothing.zero, nothing.rows.len()), (250.0, 0));
    }

    proptest! {
        #[test]
        fn labels_never_overlap_and_all_stays_in_the_box(
            width in widths(), name_width in 0.0..300.0, value_width in 0.0..120.0, likely in awkward(),
            inputs in prop::collection::vec((awkward(), awkward()), 0..15),
        ) {
            let layout = BarLayout { width, name_width, value_width };
            let inputs: Vec<_> = inputs.into_iter().map(|(low, high)| input(low, high)).collect();
            let chart = TornadoChart::new(&layout, likely, &inputs);
            let mut labels = Vec::new();
            for row in &chart.rows {
                rect_inside(width, chart.height, row.loss);
                rect_inside(width, chart.height, row.gain);
                labels.extend([row.name, row.low_value, row.high_value]);
            }
            labels_fit(width, chart.height, &labels);
        }
    }
}
