//! The trend of a KPI: its readings by definition, against its baseline, the values to reach and usual noise, with events.

use super::card_state::CardState;
use super::kpi_format;
use crate::chart::layout::{CHARACTER_WIDTH, Frame, GAP, LINE_HEIGHT, Point};
use crate::chart::trend::{DatedValue, DayTickUnit, TrendChart, TrendContext};
use crate::model::date::Date;
use crate::model::kpi::{Annotation, ControlChart, Kpi, KpiId, KpiStanding, NoiseCheck, Reading, Scorecard};
use crate::model::promise::PlannedPath;
use crate::page::chart::{
    Legend, MIDDLE, ReadOut, SaveTable, SvgChart, SvgShape, area_mark, axis, legend_list, line_mark, square, svg_chart,
    upright_mark,
};
use crate::page::chunk::{details, of_case};
use crate::page::ui::{Child, fragment, html};
use crate::text::dates::reading_time;
use crate::text::measuring::noise_words;
use crate::text::readout::kpi_reading;
use crate::text::{date_without_year, month_with_year};
use leptos::prelude::*;
use std::sync::Arc;

/// More dots than this touch each other: only the latest is drawn then.
const MOST_DOTS: usize = 16;

/// The chart; its table is the list of readings.
pub(super) fn trend_chart(card: CardState) -> AnyView {
    let chart = drawing(card);
    let (legend, check) = (chart.legend, card.noise_check());
    let definitions = Memo::new(move |_| card.scorecard.with(|scorecard| scorecard.definitions(&card.id()).len()));
    fragment([
        svg_chart(&chart),
        (move || (definitions.get() > 1).then(|| legend_list(legend))).into_child(),
        html::p().class("quiet").child(move || noise(card, check.get())).into_any(),
    ])
}

/// Whether the KPI has changed by more than noise.
fn noise(card: CardState, check: Option<NoiseCheck>) -> String {
    let Some(check) = check else { return String::new() };
    card.scorecard.with(|scorecard| {
        let id = card.id();
        let Some(kpi) = scorecard.kpi(&id) else { return String::new() };
        let definition = scorecard.definitions(&id).first().copied();
        let series = definition.map(|definition| scorecard.series(&id, definition)).unwrap_or_default();
        noise_words(&check, &series, &|value| kpi_format::brief(value, kpi.unit))
    })
}

/// The menu that saves the chart and its readings.
pub(super) fn trend_export(card: CardState) -> AnyView {
    let save = move || details(move |details| (details.save_readings)(card.state, card.session(), Some(&card.id())));
    let (chart, table): (_, SaveTable) = (Arc::new(drawing(card)), Arc::new(save));
    // Not handed through `chart::export`: the compiler would take the code that saves readings into the first load with it.
    let menu = of_case(move |case| (case.export_menu)(&chart, Some(table.clone())));
    html::div().class("export").child(menu).into_any()
}

fn drawing(card: CardState) -> SvgChart {
    let path = card.path;
    let surroundings = Surroundings {
        plan: Memo::new(move |_| card.expected().filter(|_| path.with(Option::is_none)).map(|found| found.after)),
        path,
        days: card.state.slice(|case| days_measured(&case.implementation.scorecard)),
        noise: card.noise_check(),
    };
    let title = Memo::new(move |_| format!("{} over time", card.name()));
    let about = Memo::new(move |_| card.say(|kpi, _| kpi.definition.to_owned()));
    let has_noise = move || matches!(surroundings.noise.get(), Some(NoiseCheck::Chart(_)));
    let legend = Memo::new(move |_| card.scorecard.with(|scorecard| legend(scorecard, &card.id(), has_noise())));
    let read_out = ReadOut::new(
        move |width, height| read(card, surroundings, &|trend| trend.chart(width, height).1.spots()),
        move |index| read(card, surroundings, &|trend| trend.words(index)),
    );
    SvgChart {
        id: card.part("trend"),
        title,
        about,
        description: Memo::new(move |_| read(card, surroundings, &|trend| trend.description())),
        legend,
        shapes: Arc::new(move |width, height| read(card, surroundings, &|trend| trend.shapes(width, height))),
        height: None,
        read_out: Some(read_out),
    }
}

/// What a trend shows beside the readings of its KPI.
#[derive(Clone, Copy)]
struct Surroundings {
    /// What the business case counts on.
    plan: Memo<Option<f64>>,
    /// What the approved case plans.
    path: Memo<Option<PlannedPath>>,
    /// The days from the first to the last reading of all KPIs and event: their charts share the time axis.
    days: Memo<Option<(i32, i32)>>,
    noise: Memo<Option<NoiseCheck>>,
}

fn days_measured(scorecard: &Scorecard) -> Option<(i32, i32)> {
    let events = scorecard.events();
    let dates = || scorecard.readings().iter().map(|reading| reading.date).chain(events.iter().map(|event| event.date));
    let days = || dates().map(Date::day_number);
    days().min().zip(days().max())
}

