//! Horizontal bar chart: one labeled bar a row, all from one zero line.
use super::layout::{GAP, LINE_HEIGHT, LabelPosition, Point, Rect, TextAnchor, finite_or_zero};
use super::scale::{LinearScale, extent_with_zero};
use super::spot::Spot;

/// Widths that the rows of a bar or tornado chart share, in viewBox units. The height follows from the number of rows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BarLayout {
    /// Width of the whole box.
    pub width: f64,
    /// Width of the widest name.
    pub name_width: f64,
    /// Width of the widest value.
    pub value_width: f64,
}

impl BarLayout {
    /// Whether names stand above their bars: beside them they would take more than 40% of the width.
    pub fn names_above(&self) -> bool {
        self.name_width > self.width() * 0.4
    }

    fn width(&self) -> f64 {
        finite_or_zero(self.width).max(0.0)
    }

    /// The height of one row.
    pub fn row_height(&self) -> f64 {
        if self.names_above() { LINE_HEIGHT * 2.5 } else { LINE_HEIGHT * 1.75 }
    }

    /// The height of the box with this many rows.
    pub fn height(&self, count: usize) -> f64 {
        self.row_height() * count as f64
    }

    /// The rows, for reading them out.
    pub fn spots(&self, count: usize) -> Vec<Spot> {
        let row = |row: usize| {
            let y = self.row_height() * row as f64;
            let row = Rect { x: 0.0, y, width: self.width(), height: self.row_height() };
            Spot::outlined(row, row)
        };
        (0..count).map(row).collect()
    }

    /// The left and right end of the area for bars and values.
    pub(super) fn bar_range(&self) -> (f64, f64) {
        let left = if self.names_above() { 0.0 } else { self.name_width + 2.0 * GAP };
        (left, self.width())
    }

    /// The width kept for a value: at most two fifths of the area for bars, so that large text on a phone has room for it.
    pub(super) fn max_value_width(&self) -> f64 {
        let (left, right) = self.bar_range();
        self.value_width.min((right - left) * 0.4 - GAP).max(0.0)
    }

    /// Where a row's name stands: left of its bar, or above it.
    pub(super) fn name(&self, row: usize) -> LabelPosition {
        let top = self.row_height() * row as f64;
        if self.names_above() {
            LabelPosition {
                at: Point { x: 0.0, y: top + LINE_HEIGHT - GAP },
                anchor: TextAnchor::Start,
                max_width: self.width(),
            }
        } else {
            let at = Point { x: self.name_width, y: top + LINE_HEIGHT * 1.25 };
            LabelPosition { at, anchor: TextAnchor::End, max_width: self.name_width }
        }
    }

    /// The bar of a row between two x positions.
    pub(super) fn bar(&self, row: usize, from: f64, to: f64) -> Rect {
        let top = self.row_height() * row as f64 + if self.names_above() { LINE_HEIGHT } else { GAP };
        Rect::between(Point { x: from, y: top }, Point { x: to, y: top + LINE_HEIGHT * 1.25 })
    }

    /// Where a bar's value stands: right of the bar (`forward`) or left of it.
    pub(super) fn value(&self, bar: &Rect, forward: bool) -> LabelPosition {
        let y = bar.y + LINE_HEIGHT;
        let (x, anchor) =
            if forward { (bar.x + bar.width + GAP, TextAnchor::Start) } else { (bar.x - GAP, TextAnchor::End) };
        LabelPosition { at: Point { x, y }, anchor, max_width: self.max_value_width() }
    }

    /// The scale of the bars, with room for values left of negative bars and right of the others.
    fn scale(&self, low: f64, high: f64, values: &[f64]) -> LinearScale {
        let (left, right) = self.bar_range();
        let max_width = |wanted: bool| if wanted { self.max_value_width() + GAP } else { 0.0 };
        let before = max_width(values.iter().any(|value| finite_or_zero(*value) < 0.0));
        let after = max_width(values.iter().any(|value| finite_or_zero(*value) >= 0.0));
        LinearScale::new(low, high, left + before, right - after)
    }
}

/// The geometry of one row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabeledBar {
    /// The bar.
    pub bar: Rect,
    /// Where the name stands.
    pub name: LabelPosition,
    /// Where the value stands.
    pub amount: LabelPosition,
}

/// The geometry of a bar chart.
#[derive(Clone, Debug, PartialEq)]
pub struct BarChart {
    /// One row a value, in the order given.
    pub rows: Vec<LabeledBar>,
    /// The x of the zero line.
    pub zero: f64,
    /// The height of all rows.
    pub height: f64,
}

impl BarChart {
    /// Lays out one bar a value: to the right of zero if positive, to the left if negative.
    pub fn new(layout: &BarLayout, values: &[f64]) -> Self {
        let (low, high) = extent_with_zero(values);
        let scale = layout.scale(low, high, values);
        let row = |(row, &value): (usize, &f64)| {
            let value = finite_or_zero(value);
            let bar = layout.bar(row, scale.at(0.0), scale.at(value));
            LabeledBar { bar, name: layout.name(row), amount: layout.value(&bar, value >= 0.0) }
        };
        Self {
            rows: values.iter().enumerate().map(row).collect(),
            zero: scale.at(0.0),
            height: layout.height(values.len()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;
    use proptest::prelude::*;

    const WIDE: BarLayout = BarLayout { width: 400.0, name_width: 92.0, value_width: 46.0 };

    #[test]
    fn a_phone_with_text_of_twice_the_size_has_room_for_values() {
        let phone = BarLayout { width: 157.0, name_width: 160.0, value_width: 60.0 };
        assert!(phone.max_value_width() > 57.0, "€239,000 in bold");
    }

    #[test]
    fn gains_go_right_and_losses_left_of_zero() {
        let chart = BarChart::new(&WIDE, &[100.0, -100.0]);
        assert_eq!((chart.zero, chart.height), (250.0, 56.0));
        assert_eq!(chart.rows[0].bar, Rect { x: 250.0, y: 4.0, width: 100.0, height: 20.0 });
        assert_eq!(chart.rows[1].bar, Rect { x: 150.0, y: 32.0, width: 100.0, height: 20.0 });
        assert_eq!(
            chart.rows[1].amount,
            LabelPosition { at: Point { x: 146.0, y: 48.0 }, anchor: TextAnchor::End, max_width: 46.0 }
        );
    }

    #[test]
    fn a_narrow_box_puts_names_above_their_bars() {
        let narrow = BarLayout { width: 200.0, ..WIDE };
        let row = BarChart::new(&narrow, &[5.0]).rows[0];
        assert_eq!(
            row.name,
            LabelPosition { at: Point { x: 0.0, y: 12.0 }, anchor: TextAnchor::Start, max_width: 200.0 }
        );
        assert_eq!((row.bar.x, row.bar.y), (0.0, 16.0));
    }

    proptest! {
        #[test]
        fn all_stays_in_the_box(
            width in widths(), name_width in 0.0..300.0, value_width in 0.0..120.0,
            values in prop::collection::vec(awkward(), 0..12),
        ) {
            let layout = BarLayout { width, name_width, value_width };
            let chart = BarChart::new(&layout, &values);
            for spot in layout.spots(values.len()) {
                rect_inside(width, chart.height, spot.reach);
            }
            for row in &chart.rows {
                rect_inside(width, chart.height, row.bar);
                labels_fit(width, chart.height, &[row.name, row.amount]);
            }
        }
    }
}
