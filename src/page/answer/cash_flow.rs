//! When the money comes back: the running total with its uncertainty, or each month's benefits and costs.

use super::super::{app, format, session};
use crate::chart::flow::{Cumulative, Mark, Moment, Running, cumulative, months};
use crate::chart::frame::{CHARACTER_WIDTH, Frame, GAP, LINE_HEIGHT, Label, Point, Rect, Tick};
use crate::model::{Case, DAYS_PER_MONTH, FanQuantiles, Flow, Quantity, Scenario, Simulation, View};
use crate::page::chart::{Card, Drawing, Shape, axis, mark_line, plot};
use crate::page::chunk::of_case;
use crate::page::ui::{Child, fragment, html};
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;

/// Which of the two is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Drawn {
    Running,
    Monthly,
}

/// Everything that the chart draws.
#[derive(Clone, PartialEq)]
pub(in crate::page) struct Facts {
    drawn: Drawn,
    currency: String,
    line: Vec<f64>,
    flow: Flow,
    fan: Vec<FanQuantiles>,
    payback: Option<f64>,
    rollout_end: f64,
}

impl Facts {
    fn of(drawn: Drawn, scenario: &Scenario, case: &Case, view: View, simulation: Option<&Simulation>) -> Self {
        let outcome = case.outcome(view);
        Self {
            drawn,
            currency: scenario.currency.clone(),
            line: outcome.cumulative.clone(),
            flow: outcome.flow.clone(),
            fan: simulation.map(|known| known.fan.clone()).unwrap_or_default(),
            // A case that never is out of money has nothing to pay back.
            payback: outcome.payback.map(Quantity::value).filter(|months| *months > 0.0),
            rollout_end: f64::from(scenario.rollout.days) / DAYS_PER_MONTH,
        }
    }

    fn shapes(&self, width: f64, height: f64) -> Vec<Shape> {
        let frame = Frame {
            left: 7.0 * CHARACTER_WIDTH,
            right: 0.0,
            top: LINE_HEIGHT,
            bottom: LINE_HEIGHT + GAP,
            label_width: 9.0 * CHARACTER_WIDTH,
            mark_width: 15.0 * CHARACTER_WIDTH,
            ..Frame::new(width, height)
        };
        match self.drawn {
            Drawn::Running => self.running(&frame),
            Drawn::Monthly => self.monthly(&frame),
        }
    }

    fn running(&self, frame: &Frame) -> Vec<Shape> {
        let edge = |pick: fn(&FanQuantiles) -> f64| self.fan.iter().map(pick).collect::<Vec<_>>();
        let (p10, p25, p75, p90) = (edge(|f| f.p10), edge(|f| f.p25), edge(|f| f.p75), edge(|f| f.p90));
        let chart = cumulative(
            frame,
            &Running {
                line: &self.line,
                wide: [&p10, &p90],
                close: [&p25, &p75],
                payback: self.payback,
                rollout_end: Some(self.rollout_end),
            },
        );
        let fans = [Shape::Path("fan-wide", chart.wide.clone()), Shape::Path("fan-close", chart.close.clone())];
        let axis =
            axis(&chart.plot, &chart.value_ticks, chart.zero, |value| format::compact_money(value, &self.currency));
        let marks = chart.marks.iter().flat_map(|mark| self.mark(&chart, mark));
        fans.into_iter()
            .chain(axis)
            .chain([Shape::Path("series", chart.line.clone())])
            .chain(marks)
            .chain(month_labels(frame, &chart.month_ticks))
            .collect()
    }

    fn mark(&self, chart: &Cumulative, mark: &Mark) -> [Shape; 3] {
        let text = match mark.moment {
            Moment::Trough => {
                let lowest = self.line.iter().copied().fold(0.0, f64::min);
                format!("lowest {}", format::compact_money(lowest, &self.currency))
            }
            Moment::Payback => format!("back: month {}", format::decimal(mark.month, 0)),
            Moment::RolloutEnd => "rollout done".into(),
        };
        // A line higher than the geometry has it: the topmost amount of the axis stands right above the plot.
        let label = Label { at: Point { y: mark.label.at.y - LINE_HEIGHT, ..mark.label.at }, ..mark.label };
        [mark_line(chart.plot.y - LINE_HEIGHT, mark.at), Shape::Circle("point", mark.at), Shape::label(label, text)]
    }

    fn monthly(&self, frame: &Frame) -> Vec<Shape> {
        let chart = months(frame, &self.flow.benefits, &self.flow.costs);
        let bars = |class, bars: &[Rect]| bars.iter().map(|bar| Shape::Rect(class, *bar)).collect::<Vec<_>>();
        let mut shapes = bars("benefit", &chart.benefits);
        shapes.extend(bars("cost", &chart.costs));
        shapes.extend(axis(&frame.plot(), &chart.value_ticks, chart.zero, |value| {
            format::compact_money(value, &self.currency)
        }));
        shapes.extend(month_labels(frame, &chart.month_ticks));
        shapes
    }

    /// For those who do not see the chart.
    fn description(&self) -> String {
        let money = |value: f64| format::round_money(value, &self.currency);
        let lowest = self.line.iter().copied().fold(0.0, f64::min);
        let end = self.line.last().copied().unwrap_or_default();
        let back = match self.payback {
            Some(months) => format!("is back above zero for good after {}", format::months(months)),
            None if lowest < 0.0 => "does not come back above zero".into(),
            None => "never is below zero".into(),
        };
        format!(
            "The running total starts at {}, is {} at its lowest, {back}, and ends at {}.",
            money(self.line[0]),
            money(lowest),
            money(end)
        )
    }
}

