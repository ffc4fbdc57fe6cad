//! Trend chart of a KPI: readings over time, with a horizontal line at each target, the band of usual noise, and a vertical
//! line at each event.
use super::cash_flow::vertical_axis;
use super::layout::{
    Frame, GAP, LINE_HEIGHT, LabelPosition, Point, Rect, TextAnchor, Tick, finite_or_zero, sorted_indices,
};
use super::scale::LinearScale;
use super::spot::Spot;
use super::svg_path::line;

/// A value at a date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DatedValue {
    /// Days since 1970-01-01.
    pub day: i32,
    /// The value.
    pub value: f64,
}

/// Which days have a tick, so that the page can format them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayTickUnit {
    /// Mondays.
    Mondays,
    /// First days of months.
    MonthStarts,
}

/// Geometry of one line of readings.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendLine {
    /// SVG path of the line.
    pub line: String,
    /// A dot for each reading, in order of day.
    pub dots: Vec<Point>,
}

/// A target, drawn across the plot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TargetLine {
    /// The y of its line.
    pub y: f64,
    /// Where its name stands without overlapping another.
    pub label: LabelPosition,
}

/// An event, drawn from the top to the bottom of the plot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EventLine {
    /// The x of its line.
    pub x: f64,
    /// Where its name stands.
    pub label: LabelPosition,
}

/// What a trend chart shows beside the readings.
#[derive(Clone, Debug, Default)]
pub struct TrendContext {
    /// Values with a line across the plot.
    pub targets: Vec<f64>,
    /// Days that the time axis includes, so that several charts have the same one.
    pub days: Option<(i32, i32)>,
    /// The lower limit, the center and the upper limit of usual noise.
    pub noise: Option<[f64; 3]>,
    /// The days of events; those beyond the time axis are drawn at its end.
    pub events: Vec<i32>,
    /// The planned path, within the time axis.
    pub plan: Vec<DatedValue>,
}

/// Geometry of a trend chart.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendChart {
    /// One line for each definition of the KPI: values measured in different ways are not joined.
    pub series: Vec<TrendLine>,
    /// The targets, in the order given.
    pub targets: Vec<TargetLine>,
    /// SVG path of the planned path; empty for none.
    pub plan: String,
    /// The band of usual noise, and the y of its center.
    pub noise: Option<(Rect, f64)>,
    /// The events, in the order given.
    pub events: Vec<EventLine>,
    /// The plot.
    pub plot: Rect,
    /// The y of the zero line, if zero is on the axis.
    pub zero: Option<f64>,
    /// Ticks of the time axis; their values are days since 1970-01-01.
    pub day_ticks: Vec<Tick>,
    /// Which days have a tick.
    pub tick_unit: DayTickUnit,
    /// Ticks of the value axis.
    pub value_ticks: Vec<Tick>,
}

impl TrendChart {
    /// Lays out lines of readings, each in any order, over their days and those of the context. The vertical axis includes the
    /// targets and the band of noise, and zero where no more than half of the axis is empty for it.
    pub fn new(frame: &Frame, series: &[Vec<DatedValue>], context: &TrendContext) -> Self {
        let plot = frame.plot();
        let TrendContext { targets, days: shared, noise, events, plan } = context;
        let (first, last) = days(series, *shared);
        let time = LinearScale::new(f64::from(first), f64::from(last), plot.x, plot.x + plot.width);
        let read = series.iter().flatten().chain(plan).map(|reading| reading.value);
        let values = read.chain(targets.iter().copied()).chain(noise.iter().flatten().copied()).map(finite_or_zero);
        let (low, high) = value_domain(values);
        let (scale, value_ticks) = vertical_axis(frame, &plot, low, high);
        let point = |reading: &DatedValue| Point { x: time.at(f64::from(reading.day)), y: scale.at(reading.value) };
        let (tick_unit, day_ticks) = day_ticks(frame, &time, first, last);
        let places: Vec<f64> = targets.iter().map(|value| scale.at(*value)).collect();
        let band = |[lower, center, upper]: [f64; 3]| {
            let (top, bottom) = (scale.at(upper), scale.at(lower));
            (Rect { y: top, height: bottom - top, ..plot }, scale.at(center))
        };
        let days = events.iter().map(|day| time.at(f64::from((*day).clamp(first, last))));
        Self {
            series: series.iter().map(|readings| trend_line(readings, point)).collect(),
            targets: label_targets(frame, &plot, &places),
            plan: line(&plan.iter().map(point).collect::<Vec<_>>()),
            noise: noise.map(band),
            events: days.enumerate().map(|(place, x)| event_line(&plot, place, x)).collect(),
            plot,
            zero: (low <= 0.0 && 0.0 <= high).then(|| scale.at(0.0)),
            day_ticks,
            tick_unit,
            value_ticks,
        }
    }
}

