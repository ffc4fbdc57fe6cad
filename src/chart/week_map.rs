//! Heat map of a week: a cell for each day and hour, days across on a phone and hours across where there is room.
use super::layout::{GAP, LINE_HEIGHT, LabelPosition, Point, Rect, TextAnchor, clamped, finite_or_zero};
use super::scale::BandScale;
use super::spot::Spot;
use super::svg_shape::SvgShape;
use super::text_width::text_width;
use std::ops::Range;

/// Days of a week.
const DAYS: usize = 7;
/// Hours stand across where each has room for two digits.
const LEAST_COLUMN: f64 = 24.0;
/// The heights of a row, in viewBox units: the least, for the text in it, and the most, in a tall picture.
const ROW: Range<f64> = 22.0..44.0;
/// The space between cells, as a share of a step.
const SPACE: f64 = 0.06;

/// How dark a cell is: 0 for none, up to the number of classes.
const SHADES: usize = 4;

/// What a cell shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HeatCell {
    /// The share of the largest value: 0 to 1.
    pub share: f64,
    /// The value in words; empty for none.
    pub text: String,
    /// Whether its frame is drawn though it is empty.
    pub framed: bool,
}

impl HeatCell {
    /// The shade: 0 for none, then a class for each quarter of the largest value.
    fn shade(&self) -> usize {
        let share = clamped(finite_or_zero(self.share), 0.0, 1.0);
        if share > 0.0 { ((share * SHADES as f64) as usize + 1).min(SHADES) } else { 0 }
    }
}

/// Where the cells of a week are.
#[derive(Clone, Debug, PartialEq)]
pub struct WeekMap {
    hours: Range<usize>,
    /// Whether hours stand across.
    is_wide: bool,
    across: BandScale,
    down: BandScale,
    row: f64,
    name_width: f64,
}

impl WeekMap {
    /// Lays out these hours of all days in a box. Names of days and hours are at most so many viewBox units wide.
    pub fn new(width: f64, height: f64, hours: Range<usize>, name_width: f64) -> Self {
        let (width, name_width) = (finite_or_zero(width).max(0.0), name_width.max(0.0));
        let left = (name_width + 2.0 * GAP).min(width);
        let is_wide = (width - left) / hours.len().max(1) as f64 >= LEAST_COLUMN;
        let (columns, rows) = if is_wide { (hours.len(), DAYS) } else { (DAYS, hours.len()) };
        let row = clamped((finite_or_zero(height) - LINE_HEIGHT - GAP) / rows.max(1) as f64, ROW.start, ROW.end);
        let top = LINE_HEIGHT + GAP;
        Self {
            across: BandScale::new(columns, left, width, SPACE),
            down: BandScale::new(rows, top, top + row * rows as f64, SPACE),
            hours,
            is_wide,
            row,
            name_width,
        }
    }

    /// The height that it takes at a width, with the least rows.
    pub fn least_height(width: f64, hours: Range<usize>, name_width: f64) -> f64 {
        Self::new(width, 0.0, hours, name_width).height()
    }

    /// The height that it takes.
    pub fn height(&self) -> f64 {
        let rows = if self.is_wide { DAYS } else { self.hours.len() };
        LINE_HEIGHT + GAP + self.row * rows as f64
    }

    /// The cell of a day (0 for Monday) and an hour.
    pub fn cell(&self, day: usize, hour: usize) -> Rect {
        let hour = hour.saturating_sub(self.hours.start);
        let (column, row) = if self.is_wide { (hour, day) } else { (day, hour) };
        let (x, y) = (self.across.start(column), self.down.start(row));
        Rect { x, y, width: self.across.width.max(0.0), height: self.down.width.max(0.0) }
    }

    /// The places of the names of the rows or columns of days, and of hours.
    pub fn names(&self) -> (Vec<LabelPosition>, Vec<LabelPosition>) {
        let column = |index: usize| LabelPosition {
            at: Point { x: self.across.middle(index), y: LINE_HEIGHT - GAP },
            anchor: TextAnchor::Middle,
            max_width: self.across.width.max(0.0),
        };
        let row = |index: usize| LabelPosition {
            at: Point { x: 0.0, y: self.down.middle(index) + GAP },
            anchor: TextAnchor::Start,
            max_width: self.name_width,
        };
        let hours = 0..self.hours.len();
        if self.is_wide {
            ((0..DAYS).map(row).collect(), hours.map(column).collect())
        } else {
            ((0..DAYS).map(column).collect(), hours.map(row).collect())
        }
    }

