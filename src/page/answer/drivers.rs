//! The tornado: each uncertain input moved alone over its range, the one that explains most first.

use super::super::{app, format, go_to, session};
use super::in_view;
use super::switching_values::SwitchingValues;
use crate::chart::bar_chart::BarLayout;
use crate::chart::layout::Point;
use crate::chart::text_width::text_width;
use crate::chart::tornado::{AXIS_HEIGHT, TornadoBar, TornadoChart, TornadoInput};
use crate::model::{Case, Quantity, SensitivityDriver};
use crate::page::chart::{ChartCard, Legend, ReadOut, SvgChart, SvgShape, area_mark, upright_mark};
use crate::page::constant;
use crate::page::table::{column_head, number_cell, number_head, row_head, table};
use crate::page::ui::{Child, html};
use crate::text::readout::SwingReadout;
use crate::text::{SwingEnds, SwitchingPoint, input_name};
use leptos::prelude::*;
use std::sync::Arc;

/// The most rows of the chart; its table lists all.
const MOST: usize = 12;

/// What bars and lines mean.
const LEGEND: Legend = &[
    (|| area_mark("cost"), "loses"),
    (|| area_mark("benefit"), "pays"),
    (|| upright_mark("zero"), "zero"),
    (|| upright_mark("mark"), "likely case"),
];

/// A driver in words and numbers.
#[derive(Clone, PartialEq)]
struct DriverRow {
    driver: SensitivityDriver,
    likely: f64,
    name: String,
    turning: Option<SwitchingPoint>,
}

/// All of them, around the likely net present value.
#[derive(Clone, Default, PartialEq)]
struct DriverRows {
    currency: String,
    npv: f64,
    rows: Vec<DriverRow>,
}

impl DriverRows {
    fn new(case: &Case, npv: f64, drivers: &[SensitivityDriver], turnings: &[SwitchingPoint]) -> Self {
        let row = |driver: &SensitivityDriver| {
            Some(DriverRow {
                driver: *driver,
                likely: case.spread(driver.input)?.likely(),
                name: input_name(driver.input, case),
                turning: turnings.iter().find(|turning| turning.input == driver.input).copied(),
            })
        };
        // Inputs that do not count in this view have no swing.
        let moving = drivers.iter().filter(|driver| driver.npv_at_p10 != driver.npv_at_p90);
        Self { currency: case.currency.clone(), npv, rows: moving.filter_map(row).collect() }
    }

    /// The chart of as many rows from the top as there is room for, at most [`MOST`].
    fn chart(&self, width: f64, height: f64) -> TornadoChart {
        let rows = &self.rows[..self.rows.len().min(MOST)];
        let widest = |widths: &mut dyn Iterator<Item = f64>| widths.fold(0.0, f64::max);
        let ends = |row: &DriverRow| [row.driver.npv_at_p10, row.driver.npv_at_p90].map(|npv| self.bold_width(npv));
        let layout = BarLayout {
            width,
            name_width: widest(&mut rows.iter().map(|row| text_width(&row.name))),
            value_width: widest(&mut rows.iter().flat_map(ends)),
        };
        let room = ((height - AXIS_HEIGHT) / layout.row_height()) as usize;
        let swing = |row: &DriverRow| TornadoInput { at_low: row.driver.npv_at_p10, at_high: row.driver.npv_at_p90 };
        let swings: Vec<_> = rows.iter().take(room).map(swing).collect();
        TornadoChart::new(&layout, self.npv, &swings, text_width(&self.likely_label()))
    }

    /// The width of an amount in the bold type of labels.
    fn bold_width(&self, amount: f64) -> f64 {
        text_width(&self.money(amount)) * 1.15
    }

    fn money(&self, amount: f64) -> String {
        format::round_money(amount, &self.currency)
    }

    fn likely_label(&self) -> String {
        format!("likely {}", self.money(self.npv))
    }

    fn shapes(&self, width: f64, height: f64) -> Vec<SvgShape> {
        let chart = self.chart(width, height);
        let row = |(drawn, row): (&TornadoBar, &DriverRow)| {
            [
                SvgShape::Rect("cost", drawn.loss),
                SvgShape::Rect("benefit", drawn.gain),
                SvgShape::fitted("name", drawn.name, &row.name),
                SvgShape::label(drawn.low_value, self.money(row.driver.npv_at_p10)),
                SvgShape::label(drawn.high_value, self.money(row.driver.npv_at_p90)),
            ]
        };
        let upright = |class, foot: Point| SvgShape::Line(class, Point { y: 0.0, ..foot }, foot);
        let axis = [
            upright("mark", chart.likely),
            upright("zero", chart.zero),
            SvgShape::fitted("tick", chart.zero_label, &self.money(0.0)),
            SvgShape::fitted("tick", chart.likely_label, &self.likely_label()),
        ];
        axis.into_iter().chain(chart.rows.iter().zip(&self.rows).flat_map(row)).collect()
    }

