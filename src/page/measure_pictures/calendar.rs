//! Pictures of calendars: the week as a heat map, the ranking of meetings, and the gaps between them.

use super::{NamedRow, Picture, frame, nothing, number, tenths};
use crate::chart::columns::ColumnChart;
use crate::chart::layout::{CHARACTER_WIDTH, GAP, LINE_HEIGHT, LabelPosition, Point, TextAnchor};
use crate::chart::text_width::{fit, text_width};
use crate::chart::week_map::{HeatCell, WeekMap};
use crate::page::chart::{Legend, PictureBar, SvgShape, area_mark, bar_layout, bar_shapes};
use crate::page::format;
use crate::page::ui::html;
use crate::text::measured_pictures::{
    GAP_LENGTHS, WEEKDAYS, gap_hours, gaps_finding, gaps_of_day, hour_span, meeting_load, meetings_finding, minutes,
    out_of_hours_finding, ranked_meeting, ranking_finding, shown_hours, week_hour,
};
use leptos::prelude::*;
use measure_messages::{CalendarPictures, RankedMeeting, WeekGrid};
use std::ops::Range;

/// The width of the names of days and hours.
const NAME_WIDTH: f64 = 5.0 * CHARACTER_WIDTH;

const HEAT: Legend = &[
    (|| area_mark("heat heat-1"), "under 15 minutes of the hour"),
    (|| area_mark("heat heat-2"), "15 to 30"),
    (|| area_mark("heat heat-3"), "30 to 45"),
    (|| area_mark("heat heat-4"), "45 or more"),
    (|| area_mark("heat"), "working time without meetings"),
];

/// Hours of meetings by weekday and hour, with what is shown around them.
#[derive(Clone, Debug, PartialEq)]
struct MeetingMap {
    grid: WeekGrid,
    /// Cells with working time are framed.
    working: WeekGrid,
    hours: Range<usize>,
    finding: String,
}

/// The week as a heat map of meeting hours.
pub(crate) fn meetings_by_hour(id: &'static str, pictures: Memo<CalendarPictures>) -> AnyView {
    week_map("Meetings by weekday and hour", id, pictures, |pictures| {
        (pictures.meetings.clone(), meetings_finding(pictures, &number))
    })
}

/// The same of meetings outside working hours.
pub(crate) fn out_of_hours_by_hour(id: &'static str, pictures: Memo<CalendarPictures>) -> AnyView {
    week_map("Meetings outside working hours", id, pictures, |pictures| {
        (pictures.out_of_hours.clone(), out_of_hours_finding(pictures, &number))
    })
}

fn week_map(
    heading: &'static str,
    id: &'static str,
    pictures: Memo<CalendarPictures>,
    of: fn(&CalendarPictures) -> (WeekGrid, String),
) -> AnyView {
    let data = Memo::new(move |_| {
        pictures.with(|pictures| {
            let (grid, finding) = of(pictures);
            MeetingMap { grid, working: pictures.working.clone(), hours: shown_hours(pictures), finding }
        })
    });
    let picture: Picture<MeetingMap> = Picture {
        heading,
        legend: HEAT,
        finding: |map| map.finding.clone(),
        shapes: MeetingMap::shapes,
        height: Some(|map, width| WeekMap::least_height(width, map.hours.clone(), NAME_WIDTH)),
        spots: |map, width, height| map.drawn(width, height).spots(),
        words: MeetingMap::words,
        heads: &["Minutes a week", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        rows: MeetingMap::rows,
        below: nothing,
    };
    picture.view(id, data)
}

impl MeetingMap {
    fn drawn(&self, width: f64, height: f64) -> WeekMap {
        WeekMap::new(width, height, self.hours.clone(), NAME_WIDTH)
    }

    fn shapes(&self, width: f64, height: f64) -> Vec<SvgShape> {
        let cell = |day: usize, hour: usize| {
            let share = self.grid.0[day][hour];
            let shown = minutes(share);
            HeatCell {
                share: if shown > 0.0 { share } else { 0.0 },
                text: number(shown, 0),
                framed: self.working.0[day][hour] > 0.0,
            }
        };
        self.drawn(width, height).shapes(cell, |day| WEEKDAYS[day][..3].to_owned(), |hour| hour.to_string())
    }

    fn words(&self, spot: usize) -> String {
        let (day, hour) = WeekMap::day_and_hour(&self.hours, spot);
        self.grid.0.get(day).map_or_else(String::new, |hours| week_hour(day, hour, hours[hour], &number))
    }

    fn rows(&self) -> Vec<NamedRow> {
        let row = |hour: usize| {
            let cells = self.grid.0.iter().map(|day| number(minutes(day[hour]), 0));
            (hour_span(hour), cells.collect())
        };
        self.hours.clone().map(row).collect()
    }
}

/// What a year of meetings costs, and what it is measured by.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct YearlyCost {
    /// The pictures.
    pub(crate) pictures: CalendarPictures,
    /// Weeks of a year with meetings.
    pub(crate) weeks: f64,
    /// Cost of an hour of a person; none to show hours only.
    pub(crate) hourly: Option<f64>,
    /// The currency of the cost.
    pub(crate) currency: String,
}

