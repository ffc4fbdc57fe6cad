//! How sure the answer is: how often each net present value comes out.

use super::super::{app, format};
use crate::chart::frame::{CHARACTER_WIDTH, Frame, GAP, LINE_HEIGHT, Point, Rect, Tick};
use crate::chart::histogram::{Histogram, Quantile, histogram};
use crate::model::{BinnedDistribution, Quantiles};
use crate::page::chart::{Card, Drawing, Shape, mark_line, plot};
use crate::page::ui::{Child, fragment, html};
use crate::words::of_hundred;
use leptos::prelude::*;
use std::sync::Arc;

/// Everything that the chart draws.
#[derive(Clone, Default, PartialEq)]
struct Facts {
    currency: String,
    bars: BinnedDistribution,
    npv: Quantiles,
    pays: f64,
}

impl Facts {
    fn shapes(&self, width: f64, height: f64) -> Vec<Shape> {
        let frame = Frame {
            left: 0.0,
            right: 0.0,
            top: 0.0,
            bottom: LINE_HEIGHT + GAP,
            label_width: 7.0 * CHARACTER_WIDTH,
            mark_width: 12.0 * CHARACTER_WIDTH,
            ..Frame::new(width, height)
        };
        let quantiles = [self.npv.p10, self.npv.p50, self.npv.p90];
        let chart = histogram(&frame, &self.bars.edges, &self.bars.masses, &quantiles);
        let bars = chart.bars.iter().map(|bar| {
            let class = if bar.below_zero { "cost" } else { "benefit" };
            // A gap of half a unit tells neighbours apart.
            Shape::Rect(class, Rect { width: (bar.rect.width - 0.5).max(0.5), ..bar.rect })
        });
        let floor = chart.plot.y + chart.plot.height;
        let ground = Shape::Line("grid", Point { x: 0.0, y: floor }, Point { x: width, y: floor });
        let zero = chart.zero.map(|x| Shape::Line("zero", Point { x, y: chart.plot.y }, Point { x, y: floor }));
        bars.chain([ground]).chain(zero).chain(self.marks(&chart)).chain(self.ticks(&frame, &chart)).collect()
    }

    /// The amounts below the bars. Zero is always among them: those that would touch it give way.
    fn ticks(&self, frame: &Frame, chart: &Histogram) -> Vec<Shape> {
        let text = |value: f64, x: f64, anchor| {
            let at = Point { x, y: frame.height - GAP };
            Shape::Text("tick", at, anchor, format::compact_money(value, &self.currency))
        };
        let clear = |tick: &&Tick| chart.zero.is_none_or(|x| (tick.at - x).abs() > frame.label_width * 0.75);
        let others = chart.ticks.iter().filter(clear).map(|tick| text(tick.value, tick.at, tick.anchor));
        others.chain(chart.zero.map(|x| text(0.0, x, frame.anchor(x)))).collect()
    }

    fn marks(&self, chart: &Histogram) -> Vec<Shape> {
        let name = |quantile: &Quantile| {
            if self.npv.p10 == Some(quantile.value) {
                "P10"
            } else if self.npv.p90 == Some(quantile.value) {
                "P90"
            } else {
                "half"
            }
        };
        let mark = |quantile: &Quantile| {
            let floor = Point { x: quantile.x, y: chart.plot.y + chart.plot.height };
            let text = format!("{} {}", name(quantile), format::compact_money(quantile.value, &self.currency));
            [mark_line(chart.plot.y, floor), Shape::label(quantile.label, text)]
        };
        chart.quantiles.iter().flat_map(mark).collect()
    }

    fn table(&self) -> Vec<AnyView> {
        let money = |value: f64| format::compact_money(value, &self.currency);
        let row = |(edges, mass): (&[f64], &f64)| {
            let between = format!("{} to {}", money(edges[0]), money(edges[1]));
            let head = html::th().attr("scope", "row").child(between);
            html::tr().child(head).child(html::td().class("num").child(format::share(*mass))).into_any()
        };
        self.bars.edges.windows(2).zip(&self.bars.masses).filter(|(_, mass)| **mass > 0.0).map(row).collect()
    }
}

/// The histogram, or how to come by one.
pub(super) fn certainty() -> AnyView {
    let (simulation, currency) = (app().simulation(), app().currency());
    let facts = Memo::new(move |_| {
        let facts = |known: &Arc<crate::model::Simulation>| Facts {
            currency: currency.get(),
            bars: known.npv_bars.clone(),
            npv: known.npv,
            pays: known.probability_positive,
        };
        simulation.with(|simulation| simulation.as_ref().filter(|known| known.npv.p10 < known.npv.p90).map(facts))
    });
    let known = Memo::new(move |_| facts.with(Option::is_some));
    (move || if known.get() { chart(facts) } else { invitation() }).into_child()
}

fn chart(facts: Memo<Option<Facts>>) -> AnyView {
    let with = move |say: &dyn Fn(&Facts) -> String| facts.with(|facts| facts.as_ref().map(say).unwrap_or_default());
    let about = Memo::new(move |_| {
        with(&|facts| {
            format!("Net present value of every case that your ranges allow: it pays in {}.", of_hundred(facts.pays))
        })
    });
    let title = Memo::new(|_| "How often each net present value comes out".to_owned());
    let description = Memo::new(move |_| {
        with(&|facts| format!("{} cases lie above zero. A table of the bars follows.", of_hundred(facts.pays)))
    });
    let shapes = Arc::new(move |width, height| {
        facts.with(|facts| facts.as_ref().map(|facts| facts.shapes(width, height)).unwrap_or_default())
    });
    let legend = html::ul().class("legend").child(html::li().class("s1").child("pays"));
    let drawing = plot(Drawing { id: "certainty", title, description, shapes });
    let chart = fragment([drawing, legend.child(html::li().class("s2").child("loses")).into_any()]);
    Card { id: "certainty", heading: heading(), about, chart }.view(move || table(facts))
}

fn heading() -> AnyView {
    html::h2().child("How sure is it?").into_any()
}

fn table(facts: Memo<Option<Facts>>) -> AnyView {
    let rows = move || facts.with(|facts| facts.as_ref().map(Facts::table));
    let head = html::tr()
        .child(html::th().attr("scope", "col").child("Net present value"))
        .child(html::th().attr("scope", "col").class("num").child("Cases"));
    html::table().child(html::thead().child(head)).child(html::tbody().child(rows)).into_any()
}

fn invitation() -> AnyView {
    let words = "A single number is not believed, and should not be. Give low, likely and high values to the figures that you \
                 are not sure of, and this shows how sure the answer is: how often the case pays, and which figure it hangs on.";
    html::section()
        .class("chart-card")
        .child(html::div().class("chart-head").child(heading()))
        .child(html::p().child(words))
        .into_any()
}
