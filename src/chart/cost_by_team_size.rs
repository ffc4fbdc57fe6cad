//! Line chart of what tools cost by team size, with markers at the sizes at which one becomes cheaper than another.
use super::cash_flow::vertical_axis;
use super::layout::{Frame, GAP, LINE_HEIGHT, LabelPosition, Point, Rect, Tick, label_rows};
use super::line_names::line_names;
use super::scale::{LinearScale, extent_with_zero, ticks};
use super::spot::Spot;
use super::svg_path::line;

/// The most rows of marker labels above the plot; markers beyond them have no label.
const LABEL_LINES: usize = 3;

/// A team size to mark on a curve or on the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SizeMarker {
    /// The team's size.
    pub size: u32,
    /// The index of the curve; none for the axis.
    pub curve: Option<usize>,
}

/// Geometry of a size marker.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedSizeMarker {
    /// The index of the marker among those given.
    pub index: usize,
    /// The point on the curve or axis.
    pub at: Point,
    /// The label above the plot; none where there is no room, and for all but the first marker of a size.
    pub label: Option<LabelPosition>,
}

/// Geometry of the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct CostBySizeChart {
    /// SVG path of each curve.
    pub lines: Vec<String>,
    /// Where each curve's name stands, at its right end.
    pub names: Vec<LabelPosition>,
    /// The markers up to the largest size.
    pub marks: Vec<PlacedSizeMarker>,
    /// The plot; the stems of markers start at its upper edge.
    pub plot: Rect,
    /// The y of the zero line.
    pub zero: f64,
    /// Ticks of the size axis.
    pub size_ticks: Vec<Tick>,
    /// Ticks of the price axis.
    pub price_ticks: Vec<Tick>,
    sizes: LinearScale,
    prices: LinearScale,
}

impl CostBySizeChart {
    /// Lays out cost curves over team sizes from 1 to `largest`; a curve's first value is the cost for one person.
    pub fn new(frame: &Frame, curves: &[&[f64]], largest: usize, markers: &[SizeMarker]) -> Self {
        let curves: Vec<&[f64]> = curves.iter().map(|curve| &curve[..curve.len().min(largest)]).collect();
        let across = frame.plot();
        let sizes = LinearScale::new(1.0, largest.max(2) as f64, across.x, across.x + across.width);
        let labelled = labelled(markers, largest);
        let places: Vec<f64> = labelled.iter().map(|&size| sizes.at(f64::from(size))).collect();
        let lines = label_rows(&frame.for_markers(), &places);
        let label_lines = lines.iter().map(|line| line + 1).max().unwrap_or_default().min(LABEL_LINES);
        let plot = Frame { top: frame.top + label_lines as f64 * LINE_HEIGHT, ..*frame }.plot();
        let (low, high) = extent_with_zero(curves.iter().copied().flatten());
        let (prices, price_ticks) = vertical_axis(frame, &plot, low, high);
        let label = |x: f64, line: usize| {
            let y = plot.y - GAP - line as f64 * LINE_HEIGHT;
            let (anchor, max_width) = (frame.for_markers().anchor(x), frame.marker_width);
            (line < LABEL_LINES).then_some(LabelPosition { at: Point { x, y }, anchor, max_width })
        };
        let mut unused = lines.into_iter().map(Some).collect::<Vec<_>>();
        let marks = markers.iter().enumerate().filter_map(|(index, marker)| {
            let place = labelled.iter().position(|size| *size == marker.size)?;
            let price = marker.curve.and_then(|curve| curves.get(curve)?.get(marker.size as usize - 1));
            let at = Point { x: places[place], y: prices.at(price.copied().unwrap_or_default()) };
            Some(PlacedSizeMarker { index, at, label: unused[place].take().and_then(|line| label(at.x, line)) })
        });
        Self {
            marks: marks.collect(),
            lines: curves.iter().map(|curve| path(curve, &sizes, &prices)).collect(),
            names: names(&curves, &plot, &prices),
            plot,
            zero: prices.at(0.0),
            size_ticks: size_ticks(frame, &sizes),
            price_ticks,
            sizes,
            prices,
        }
    }