impl YearlyCost {
    fn hours(&self, meeting: &RankedMeeting) -> f64 {
        meeting.people_hours_per_week * self.weeks
    }

    fn money(&self, meeting: &RankedMeeting) -> Option<String> {
        let cost = self.hourly? * self.hours(meeting);
        Some(format::round_money(cost, &self.currency))
    }

    fn load(&self, meeting: &RankedMeeting) -> String {
        meeting_load(self.hours(meeting), self.money(meeting).as_deref(), &number)
    }

    fn bars(&self) -> Vec<PictureBar> {
        let bar = |meeting: &RankedMeeting| {
            let hours = self.hours(meeting);
            PictureBar {
                name: fit(&meeting.name, MOST_NAME),
                amount: (hours, self.money(meeting).unwrap_or_else(|| format!("{} h", number(hours, 0)))),
            }
        };
        self.pictures.ranked.iter().take(MOST_BARS).map(bar).collect()
    }
}

/// Meetings that are drawn; the table holds all.
const MOST_BARS: usize = 12;
/// The longest name beside a bar.
const MOST_NAME: f64 = 32.0 * CHARACTER_WIDTH;

/// The meetings that take most, by attendees × hours a year.
pub(crate) fn meeting_ranking(id: &'static str, cost: Memo<YearlyCost>) -> AnyView {
    let picture: Picture<YearlyCost> = Picture {
        heading: "Meetings that take the most time",
        legend: &[],
        finding: |cost| {
            let load = cost.pictures.ranked.first().map(|meeting| cost.load(meeting)).unwrap_or_default();
            let rate = cost.hourly.map(|hourly| format::money(hourly, &cost.currency));
            ranking_finding(&cost.pictures, &load, rate.as_deref(), &number)
        },
        shapes: |cost, width, height| bar_shapes(&cost.bars(), "cost", width, height),
        height: Some(|cost, width| bar_layout(&cost.bars(), width).height(cost.bars().len())),
        spots: |cost, width, _| {
            let bars = cost.bars();
            bar_layout(&bars, width).spots(bars.len())
        },
        words: |cost, spot| {
            let meeting = cost.pictures.ranked.get(spot);
            meeting.map_or_else(String::new, |meeting| ranked_meeting(meeting, &cost.load(meeting), &number))
        },
        heads: &["Meeting", "Kind", "A week", "Minutes", "People", "Person-hours a year", "Cost a year"],
        rows: |cost| cost.pictures.ranked.iter().map(|meeting| ranking_row(cost, meeting)).collect(),
        below: |cost| {
            let left_out = cost.pictures.ranked_left_out;
            let words = (left_out > 0).then(|| {
                html::p().class("quiet").child(format!("{left_out} more meetings take less and are not listed."))
            });
            words.map(crate::page::ui::Element::into_any).into_any()
        },
    };
    picture.view(id, cost)
}

fn ranking_row(cost: &YearlyCost, meeting: &RankedMeeting) -> (String, Vec<String>) {
    let kind = if meeting.repeats { "series" } else { "single" };
    let cells = vec![
        kind.to_owned(),
        tenths(meeting.per_week),
        number(meeting.minutes, 0),
        tenths(meeting.attendees),
        number(cost.hours(meeting), 0),
        cost.money(meeting).unwrap_or_else(|| "–".to_owned()),
    ];
    (meeting.name.clone(), cells)
}

