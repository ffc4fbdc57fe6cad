//! The cash flow chart: the cumulative flow with its uncertainty, or each month's benefits and costs.

use super::super::{app, format, session};
use super::in_view;
use crate::chart::cash_flow::{CumulativeChart, CumulativeData, MonthlyChart, month_labels};
use crate::chart::layout::{Frame, Rect};
use crate::chart::spot::Spot;
use crate::model::{Case, DAYS_PER_MONTH, Evaluation, FanQuantiles, MonthlyFlow, Quantity, Simulation, View};
use crate::page::chart::{ChartCard, Legend, ReadOut, SvgChart, SvgShape, area_mark, axis, line_mark, money_frame};
use crate::page::choice::radios;
use crate::page::table::{column_head, number_cell, number_head, row_head};
use crate::page::ui::{fragment, html};
use crate::text::readout::{flow_in_month, running_total_in_month};
use leptos::prelude::*;
use std::sync::Arc;

/// Which of the two charts is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ChartKind {
    Cumulative,
    Monthly,
}

#[derive(Clone, PartialEq)]
struct CashFlowData {
    drawn: ChartKind,
    currency: String,
    line: Vec<f64>,
    flow: MonthlyFlow,
    fan: Vec<FanQuantiles>,
    payback: Option<f64>,
    rollout_end: f64,
}

impl CashFlowData {
    fn of(drawn: ChartKind, case: &Case, evaluation: &Evaluation, view: View, simulation: Option<&Simulation>) -> Self {
        let outcome = evaluation.outcome(view);
        Self {
            drawn,
            currency: case.currency.clone(),
            line: outcome.cumulative.clone(),
            flow: outcome.flow.clone(),
            fan: simulation.map(|known| known.fan.clone()).unwrap_or_default(),
            // A case whose cumulative flow is never negative has no payback.
            payback: outcome.payback.map(Quantity::value).filter(|months| *months > 0.0),
            rollout_end: f64::from(case.rollout.days) / DAYS_PER_MONTH,
        }
    }

    fn shapes(&self, width: f64, height: f64) -> Vec<SvgShape> {
        let frame = frame(width, height);
        match self.drawn {
            ChartKind::Cumulative => self.running(&frame),
            ChartKind::Monthly => self.monthly(&frame),
        }
    }

    fn cumulative_chart(&self, frame: &Frame) -> CumulativeChart {
        let edge = |pick: fn(&FanQuantiles) -> f64| self.fan.iter().map(pick).collect::<Vec<_>>();
        let (p10, p25, p75, p90) = (edge(|f| f.p10), edge(|f| f.p25), edge(|f| f.p75), edge(|f| f.p90));
        CumulativeChart::new(
            frame,
            &CumulativeData {
                line: &self.line,
                p10_p90: [&p10, &p90],
                p25_p75: [&p25, &p75],
                payback: self.payback,
                rollout_end: Some(self.rollout_end),
            },
        )
    }

    fn running(&self, frame: &Frame) -> Vec<SvgShape> {
        self.cumulative_chart(frame).shapes(
            frame,
            &self.line,
            &|value| format::compact_money(value, &self.currency),
            &|value| format::decimal(value, 1),
        )
    }

    fn monthly(&self, frame: &Frame) -> Vec<SvgShape> {
        let chart = MonthlyChart::new(frame, &self.flow.benefits, &self.flow.costs);
        let bars = |class, bars: &[Rect]| bars.iter().map(|bar| SvgShape::Rect(class, *bar)).collect::<Vec<_>>();
        let mut shapes = bars("benefit", &chart.benefits);
        shapes.extend(bars("cost", &chart.costs));
        shapes.extend(axis(&frame.plot(), &chart.value_ticks, Some(chart.zero), |value| {
            format::compact_money(value, &self.currency)
        }));
        shapes.extend(month_labels(frame, &chart.month_ticks, &|value| format::decimal(value, 0)));
        shapes
    }

    fn legend(&self) -> Legend {
        match self.drawn {
            ChartKind::Monthly => &[(|| area_mark("benefit"), "benefits"), (|| area_mark("cost"), "costs")],
            ChartKind::Cumulative if self.fan.is_empty() => &[(|| line_mark("series"), "likely case")],
            ChartKind::Cumulative => &[
                (|| line_mark("series"), "likely case"),
                (|| area_mark("fan-close"), "half of all cases"),
                (|| area_mark("fan-wide"), "80 of 100 cases"),
            ],
        }
    }

    /// The chart in words, for screen readers.
    fn description(&self) -> String {
        let money = |value: f64| format::round_money(value, &self.currency);
        let lowest = self.line.iter().copied().fold(0.0, f64::min);
        let end = self.line.last().copied().unwrap_or_default();
        let back = match self.payback {
            Some(months) => format!("is back above zero for good after {}", format::months(months)),
            None if lowest < 0.0 => "does not come back above zero".into(),
            None => "is never below zero".into(),
        };
        format!(
            "The running total starts at {}, is {} at its lowest, {back}, and ends at {}.",
            money(self.line[0]),
            money(lowest),
            money(end)
        )
    }
}

