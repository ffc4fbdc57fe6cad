//! Rows of horizontal bars: amounts side by side.
use super::frame::{Anchor, GAP, LINE_HEIGHT, Label, Point, Rect, finite};
use super::scale::{Linear, extent_with_zero};

/// How rows of bars share their width, in viewBox units. The height follows from the rows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rows {
    /// Width of the whole box.
    pub width: f64,
    /// Width of the widest name.
    pub name_width: f64,
    /// Width of the widest value.
    pub value_width: f64,
}

impl Rows {
    /// Names stand above their bars where they would take more than two fifths of the width beside them.
    pub fn stacked(&self) -> bool {
        self.name_width > self.width() * 0.4
    }

    fn width(&self) -> f64 {
        finite(self.width).max(0.0)
    }

    /// The height of one row.
    pub fn row_height(&self) -> f64 {
        if self.stacked() { LINE_HEIGHT * 2.5 } else { LINE_HEIGHT * 1.75 }
    }

    /// The height of the box with this many rows.
    pub fn height(&self, count: usize) -> f64 {
        self.row_height() * count as f64
    }

    /// Where bars may be drawn: left and right.
    pub(super) fn bars(&self) -> (f64, f64) {
        let left = if self.stacked() { 0.0 } else { self.name_width + 2.0 * GAP };
        (left, self.width())
    }

    /// The room for a value, at most a third of what the bars have.
    pub(super) fn value_room(&self) -> f64 {
        let (left, right) = self.bars();
        self.value_width.min((right - left) / 3.0 - GAP).max(0.0)
    }

    /// The name of a row: before its bar, or above it.
    pub(super) fn name(&self, row: usize) -> Label {
        let top = self.row_height() * row as f64;
        if self.stacked() {
            Label { at: Point { x: 0.0, y: top + LINE_HEIGHT - GAP }, anchor: Anchor::Start, room: self.width() }
        } else {
            let at = Point { x: self.name_width, y: top + LINE_HEIGHT * 1.25 };
            Label { at, anchor: Anchor::End, room: self.name_width }
        }
    }

    /// The bar of a row between two positions.
    pub(super) fn bar(&self, row: usize, from: f64, to: f64) -> Rect {
        let top = self.row_height() * row as f64 + if self.stacked() { LINE_HEIGHT } else { GAP };
        Rect::between(Point { x: from, y: top }, Point { x: to, y: top + LINE_HEIGHT * 1.25 })
    }

    /// A value after the bar's end (`forward`) or before its start.
    pub(super) fn value(&self, bar: &Rect, forward: bool) -> Label {
        let y = bar.y + LINE_HEIGHT;
        let (x, anchor) = if forward { (bar.x + bar.width + GAP, Anchor::Start) } else { (bar.x - GAP, Anchor::End) };
        Label { at: Point { x, y }, anchor, room: self.value_room() }
    }

    /// A scale that leaves room for the amounts of losses before them and of gains after them.
    fn scale(&self, low: f64, high: f64, values: &[f64]) -> Linear {
        let (left, right) = self.bars();
        let room = |wanted: bool| if wanted { self.value_room() + GAP } else { 0.0 };
        let before = room(values.iter().any(|value| finite(*value) < 0.0));
        let after = room(values.iter().any(|value| finite(*value) >= 0.0));
        Linear::new(low, high, left + before, right - after)
    }
}

/// A row, drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// The value.
    pub value: f64,
    /// The bar.
    pub bar: Rect,
    /// The place of the name.
    pub name: Label,
    /// The place of the value.
    pub amount: Label,
}

/// Bars in rows, drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// In the order given.
    pub rows: Vec<Row>,
    /// Where zero is, horizontally.
    pub zero: f64,
    /// The height that the rows take.
    pub height: f64,
}

/// One bar a value, to the right of zero for a gain and to the left for a loss.
pub fn bars(rows: &Rows, values: &[f64]) -> Bars {
    let (low, high) = extent_with_zero(values);
    let scale = rows.scale(low, high, values);
    let row = |(row, &value): (usize, &f64)| {
        let value = finite(value);
        let bar = rows.bar(row, scale.at(0.0), scale.at(value));
        Row { value, bar, name: rows.name(row), amount: rows.value(&bar, value >= 0.0) }
    };
    Bars { rows: values.iter().enumerate().map(row).collect(), zero: scale.at(0.0), height: rows.height(values.len()) }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;
    use proptest::prelude::*;

    const WIDE: Rows = Rows { width: 400.0, name_width: 92.0, value_width: 46.0 };

    #[test]
    fn gains_go_right_and_losses_left_of_zero() {
        let chart = bars(&WIDE, &[100.0, -100.0]);
        assert_eq!((chart.zero, chart.height), (250.0, 56.0));
        assert_eq!(chart.rows[0].bar, Rect { x: 250.0, y: 4.0, width: 100.0, height: 20.0 });
        assert_eq!(chart.rows[1].bar, Rect { x: 150.0, y: 32.0, width: 100.0, height: 20.0 });
        assert_eq!(chart.rows[1].amount, Label { at: Point { x: 146.0, y: 48.0 }, anchor: Anchor::End, room: 46.0 });
    }

    #[test]
    fn a_narrow_box_puts_names_above_their_bars() {
        let narrow = Rows { width: 200.0, ..WIDE };
        let row = bars(&narrow, &[5.0]).rows[0];
        assert_eq!(row.name, Label { at: Point { x: 0.0, y: 12.0 }, anchor: Anchor::Start, room: 200.0 });
        assert_eq!((row.bar.x, row.bar.y), (0.0, 16.0));
    }

    proptest! {
        #[test]
        fn all_stays_in_the_box(
            width in widths(), name_width in 0.0..300.0, value_width in 0.0..120.0,
            values in prop::collection::vec(awkward(), 0..12),
        ) {
            let rows = Rows { width, name_width, value_width };
            let chart = bars(&rows, &values);
            for row in &chart.rows {
                rect_inside(width, chart.height, row.bar);
                labels_fit(width, chart.height, &[row.name, row.amount]);
            }
        }
    }
}
