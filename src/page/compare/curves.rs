//! The running totals of all alternatives, on one scale.

use super::compared_data::{ComparedData, ComparedMemo};
use crate::chart::layout::{Frame, GAP, Point, TextAnchor, Tick};
use crate::chart::running_totals::RunningTotalsChart;
use crate::page::chart::{ChartCard, Legend, ReadOut, SvgChart, SvgShape, axis, money_frame};
use crate::page::table::{column_head, number_cell, number_head, row_head, table};
use crate::page::ui::{Child, html};
use crate::page::{chunk, constant, format};
use crate::state::{Chunk, Page};
use crate::text::readout::running_totals_in_month;
use leptos::prelude::*;
use std::sync::Arc;

const NO_LEGEND: Legend = &[];

pub(super) fn curves(data: ComparedMemo) -> AnyView {
    // It has what reads charts out and saves them.
    chunk::ask(Chunk::Page(Page::Case));
    let card = move || {
        let heading = html::h2().child("Running totals").into_any();
        ChartCard { heading, drawing: drawing(data), below: ().into_any() }
            .view(move || data.with(|data| curve_table(data)))
    };
    let one_currency = Memo::new(move |_| data.with(|data| data.comparison.currency().is_some()));
    (move || one_currency.get().then(card)).into_child()
}

fn drawing(data: ComparedMemo) -> SvgChart {
    SvgChart {
        id: "running-totals".into(),
        title: constant("Running totals compared".to_owned()),
        about: constant(
            "Benefits less costs so far, in the likely case, not discounted. A line that ends early is of a case with a shorter horizon."
                .to_owned(),
        ),
        description: Memo::new(move |_| data.with(|data| last_totals(data))),
        legend: constant(NO_LEGEND),
        shapes: Arc::new(move |width, height| data.with(|data| shapes(data, &money_frame(width, height, 12.0)))),
        height: None,
        read_out: Some(ReadOut::new(
            move |width, height| data.with(|data| chart(data, &money_frame(width, height, 12.0)).spots()),
            move |month| data.with(|data| words(data, month)),
        )),
    }
}

fn lines(data: &ComparedData) -> Vec<&[f64]> {
    let outcomes =
        data.comparison.alternatives.iter().map(|compared| compared.evaluation.outcome(data.comparison.view));
    outcomes.map(|outcome| outcome.cumulative.as_slice()).collect()
}

fn chart(data: &ComparedData, frame: &Frame) -> RunningTotalsChart {
    RunningTotalsChart::new(frame, &lines(data))
}

fn shapes(data: &ComparedData, frame: &Frame) -> Vec<SvgShape> {
    let chart = chart(data, frame);
    let currency = data.comparison.currency().unwrap_or_default();
    let mut shapes =
        axis(&chart.plot, &chart.value_ticks, Some(chart.zero), |value| format::compact_money(value, currency));
    shapes.extend(month_labels(frame, &chart.month_ticks));
    let paths = chart.lines.iter().enumerate();
    shapes.extend(paths.map(|(place, path)| SvgShape::Path(data.look(place).0, path.clone())));
    let names = chart.names.iter().enumerate();
    shapes.extend(names.map(|(place, at)| SvgShape::fitted(data.look(place).1, *at, &data.names[place])));
    shapes
}

fn month_labels(frame: &Frame, ticks: &[Tick]) -> Vec<SvgShape> {
    let label = |(place, tick): (usize, &Tick)| {
        let at = Point { x: tick.at, y: frame.height - GAP };
        let (anchor, word) = if place == 0 { (TextAnchor::Start, "month ") } else { (tick.anchor, "") };
        SvgShape::Text("tick", at, anchor, format!("{word}{}", format::decimal(tick.value, 0)))
    };
    ticks.iter().enumerate().map(label).collect()
}

/// The totals of all alternatives at the end of a month; none where one counts fewer months.
fn words(data: &ComparedData, month: usize) -> String {
    let total = |(name, line): (&String, &[f64])| (name.clone(), line.get(month).map(|total| data.money(*total)));
    running_totals_in_month(month, &data.names.iter().zip(lines(data)).map(total).collect::<Vec<_>>())
}

/// The chart in words: where each line ends.
fn last_totals(data: &ComparedData) -> String {
    let last = lines(data).iter().map(|line| line.len()).max().unwrap_or_default().saturating_sub(1);
    words(data, last)
}

/// Every sixth month, and the last.
fn curve_table(data: &ComparedData) -> AnyView {
    let lines = lines(data);
    let last = lines.iter().map(|line| line.len()).max().unwrap_or_default().saturating_sub(1);
    let mut heads = vec![column_head("Month")];
    heads.extend(data.names.iter().map(|name| number_head(name.clone())));
    let row = |month: usize| {
        let cell =
            |line: &&[f64]| number_cell(line.get(month).map_or_else(|| "–".to_owned(), |total| data.money(*total)));
        html::tr().child(row_head(month.to_string())).child(lines.iter().map(cell).collect::<Vec<_>>())
    };
    let rows: Vec<_> = (0..=last).filter(|month| month % 6 == 0 || *month == last).map(row).collect();
    table(heads, rows).into_any()
}
