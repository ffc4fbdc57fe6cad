//! The trend of a figure: its readings by definition, against the values to reach.

use super::card_state::CardState;
use super::kpi_format;
use crate::chart::layout::{CHARACTER_WIDTH, Frame, GAP, LINE_HEIGHT, Point};
use crate::chart::text_width::fit;
use crate::chart::trend::{DatedValue, DayTickUnit, TrendChart};
use crate::model::date::Date;
use crate::model::kpi::{Kpi, KpiId, KpiStanding, Scorecard};
use crate::page::chart::{Legend, SvgChart, SvgShape, axis, line_mark, save_buttons, svg_chart};
use crate::page::format;
use crate::page::ui::{fragment, html};
use crate::page::widgets::button;
use crate::persist::save_readings;
use crate::text::{date_without_year, month_with_year};
use leptos::prelude::*;
use std::sync::Arc;

/// More dots than this touch each other: only the latest is drawn then.
const MOST_DOTS: usize = 16;

/// The chart; its table is the list of readings.
pub(super) fn trend_chart(card: CardState) -> AnyView {
    let title = Memo::new(move |_| format!("{} over time", card.name()));
    let description = Memo::new(move |_| card.say(description));
    let shapes = move |width, height| {
        card.scorecard.with(|scorecard| {
            scorecard.kpi(&card.id()).map(|kpi| shapes(scorecard, &kpi, width, height)).unwrap_or_default()
        })
    };
    let about = Memo::new(move |_| card.say(|kpi, _| kpi.definition.to_owned()));
    let legend = Memo::new(move |_| card.scorecard.with(|scorecard| legend(scorecard, &card.id())));
    let chart = SvgChart { id: card.part("trend"), title, about, description, legend, shapes: Arc::new(shapes) };
    fragment([svg_chart(&chart), foot(card, chart)])
}

/// The legend of the picture; the card itself has no room for it.
fn legend(scorecard: &Scorecard, id: &KpiId) -> Legend {
    const ALL: Legend = &[
        (|| line_mark("series"), "readings"),
        (|| line_mark("target"), "values to reach or to compare with"),
        (|| line_mark("series past"), "readings by an earlier definition"),
    ];
    if scorecard.definitions(id).len() > 1 { ALL } else { &ALL[..2] }
}

/// The buttons that save the picture and the readings.
fn foot(card: CardState, chart: SvgChart) -> AnyView {
    let save = move || save_readings(card.state, card.session, Some(&card.id()), format::table_context());
    let foot = html::div().class("chart-foot").attr("role", "group");
    foot.attr("aria-label", move || Some(format!("Save {}", card.name())))
        .child(save_buttons(chart))
        .child(button("button small plain", "Save CSV", save))
        .into_any()
}

/// The chart in words, for screen readers.
fn description(kpi: &Kpi<'_>, standing: &KpiStanding<'_>) -> String {
    let (Some(from), Some(to)) = (standing.baseline, standing.latest) else { return String::new() };
    let (from_value, to_value) = (kpi_format::shown(from.value(), kpi.unit), kpi_format::shown(to.value(), kpi.unit));
    let levels: Vec<String> = levels(kpi, standing).iter().map(|level| format!(", {}", named(kpi, level))).collect();
    format!(
        "From {from_value} on {} to {to_value} on {}{}. The readings follow as a table.",
        from.date,
        to.date,
        levels.concat()
    )
}

/// The values to reach by their names. Where the user has set a target, the benchmark is still there to compare with.
fn levels(kpi: &Kpi<'_>, standing: &KpiStanding<'_>) -> Vec<(&'static str, f64)> {
    let own = standing.target.filter(|target| Some(*target) != kpi.benchmark);
    let is_own_kpi = kpi.id.built_in().is_none();
    let benchmark = kpi.benchmark.map(|target| (if is_own_kpi { "target" } else { "benchmark" }, target.value));
    let own = own.map(|target| (if kpi.guardrail { "your limit" } else { "your target" }, target.value));
    let second = standing.second_target.map(|value| ("second goal", value));
    [benchmark, own, second].into_iter().flatten().collect()
}

fn named(kpi: &Kpi<'_>, (name, value): &(&'static str, f64)) -> String {
    format!("{name} {}", kpi_format::brief(*value, kpi.unit))
}

fn shapes(scorecard: &Scorecard, kpi: &Kpi<'_>, width: f64, height: f64) -> Vec<SvgShape> {
    let frame = Frame {
        left: 6.0 * CHARACTER_WIDTH,
        right: GAP,
        top: LINE_HEIGHT,
        bottom: LINE_HEIGHT + GAP,
        marker_width: 20.0 * CHARACTER_WIDTH,
        ..Frame::new(width, height)
    };
    let dated = |definition| {
        let reading = |reading: &&crate::model::kpi::Reading| DatedValue {
            day: reading.date.day_number(),
            value: reading.value(),
        };
        scorecard.series(kpi.id, definition).iter().map(reading).collect::<Vec<_>>()
    };
    let series: Vec<_> = scorecard.definitions(kpi.id).into_iter().map(dated).collect();
    let levels = levels(kpi, &scorecard.standing(kpi));
    let values: Vec<f64> = levels.iter().map(|level| level.1).collect();
    let chart = TrendChart::new(&frame, &series, &values);
    let mut shapes = axis(&chart.plot, &chart.value_ticks, chart.zero, |value| kpi_format::brief(value, kpi.unit));
    shapes.extend(chart.targets.iter().map(|level| {
        let across = |x| Point { x, y: level.y };
        SvgShape::Line("target", across(chart.plot.x), across(chart.plot.x + chart.plot.width))
    }));
    shapes.extend(lines(&chart));
    shapes.extend(
        chart
            .targets
            .iter()
            .zip(&levels)
            .map(|(level, name)| SvgShape::label(level.label, fit(&named(kpi, name), level.label.max_width))),
    );
    shapes.extend(days(&frame, &chart));
    shapes
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