/// The classes of gaps, from the shortest.
const GAPS: [&str; GAP_LENGTHS.len()] = ["gap gap-1", "gap gap-2", "gap gap-3", "gap gap-4", "gap gap-5"];

const GAP_LEGEND: Legend = &[
    (|| area_mark(GAPS[0]), GAP_LENGTHS[0]),
    (|| area_mark(GAPS[1]), GAP_LENGTHS[1]),
    (|| area_mark(GAPS[2]), GAP_LENGTHS[2]),
    (|| area_mark(GAPS[3]), GAP_LENGTHS[3]),
    (|| area_mark(GAPS[4]), GAP_LENGTHS[4]),
];

/// Free working time by weekday and length of the gap.
pub(crate) fn gaps(id: &'static str, pictures: Memo<CalendarPictures>) -> AnyView {
    let picture: Picture<CalendarPictures> = Picture {
        heading: "Gaps between meetings",
        legend: GAP_LEGEND,
        finding: |pictures| gaps_finding(pictures, &number),
        shapes: gap_shapes,
        height: None,
        spots: |pictures, width, height| gap_columns(pictures, width, height).spots(),
        words: |pictures, spot| {
            let day = working_days(pictures).nth(spot);
            day.map_or_else(String::new, |day| gaps_of_day(day, &pictures.gaps[day], &number))
        },
        heads: &["A week", GAP_LENGTHS[0], GAP_LENGTHS[1], GAP_LENGTHS[2], GAP_LENGTHS[3], GAP_LENGTHS[4]],
        rows: |pictures| {
            let row = |day: usize| {
                let cells = pictures.gaps[day].iter().map(|class| gap_hours(class, &number));
                (WEEKDAYS[day].to_owned(), cells.collect())
            };
            working_days(pictures).map(row).collect()
        },
        below: |_| {
            html::p().class("quiet").child("Each cell of the table gives the hours and the number of gaps.").into_any()
        },
    };
    picture.view(id, pictures)
}

/// The weekdays with working time.
fn working_days(pictures: &CalendarPictures) -> impl Iterator<Item = usize> {
    (0..7).filter(|&day| pictures.working.0[day].iter().any(|hours| *hours > 0.0))
}

fn gap_columns(pictures: &CalendarPictures, width: f64, height: f64) -> ColumnChart {
    let parts = |day: usize| pictures.gaps[day].iter().map(|class| class.hours).collect();
    ColumnChart::new(&frame(width, height), &working_days(pictures).map(parts).collect::<Vec<_>>(), None)
}

fn gap_shapes(pictures: &CalendarPictures, width: f64, height: f64) -> Vec<SvgShape> {
    let (frame, chart) = (frame(width, height), gap_columns(pictures, width, height));
    let days: Vec<usize> = working_days(pictures).collect();
    if days.is_empty() {
        return Vec::new();
    }
    let names: Vec<String> = days.iter().map(|day| WEEKDAYS[*day][..3].to_owned()).collect();
    let mut shapes = chart.shapes(&GAPS, |value| format!("{} h", tenths(value)));
    shapes.extend(chart.names(&frame, &names));
    for (day, parts) in days.iter().zip(&chart.columns) {
        for ((part, class), value) in parts.iter().zip(&pictures.gaps[*day]).zip(VALUES) {
            let text = tenths(class.hours);
            if part.height >= LINE_HEIGHT && text_width(&text) <= part.width {
                let at = Point { x: part.x + part.width / 2.0, y: part.y + part.height / 2.0 + GAP };
                let label = LabelPosition { at, anchor: TextAnchor::Middle, max_width: part.width };
                shapes.push(SvgShape::fitted(value, label, &text));
            }
        }
    }
    shapes
}

/// The classes of the hours written on gaps.
const VALUES: [&str; GAP_LENGTHS.len()] =
    ["value on-gap-1", "value on-gap-2", "value on-gap-3", "value on-gap-4", "value on-gap-5"];