    /// The team sizes up to `largest`, from 1: the curves' points at each.
    pub fn spots(&self, curves: &[&[f64]], largest: usize) -> Vec<Spot> {
        let spot = |place: usize| {
            let x = self.sizes.at((place + 1) as f64);
            let costs = curves.iter().filter_map(|curve| curve.get(place));
            Spot::upright(&self.plot, x, costs.map(|&cost| Point { x, y: self.prices.at(cost) }).collect())
        };
        (0..largest).map(spot).collect()
    }
}

/// The distinct sizes of the markers, up to the largest.
fn labelled(markers: &[SizeMarker], largest: usize) -> Vec<u32> {
    let mut sizes: Vec<u32> = Vec::new();
    for marker in markers {
        if (1..=largest).contains(&(marker.size as usize)) && !sizes.contains(&marker.size) {
            sizes.push(marker.size);
        }
    }
    sizes
}

/// Straight between the sizes where a curve bends, upright where it jumps from one size to the next.
fn path(curve: &[f64], sizes: &LinearScale, prices: &LinearScale) -> String {
    let mut points: Vec<Point> = Vec::new();
    let mut before: Option<usize> = None;
    for index in (0..curve.len()).filter(|&index| bends(curve, index)) {
        let at = Point { x: sizes.at((index + 1) as f64), y: prices.at(curve[index]) };
        if before.is_some_and(|before| before + 1 == index) {
            let y = points.last().map_or(at.y, |point| point.y);
            points.push(Point { x: at.x, y });
        }
        points.push(at);
        before = Some(index);
    }
    line(&points)
}

/// Whether a curve begins, ends or changes its slope at a place.
fn bends(curve: &[f64], index: usize) -> bool {
    if index == 0 || index + 1 == curve.len() {
        return true;
    }
    let (before, now, after) = (curve[index - 1], curve[index], curve[index + 1]);
    // Rounding errors are no change of slope.
    ((after - now) - (now - before)).abs() > 1e-9 * after.abs().max(1.0)
}

/// The names stand at the right edge, also where a curve ends before it.
fn names(curves: &[&[f64]], plot: &Rect, prices: &LinearScale) -> Vec<LabelPosition> {
    let x = plot.x + plot.width;
    let end = |curve: &&[f64]| Point { x, y: prices.at(curve.last().copied().unwrap_or_default()) };
    line_names(&curves.iter().map(end).collect::<Vec<_>>(), plot)
}