/// How many names of events stand above each other before the lowest place is used again.
const EVENT_ROWS: usize = 3;

/// The name of an event stands at the foot of its line, on the side with more room.
fn event_line(plot: &Rect, place: usize, x: f64) -> EventLine {
    let (before, after) = (x - plot.x, plot.x + plot.width - x);
    let (anchor, side) = if after >= before { (TextAnchor::Start, GAP) } else { (TextAnchor::End, -GAP) };
    let y = plot.y + plot.height - GAP - (place % EVENT_ROWS) as f64 * LINE_HEIGHT;
    let at = Point { x: x + side, y: y.max(0.0) };
    EventLine { x, label: LabelPosition { at, anchor, max_width: (before.max(after) - GAP).max(0.0) } }
}

impl TrendChart {
    /// The readings, those of the last line first: it is the oldest definition.
    pub fn spots(&self) -> Vec<Spot> {
        let dots = self.series.iter().rev().flat_map(|series| &series.dots);
        dots.map(|&dot| Spot::upright(&self.plot, dot.x, vec![dot])).collect()
    }
}

/// The values with zero where at least half of the axis is used then, else with a tenth of their span on both sides.
fn value_domain(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let found = values.map(|value| (value, value)).reduce(|(low, high), (value, _)| (low.min(value), high.max(value)));
    let (low, high) = found.unwrap_or((0.0, 0.0));
    let nearest = if low > 0.0 { low } else { high.min(0.0) };
    let farthest = if low > 0.0 { high } else { low };
    if low == high || nearest.abs() <= farthest.abs() / 2.0 {
        return (low.min(0.0), high.max(0.0));
    }
    let spare = (high - low) / 10.0;
    (low - spare, high + spare)
}

fn trend_line(readings: &[DatedValue], point: impl Fn(&DatedValue) -> Point) -> TrendLine {
    let keys: Vec<f64> = readings.iter().map(|reading| f64::from(reading.day)).collect();
    let dots: Vec<Point> = sorted_indices(&keys).into_iter().map(|index| point(&readings[index])).collect();
    TrendLine { line: line(&dots), dots }
}

/// Names stand above their lines at the left edge; where two would overlap, the lower one moves down, and up again at the
/// end of the plot.
fn label_targets(frame: &Frame, plot: &Rect, places: &[f64]) -> Vec<TargetLine> {
    let at = Point { x: plot.x, y: 0.0 };
    let label = LabelPosition { at, anchor: TextAnchor::Start, max_width: frame.marker_width.min(plot.width) };
    let mut targets: Vec<TargetLine> = places.iter().map(|&y| TargetLine { y, label }).collect();
    let order = sorted_indices(places);
    let mut above = 0.0;
    for &index in &order {
        above = f64::max(above + LINE_HEIGHT, places[index] - GAP);
        targets[index].label.at.y = above;
    }
    let mut below = plot.y + plot.height - GAP + LINE_HEIGHT;
    for &index in order.iter().rev() {
        below = targets[index].label.at.y.min(below - LINE_HEIGHT);
        targets[index].label.at.y = below.max(0.0);
    }
    targets
}

/// The first and last day, at least a week apart so that a single reading does not stand at an edge.
fn days(series: &[Vec<DatedValue>], shared: Option<(i32, i32)>) -> (i32, i32) {
    let shared = move || shared.into_iter().flat_map(|(first, last)| [first, last]);
    let own = || series.iter().flatten().map(|reading| reading.day);
    let days = || own().chain(shared()).map(|day| day.clamp(-DAY_LIMIT, DAY_LIMIT));
    let (first, last) = (days().min().unwrap_or(0), days().max().unwrap_or(0));
    let missing = (7 - (last - first)).max(0);
    (first - missing / 2, last + (missing + 1) / 2)
}

/// The largest distance from 1970-01-01, in days (about 2,700 years); days beyond it are drawn at the edge.
const DAY_LIMIT: i32 = 1_000_000;