fn month_labels(frame: &Frame, ticks: &[Tick]) -> Vec<Shape> {
    let label = |(index, tick): (usize, &Tick)| {
        let at = Point { x: tick.at, y: frame.height - GAP };
        let word = if index == 1 || ticks.len() == 1 { "month " } else { "" };
        Shape::Text("tick", at, tick.anchor, format!("{word}{}", format::decimal(tick.value, 0)))
    };
    // Month 0 needs no word: the labels of the money stand there.
    ticks.iter().enumerate().filter(|(index, _)| *index > 0).map(label).collect()
}

/// The chart.
pub(super) fn cash_flow() -> AnyView {
    let (app, view) = (app(), session().view);
    let (scenario, case, simulation) = (app.scenario(), app.case(), app.simulation());
    let drawn = RwSignal::new(Drawn::Running);
    let facts = Memo::new(move |_| {
        let simulation = simulation.get();
        scenario.with(|scenario| {
            case.with(|case| Facts::of(drawn.get(), scenario, case, view.get(), simulation.as_deref()))
        })
    });
    let about = Memo::new(move |_| match drawn.get() {
        Drawn::Running => "All benefits less all costs, added up month by month, not discounted.".to_owned(),
        Drawn::Monthly => "What each month brings, above the line, and what it costs, below it.".to_owned(),
    });
    let title = Memo::new(move |_| {
        format!("{} over {} months", heading(drawn.get()), facts.with(|facts| facts.line.len() - 1))
    });
    let description = Memo::new(move |_| facts.with(Facts::description));
    let shapes = Arc::new(move |width, height| facts.with(|facts| facts.shapes(width, height)));
    let drawing = plot(Drawing { id: "cash-flow", title, description, shapes });
    let chart = fragment([drawing, (move || legend(facts)).into_child()]);
    Card { id: "cash-flow", heading: head(drawn), about, chart }
        .view(move || of_case(move |case| (case.flow_table)(facts)))
}

fn heading(drawn: Drawn) -> &'static str {
    match drawn {
        Drawn::Running => "Running total",
        Drawn::Monthly => "Benefits and costs",
    }
}

fn head(drawn: RwSignal<Drawn>) -> AnyView {
    let choice = move |which: Drawn, name: &'static str| {
        let radio =
            html::input().attr("type", "radio").attr("name", "flow").prop("checked", move || drawn.get() == which);
        html::label().child(radio.on(ev::change, move |_| drawn.set(which))).child(name)
    };
    let choices = html::div().child(choice(Drawn::Running, "Added up")).child(choice(Drawn::Monthly, "Each month"));
    let legend = html::legend().class("visually-hidden").child("How to draw it");
    fragment([
        html::h2().child("When the money comes back").into_any(),
        html::fieldset().class("segmented small").child(legend).child(choices).into_any(),
    ])
}

/// What the line and the bands, or the colours of the bars, stand for.
fn legend(facts: Memo<Facts>) -> AnyView {
    let entries: &[(&str, &str)] = facts.with(|facts| match facts.drawn {
        Drawn::Monthly => &[("s1", "benefits"), ("s2", "costs")][..],
        Drawn::Running if facts.fan.is_empty() => &[("", "likely case")][..],
        Drawn::Running => {
            &[("", "likely case"), ("fan-key", "half of all cases"), ("fan-key-wide", "80 of 100 cases")][..]
        }
    });
    let entry = |(class, text): &(&'static str, &'static str)| html::li().class(*class).child(*text).into_any();
    html::ul().class("legend").child(entries.iter().map(entry).collect::<Vec<_>>()).into_any()
}

impl Facts {
    /// The amounts of a month, the range where there is one.
    fn amounts(&self, month: usize) -> Vec<f64> {
        let likely = [self.flow.benefits[month], self.flow.costs[month], self.line[month]];
        let fan = self.fan.get(month).map(|fan| [fan.p10, fan.p90]);
        likely.into_iter().chain(fan.into_iter().flatten()).collect()
    }

    fn row(&self, month: usize) -> AnyView {
        let cell = |value: f64| html::td().class("num").child(format::money(value.round(), &self.currency)).into_any();
        let cells: Vec<_> = self.amounts(month).into_iter().map(cell).collect();
        html::tr().child(html::th().attr("scope", "row").child(month.to_string())).child(cells).into_any()
    }
}

/// The same as a table.
pub(in crate::page) fn flow_table(facts: Memo<Facts>) -> AnyView {
    let body = move || facts.with(|facts| (0..facts.line.len()).map(|month| facts.row(month)).collect::<Vec<_>>());
    let head = |name: &&'static str| html::th().class("num").attr("scope", "col").child(*name).into_any();
    let heads = move || {
        let names = ["Benefits", "Costs", "Likely total", "P10", "P90"];
        let count = if facts.with(|facts| facts.fan.is_empty()) { 3 } else { 5 };
        names[..count].iter().map(head).collect::<Vec<_>>()
    };
    let months = html::th().attr("scope", "col").child("Month");
    html::table()
        .child(html::thead().child(html::tr().child(months).child(heads)))
        .child(html::tbody().child(body))
        .into_any()
}
