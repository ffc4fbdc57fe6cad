//! The tornado: each uncertain input moved alone over its range, the one that explains most first.

use super::super::{app, format, go_to, session};
use super::in_view;
use super::switching_values::SwitchingValues;
use crate::chart::percent_scale::PercentScale;
use crate::model::{Case, Quantity, SensitivityDriver};
use crate::page::chart::{
    BarPicture, Legend, PictureBar, area_mark, as_table, legend_list, track_with_lines, upright_mark,
};
use crate::page::constant;
use crate::page::table::{column_head, number_cell, number_head, row_head, table};
use crate::page::ui::{Child, html};
use crate::page::widgets::fold;
use crate::text::{SwingEnds, SwitchingPoint, input_name};
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;

/// Rows that are shown unfolded.
const FIRST: usize = 6;

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

    /// One scale for all rows, those folded included, with zero.
    fn track(&self) -> PercentScale {
        let ends = self.rows.iter().flat_map(|row| [row.driver.npv_at_p10, row.driver.npv_at_p90]);
        PercentScale::with_zero(&ends.chain([self.npv]).collect::<Vec<_>>())
    }

    fn views(&self, from: usize, to: usize) -> Vec<AnyView> {
        let track = self.track();
        let rows = &self.rows[from.min(self.rows.len())..to.min(self.rows.len())];
        rows.iter().map(|row| html::li().child(self.row(row, &track)).into_any()).collect()
    }

    fn row(&self, row: &DriverRow, scale: &PercentScale) -> AnyView {
        let swing = SwingEnds::of(&row.driver);
        let money = |amount: f64| format::round_money(amount, &self.currency);
        let [loss, gain] = swing.loss_and_gain().map(|(from, to)| scale.span(from, to));
        let bars = [("cost", loss), ("benefit", gain)];
        let lines = [("zero", scale.at(0.0)), ("mark", scale.at(self.npv))];
        let input = row.driver.input;
        let share = format!("explains {} of the uncertainty", format::share(row.driver.variance_share));
        let name = html::span().class("name").child(row.name.clone()).child(" ").child(html::small().child(share));
        let end = |amount: f64| html::span().child(money(amount));
        html::button()
            .on(ev::click, move |_| go_to(input))
            .child(name)
            .child(track_with_lines(&bars, &lines))
            .child(html::span().class("ends").child(end(swing.worse.1)).child(end(swing.better.1)))
            .child(html::span().class("words").child(self.words(row, &swing)))
            .into_any()
    }

    /// The value at the worse end, and the switching value.
    fn words(&self, row: &DriverRow, swing: &SwingEnds) -> String {
        let unit = row.driver.input.field.unit;
        let write = |value: f64| format::precise(value, unit, &self.currency);
        let worth = if swing.worse.1 < 0.0 { "loses" } else { "is worth" };
        let amount = format::round_money(swing.worse.1.abs(), &self.currency);
        let turn = match &row.turning {
            Some(turning) if self.npv > 0.0 => {
                format!("Pays as long as it stays {} {}.", turning.side.word(), write(turning.value))
            }
            Some(turning) => format!("Would pay {} {}.", turning.side.opposite().word(), write(turning.value)),
            None => "It cannot change the answer on its own.".into(),
        };
        format!("If it is {} instead of {}, the case {worth} {amount}. {turn}", write(swing.worse.0), write(row.likely))
    }

    /// The bars of the picture to save, and the likely net present value.
    fn bars(&self) -> (Vec<PictureBar>, f64) {
        let end = |amount: f64| (amount, format::round_money(amount, &self.currency));
        let bar = |row: &DriverRow| PictureBar {
            name: row.name.clone(),
            class: "benefit",
            end: end(row.driver.npv_at_p10),
            other: Some(end(row.driver.npv_at_p90)),
        };
        (self.rows.iter().map(bar).collect(), self.npv)
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
    let rows = move |from, to| drivers.with(|drivers| drivers.as_ref().map(|drivers| drivers.views(from, to)));
    let more = Memo::new(move |_| {
        drivers.with(|drivers| drivers.as_ref().map_or(0, |drivers| drivers.rows.len().saturating_sub(FIRST)))
    });
    let list = move |from, to| html::ul().class("tornado").child(move || rows(from, to));
    let any = Memo::new(move |_| more.get() != 0);
    let rest = move || {
        any.get().then(|| fold(move || format!("{} more", more.get()), move || list(FIRST, usize::MAX).into_any()))
    };
    let about = "Net present value when one input moves from its P10 to its P90 and the others stay at their likely \
    values.";
    let table = as_table(move || (move || drivers.with(|drivers| drivers.as_ref().map(DriverRows::table))).into_any());
    let picture = BarPicture {
        id: "tornado",
        title: in_view(|| "What matters most".to_owned()),
        about: constant(about.to_owned()),
        legend: LEGEND,
        bars: Arc::new(move || drivers.with(|drivers| drivers.as_ref().map(DriverRows::bars).unwrap_or_default())),
    };
    let head = html::div().class("chart-head").child(html::h2().child("What matters most"));
    html::section()
        .class("chart-card tall")
        .attr("id", "drivers")
        .attr("tabindex", "-1")
        .child(head.child(html::p().child(about)))
        .child(list(0, FIRST))
        .child(rest)
        .child(legend_list(constant(LEGEND)))
        .child(html::div().class("chart-foot").child(table))
        .child(picture.folded())
        .into_any()
}