/// Ticks on Mondays where they fit, or every second Monday; else on first days of months, or of every few months.
pub(super) fn day_ticks(frame: &Frame, time: &LinearScale, first: i32, last: i32) -> (DayTickUnit, Vec<Tick>) {
    let most = frame.horizontal_labels();
    let to_ticks = |days: Vec<i32>| frame.ticks(days.into_iter().map(f64::from), |day| time.at(day));
    // 1970-01-05 was a Monday.
    let monday = first + (4 - first).rem_euclid(7);
    for weeks in [1, 2] {
        let days: Vec<i32> = (monday..=last).step_by(weeks * 7).take(most + 1).collect();
        if days.len() <= most {
            return (DayTickUnit::Mondays, to_ticks(days));
        }
    }
    let (from, to) = (month_at_or_after(first), month_at_or_after(last + 1) - 1);
    let years = (1..).map(|doubling| 12 << doubling);
    let fits = |step: &i32| (to.div_euclid(*step) - (from - 1).div_euclid(*step)) as usize <= most;
    let step = [1, 2, 3, 6, 12].into_iter().chain(years).find(fits).unwrap_or(12);
    let months = (from..=to).filter(|month| month.rem_euclid(step) == 0);
    (DayTickUnit::MonthStarts, to_ticks(months.map(first_day).collect()))
}

/// The first day of a month counted from January of year 0, by Howard Hinnant's `days_from_civil`.
fn first_day(month: i32) -> i32 {
    let from_march = month - 2;
    let (year, month) = (from_march.div_euclid(12), from_march.rem_euclid(12));
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    365 * year + leap_days + (153 * month + 2) / 5 - 719_468
}