    /// The cells with their values, and the names of days and hours.
    pub fn shapes(
        &self,
        cell: impl Fn(usize, usize) -> HeatCell,
        day_name: impl Fn(usize) -> String,
        hour_name: impl Fn(usize) -> String,
    ) -> Vec<SvgShape> {
        let mut shapes = Vec::new();
        for (day, hour) in self.all() {
            let (shown, place) = (cell(day, hour), self.cell(day, hour));
            let shade = shown.shade();
            if shade > 0 || shown.framed {
                shapes.push(SvgShape::Rect(CELLS[shade], place));
            }
            if shade > 0 && text_width(&shown.text) <= place.width + GAP {
                let at = Point { x: place.x + place.width / 2.0, y: place.y + place.height / 2.0 + GAP };
                shapes.push(SvgShape::Text(VALUES[shade], at, TextAnchor::Middle, shown.text));
            }
        }
        let (days, hours) = self.names();
        shapes.extend(days.into_iter().enumerate().map(|(day, at)| SvgShape::fitted("tick", at, &day_name(day))));
        let name = |(hour, at): (usize, LabelPosition)| SvgShape::fitted("tick", at, &hour_name(hour));
        shapes.extend(self.hours.clone().zip(hours).map(name));
        shapes
    }

    /// The cells, day by day.
    pub fn spots(&self) -> Vec<Spot> {
        self.all().map(|(day, hour)| self.cell(day, hour)).map(|cell| Spot::outlined(cell, cell)).collect()
    }

    /// Which day and hour a spot is.
    pub fn day_and_hour(hours: &Range<usize>, spot: usize) -> (usize, usize) {
        let count = hours.len().max(1);
        (spot / count, hours.start + spot % count)
    }

    fn all(&self) -> impl Iterator<Item = (usize, usize)> {
        let hours = self.hours.clone();
        (0..DAYS).flat_map(move |day| hours.clone().map(move |hour| (day, hour)))
    }
}

/// The classes of cells and of the values in them, by shade.
const CELLS: [&str; SHADES + 1] = ["heat", "heat heat-1", "heat heat-2", "heat heat-3", "heat heat-4"];
const VALUES: [&str; SHADES + 1] = ["value", "value on-1", "value on-2", "value on-3", "value on-4"];

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn hours_stand_across_where_there_is_room() {
        let wide = WeekMap::new(640.0, 0.0, 8..18, 32.0);
        assert_eq!(wide.cell(0, 9).y, wide.cell(0, 10).y);
        assert_eq!(wide.cell(0, 9).x, wide.cell(6, 9).x);
        assert_eq!(wide.height(), 20.0 + 7.0 * 22.0);
        let phone = WeekMap::new(340.0, 0.0, 0..24, 32.0);
        assert_eq!(phone.cell(0, 9).x, phone.cell(0, 10).x);
        assert_eq!(phone.height(), 20.0 + 24.0 * 22.0);
        assert_eq!(WeekMap::least_height(340.0, 0..24, 32.0), phone.height());
    }

    #[test]
    fn spots_run_day_by_day() {
        let hours = 8..18;
        let map = WeekMap::new(640.0, 0.0, hours.clone(), 32.0);
        let spots = map.spots();
        assert_eq!(spots.len(), 70);
        assert_eq!(WeekMap::day_and_hour(&hours, 23), (2, 11));
        assert_eq!(spots[23].outline, Some(map.cell(2, 11)));
    }

    #[test]
    fn a_shade_is_a_quarter_of_the_largest_value() {
        let shade = |share| HeatCell { share, ..Default::default() }.shade();
        let shares = [0.0, 0.01, 0.25, 0.5, 0.75, 1.0, 2.0, f64::NAN, -1.0];
        assert_eq!(shares.map(shade), [0, 1, 2, 3, 4, 4, 4, 0, 0]);
    }

    #[test]
    fn values_are_left_out_where_they_do_not_fit() {
        let cell = |_, _| HeatCell { share: 0.5, text: "30".into(), framed: true };
        let texts = |width| {
            let map = WeekMap::new(width, 0.0, 0..24, 20.0);
            let shapes = map.shapes(cell, |_| String::new(), |_| String::new());
            shapes.iter().filter(|shape| matches!(shape, SvgShape::Text("value on-3", ..))).count()
        };
        assert_eq!((texts(640.0), texts(340.0), texts(60.0)), (168, 168, 0));
    }

    proptest! {
        #[test]
        fn all_stays_in_the_box(
            width in widths(), height in 0.0..500.0, first in 0_usize..24, count in 1_usize..25, name_width in 20.0..60.0,
        ) {
            let hours = first..(first + count).min(24);
            let map = WeekMap::new(width, height, hours, name_width);
            for spot in map.spots() {
                rect_inside(width, map.height(), spot.reach);
            }
            let (days, hours) = map.names();
            labels_fit(width, map.height(), &[days, hours].concat());
        }
    }
}
