//! Readings over time, against a benchmark and a target.
use super::flow::vertical;
use super::frame::{Frame, Point, Rect, Tick, finite, order};
use super::path::broken_line;
use super::scale::Linear;

/// A reading: a day and its value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// Days since 1970-01-01.
    pub day: i32,
    /// The value; none where nothing was measured, which breaks the line.
    pub value: Option<f64>,
}

/// What the distance between ticks is, so that the page can format them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calendar {
    /// Mondays.
    Weeks,
    /// First days of months.
    Months,
}

/// A trend, drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// Path of the line, broken at gaps.
    pub line: String,
    /// A dot for each reading with a value, in order of day.
    pub dots: Vec<Point>,
    /// The plot.
    pub plot: Rect,
    /// Where the benchmark is, vertically.
    pub benchmark: Option<f64>,
    /// Where the target is, vertically.
    pub target: Option<f64>,
    /// Ticks of time; values are days since 1970-01-01.
    pub day_ticks: Vec<Tick>,
    /// What those days are.
    pub calendar: Calendar,
    /// Ticks of the value.
    pub value_ticks: Vec<Tick>,
}

/// Draws readings in any order. The vertical axis holds 0, the benchmark and the target.
pub fn trend(frame: &Frame, readings: &[Reading], benchmark: Option<f64>, target: Option<f64>) -> Trend {
    let plot = frame.plot();
    let keys: Vec<f64> = readings.iter().map(|reading| f64::from(reading.day)).collect();
    let readings: Vec<Reading> = order(&keys).into_iter().map(|index| readings[index]).collect();
    let (first, last) = days(&readings);
    let time = Linear::new(f64::from(first), f64::from(last), plot.x, plot.x + plot.width);
    let usable = |value: Option<f64>| value.filter(|value| value.is_finite());
    let values = readings.iter().map(|reading| reading.value).chain([benchmark, target]).filter_map(usable);
    let (low, high) = values.fold((0.0, 0.0), |(low, high): (f64, f64), value| (low.min(value), high.max(value)));
    let (scale, value_ticks) = vertical(frame, &plot, low, high);
    let point = |day: i32, value: f64| Point { x: time.at(f64::from(day)), y: scale.at(value) };
    let runs: Vec<Vec<Point>> = readings
        .split(|reading| usable(reading.value).is_none())
        .filter(|run| !run.is_empty())
        .map(|run| run.iter().map(|reading| point(reading.day, reading.value.map_or(0.0, finite))).collect())
        .collect();
    let (calendar, day_ticks) = day_ticks(frame, &time, first, last);
    Trend {
        line: broken_line(&runs),
        dots: runs.concat(),
        plot,
        benchmark: usable(benchmark).map(|value| scale.at(value)),
        target: usable(target).map(|value| scale.at(value)),
        day_ticks,
        calendar,
        value_ticks,
    }
}

/// The first and last day, at least a week apart so that a single reading stands in time, not at an edge.
fn days(readings: &[Reading]) -> (i32, i32) {
    let bounded = |day: i32| day.clamp(-EARLIEST_LATEST, EARLIEST_LATEST);
    let first = readings.first().map_or(0, |reading| bounded(reading.day));
    let last = readings.last().map_or(0, |reading| bounded(reading.day));
    let missing = (7 - (last - first)).max(0);
    (first - missing / 2, last + (missing + 1) / 2)
}

/// About 2,700 years from 1970 either way: beyond it days are no dates, and are drawn at the edge.
const EARLIEST_LATEST: i32 = 1_000_000;

