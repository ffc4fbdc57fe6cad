//! Pictures of a roster: the day in UTC with everybody's working hours, people at work, the fairest hour and handoffs.

use super::{Picture, frame, nothing, number, tenths};
use crate::chart::columns::ColumnChart;
use crate::chart::day_bands::{DayBands, DayBandsData, Minutes};
use crate::chart::layout::CHARACTER_WIDTH;
use crate::chart::text_width::{fit, text_width};
use crate::page::chart::{Legend, SvgShape, area_mark};
use crate::page::table::{column_head, number_cell, number_head, row_head, scroll_box, table};
use crate::page::ui::{Child, Element, html};
use crate::text::measured_service::{
    at_work_finding, band_words, clock, fairest_finding, handoff_words, handoffs_finding, outside_words, pairs_apart,
    place, roster_finding, span, takes_over,
};
use leptos::prelude::*;
use measure_messages::{Band, Handoff, MinuteSpan, RosterFigures, RosterPictures};

/// People that are drawn; the table holds all.
const MOST_ROWS: usize = 40;
/// Pairs that are named below the picture.
const MOST_PAIRS: usize = 8;
/// The longest name beside a band.
const MOST_NAME: f64 = 24.0 * CHARACTER_WIDTH;

/// A measured roster.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Roster {
    /// The figures.
    pub(crate) figures: RosterFigures,
    /// What is drawn beside them.
    pub(crate) pictures: RosterPictures,
}

fn minutes(spans: &[MinuteSpan]) -> Vec<Minutes> {
    spans.iter().map(|span| (span.from, span.to)).collect()
}

/// Rows of bands with their names.
struct Rows {
    names: Vec<String>,
    bands: Vec<Vec<Minutes>>,
    shared: Vec<Minutes>,
    marked: Option<Minutes>,
}

impl Rows {
    fn people(roster: &Roster) -> Self {
        let RosterPictures { bands, overlap, fairest, .. } = &roster.pictures;
        let drawn = &bands[..bands.len().min(MOST_ROWS)];
        Self {
            names: drawn.iter().map(|band| fit(&format!("{}, {}", band.name, place(&band.zone)), MOST_NAME)).collect(),
            bands: drawn.iter().map(|band| minutes(&band.works)).collect(),
            shared: if bands.len() > 1 { minutes(overlap) } else { Vec::new() },
            marked: fairest.as_ref().map(|fairest| (fairest.from, fairest.from + 60)),
        }
    }

    fn handoffs(roster: &Roster) -> Self {
        let band = |step: &Handoff| match (step.from, step.from + step.minutes) {
            (from, to) if to > 1440 => vec![(from, 1440), (0, to - 1440)],
            (from, to) => vec![(from, to)],
        };
        let steps = &roster.pictures.handoffs;
        Self {
            names: steps.iter().map(|step| fit(&place(&step.zone), MOST_NAME)).collect(),
            bands: steps.iter().map(band).collect(),
            shared: Vec::new(),
            marked: None,
        }
    }

    fn name_width(&self) -> f64 {
        self.names.iter().map(|name| text_width(name)).fold(0.0, f64::max)
    }

    fn height(&self, width: f64) -> f64 {
        DayBands::height(self.names.len(), width, self.name_width())
    }

    fn drawn(&self, width: f64) -> DayBands {
        let data = DayBandsData { rows: &self.bands, shared: &self.shared, marked: self.marked };
        DayBands::new(width, self.name_width(), &data)
    }

    fn shapes(&self, width: f64) -> Vec<SvgShape> {
        let marked = self.marked.map_or_else(String::new, |(from, _)| format!("{} UTC", clock(from)));
        self.drawn(width).shapes(&self.names, |hour| format!("{hour}:00"), &marked)
    }
}

const BANDS: Legend = &[
    (|| area_mark("measured"), "at work, by the clock in UTC"),
    (|| area_mark("shared"), "everybody is at work"),
    (|| area_mark("marked"), "fairest hour for a rare live meeting"),
];

/// Everybody's working hours over the day in UTC, with what all share and the fairest hour.
pub(crate) fn roster_bands(id: &'static str, roster: Memo<Roster>) -> AnyView {
    let picture: Picture<Roster> = Picture {
        heading: "The team’s day",
        legend: BANDS,
        finding: |roster| roster_finding(&roster.pictures, &number),
        shapes: |roster, width, _| Rows::people(roster).shapes(width),
        height: Some(|roster, width| Rows::people(roster).height(width)),
        spots: |roster, width, _| Rows::people(roster).drawn(width).spots(),
        words: |roster, row| roster.pictures.bands.get(row).map(band_words).unwrap_or_default(),
        heads: &["Person", "Place", "At work (UTC)"],
        rows: |roster| {
            let row = |band: &Band| {
                let works: Vec<String> = band.works.iter().map(|part| span(part.from, part.to)).collect();
                let works = if works.is_empty() { "off".to_owned() } else { works.join(", ") };
                (band.name.clone(), vec![place(&band.zone), works])
            };
            roster.pictures.bands.iter().map(row).collect()
        },
        below: |roster| {
            let more = roster.pictures.bands.len().saturating_sub(MOST_ROWS);
            let more = (more > 0).then(|| format!("{more} more people are in the table only."));
            let words = more.into_iter().chain(pairs_apart(&roster.pictures, MOST_PAIRS));
            words.map(|words| html::p().class("quiet").child(words).into_any()).collect::<Vec<_>>().into_any()
        },
    };
    picture.view(id, roster)
}

