//! The day in UTC as rows of bands: when each person, or each zone, works.
use super::layout::{
    CHARACTER_WIDTH, GAP, LINE_HEIGHT, LabelPosition, Point, Rect, TextAnchor, clamped, finite_or_zero,
};
use super::scale::LinearScale;
use super::spot::Spot;
use super::svg_shape::SvgShape;
use super::text_width::text_width;

/// Minutes of a day.
const DAY: f64 = 1440.0;
/// Names stand above their bands where beside them they would take more than this share of the width.
const NAME_SHARE: f64 = 0.4;

/// A range of minutes of the day.
pub type Minutes = (u16, u16);

/// What is drawn.
#[derive(Clone, Copy, Debug, Default)]
pub struct DayBandsData<'a> {
    /// The bands of each row.
    pub rows: &'a [Vec<Minutes>],
    /// What all rows share, drawn behind them.
    pub shared: &'a [Minutes],
    /// A range that is marked across all rows; it may pass midnight.
    pub marked: Option<Minutes>,
}

/// Geometry of the bands.
#[derive(Clone, Debug, PartialEq)]
pub struct DayBands {
    /// Each row's bands.
    pub rows: Vec<Vec<Rect>>,
    /// Where the names of the rows stand.
    pub names: Vec<LabelPosition>,
    /// What all rows share.
    pub shared: Vec<Rect>,
    /// The range that is marked: two parts where it passes midnight.
    pub marked: Vec<Rect>,
    /// The plot: all rows.
    pub plot: Rect,
    /// Ticks of the hours 0 to 24: the hour and its x.
    pub hours: Vec<(u8, f64)>,
    row_height: f64,
}

impl DayBands {
    /// Lays out rows whose widest name takes so many viewBox units. The height follows from the number of rows.
    pub fn new(width: f64, name_width: f64, data: &DayBandsData) -> Self {
        let width = finite_or_zero(width).max(0.0);
        let is_above = name_width > width * NAME_SHARE;
        let left = if is_above { 0.0 } else { (name_width + 2.0 * GAP).min(width) };
        let row_height = LINE_HEIGHT * if is_above { 2.25 } else { 1.5 };
        let top = LINE_HEIGHT + GAP;
        let plot = Rect { x: left, y: top, width: width - left, height: row_height * data.rows.len() as f64 };
        let scale = LinearScale::new(0.0, DAY, plot.x, plot.x + plot.width);
        let span = |&(from, to): &Minutes, y: f64, height: f64| {
            let (from, to) = (scale.at(f64::from(from)), scale.at(f64::from(to)));
            Rect { x: from, y, width: (to - from).max(0.0), height }
        };
        let row = |(place, bands): (usize, &Vec<Minutes>)| {
            let y = top + row_height * place as f64 + if is_above { LINE_HEIGHT } else { GAP };
            bands.iter().map(|band| span(band, y, LINE_HEIGHT)).collect()
        };
        let name = |place: usize| {
            let y = top + row_height * place as f64 + if is_above { LINE_HEIGHT - GAP } else { LINE_HEIGHT };
            let max_width = if is_above { width } else { name_width.min(width) };
            LabelPosition { at: Point { x: 0.0, y }, anchor: TextAnchor::Start, max_width }
        };
        let all = |range: &Minutes| span(range, plot.y, plot.height);
        Self {
            rows: data.rows.iter().enumerate().map(row).collect(),
            names: (0..data.rows.len()).map(name).collect(),
            shared: data.shared.iter().map(all).collect(),
            marked: data.marked.into_iter().flat_map(wrapped).map(|range| all(&range)).collect(),
            hours: hours(&scale, plot.width),
            plot,
            row_height,
        }
    }

    /// The height of the whole box.
    pub fn height(rows: usize, width: f64, name_width: f64) -> f64 {
        let rows = vec![Vec::new(); rows];
        let drawn = Self::new(width, name_width, &DayBandsData { rows: &rows, ..Default::default() });
        drawn.plot.y + drawn.plot.height + LINE_HEIGHT + GAP
    }