/// Mondays where they fit, every second or fourth if need be; else first days of months, or of every few months.
pub(super) fn day_ticks(frame: &Frame, time: &Linear, first: i32, last: i32) -> (Calendar, Vec<Tick>) {
    let most = frame.horizontal_labels();
    let drawn = |days: Vec<i32>| frame.ticks(days.into_iter().map(f64::from), |day| time.at(day));
    // 1970-01-05 was a Monday.
    let monday = first + (4 - first).rem_euclid(7);
    for weeks in [1, 2] {
        let days: Vec<i32> = (monday..=last).step_by(weeks * 7).take(most + 1).collect();
        if days.len() <= most {
            return (Calendar::Weeks, drawn(days));
        }
    }
    let (from, to) = (month_at_or_after(first), month_at_or_after(last + 1) - 1);
    let years = (1..).map(|doubling| 12 << doubling);
    let fits = |step: &i32| (to.div_euclid(*step) - (from - 1).div_euclid(*step)) as usize <= most;
    let step = [1, 2, 3, 6, 12].into_iter().chain(years).find(fits).unwrap_or(12);
    let months = (from..=to).filter(|month| month.rem_euclid(step) == 0);
    (Calendar::Months, drawn(months.map(first_day).collect()))
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

    fn reading(day: i32, value: f64) -> Reading {
        Reading { day, value: Some(value) }
    }

    #[test]
    fn months_start_on_their_first_day() {
        // 1970-01, 1970-03, 2000-02, 2000-03, 2027-01.
        let months = [1970 * 12, 1970 * 12 + 2, 2000 * 12 + 1, 2000 * 12 + 2, 2027 * 12];
        assert_eq!(months.map(first_day), [0, 59, 10_988, 11_017, 20_819]);
        assert_eq!((month_at_or_after(0), month_at_or_after(1)), (1970 * 12, 1970 * 12 + 1));
    }

    #[test]
    fn a_gap_breaks_the_line_and_order_does_not_matter() {
        let frame = Frame { left: 0.0, right: 0.0, top: 0.0, bottom: 0.0, ..Frame::new(300.0, 100.0) };
        let gap = Reading { day: 20, value: None };
        let chart = trend(&frame, &[reading(30, 100.0), reading(0, 50.0), gap, reading(10, 0.0)], Some(50.0), None);
        assert_eq!(chart.line, "M0 50L100 100M300 0h0");
        assert_eq!(chart.dots.len(), 3);
        assert_eq!((chart.benchmark, chart.target), (Some(50.0), None));
    }

    #[test]
    fn ticks_are_mondays_then_first_days_of_months() {
        let ticks = |width, last| {
            let chart =
                trend(&Frame::new(width, 200.0), &[reading(20_819, 1.0), reading(20_819 + last, 2.0)], None, None);
            (chart.calendar, chart.day_ticks.iter().map(|tick| tick.value as i32 - 20_819).collect::<Vec<_>>())
        };
        // 2027-01-01 is a Friday.
        assert_eq!(ticks(340.0, 28), (Calendar::Weeks, vec![3, 10, 17, 24]));
        assert_eq!(ticks(340.0, 100), (Calendar::Months, vec![0, 31, 59, 90]));
        assert_eq!(ticks(640.0, 365), (Calendar::Months, vec![0, 59, 120, 181, 243, 304, 365]));
        assert_eq!(ticks(340.0, 365), (Calendar::Months, vec![0, 181, 365]));
    }

    #[test]
    fn a_single_reading_stands_in_the_middle_of_a_week() {
        let frame = Frame { left: 0.0, right: 0.0, top: 0.0, bottom: 0.0, ..Frame::new(700.0, 100.0) };
        assert_eq!(trend(&frame, &[reading(100, 5.0)], None, None).dots, [Point { x: 300.0, y: 0.0 }]);
        assert_eq!(trend(&frame, &[], None, Some(1.0)).line, "");
    }

    proptest! {
        #[test]
        fn all_stays_in_the_box(
            width in widths(), height in 160.0..400.0, benchmark in prop::option::of(awkward()), target in prop::option::of(awkward()),
            days in prop::collection::vec((prop_oneof![19_000..22_000, any::<i32>()], prop::option::of(awkward())), 0..40),
        ) {
            let readings: Vec<_> = days.into_iter().map(|(day, value)| Reading { day, value }).collect();
            let frame = Frame::new(width, height);
            let chart = trend(&frame, &readings, benchmark, target);
            path_inside(width, height, &chart.line);
            chart.dots.iter().for_each(|&dot| inside(width, height, dot));
            for y in [chart.benchmark, chart.target].into_iter().flatten() {
                inside(width, height, Point { x: 0.0, y });
            }
            ticks_fit(&frame, &chart.day_ticks);
        }
    }
}
