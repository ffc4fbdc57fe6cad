//! Pictures of tickets: times to resolution as a distribution, and by month.

use super::{Picture, frame, nothing, number, tenths};
use crate::chart::columns::ColumnChart;
use crate::chart::layout::{GAP, LINE_HEIGHT, LabelPosition, Point, TextAnchor};
use crate::page::chart::{Legend, SvgShape, area_mark, line_mark};
use crate::text::measured_service::{
    month_name, month_words, months_finding, resolution_bin, resolution_edge, resolution_finding, resolution_words,
};
use leptos::prelude::*;
use measure_messages::{Month, RESOLUTION_EDGES, TicketFigures, TicketPictures};

/// The line that the share of tickets under a day is measured by, in hours.
const DAY: f64 = 24.0;

/// Measured tickets.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tickets {
    /// The figures.
    pub(crate) figures: TicketFigures,
    /// What is drawn beside them.
    pub(crate) pictures: TicketPictures,
}

const TIMES: Legend = &[
    (|| area_mark("benefit"), "under 24 hours"),
    (|| area_mark("measured"), "24 hours or more"),
    (|| line_mark("target"), "24 hours"),
];

/// Times to resolution as a distribution.
pub(crate) fn resolution_times(id: &'static str, tickets: Memo<Tickets>) -> AnyView {
    let picture: Picture<Tickets> = Picture {
        heading: "Time to resolution",
        legend: TIMES,
        finding: |tickets| resolution_finding(&tickets.figures, &number),
        shapes: time_shapes,
        height: None,
        spots: |tickets, width, height| time_columns(tickets, width, height).spots(),
        words: |tickets, bin| resolution_words(&tickets.pictures, bin, &number),
        heads: &["Time to resolution", "Tickets", "Share"],
        rows: |tickets| {
            let all = tickets.pictures.resolved.iter().sum::<usize>().max(1) as f64;
            let row = |(bin, found): (usize, &usize)| {
                let found = *found as f64;
                (resolution_bin(bin), vec![number(found, 0), format!("{}%", tenths(found / all * 100.0))])
            };
            tickets.pictures.resolved.iter().enumerate().map(row).collect()
        },
        below: nothing,
    };
    picture.view(id, tickets)
}

/// Two parts a column, of which one is zero: under a day, and from a day on.
fn time_columns(tickets: &Tickets, width: f64, height: f64) -> ColumnChart {
    let parts = |(found, edge): (&usize, f64)| {
        let found = *found as f64;
        if edge < DAY { vec![found, 0.0] } else { vec![0.0, found] }
    };
    let values: Vec<Vec<f64>> = tickets.pictures.resolved.iter().zip(RESOLUTION_EDGES).map(parts).collect();
    ColumnChart::new(&frame(width, height), &values, None)
}

fn time_shapes(tickets: &Tickets, width: f64, height: f64) -> Vec<SvgShape> {
    if tickets.figures.resolved == 0 {
        return Vec::new();
    }
    let chart = time_columns(tickets, width, height);
    let mut shapes = chart.shapes(&["benefit", "measured"], |value| number(value, 0));
    shapes.extend(chart.edge_names(&frame(width, height), &RESOLUTION_EDGES.map(resolution_edge)));
    let day = RESOLUTION_EDGES.iter().position(|edge| *edge == DAY).unwrap_or_default();
    let x = chart.edge(day);
    let (top, foot) = (Point { x, y: chart.plot.y }, Point { x, y: chart.plot.y + chart.plot.height });
    shapes.push(SvgShape::Line("target", top, foot));
    let counts = chart.columns.iter().enumerate().zip(&tickets.pictures.resolved).filter(|(_, found)| **found > 0);
    shapes
        .extend(counts.map(|((bin, _), found)| SvgShape::fitted("label", chart.above(bin), &number(*found as f64, 0))));
    shapes
}

const MONTHS: Legend =
    &[(|| area_mark("measured"), "median hours to resolution"), (|| line_mark("target"), "24 hours")];

/// The median time to resolution of each month.
pub(crate) fn resolution_by_month(id: &'static str, tickets: Memo<Tickets>) -> AnyView {
    let picture: Picture<Tickets> = Picture {
        heading: "Time to resolution by month",
        legend: MONTHS,
        finding: |tickets| months_finding(&tickets.figures.by_month, &number),
        shapes: month_shapes,
        height: None,
        spots: |tickets, width, height| month_columns(tickets, width, height).spots(),
        words: |tickets, month| {
            let month = tickets.figures.by_month.get(month);
            month.map_or_else(String::new, |month| month_words(month, &number))
        },
        heads: &["Month", "Resolved tickets", "Median hours", "Under 24 hours"],
        rows: |tickets| {
            let row = |month: &Month| {
                let median = month.median_hours.map_or_else(|| "–".to_owned(), tenths);
                let share =
                    month.under_24h.map_or_else(|| "–".to_owned(), |share| format!("{}%", number(share * 100.0, 0)));
                (month_name(&month.month), vec![number(month.resolved as f64, 0), median, share])
            };
            tickets.figures.by_month.iter().map(row).collect()
        },
        below: nothing,
    };
    picture.view(id, tickets)
}

fn month_columns(tickets: &Tickets, width: f64, height: f64) -> ColumnChart {
    let value = |month: &Month| vec![month.median_hours.unwrap_or_default()];
    ColumnChart::new(&frame(width, height), &tickets.figures.by_month.iter().map(value).collect::<Vec<_>>(), Some(DAY))
}

fn month_shapes(tickets: &Tickets, width: f64, height: f64) -> Vec<SvgShape> {
    let months = &tickets.figures.by_month;
    if months.is_empty() {
        return Vec::new();
    }
    let chart = month_columns(tickets, width, height);
    let mut shapes = chart.shapes(&["measured"], |value| format!("{} h", number(value, 0)));
    let names: Vec<String> = months.iter().map(|month| month_name(&month.month)).collect();
    shapes.extend(chart.names(&frame(width, height), &names));
    let line = chart.line.map(|y| LabelPosition {
        at: Point { x: chart.plot.x + chart.plot.width, y: (y - GAP).max(LINE_HEIGHT * 0.75) },
        anchor: TextAnchor::End,
        max_width: chart.plot.width,
    });
    shapes.extend(line.map(|label| SvgShape::label(label, "24 hours".to_owned())));
    shapes
}
