//! The histogram of net present value: how often each value comes out.

use super::super::{app, format, session};
use super::in_view;
use crate::chart::histogram::{HistogramChart, QuantileMarker};
use crate::chart::layout::{CHARACTER_WIDTH, Frame, GAP, LINE_HEIGHT, Point, Rect, Tick};
use crate::chart::text_width::text_width;
use crate::model::{BinnedDistribution, Quantiles};
use crate::page::chart::{ChartCard, Legend, ReadOut, SvgChart, SvgShape, area_mark, mark_line};
use crate::page::constant;
use crate::page::table::{column_head, number_cell, number_head, row_head, table};
use crate::page::ui::{Child, Element, html};
use crate::text::of_hundred;
use crate::text::readout::histogram_bar;
use leptos::prelude::*;
use std::sync::Arc;

const LEGEND: Legend = &[(|| area_mark("benefit"), "pays"), (|| area_mark("cost"), "loses")];

#[derive(Clone, Default, PartialEq)]
struct NpvDistribution {
    currency: String,
    bars: BinnedDistribution,
    npv: Quantiles,
    pays: f64,
}

impl NpvDistribution {
    fn chart(&self, width: f64, height: f64) -> (Frame, HistogramChart) {
        let quantiles = [self.npv.p10, self.npv.p50, self.npv.p90];
        let marker_width =
            quantiles.iter().flatten().map(|value| text_width(&self.mark_text(*value))).fold(0.0, f64::max);
        let frame = Frame {
            left: 0.0,
            right: 0.0,
            top: 0.0,
            bottom: LINE_HEIGHT + GAP,
            label_width: 9.0 * CHARACTER_WIDTH,
            marker_width,
            ..Frame::new(width, height)
        };
        (frame, HistogramChart::new(&frame, &self.bars.edges, &self.bars.masses, &quantiles))
    }

    fn shapes(&self, width: f64, height: f64) -> Vec<SvgShape> {
        let (frame, chart) = self.chart(width, height);
        let bars = chart.bars.iter().map(|bar| {
            let class = if bar.below_zero { "cost" } else { "benefit" };
            // A gap of half a pixel between bars.
            SvgShape::Rect(class, Rect { width: (bar.rect.width - 0.5).max(0.5), ..bar.rect })
        });
        let floor = chart.plot.y + chart.plot.height;
        let ground = SvgShape::Line("grid", Point { x: 0.0, y: floor }, Point { x: width, y: floor });
        let zero = chart.zero.map(|x| SvgShape::Line("zero", Point { x, y: chart.plot.y }, Point { x, y: floor }));
        bars.chain([ground]).chain(zero).chain(self.marks(&chart)).chain(self.ticks(&frame, &chart)).collect()
    }

    /// The amounts below the bars.
    fn ticks(&self, frame: &Frame, chart: &HistogramChart) -> Vec<SvgShape> {
        let text = |tick: &Tick| {
            let at = Point { x: tick.at, y: frame.height - GAP };
            SvgShape::Text("tick", at, tick.anchor, format::compact_money(tick.value, &self.currency))
        };
        chart.ticks.iter().map(text).collect()
    }

    fn marks(&self, chart: &HistogramChart) -> Vec<SvgShape> {
        let mark = |quantile: &QuantileMarker| {
            let floor = Point { x: quantile.x, y: chart.plot.y + chart.plot.height };
            [mark_line(chart.plot.y, floor), SvgShape::label(quantile.label, self.mark_text(quantile.value))]
        };
        chart.quantiles.iter().flat_map(mark).collect()
    }

    fn mark_text(&self, quantile: f64) -> String {
        let name = if self.npv.p10 == Some(quantile) {
            "P10"
        } else if self.npv.p90 == Some(quantile) {
            "P90"
        } else {
            "median"
        };
        format!("{name} {}", format::compact_money(quantile, &self.currency))
    }

    fn words(&self, bin: usize) -> String {
        let BinnedDistribution { edges, masses } = &self.bars;
        let (Some(edge), Some(mass)) = (edges.get(bin..bin + 2), masses.get(bin)) else { return String::new() };
        let money = |value: f64| format::compact_money(value, &self.currency);
        histogram_bar((edge[0], edge[1]), *mass, &money, &format::share)
    }