/// What is made from the trend; empty for a KPI that was just removed.
fn read<T: Default>(card: CardState, surroundings: Surroundings, make: &dyn Fn(&Trend<'_>) -> T) -> T {
    card.scorecard.with(|scorecard| {
        let id = card.id();
        let Some(kpi) = scorecard.kpi(&id) else { return T::default() };
        let standing = scorecard.standing(&kpi);
        let Surroundings { plan, path, days, noise } = surroundings;
        let noise = match noise.get() {
            Some(NoiseCheck::Chart(chart)) => Some(chart),
            _ => None,
        };
        make(&Trend {
            scorecard,
            kpi: &kpi,
            standing: &standing,
            plan: plan.get(),
            path: path.get(),
            days: days.get(),
            noise,
        })
    })
}

/// A value to compare the readings with: the class of its line, its name, and the value.
type Level = (&'static str, &'static str, f64);

/// A KPI and its readings.
struct Trend<'a> {
    scorecard: &'a Scorecard,
    kpi: &'a Kpi<'a>,
    standing: &'a KpiStanding<'a>,
    plan: Option<f64>,
    path: Option<PlannedPath>,
    days: Option<(i32, i32)>,
    noise: Option<ControlChart>,
}

impl Trend<'_> {
    /// Where the KPI began and the values to reach. Where the user has set a target, the benchmark is still there to compare with.
    fn levels(&self) -> Vec<Level> {
        let Self { kpi, standing, .. } = self;
        let own = standing.target.filter(|target| Some(*target) != kpi.benchmark);
        let is_own_kpi = kpi.id.built_in().is_none();
        let benchmark =
            kpi.benchmark.map(|target| ("target", if is_own_kpi { "target" } else { "benchmark" }, target.value));
        let own = own.map(|target| ("target", if kpi.guardrail { "your limit" } else { "your target" }, target.value));
        let second = standing.second_target.map(|value| ("target", "second goal", value));
        let plan = self.plan.map(|value| ("target", "business case", value));
        let promised = self.path.as_ref().map(|path| ("target", "promised", path.target));
        let baseline = standing.baseline.map(|reading| ("baseline", "baseline", reading.value()));
        [baseline, benchmark, own, second, plan, promised].into_iter().flatten().collect()
    }

    fn named(&self, (_, name, value): &Level) -> String {
        format!("{name} {}", kpi_format::brief(*value, self.kpi.unit))
    }

    /// The chart in words, for screen readers.
    fn description(&self) -> String {
        let (Some(from), Some(to)) = (self.standing.baseline, self.standing.latest) else { return String::new() };
        let shown = |reading: &Reading| kpi_format::shown(reading.value(), self.kpi.unit);
        let levels: Vec<String> =
            self.levels().iter().skip(1).map(|level| format!(", {}", self.named(level))).collect();
        let event = |event: &&Annotation| format!(" {}: {}.", event.date, event.text);
        let events: String = self.scorecard.events().iter().map(event).collect();
        format!(
            "From {} on {} to {} on {}{}.{events} The readings follow as a table.",
            shown(from),
            from.date,
            shown(to),
            to.date,
            levels.concat()
        )
    }

    /// The readings by definition, the latest definition first.
    fn series(&self) -> Vec<Vec<&Reading>> {
        let definitions = self.scorecard.definitions(self.kpi.id);
        definitions.into_iter().map(|definition| self.scorecard.series(self.kpi.id, definition)).collect()
    }

    /// The planned path within the days shown.
    fn planned(&self) -> Vec<DatedValue> {
        let (Some(path), Some((first, last))) = (&self.path, self.days) else { return Vec::new() };
        let mut days: Vec<i32> = path.bends().iter().map(|date| date.day_number()).collect();
        days.retain(|day| first < *day && *day < last);
        days.insert(0, first);
        days.push(last);
        let at = |day: i32| Some(DatedValue { day, value: path.at(Date::from_day_number(i64::from(day))?) });
        days.into_iter().filter_map(at).collect()
    }

    fn chart(&self, width: f64, height: f64) -> (Frame, TrendChart) {
        let frame = Frame {
            left: 6.0 * CHARACTER_WIDTH,
            right: GAP,
            top: LINE_HEIGHT,
            bottom: LINE_HEIGHT + GAP,
            marker_width: 24.0 * CHARACTER_WIDTH,
            ..Frame::new(width, height)
        };
        let dated = |reading: &&Reading| DatedValue { day: reading.date.day_number(), value: reading.value() };
        let series: Vec<Vec<_>> = self.series().iter().map(|readings| readings.iter().map(dated).collect()).collect();
        let context = TrendContext {
            targets: self.levels().iter().map(|level| level.2).collect(),
            days: self.days,
            noise: self.noise.as_ref().map(|chart| [chart.lower, chart.center, chart.upper]),
            events: self.scorecard.events().iter().map(|event| event.date.day_number()).collect(),
            plan: self.planned(),
        };
        (frame, TrendChart::new(&frame, &series, &context))
    }

    fn shapes(&self, width: f64, height: f64) -> Vec<SvgShape> {
        let ((frame, chart), levels) = (self.chart(width, height), self.levels());
        let mut shapes: Vec<SvgShape> = chart.noise.iter().map(|(band, _)| SvgShape::Rect("noise", *band)).collect();
        shapes
            .extend(axis(&chart.plot, &chart.value_ticks, chart.zero, |value| kpi_format::brief(value, self.kpi.unit)));
        let placed = || chart.targets.iter().zip(&levels);
        let across = |class, y| {
            SvgShape::Line(class, Point { x: chart.plot.x, y }, Point { x: chart.plot.x + chart.plot.width, y })
        };
        shapes.extend(chart.noise.iter().map(|(_, center)| across("center", *center)));
        shapes.extend(placed().map(|(place, level)| across(level.0, place.y)));
        let foot = chart.plot.y + chart.plot.height;
        shapes.extend(chart.events.iter().map(|event| {
            SvgShape::Line("event", Point { x: event.x, y: chart.plot.y }, Point { x: event.x, y: foot })
        }));
        if !chart.plan.is_empty() {
            shapes.push(SvgShape::Path("series promised", chart.plan.clone()));
        }
        shapes.extend(lines(&chart));
        let first = self.standing.baseline.and_then(|baseline| {
            let place = self.series().first()?.iter().position(|reading| *reading == baseline)?;
            chart.series.first()?.dots.get(place).copied()
        });
        shapes.extend(first.map(|at| square("baseline", at)));
        shapes.extend(placed().map(|(place, level)| SvgShape::fitted("label", place.label, &self.named(level))));
        let events = self.scorecard.events();
        let names = chart.events.iter().zip(&events);
        shapes.extend(names.map(|(place, event)| SvgShape::fitted("name", place.label, &event.text)));
        shapes.extend(days(&frame, &chart));
        shapes
    }

    /// What is told of a reading, by its place among all, the earliest definition first.
    fn words(&self, index: usize) -> String {
        let series = self.series();
        let Some(reading) = series.iter().rev().flatten().nth(index) else { return String::new() };
        let is_baseline = self.standing.baseline == Some(*reading);
        kpi_reading(&reading_time(reading), &kpi_format::shown(reading.value(), self.kpi.unit), is_baseline)
    }
}