/// The first month that starts at this day or later.
fn month_at_or_after(day: i32) -> i32 {
    // 719,528 days lead from year 0 to 1970. Months of mean length are off by a few days at most.
    let mut month = ((f64::from(day) + 719_528.0) / 30.436_875) as i32 - 2;
    while first_day(month) < day {
        month += 1;
    }
    month
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;
    use proptest::prelude::*;

    fn reading(day: i32, value: f64) -> DatedValue {
        DatedValue { day, value }
    }

    fn across(targets: &[f64]) -> TrendContext {
        TrendContext { targets: targets.to_vec(), ..TrendContext::default() }
    }

    fn bare(width: f64, height: f64) -> Frame {
        Frame { left: 0.0, right: 0.0, top: 0.0, bottom: 0.0, ..Frame::new(width, height) }
    }

    #[test]
    fn months_start_on_their_first_day() {
        // 1970-01, 1970-03, 2000-02, 2000-03, 2027-01.
        let months = [1970 * 12, 1970 * 12 + 2, 2000 * 12 + 1, 2000 * 12 + 2, 2027 * 12];
        assert_eq!(months.map(first_day), [0, 59, 10_988, 11_017, 20_819]);
        assert_eq!((month_at_or_after(0), month_at_or_after(1)), (1970 * 12, 1970 * 12 + 1));
    }

    #[test]
    fn two_definitions_are_two_lines_and_order_does_not_matter() {
        let old = vec![reading(10, 0.0), reading(0, 50.0)];
        let chart = TrendChart::new(&bare(300.0, 100.0), &[vec![reading(30, 100.0)], old], &across(&[50.0]));
        let lines: Vec<&str> = chart.series.iter().map(|series| series.line.as_str()).collect();
        assert_eq!(lines, ["M300 0h0", "M0 50L100 100"]);
        assert_eq!((chart.zero, chart.targets[0].y, chart.series[1].dots.len()), (Some(100.0), 50.0, 2));
        let months: Vec<f64> = chart.spots().iter().map(|spot| spot.reach.x).collect();
        assert_eq!(months, [0.0, 100.0, 300.0]);
    }

    #[test]
    fn names_of_close_values_stand_apart() {
        let below = |targets: &[f64]| {
            let chart = TrendChart::new(&bare(300.0, 100.0), &[vec![reading(0, 100.0)]], &across(targets));
            chart.targets.iter().map(|target| target.label.at.y).collect::<Vec<_>>()
        };
        assert_eq!(below(&[50.0, 50.0, 20.0]), [46.0, 62.0, 78.0]);
        assert_eq!(below(&[0.0, 2.0]), [96.0, 80.0]);
        assert_eq!(below(&[100.0]), [16.0]);
    }

    #[test]
    fn ticks_are_mondays_then_first_days_of_months() {
        let ticks = |width, last| {
            let chart = TrendChart::new(
                &Frame::new(width, 200.0),
                &[vec![reading(20_819, 1.0), reading(20_819 + last, 2.0)]],
                &TrendContext::default(),
            );
            (chart.tick_unit, chart.day_ticks.iter().map(|tick| tick.value as i32 - 20_819).collect::<Vec<_>>())
        };
        // 2027-01-01 is a Friday.
        assert_eq!(ticks(340.0, 28), (DayTickUnit::Mondays, vec![3, 10, 17, 24]));
        assert_eq!(ticks(340.0, 100), (DayTickUnit::MonthStarts, vec![0, 31, 59, 90]));
        assert_eq!(ticks(640.0, 365), (DayTickUnit::MonthStarts, vec![0, 59, 120, 181, 243, 304, 365]));
        assert_eq!(ticks(340.0, 365), (DayTickUnit::MonthStarts, vec![0, 181, 365]));
    }

    #[test]
    fn a_single_reading_stands_in_the_middle_of_a_week() {
        let chart = TrendChart::new(&bare(700.0, 100.0), &[vec![reading(100, 5.0)]], &TrendContext::default());
        assert_eq!(chart.series[0].dots, [Point { x: 300.0, y: 0.0 }]);
        assert_eq!(TrendChart::new(&bare(700.0, 100.0), &[], &across(&[1.0])).series, []);
    }

    #[test]
    fn charts_share_their_days() {
        let context = TrendContext { days: Some((0, 100)), ..TrendContext::default() };
        let chart = TrendChart::new(&bare(100.0, 100.0), &[vec![reading(50, 5.0)]], &context);
        assert_eq!(chart.series[0].dots[0].x, 50.0);
    }

    #[test]
    fn noise_is_a_band_and_an_event_an_upright_line() {
        let context =
            TrendContext { noise: Some([25.0, 50.0, 100.0]), events: vec![20, 90, 500], ..TrendContext::default() };
        let chart = TrendChart::new(&bare(100.0, 100.0), &[vec![reading(0, 0.0), reading(100, 40.0)]], &context);
        assert_eq!(chart.noise, Some((Rect { x: 0.0, y: 0.0, width: 100.0, height: 75.0 }, 50.0)));
        let events: Vec<_> = chart.events.iter().map(|event| (event.x, event.label.anchor, event.label.at.y)).collect();
        let (start, end) = (TextAnchor::Start, TextAnchor::End);
        assert_eq!(events, [(20.0, start, 96.0), (90.0, end, 80.0), (100.0, end, 64.0)]);
    }

    #[test]
    fn no_more_than_half_of_the_axis_is_empty() {
        let zero = |values: &[f64]| value_domain(values.iter().copied());
        assert_eq!(zero(&[11.0, 13.0]), (10.8, 13.2));
        assert_eq!(zero(&[4.0, 13.0]), (0.0, 13.0));
        assert_eq!(zero(&[-11.0, -13.0]), (-13.2, -10.8));
        assert_eq!((zero(&[-2.0, 3.0]), zero(&[7.0]), zero(&[])), ((-2.0, 3.0), (0.0, 7.0), (0.0, 0.0)));
    }

    proptest! {
        #[test]
        fn all_stays_in_the_box(
            width in widths(), height in 160.0..400.0, targets in prop::collection::vec(awkward(), 0..4),
            days in prop::collection::vec((prop_oneof![19_000..22_000, any::<i32>()], awkward(), any::<bool>()), 0..40),
        ) {
            let of = |which: bool| days.iter().filter(|row| row.2 == which).map(|row| reading(row.0, row.1)).collect();
            let frame = Frame { top: LINE_HEIGHT, ..Frame::new(width, height) };
            let events = days.iter().take(4).map(|row| row.0).collect();
            let noise = targets.first().map(|value| [*value; 3]);
            let plan = vec![reading(19_000, 0.0), reading(22_000, 1.0)];
            let context = TrendContext { targets, days: Some((19_000, 22_000)), noise, events, plan };
            let chart = TrendChart::new(&frame, &[of(true), of(false)], &context);
            path_inside(width, height, &chart.plan);
            for series in &chart.series {
                path_inside(width, height, &series.line);
                series.dots.iter().for_each(|&dot| inside(width, height, dot));
            }
            chart.targets.iter().for_each(|target| inside(width, height, Point { x: 0.0, y: target.y }));
            let labels: Vec<LabelPosition> = chart.targets.iter().map(|target| target.label).collect();
            labels_fit(width, height, &labels);
            chart.noise.iter().for_each(|(band, center)| {
                inside(width, height, Point { x: band.x, y: band.y });
                inside(width, height, Point { x: band.x + band.width, y: band.y + band.height });
                inside(width, height, Point { x: band.x, y: *center });
            });
            for event in &chart.events {
                inside(width, height, Point { x: event.x, y: 0.0 });
                labels_fit(width, height, &[event.label]);
            }
            ticks_fit(&frame, &chart.day_ticks);
            value_ticks_fit(&chart.value_ticks);
        }
    }
}
