//! The chart of where the case stands: plan, actual and forecast.

use super::ReviewMemo;
use crate::chart::promise_curve::{MonthValue, PromiseChart, PromiseCurves};
use crate::model::Quantiles;
use crate::model::promise::{CurvePoint, Forecast, Review};
use crate::page::chart::{ChartCard, Legend, ReadOut, SvgChart, SvgShape, area_mark, line_mark, money_frame};
use crate::page::table::{column_head, number_cell, number_head, row_head, table};
use crate::page::ui::html;
use crate::page::{chunk, constant, format, session};
use crate::state::{Chunk, Page};
use crate::text::date_with_year;
use crate::text::promise::ReviewFormatters;
use crate::text::standing::{CurveAmounts, curve_in_month};
use leptos::prelude::*;
use std::sync::Arc;

const LEGEND: Legend = &[
    (|| line_mark("series promised"), "plan, likely case"),
    (|| line_mark("series"), "actual (not entered: as planned)"),
    (|| line_mark("series forecast"), "forecast, median"),
    (|| area_mark("fan-wide"), "80 of 100 cases"),
];

/// The forecast of the approved case in the view in sight.
#[derive(Clone, Copy)]
pub(super) struct StandingForecast {
    review_memo: ReviewMemo,
    forecast: Memo<Option<Arc<Forecast>>>,
}

impl StandingForecast {
    pub(super) fn follow(review_memo: ReviewMemo) -> Self {
        let view = session().view;
        Self { review_memo, forecast: Memo::new(move |_| review_memo.prospects.forecast(view.get())) }
    }

    /// What is made from the forecast; none before an approval.
    pub(super) fn show<T>(self, show: &dyn Fn(&Forecast, &Review, &ReviewFormatters) -> T) -> Option<T> {
        let forecast = self.forecast.get()?;
        self.review_memo.show(&|review, formatters| show(&forecast, review, formatters))
    }

    fn curves(self) -> PromiseCurves {
        self.forecast.with(|forecast| forecast.as_deref().map(curves).unwrap_or_default())
    }

    /// The amounts of each point of the promised curve.
    fn rows(self) -> Vec<(String, CurveAmounts)> {
        self.forecast.with(|forecast| forecast.as_deref().map(rows).unwrap_or_default())
    }

    fn chart(self, width: f64, height: f64) -> PromiseChart {
        PromiseChart::new(&money_frame(width, height, 0.0), &self.curves())
    }
}

fn curves(forecast: &Forecast) -> PromiseCurves {
    let plain = |points: &[CurvePoint<f64>]| -> Vec<MonthValue> {
        points.iter().map(|point| (point.months, point.value)).collect()
    };
    let edge = |pick: fn(&Quantiles) -> Option<f64>| -> Vec<MonthValue> {
        forecast.curve.forecast.iter().filter_map(|point| Some((point.months, pick(&point.value)?))).collect()
    };
    PromiseCurves {
        promised: plain(&forecast.curve.promised),
        actual: plain(&forecast.curve.actual),
        median: edge(|value| value.p50),
        p10: edge(|value| value.p10),
        p90: edge(|value| value.p90),
    }
}

fn rows(forecast: &Forecast) -> Vec<(String, CurveAmounts)> {
    let curve = &forecast.curve;
    let row = |point: &CurvePoint<f64>| {
        let actual = curve.actual.iter().find(|other| other.months == point.months).map(|point| point.value);
        let forecast = curve.forecast.iter().find(|other| other.months == point.months).map(|point| point.value);
        (date_with_year(point.date), CurveAmounts { promised: point.value, actual, forecast })
    };
    curve.promised.iter().map(row).collect()
}

pub(super) fn standing_chart(forecast: StandingForecast) -> AnyView {
    // It has what reads charts out and saves them.
    chunk::ask(Chunk::Page(Page::Case));
    let currency = forecast.review_memo.currency;
    let shapes = move |width: f64, height: f64| -> Vec<SvgShape> {
        let money = |value: f64| currency.with(|currency| format::compact_money(value, currency));
        let frame = money_frame(width, height, 0.0);
        forecast.chart(width, height).shapes(&frame, &money, &|month| format::decimal(month, 0))
    };
    let told = move |place: usize| {
        let Some((date, amounts)) = forecast.rows().into_iter().nth(place) else { return String::new() };
        currency.with(|currency| curve_in_month(&date, &amounts, &|value| format::round_money(value, currency)))
    };
    let description = Memo::new(move |_| {
        let last = forecast.rows().len().saturating_sub(1);
        let now = forecast.curves().actual.len().saturating_sub(1);
        format!("{} {}", told(now), told(last))
    });
    let drawing = SvgChart {
        id: "standing-chart".into(),
        title: constant("Plan, actual and forecast".to_owned()),
        about: constant("Benefits less costs since the start, added up, not discounted.".to_owned()),
        description,
        legend: constant(LEGEND),
        shapes: Arc::new(shapes),
        height: None,
        read_out: Some(ReadOut::new(move |width, height| forecast.chart(width, height).spots(), told)),
    };
    let heading = html::h3().child("Plan, actual and forecast").into_any();
    ChartCard { heading, drawing, below: ().into_any() }.view(move || curve_table(forecast))
}

fn curve_table(forecast: StandingForecast) -> AnyView {
    let currency = forecast.review_memo.currency;
    let body = move || {
        let cell = |value: Option<f64>| {
            let words = currency.with(|currency| value.map(|value| format::money(value, currency)));
            number_cell(words.unwrap_or_default())
        };
        let row = |(date, amounts): (String, CurveAmounts)| {
            let range = amounts.forecast.unwrap_or_default();
            let cells = [Some(amounts.promised), amounts.actual, range.p50, range.p10, range.p90].map(cell);
            html::tr().child(row_head(date)).child(Vec::from(cells)).into_any()
        };
        forecast.rows().into_iter().map(row).collect::<Vec<_>>()
    };
    let mut heads = vec![column_head("Until")];
    heads.extend(["Plan", "Actual", "Forecast", "P10", "P90"].map(number_head));
    table(heads, body).into_any()
}