type Entry = (fn() -> SvgShape, &'static str);
const READINGS: Entry = (|| line_mark("series"), "readings");
const BASELINE: Entry = (|| square("baseline", MIDDLE), "baseline");
const LEVELS: Entry = (|| line_mark("target"), "plan, target or benchmark");
const NOISE: Entry = (|| area_mark("noise"), "usual noise");
const EVENT: Entry = (|| upright_mark("event"), "event");
const PAST: Entry = (|| line_mark("series past"), "readings by an earlier definition");

/// The legend, on the card where readings have two definitions: else its lines are named where they are drawn. It names only what is
/// drawn.
fn legend(scorecard: &Scorecard, id: &KpiId, has_noise: bool) -> Legend {
    match (has_noise, !scorecard.events().is_empty(), scorecard.definitions(id).len() > 1) {
        (false, false, false) => &[READINGS, BASELINE, LEVELS],
        (true, false, false) => &[READINGS, BASELINE, LEVELS, NOISE],
        (false, true, false) => &[READINGS, BASELINE, LEVELS, EVENT],
        (true, true, false) => &[READINGS, BASELINE, LEVELS, NOISE, EVENT],
        (false, false, true) => &[READINGS, BASELINE, LEVELS, PAST],
        (true, false, true) => &[READINGS, BASELINE, LEVELS, NOISE, PAST],
        (false, true, true) => &[READINGS, BASELINE, LEVELS, EVENT, PAST],
        (true, true, true) => &[READINGS, BASELINE, LEVELS, NOISE, EVENT, PAST],
    }
}

/// The lines, those of former definitions below and paler.
fn lines(chart: &TrendChart) -> Vec<SvgShape> {
    let mut shapes = Vec::new();
    for (place, series) in chart.series.iter().enumerate().rev() {
        let (line, point) = if place == 0 { ("series", "point") } else { ("series past", "point past") };
        shapes.push(SvgShape::Path(line, series.line.clone()));
        let first = if series.dots.len() > MOST_DOTS { series.dots.len() - 1 } else { 0 };
        shapes.extend(series.dots[first..].iter().map(|&dot| SvgShape::Circle(point, dot)));
    }
    shapes
}

fn days(frame: &Frame, chart: &TrendChart) -> Vec<SvgShape> {
    let label = |tick: &crate::chart::layout::Tick| {
        let date = Date::from_day_number(tick.value as i64)?;
        let text =
            if chart.tick_unit == DayTickUnit::Mondays { date_without_year(date) } else { month_with_year(date) };
        Some(SvgShape::Text("tick", Point { x: tick.at, y: frame.height - GAP }, tick.anchor, text))
    };
    chart.day_ticks.iter().filter_map(label).collect()
}