/// Round team sizes, all whole, with the single person first.
fn size_ticks(frame: &Frame, sizes: &LinearScale) -> Vec<Tick> {
    let (low, high) = sizes.domain();
    let round = ticks(0.0, high, frame.horizontal_labels()).into_iter();
    let whole = round.map(|size| size.max(low)).filter(|size| size.fract() == 0.0);
    frame.ticks(whole, |size| sizes.at(size))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;
    use proptest::prelude::*;

    fn curve(price: impl Fn(u32) -> f64) -> Vec<f64> {
        (1..=500).map(price).collect()
    }

    fn bare(width: f64, height: f64) -> Frame {
        Frame { left: 0.0, right: 1.0, top: 0.0, bottom: 0.0, marker_width: 30.0, ..Frame::new(width, height) }
    }

    #[test]
    fn prices_are_straight_and_packs_are_steps() {
        let five = curve(|people| 5.0 * f64::from(people));
        let packs = curve(|people| 500.0 * f64::from(people.div_ceil(100)));
        let chart = CostBySizeChart::new(&bare(500.0, 250.0), &[&five, &packs], 500, &[]);
        assert_eq!(chart.lines[0], "M0 249.5L499 0");
        let steps = "M0 200L99 200L100 200L100 150L199 150L200 150L200 100L299 100";
        assert!(chart.lines[1].starts_with(steps), "{}", chart.lines[1]);
    }

    #[test]
    fn landmarks_stand_on_their_curve_below_their_label() {
        let (flat, five) = (curve(|_| 100.0), curve(|people| 5.0 * f64::from(people)));
        let markers = [(21, Some(0)), (25, None), (200, Some(0))].map(|(size, curve)| SizeMarker { size, curve });
        let chart = CostBySizeChart::new(&bare(100.0, 152.0), &[&flat, &five], 100, &markers);
        let places: Vec<_> = chart.marks.iter().map(|mark| (mark.index, mark.at.x, mark.at.y)).collect();
        assert_eq!(places, [(0, 20.0, 128.0), (1, 24.0, 152.0)]);
        let labels: Vec<_> = chart.marks.iter().map(|mark| mark.label.unwrap().at.y).collect();
        assert_eq!((chart.plot.y, labels), (32.0, vec![28.0, 12.0]));
        let spots = chart.spots(&[&flat, &five[..50]], 100);
        assert_eq!((spots.len(), spots[19].points.len(), spots[50].points.len()), (100, 2, 1));
        assert_eq!((spots[20].reach.x, spots[20].points[0]), (20.0, chart.marks[0].at));
    }

    #[test]
    fn more_labels_than_there_is_room_for_are_left_out() {
        let flat = curve(|_| 100.0);
        let markers: Vec<_> = (50..60).chain(50..60).map(|size| SizeMarker { size, curve: Some(0) }).collect();
        let chart = CostBySizeChart::new(&bare(500.0, 200.0), &[&flat], 500, &markers);
        assert_eq!(chart.marks.iter().filter(|mark| mark.label.is_some()).count(), LABEL_LINES);
        assert_eq!(chart.marks.len(), 20);
    }

    #[test]
    fn names_that_would_touch_move_apart() {
        let high = curve(|_| 100.0);
        let chart =
            CostBySizeChart::new(&bare(300.0, 200.0), &[&high, &high, &curve(|_| 0.0), &curve(|_| 0.0)], 500, &[]);
        let heights: Vec<f64> = chart.names.iter().map(|name| name.at.y).collect();
        assert_eq!(heights, [16.0, 32.0, 180.0, 196.0]);
    }

    #[test]
    fn sizes_are_whole_and_fit() {
        let flat = curve(|_| 100.0);
        let sizes = |width| {
            let chart = CostBySizeChart::new(&Frame::new(width, 200.0), &[&flat], 500, &[]);
            chart.size_ticks.iter().map(|tick| tick.value).collect::<Vec<_>>()
        };
        assert_eq!(sizes(340.0), [1.0, 200.0, 400.0]);
        assert_eq!(sizes(640.0), [1.0, 100.0, 200.0, 300.0, 400.0, 500.0]);
    }

    proptest! {
        #[test]
        fn all_stays_in_the_box(
            width in widths(), height in 160.0..400.0, largest in 0_usize..500,
            curves in prop::collection::vec(prop::collection::vec(awkward(), 0..60), 0..7),
            markers in prop::collection::vec((0_u32..600, prop::option::of(0_usize..8)), 0..9),
        ) {
            let curves: Vec<&[f64]> = curves.iter().map(Vec::as_slice).collect();
            let markers: Vec<_> = markers.into_iter().map(|(size, curve)| SizeMarker { size, curve }).collect();
            let frame = Frame { top: LINE_HEIGHT, ..Frame::new(width, height) };
            let chart = CostBySizeChart::new(&frame, &curves, largest, &markers);
            chart.lines.iter().for_each(|path| path_inside(width, height, path));
            chart.marks.iter().for_each(|mark| inside(width, height, mark.at));
            labels_fit(width, height, &chart.names);
            labels_fit(width, height, &chart.marks.iter().filter_map(|mark| mark.label).collect::<Vec<_>>());
            ticks_fit(&frame, &chart.size_ticks);
            value_ticks_fit(&chart.price_ticks);
        }
    }
}