/// The fairest hour with everybody's time of day; nothing where there is none.
pub(crate) fn fairest_hour(roster: Memo<Roster>) -> AnyView {
    let finding = Memo::new(move |_| roster.with(|roster| fairest_finding(&roster.pictures)));
    let shown = move || {
        let finding = finding.get()?;
        let how = "Of all hours that begin at a quarter hour, it is the one that asks least of the person who is worst off; of equals, \
                   the one that asks least of all together, then the earliest.";
        let heads = vec![column_head("Person"), number_head("Local start"), number_head("Working hours")];
        let rows = table(heads, move || roster.with(|roster| fairest_rows(&roster.pictures)));
        let card = html::section().class("chart-card");
        let head =
            html::div().class("chart-head").child(html::h3().child("Fairest hour")).child(html::p().child(finding));
        Some(
            card.child(head)
                .child(scroll_box("scroll tall", "Fairest hour", rows))
                .child(html::p().class("quiet").child(how)),
        )
    };
    (move || shown().map(Element::into_any)).into_child()
}

fn fairest_rows(pictures: &RosterPictures) -> Vec<Element> {
    let Some(fairest) = &pictures.fairest else { return Vec::new() };
    let row = |((band, outside), local): ((&Band, &Option<u16>), &u16)| {
        let cells = [clock(*local), outside_words(*outside)].map(number_cell);
        html::tr().child(row_head(format!("{}, {}", band.name, place(&band.zone)))).child(Vec::from(cells))
    };
    pictures.bands.iter().zip(&fairest.outside).zip(&fairest.local).map(row).collect()
}

const AT_WORK: Legend = &[(|| area_mark("measured"), "people at work, mean of the hour")];

/// The number of people at work in each hour of the day.
pub(crate) fn at_work(id: &'static str, roster: Memo<Roster>) -> AnyView {
    let picture: Picture<Roster> = Picture {
        heading: "People at work by hour",
        legend: AT_WORK,
        finding: |roster| at_work_finding(&roster.figures.by_utc_hour, roster.figures.people.len(), &number),
        shapes: |roster, width, height| {
            let chart = at_work_columns(roster, width, height);
            let mut shapes = chart.shapes(&["measured"], |value| number(value, 1));
            let hours: Vec<String> = (0..24).map(|hour| format!("{hour}:00")).collect();
            shapes.extend(chart.edge_names(&frame(width, height), &hours));
            shapes
        },
        height: None,
        spots: |roster, width, height| at_work_columns(roster, width, height).spots(),
        words: |roster, hour| {
            let people = roster.figures.by_utc_hour.get(hour).copied().unwrap_or_default();
            format!("{}: {} people at work.", span(hour as u16 * 60, hour as u16 * 60 + 60), tenths(people))
        },
        heads: &["Hour (UTC)", "People at work"],
        rows: |roster| {
            let row =
                |(hour, people): (usize, &f64)| (span(hour as u16 * 60, hour as u16 * 60 + 60), vec![tenths(*people)]);
            roster.figures.by_utc_hour.iter().enumerate().map(row).collect()
        },
        below: nothing,
    };
    picture.view(id, roster)
}

fn at_work_columns(roster: &Roster, width: f64, height: f64) -> ColumnChart {
    let values: Vec<Vec<f64>> = roster.figures.by_utc_hour.iter().map(|people| vec![*people]).collect();
    ColumnChart::new(&frame(width, height), &values, None)
}

const HANDOFFS: Legend = &[(|| area_mark("measured"), "at work, by the clock in UTC")];

/// How work is passed on around the day.
pub(crate) fn handoffs(id: &'static str, roster: Memo<Roster>) -> AnyView {
    let picture: Picture<Roster> = Picture {
        heading: "Handoffs that follow the sun",
        legend: HANDOFFS,
        finding: |roster| handoffs_finding(&roster.pictures, &number),
        shapes: |roster, width, _| Rows::handoffs(roster).shapes(width),
        height: Some(|roster, width| Rows::handoffs(roster).height(width)),
        spots: |roster, width, _| Rows::handoffs(roster).drawn(width).spots(),
        words: |roster, step| roster.pictures.handoffs.get(step).map(handoff_words).unwrap_or_default(),
        heads: &["Place", "People", "At work (UTC)", "Takes over"],
        rows: |roster| {
            let row = |step: &Handoff| {
                let over = step.together.map_or_else(|| "first".to_owned(), takes_over);
                (place(&step.zone), vec![step.people.to_string(), span(step.from, step.from + step.minutes), over])
            };
            roster.pictures.handoffs.iter().map(row).collect()
        },
        below: nothing,
    };
    picture.view(id, roster)
}