    fn rows(&self) -> Vec<Element> {
        let money = |value: f64| format::compact_money(value, &self.currency);
        let row = |(edges, mass): (&[f64], &f64)| {
            let between = format!("{} to {}", money(edges[0]), money(edges[1]));
            html::tr().child(row_head(between)).child(number_cell(format::share(*mass)))
        };
        self.bars.edges.windows(2).zip(&self.bars.masses).filter(|(_, mass)| **mass > 0.0).map(row).collect()
    }
}

/// The histogram, or how to get one while no input has a range.
pub(super) fn npv_histogram() -> AnyView {
    let (simulation, currency) = (app().simulation(), app().currency());
    let distribution = Memo::new(move |_| {
        let distribution = |known: &Arc<crate::model::Simulation>| NpvDistribution {
            currency: currency.get(),
            bars: known.npv_bars.clone(),
            npv: known.npv,
            pays: known.probability_positive,
        };
        simulation
            .with(|simulation| simulation.as_ref().filter(|known| known.npv.p10 < known.npv.p90).map(distribution))
    });
    let known = Memo::new(move |_| distribution.with(Option::is_some));
    (move || if known.get() { chart(distribution) } else { invitation() }).into_child()
}

fn chart(distribution: Memo<Option<NpvDistribution>>) -> AnyView {
    let with = move |say: &dyn Fn(&NpvDistribution) -> String| {
        distribution.with(|distribution| distribution.as_ref().map(say).unwrap_or_default())
    };
    let about = Memo::new(move |_| {
        with(&|distribution| {
            let half = distribution.npv.p50.map_or_else(String::new, |half| {
                format!(
                    " The range beside the answer, P10 to P90, leaves out the lowest and the highest 10% of cases; \
                     half of all cases are above {}.",
                    format::round_money(half, &distribution.currency)
                )
            });
            format!(
                "The net present values of the simulated cases: the case pays in {}.{half}",
                of_hundred(distribution.pays)
            )
        })
    });
    let title = in_view(|| "Distribution of the net present value".to_owned());
    let description = Memo::new(move |_| {
        with(&|distribution| {
            format!("{} cases lie above zero. A table of the bars follows.", of_hundred(distribution.pays))
        })
    });
    let shapes = Arc::new(move |width, height| {
        distribution.with(|distribution| {
            distribution.as_ref().map(|distribution| distribution.shapes(width, height)).unwrap_or_default()
        })
    });
    let legend = constant(LEGEND);
    let with_known = move |width, height| {
        distribution.with(|distribution| distribution.as_ref().map(|known| known.chart(width, height).1.spots()))
    };
    let read_out = ReadOut::new(
        move |width, height| with_known(width, height).unwrap_or_default(),
        move |bin| with(&|distribution| distribution.words(bin)),
    );
    let (height, read_out) = (None, Some(read_out));
    let drawing = SvgChart { id: "certainty".into(), title, about, description, legend, shapes, height, read_out };
    ChartCard { heading: heading(), drawing, below: ().into_any() }.view(move || as_rows(distribution))
}

fn heading() -> AnyView {
    html::h2().child("How certain is it?").into_any()
}

fn as_rows(distribution: Memo<Option<NpvDistribution>>) -> AnyView {
    let rows = move || distribution.with(|distribution| distribution.as_ref().map(NpvDistribution::rows));
    table(vec![column_head("Net present value"), number_head("Cases")], rows).into_any()
}

/// In place of the chart: what makes one, or that the engine has not come yet.
fn invitation() -> AnyView {
    let simulate = session().simulate;
    let words = move || {
        if simulate.with(Option::is_none) {
            "The chances are being computed."
        } else {
            "Enter low, likely and high values for the figures that you are not sure of. This chart then shows how certain the result is: \
             in how many cases it pays, and which figure matters most."
        }
    };
    html::section()
        .class("chart-card")
        .child(html::div().class("chart-head").child(heading()))
        .child(html::p().child(words))
        .into_any()
}
