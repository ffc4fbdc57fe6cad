//! What matters most: for each input the answer at its low and at its high value, around the likely answer.
use super::bars::Rows;
use super::frame::{GAP, Label, Rect, finite, order};
use super::scale::Linear;

/// The answer at both ends of one input's range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Swing {
    /// The answer with the input at its low value.
    pub at_low: f64,
    /// The answer with the input at its high value.
    pub at_high: f64,
}

impl Swing {
    /// How far apart the two answers are.
    pub fn size(&self) -> f64 {
        (finite(self.at_high) / 2.0 - finite(self.at_low) / 2.0).abs() * 2.0
    }
}

/// One input, drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// Which of the swings given this is.
    pub index: usize,
    /// From the base to the answer at the low value.
    pub low: Rect,
    /// From the base to the answer at the high value.
    pub high: Rect,
    /// The place of the input's name.
    pub name: Label,
    /// The place of the value at low.
    pub low_value: Label,
    /// The place of the value at high.
    pub high_value: Label,
}

/// The inputs, drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Tornado {
    /// The widest swing first.
    pub rows: Vec<Row>,
    /// Where the base is, horizontally.
    pub base: f64,
    /// The height that the rows take.
    pub height: f64,
}

/// Draws the `most` widest swings around the base. Equal swings keep their order. The smaller answer is written left
/// of its row's bars and the larger right of them, also where both lie on one side of the base.
pub fn tornado(rows: &Rows, base: f64, swings: &[Swing], most: usize) -> Tornado {
    let sizes: Vec<f64> = swings.iter().map(|swing| -swing.size()).collect();
    let mut order = order(&sizes);
    order.truncate(most);
    let scale = scale(rows, base, order.iter().map(|&index| &swings[index]));
    let drawn = order.iter().enumerate().map(|(row, &index)| draw(rows, &scale, base, &swings[index], row, index));
    Tornado { rows: drawn.collect(), base: scale.at(base), height: rows.height(order.len()) }
}

/// From the least to the greatest answer, with room for a value on both sides.
fn scale<'a>(rows: &Rows, base: f64, swings: impl Iterator<Item = &'a Swing>) -> Linear {
    let base = finite(base);
    let (low, high) =
        swings.flat_map(|swing| [swing.at_low, swing.at_high]).fold((base, base), |(low, high), value| {
            let value = if value.is_finite() { value } else { base };
            (low.min(value), high.max(value))
        });
    let (left, right) = rows.bars();
    let room = rows.value_room() + GAP;
    if low < high {
        Linear::new(low, high, left + room, right - room)
    } else {
        // Nothing moves the answer: the base stands in the middle.
        Linear::new(base - 1.0, base + 1.0, left + room, right - room)
    }
}

fn draw(rows: &Rows, scale: &Linear, base: f64, swing: &Swing, row: usize, index: usize) -> Row {
    let position = |value: f64| scale.at(if value.is_finite() { value } else { base });
    let low = rows.bar(row, scale.at(base), position(swing.at_low));
    let high = rows.bar(row, scale.at(base), position(swing.at_high));
    let x = low.x.min(high.x);
    let whole = Rect { x, width: (low.x + low.width).max(high.x + high.width) - x, ..low };
    let rising = position(swing.at_low) <= position(swing.at_high);
    Row {
        index,
        low,
        high,
        name: rows.name(row),
        low_value: rows.value(&whole, !rising),
        high_value: rows.value(&whole, rising),
    }
}

#[cfg(test)]
mod tests {
    use super::super::frame::Point;
    use super::super::testing::*;
    use super::*;
    use proptest::prelude::*;

    const WIDE: Rows = Rows { width: 400.0, name_width: 92.0, value_width: 46.0 };

    fn swing(at_low: f64, at_high: f64) -> Swing {
        Swing { at_low, at_high }
    }

    #[test]
    fn the_widest_swing_comes_first_and_keeps_its_index() {
        let swings = [swing(9.0, 11.0), swing(0.0, 20.0), swing(15.0, 5.0), swing(11.0, 9.0)];
        let order = |most| tornado(&WIDE, 10.0, &swings, most).rows.iter().map(|row| row.index).collect::<Vec<_>>();
        assert_eq!(order(9), [1, 2, 0, 3]);
        assert_eq!(order(2), [1, 2]);
    }

    #[test]
    fn bars_reach_from_the_base_to_both_answers() {
        let chart = tornado(&WIDE, 10.0, &[swing(0.0, 20.0), swing(15.0, 5.0)], 9);
        assert_eq!((chart.base, chart.height), (250.0, 56.0));
        assert_eq!(chart.rows[0].low, Rect { x: 150.0, y: 4.0, width: 100.0, height: 20.0 });
        assert_eq!(chart.rows[0].high, Rect { x: 250.0, y: 4.0, width: 100.0, height: 20.0 });
        assert_eq!(chart.rows[1].low, Rect { x: 250.0, y: 32.0, width: 50.0, height: 20.0 });
        assert_eq!(chart.rows[1].low_value.at, Point { x: 304.0, y: 48.0 });
        assert_eq!(chart.rows[1].high_value.at, Point { x: 196.0, y: 48.0 });
    }

    #[test]
    fn an_input_that_moves_nothing_stands_at_the_base() {
        let chart = tornado(&WIDE, 10.0, &[swing(10.0, 10.0)], 9);
        assert_eq!((chart.base, chart.rows[0].low.width), (250.0, 0.0));
        assert!(tornado(&WIDE, 10.0, &[], 9).rows.is_empty());
    }

    proptest! {
        #[test]
        fn labels_never_overlap_and_all_stays_in_the_box(
            width in widths(), name_width in 0.0..300.0, value_width in 0.0..120.0, base in awkward(),
            swings in prop::collection::vec((awkward(), awkward()), 0..15), most in 0_usize..15,
        ) {
            let rows = Rows { width, name_width, value_width };
            let swings: Vec<_> = swings.into_iter().map(|(low, high)| swing(low, high)).collect();
            let chart = tornado(&rows, base, &swings, most);
            let mut labels = Vec::new();
            for row in &chart.rows {
                rect_inside(width, chart.height, row.low);
                rect_inside(width, chart.height, row.high);
                labels.extend([row.name, row.low_value, row.high_value]);
            }
            labels_fit(width, chart.height, &labels);
            let sizes: Vec<_> = chart.rows.iter().map(|row| swings[row.index].size()).collect();
            prop_assert!(sizes.windows(2).all(|pair| pair[0] >= pair[1]));
        }
    }
}