    /// What is told of a row: the net present value at both ends, and the switching value.
    fn words(&self, index: usize) -> String {
        let Some(row) = self.rows.get(index) else { return String::new() };
        let unit = row.driver.input.field.unit;
        let write = |value: f64| format::precise(value, unit, &self.currency);
        let SwingEnds { worse, better } = SwingEnds::of(&row.driver);
        let swing = SwingReadout {
            name: &row.name,
            worse: (write(worse.0), worse.1),
            better: (write(better.0), better.1),
            variance_share: row.driver.variance_share,
            switching: row.turning.as_ref().map(|turning| (turning, write(turning.value))),
            pays: self.npv > 0.0,
        };
        swing.words(&|amount| self.money(amount), &format::share)
    }

    fn table(&self) -> AnyView {
        let numbers = [
            "Low (P10)",
            "Net present value then",
            "High (P90)",
            "Net present value then",
            "Share of the \
        uncertainty",
            "Pays until",
        ];
        let rows: Vec<_> = self.rows.iter().map(|row| self.table_row(row)).collect();
        let mut heads = vec![column_head("Figure")];
        heads.extend(numbers.map(number_head));
        table(heads, rows).into_any()
    }

    fn table_row(&self, row: &DriverRow) -> AnyView {
        let driver = &row.driver;
        let unit = driver.input.field.unit;
        let write = |value: f64| format::precise(value, unit, &self.currency);
        let money = |amount: f64| format::round_money(amount, &self.currency);
        let until = row.turning.as_ref().map_or_else(|| "–".to_owned(), |turning| write(turning.value));
        let cells = [
            write(driver.values.0),
            money(driver.npv_at_p10),
            write(driver.values.1),
            money(driver.npv_at_p90),
            format::share(driver.variance_share),
            until,
        ];
        html::tr().child(row_head(row.name.clone())).child(Vec::from(cells.map(number_cell))).into_any()
    }
}

pub(super) fn drivers(turnings: SwitchingValues) -> AnyView {
    let (app, view) = (app(), session().view);
    let (case, evaluation, simulation) = (app.case(), app.evaluation(), app.simulation());
    let drivers = Memo::new(move |_| {
        let npv = evaluation.with(|evaluation| evaluation.outcome(view.get()).npv.value());
        let known = simulation.get()?;
        let drivers = case.with(|case| turnings.with(|turnings| DriverRows::new(case, npv, &known.drivers, turnings)));
        (!drivers.rows.is_empty()).then_some(drivers)
    });
    let known = Memo::new(move |_| drivers.with(Option::is_some));
    (move || known.get().then(|| card(drivers))).into_child()
}

fn card(drivers: Memo<Option<DriverRows>>) -> AnyView {
    let about = constant(
        "Net present value when one input moves from its P10 to its P90 and the others stay at their likely values."
            .to_owned(),
    );
    let more = Memo::new(move |_| with(drivers, |drivers| drivers.rows.len().saturating_sub(MOST)));
    let words = move || (more.get() > 0).then(|| format!("The table lists {} more.", more.get()));
    let drawing = SvgChart {
        id: "tornado".into(),
        title: in_view(|| "What matters most".to_owned()),
        about,
        description: Memo::new(move |_| with(drivers, |drivers| drivers.words(0))),
        legend: constant(LEGEND),
        shapes: Arc::new(move |width, height| with(drivers, |drivers| drivers.shapes(width, height))),
        height: Some(Arc::new(move |width| with(drivers, |drivers| drivers.chart(width, f64::MAX).height))),
        read_out: Some(ReadOut {
            spots: Arc::new(move |width, height| with(drivers, |drivers| drivers.chart(width, height).spots())),
            words: Arc::new(move |index| with(drivers, |drivers| drivers.words(index))),
            act: Some(("Go to this figure", Arc::new(move |index| go_to_row(drivers, index)))),
        }),
    };
    let heading = html::h2().child("What matters most").into_any();
    let below = html::p().class("quiet").child(words).into_any();
    let table = move || (move || drivers.with(|drivers| drivers.as_ref().map(DriverRows::table))).into_any();
    let card = ChartCard { heading, drawing, below }.view(table);
    html::section().class("tall").attr("id", "drivers").attr("tabindex", "-1").child(card).into_any()
}

/// What is made from the drivers; empty without them.
fn with<T: Default>(drivers: Memo<Option<DriverRows>>, make: impl FnOnce(&DriverRows) -> T) -> T {
    drivers.with(|drivers| drivers.as_ref().map(make).unwrap_or_default())
}

fn go_to_row(drivers: Memo<Option<DriverRows>>, index: usize) {
    let input = drivers.with_untracked(|drivers| drivers.as_ref()?.rows.get(index).map(|row| row.driver.input));
    if let Some(input) = input {
        go_to(input);
    }
}