/// The months as they are drawn at a size.
fn flow_spots(data: &CashFlowData, width: f64, height: f64) -> Vec<Spot> {
    let frame = frame(width, height);
    match data.drawn {
        ChartKind::Cumulative => data.cumulative_chart(&frame).spots(),
        ChartKind::Monthly => MonthlyChart::new(&frame, &data.flow.benefits, &data.flow.costs).spots(&frame),
    }
}

/// What is told of a month.
fn flow_words(data: &CashFlowData, month: usize) -> String {
    let money = |amount: f64| format::round_money(amount, &data.currency);
    let of = |amounts: &[f64]| amounts.get(month).copied().unwrap_or_default();
    match data.drawn {
        ChartKind::Cumulative => {
            let range = data.fan.get(month).map(|fan| (fan.p10, fan.p90));
            running_total_in_month(month, of(&data.line), range, &money)
        }
        ChartKind::Monthly => flow_in_month(month, of(&data.flow.benefits), of(&data.flow.costs), &money),
    }
}

fn frame(width: f64, height: f64) -> Frame {
    money_frame(width, height, 15.0)
}

pub(super) fn cash_flow() -> AnyView {
    let (app, view) = (app(), session().view);
    let (case, evaluation, simulation) = (app.case(), app.evaluation(), app.simulation());
    let drawn = RwSignal::new(ChartKind::Cumulative);
    let data = Memo::new(move |_| {
        let simulation = simulation.get();
        case.with(|case| {
            evaluation
                .with(|evaluation| CashFlowData::of(drawn.get(), case, evaluation, view.get(), simulation.as_deref()))
        })
    });
    let about = Memo::new(move |_| match drawn.get() {
        ChartKind::Cumulative => "All benefits less all costs, added up month by month, not discounted.".to_owned(),
        ChartKind::Monthly => "The benefits of each month above the line, its costs below it.".to_owned(),
    });
    let title = in_view(move || {
        format!(
            "{} over {}",
            heading(drawn.get()),
            data.with(|data| crate::text::dates::counted(data.line.len() - 1, "month"))
        )
    });
    let description = Memo::new(move |_| data.with(CashFlowData::description));
    let shapes = Arc::new(move |width, height| data.with(|data| data.shapes(width, height)));
    let legend = Memo::new(move |_| data.with(CashFlowData::legend));
    let read_out = ReadOut::new(
        move |width, height| data.with(|data| flow_spots(data, width, height)),
        move |month| data.with(|data| flow_words(data, month)),
    );
    let (height, read_out) = (None, Some(read_out));
    let drawing = SvgChart { id: "cash-flow".into(), title, about, description, legend, shapes, height, read_out };
    ChartCard { heading: head(drawn), drawing, below: ().into_any() }.view(move || flow_table(data))
}

fn heading(drawn: ChartKind) -> &'static str {
    match drawn {
        ChartKind::Cumulative => "Running total",
        ChartKind::Monthly => "Benefits and costs",
    }
}

fn head(drawn: RwSignal<ChartKind>) -> AnyView {
    let chosen = Memo::new(move |_| usize::from(drawn.get() == ChartKind::Monthly));
    let choose = Callback::new(move |place: usize| drawn.set([ChartKind::Cumulative, ChartKind::Monthly][place]));
    let legend = html::legend().class("visually-hidden").child("Chart");
    fragment([
        html::h2().child("When the investment pays back").into_any(),
        radios("segmented small", "flow", legend, &["Cumulative", "Monthly"], chosen, choose).into_any(),
    ])
}

impl CashFlowData {
    /// The amounts of a month, the range where there is one.
    fn amounts(&self, month: usize) -> Vec<f64> {
        let likely = [self.flow.benefits[month], self.flow.costs[month], self.line[month]];
        let fan = self.fan.get(month).map(|fan| [fan.p10, fan.p90]);
        likely.into_iter().chain(fan.into_iter().flatten()).collect()
    }

    fn row(&self, month: usize) -> AnyView {
        let cell = |value: f64| number_cell(format::money(value, &self.currency));
        let cells: Vec<_> = self.amounts(month).into_iter().map(cell).collect();
        html::tr().child(row_head(month.to_string())).child(cells).into_any()
    }
}

fn flow_table(data: Memo<CashFlowData>) -> AnyView {
    let body = move || data.with(|data| (0..data.line.len()).map(|month| data.row(month)).collect::<Vec<_>>());
    let heads = move || {
        let names = ["Benefits", "Costs", "Likely total", "P10", "P90"];
        let count = if data.with(|data| data.fan.is_empty()) { 3 } else { 5 };
        names[..count].iter().map(|name| number_head(*name)).collect::<Vec<_>>()
    };
    let head = html::tr().child(column_head("Month")).child(heads);
    html::table().child(html::thead().child(head)).child(html::tbody().child(body)).into_any()
}