    /// The rows with their names, the hours below, and a label above the marked range.
    pub fn shapes(&self, names: &[String], hour: impl Fn(u8) -> String, marked: &str) -> Vec<SvgShape> {
        let foot = self.plot.y + self.plot.height;
        let mut shapes: Vec<SvgShape> = self.shared.iter().map(|rect| SvgShape::Rect("shared", *rect)).collect();
        let upright = |class, x: f64| SvgShape::Line(class, Point { x, y: self.plot.y }, Point { x, y: foot });
        shapes.extend(self.hours.iter().map(|(_, x)| upright("grid", *x)));
        shapes.extend(self.rows.iter().flatten().map(|band| SvgShape::Rect("measured", *band)));
        shapes.extend(self.marked.iter().map(|rect| SvgShape::Rect("marked", *rect)));
        shapes.extend(self.names.iter().zip(names).map(|(at, name)| SvgShape::fitted("tick", *at, name)));
        let y = foot + LINE_HEIGHT;
        let end = self.plot.x + self.plot.width;
        shapes.extend(self.hours.iter().map(|(number, x)| {
            let anchor = match *x {
                x if x >= end => TextAnchor::End,
                x if x <= 0.0 => TextAnchor::Start,
                _ => TextAnchor::Middle,
            };
            SvgShape::Text("tick", Point { x: *x, y }, anchor, hour(*number))
        }));
        if let Some(rect) = self.marked.first() {
            let half = text_width(marked) / 2.0;
            let x = clamped(rect.x + rect.width / 2.0, half, (end - half).max(half));
            shapes.push(SvgShape::Text(
                "label",
                Point { x, y: LINE_HEIGHT - GAP },
                TextAnchor::Middle,
                marked.to_owned(),
            ));
        }
        shapes
    }

    /// The rows.
    pub fn spots(&self) -> Vec<Spot> {
        let row = |place: usize| {
            let y = self.plot.y + self.row_height * place as f64;
            let row = Rect { x: 0.0, y, width: self.plot.x + self.plot.width, height: self.row_height };
            Spot::outlined(row, row)
        };
        (0..self.rows.len()).map(row).collect()
    }
}

/// A range of minutes that begins within the day, in parts within the day.
fn wrapped((from, to): Minutes) -> Vec<Minutes> {
    let end = DAY as u16;
    if to > end { vec![(from, end), (0, to - end)] } else { vec![(from, to)] }
}

/// Every hour, third, sixth or twelfth, so that their names fit.
fn hours(scale: &LinearScale, width: f64) -> Vec<(u8, f64)> {
    // The last name stands left of its hour: half a name more.
    let room = 7.5 * CHARACTER_WIDTH + GAP;
    let fits = |step: &u8| width / 24.0 * f64::from(*step) >= room;
    let step = [1, 2, 3, 6].into_iter().find(fits).unwrap_or(12);
    (0..=24).step_by(usize::from(step)).map(|hour| (hour, scale.at(f64::from(hour) * 60.0))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn bands_lie_on_the_hours_of_the_day() {
        let rows = [vec![(480, 960)], vec![(0, 240), (1200, 1440)]];
        let data = DayBandsData { rows: &rows, shared: &[], marked: Some((1410, 1470)) };
        let drawn = DayBands::new(328.0, 80.0, &data);
        assert_eq!(drawn.plot, Rect { x: 88.0, y: 20.0, width: 240.0, height: 48.0 });
        assert_eq!(drawn.rows[0], [Rect { x: 168.0, y: 24.0, width: 80.0, height: 16.0 }]);
        assert_eq!(drawn.rows[1][1], Rect { x: 288.0, y: 48.0, width: 40.0, height: 16.0 });
        // Past midnight, in two parts.
        assert_eq!(
            drawn.marked.iter().map(|rect| (rect.x, rect.width)).collect::<Vec<_>>(),
            [(323.0, 5.0), (88.0, 5.0)]
        );
        assert_eq!(drawn.hours.iter().map(|(hour, _)| *hour).collect::<Vec<_>>(), [0, 6, 12, 18, 24]);
        assert_eq!(DayBands::height(2, 328.0, 80.0), 20.0 + 48.0 + 20.0);
    }

    #[test]
    fn long_names_stand_above_their_bands() {
        let rows = [vec![(0, 1440)]];
        let drawn = DayBands::new(300.0, 200.0, &DayBandsData { rows: &rows, ..Default::default() });
        assert_eq!((drawn.plot.x, drawn.names[0].at.y, drawn.rows[0][0].y), (0.0, 32.0, 36.0));
    }

    proptest! {
        #[test]
        fn all_stays_in_the_box(
            width in widths(), name_width in 0.0..300.0, marked in prop::option::of((0_u16..1440, 0_u16..600)),
            rows in prop::collection::vec(prop::collection::vec((0_u16..1440, 0_u16..1440), 0..3), 0..12),
        ) {
            let marked = marked.map(|(from, minutes)| (from, from + minutes));
            let data = DayBandsData { rows: &rows, shared: &[(0, 60)], marked };
            let drawn = DayBands::new(width, name_width, &data);
            let height = DayBands::height(rows.len(), width, name_width);
            drawn.rows.iter().flatten().chain(&drawn.marked).chain(&drawn.shared)
                .for_each(|rect| rect_inside(width, height, *rect));
            drawn.spots().iter().for_each(|spot| rect_inside(width, height, spot.reach));
            labels_fit(width, height, &drawn.names);
        }
    }
}
