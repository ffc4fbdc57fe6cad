//! The weeks of a window: hours in meetings, for deep work and outside working hours.

use super::{Picture, frame, nothing, number, tenths};
use crate::chart::layout::{Frame, GAP, Point, Tick};
use crate::chart::trend::{DatedValue, DayTickUnit, TrendChart, TrendContext};
use crate::model::date::Date;
use crate::model::kpi::BlockLength;
use crate::model::takeover::deep_work_hours;
use crate::page::chart::{Legend, MIDDLE, SvgShape, axis, line_mark};
use crate::text::dates::date_with_year;
use crate::text::measured_pictures::{week_words, weeks_finding, whole_weeks};
use crate::text::{date_without_year, month_with_year};
use leptos::prelude::*;
use measure_messages::WeekLoad;

const LEGEND: Legend = &[
    (|| line_mark("series load"), "hours in meetings"),
    (|| line_mark("series deep"), "hours for deep work"),
    (|| line_mark("series outside"), "hours in meetings outside working hours"),
    (|| SvgShape::Circle("point", MIDDLE), "a week"),
];
/// The lines and their points, in the order of the legend.
const LINES: [(&str, &str); 3] =
    [("series load", "point load"), ("series deep", "point deep"), ("series outside", "point outside")];
/// More weeks than this have no dots: they would touch.
const MOST_DOTS: usize = 26;

/// The weeks of a window, and what counts as deep work.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Weeks {
    /// The blocks of seven days; shorter ones are left out.
    pub(crate) weeks: Vec<WeekLoad>,
    /// How long a gap must be.
    pub(crate) block: BlockLength,
}

impl Weeks {
    fn deep(&self, week: &WeekLoad) -> f64 {
        deep_work_hours(&week.deep_work_hours, self.block)
    }

    fn chart(&self, width: f64, height: f64) -> (Frame, TrendChart) {
        let frame = frame(width, height);
        let series = |value: &dyn Fn(&WeekLoad) -> f64| -> Vec<DatedValue> {
            let dated = |week: &WeekLoad| Some(DatedValue { day: day(week)?.day_number(), value: value(week) });
            whole_weeks(&self.weeks).filter_map(dated).collect()
        };
        let lines =
            [series(&|week| week.meeting_hours), series(&|week| self.deep(week)), series(&|week| week.out_of_hours)];
        let chart = TrendChart::new(&frame, &lines, &TrendContext { targets: vec![0.0], ..Default::default() });
        (frame, chart)
    }

    fn shapes(&self, width: f64, height: f64) -> Vec<SvgShape> {
        let (frame, chart) = self.chart(width, height);
        if chart.series.iter().all(|line| line.dots.is_empty()) {
            return Vec::new();
        }
        let mut shapes = axis(&chart.plot, &chart.value_ticks, chart.zero, |value| format!("{} h", tenths(value)));
        for (line, (class, point)) in chart.series.iter().zip(LINES) {
            shapes.push(SvgShape::Path(class, line.line.clone()));
            if line.dots.len() <= MOST_DOTS {
                shapes.extend(line.dots.iter().map(|dot| SvgShape::Circle(point, *dot)));
            }
        }
        let tick = |tick: &Tick| {
            let date = Date::from_day_number(tick.value as i64)?;
            let is_day = chart.tick_unit == DayTickUnit::Mondays;
            let text = if is_day { date_without_year(date) } else { month_with_year(date) };
            Some(SvgShape::Text("tick", Point { x: tick.at, y: frame.height - GAP }, tick.anchor, text))
        };
        shapes.extend(chart.day_ticks.iter().filter_map(tick));
        shapes
    }
}

fn day(week: &WeekLoad) -> Option<Date> {
    week.from.parse().ok()
}

fn name(week: &WeekLoad) -> String {
    day(week).map_or_else(|| week.from.clone(), date_with_year)
}

/// The hours of each week.
pub(crate) fn weeks(id: &'static str, weeks: Memo<Weeks>) -> AnyView {
    let picture: Picture<Weeks> = Picture {
        heading: "Week by week",
        legend: LEGEND,
        finding: |weeks| {
            let least = weeks.block.minutes().unsigned_abs() as u32;
            weeks_finding(&weeks.weeks, least, |week| weeks.deep(week), &number)
        },
        shapes: Weeks::shapes,
        height: None,
        // One spot for a week: its points on all lines.
        spots: |weeks, width, height| {
            let (_, chart) = weeks.chart(width, height);
            let places = chart.series.first().map(|line| line.dots.len()).unwrap_or_default();
            let points =
                |week: usize| chart.series.iter().filter_map(|line| line.dots.get(week).copied()).collect::<Vec<_>>();
            let spot = |week: usize| crate::chart::spot::Spot::upright(&chart.plot, points(week)[0].x, points(week));
            (0..places).map(spot).collect()
        },
        words: |weeks, spot| {
            let week = whole_weeks(&weeks.weeks).nth(spot);
            week.map_or_else(String::new, |week| week_words(&name(week), week, weeks.deep(week), &number))
        },
        heads: &["Week from", "Days", "Hours in meetings", "Outside working hours", "For deep work"],
        rows: |weeks| {
            let row = |week: &WeekLoad| {
                let cells = [week.meeting_hours, week.out_of_hours, weeks.deep(week)].map(tenths);
                (name(week), [vec![week.days.to_string()], cells.to_vec()].concat())
            };
            weeks.weeks.iter().map(row).collect()
        },
        below: nothing,
    };
    picture.view(id, weeks)
}
