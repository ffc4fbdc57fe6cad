//! Tornado chart: for each input the result at its low and at its high value, beside the result at likely values.
use super::bar_chart::BarLayout;
use super::layout::{GAP, LabelPosition, Rect, finite_or_zero, sorted_indices};
use super::scale::LinearScale;

/// The result at both ends of one input's range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TornadoInput {
    /// The result with the input at its low value.
    pub at_low: f64,
    /// The result with the input at its high value.
    pub at_high: f64,
}

impl TornadoInput {
    /// The distance between the two results; halved first, so that it does not overflow.
    pub fn size(&self) -> f64 {
        (finite_or_zero(self.at_high) / 2.0 - finite_or_zero(self.at_low) / 2.0).abs() * 2.0
    }
}

/// Geometry of one input's row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TornadoBar {
    /// The index of the input among those given.
    pub index: usize,
    /// The part of the bar towards the result at the low value, from the base or, where both results lie on one side of it, from
    /// the nearer one; empty for that one.
    pub low: Rect,
    /// The same towards the result at the high value.
    pub high: Rect,
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
    /// The inputs, the widest swing first.
    pub rows: Vec<TornadoBar>,
    /// The x of the base line.
    pub base: f64,
    /// The height of all rows.
    pub height: f64,
}

impl TornadoChart {
    /// Lays out the `most` widest swings around the base; equal ones keep their order. The smaller result is written left of the
    /// row's bars and the larger right of them, also where both lie on one side of the base.
    pub fn new(layout: &BarLayout, base: f64, inputs: &[TornadoInput], most: usize) -> Self {
        let sizes: Vec<f64> = inputs.iter().map(|input| -input.size()).collect();
        let mut order = sorted_indices(&sizes);
        order.truncate(most);
        let scale = scale(layout, base, order.iter().map(|&index| &inputs[index]));
        let drawn =
            order.iter().enumerate().map(|(row, &index)| draw(layout, &scale, base, &inputs[index], row, index));
        Self { rows: drawn.collect(), base: scale.at(base), height: layout.height(order.len()) }
    }
}

/// From the smallest to the largest result, with room for a value on both sides.
fn scale<'a>(layout: &BarLayout, base: f64, inputs: impl Iterator<Item = &'a TornadoInput>) -> LinearScale {
    let base = finite_or_zero(base);
    let (low, high) =
        inputs.flat_map(|input| [input.at_low, input.at_high]).fold((base, base), |(low, high), value| {
            let value = if value.is_finite() { value } else { base };
            (low.min(value), high.max(value))
        });
    let (left, right) = layout.bar_range();
    let max_width = layout.max_value_width() + GAP;
    if low < high {
        LinearScale::new(low, high, left + max_width, right - max_width)
    } else {
        // No input changes the result: the base stands in the middle.
        LinearScale::new(base - 1.0, base + 1.0, left + max_width, right - max_width)
    }
}

fn draw(
    layout: &BarLayout,
    scale: &LinearScale,
    base: f64,
    input: &TornadoInput,
    row: usize,
    index: usize,
) -> TornadoBar {
    let position = |value: f64| scale.at(if value.is_finite() { value } else { base });
    let (at_low, at_high) = (position(input.at_low), position(input.at_high));
    let joint = scale.at(base).max(at_low.min(at_high)).min(at_low.max(at_high));
    let (low, high) = (layout.bar(row, joint, at_low), layout.bar(row, joint, at_high));
    let x = low.x.min(high.x);
    let whole = Rect { x, width: (low.x + low.width).max(high.x + high.width) - x, ..low };
    let rising = at_low <= at_high;
    TornadoBar {
        index,
        low,
        high,
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
    fn the_widest_swing_comes_first_and_keeps_its_index() {
        let inputs = [input(9.0, 11.0), input(0.0, 20.0), input(15.0, 5.0), input(11.0, 9.0)];
        let order =
            |most| TornadoChart::new(&WIDE, 10.0, &inputs, most).rows.iter().map(|row| row.index).collect::<Vec<_>>();
        assert_eq!(order(9), [1, 2, 0, 3]);
        assert_eq!(order(2), [1, 2]);
    }

    #[test]
    fn bars_reach_from_one_answer_to_the_other() {
        let chart = TornadoChart::new(&WIDE, 10.0, &[input(0.0, 20.0), input(15.0, 5.0), input(12.0, 16.0)], 9);
        assert_eq!((chart.base, chart.height), (250.0, 84.0));
        assert_eq!(chart.rows[0].low, Rect { x: 150.0, y: 4.0, width: 100.0, height: 20.0 });
        assert_eq!(chart.rows[0].high, Rect { x: 250.0, y: 4.0, width: 100.0, height: 20.0 });
        assert_eq!(chart.rows[1].low, Rect { x: 250.0, y: 32.0, width: 50.0, height: 20.0 });
        assert_eq!(chart.rows[1].low_value.at, Point { x: 304.0, y: 48.0 });
        assert_eq!(chart.rows[1].high_value.at, Point { x: 196.0, y: 48.0 });
        assert_eq!(chart.rows[2].low, Rect { x: 270.0, y: 60.0, width: 0.0, height: 20.0 });
        assert_eq!(chart.rows[2].high, Rect { x: 270.0, y: 60.0, width: 40.0, height: 20.0 });
    }

    #[test]
    fn an_input_that_moves_nothing_stands_at_the_base() {
        let chart = TornadoChart::new(&WIDE, 10.0, &[input(10.0, 10.0)], 9);
        assert_eq!((chart.base, chart.rows[0].low.width), (250.0, 0.0));
        assert!(TornadoChart::new(&WIDE, 10.0, &[], 9).rows.is_empty());
    }

    proptest! {
        #[test]
        fn labels_never_overlap_and_all_stays_in_the_box(
            width in widths(), name_width in 0.0..300.0, value_width in 0.0..120.0, base in awkward(),
            inputs in prop::collection::vec((awkward(), awkward()), 0..15), most in 0_usize..15,
        ) {
            let layout = BarLayout { width, name_width, value_width };
            let inputs: Vec<_> = inputs.into_iter().map(|(low, high)| input(low, high)).collect();
            let chart = TornadoChart::new(&layout, base, &inputs, most);
            let mut labels = Vec::new();
            for row in &chart.rows {
                rect_inside(width, chart.height, row.low);
                rect_inside(width, chart.height, row.high);
                labels.extend([row.name, row.low_value, row.high_value]);
            }
            labels_fit(width, chart.height, &labels);
            let sizes: Vec<_> = chart.rows.iter().map(|row| inputs[row.index].size()).collect();
            prop_assert!(sizes.windows(2).all(|pair| pair[0] >= pair[1]));
        }
    }
}
