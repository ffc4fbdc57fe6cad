//! The six headline figures: which they are, how each is written, its range and its explanation.

use super::super::{app, format, session};
use super::explanation::explain;
use crate::chart::percent_scale::PercentScale;
use crate::chart::svg_path::number;
use crate::model::{Evaluation, Figure, Outcome, Quantiles, Quantity, Simulation, Unit, View};
use crate::page::chunk::case_here;
use crate::page::ui::{Element, fragment, html, svg};
use crate::text::no_wait;
use leptos::prelude::*;

/// A figure of the headline.
pub(super) struct HeadlineFigure {
    /// The label above it.
    pub(super) label: &'static str,
    /// What explains it.
    pub(super) figure: Figure,
    /// How it is written: in months, as a share, or else as money.
    unit: Unit,
    /// Its likely value.
    pub(super) value: fn(&Evaluation, View) -> Option<f64>,
    /// Where it lies in most cases.
    range: fn(&Simulation) -> Quantiles,
    /// Words for a missing value.
    absent: fn(&Outcome) -> &'static str,
}

/// The payback where it is a time to wait for.
fn wait(outcome: &Outcome) -> Option<f64> {
    outcome.payback.map(Quantity::value).filter(|months| *months > 0.0)
}

/// Why it is none.
pub(super) fn no_payback(outcome: &Outcome) -> &'static str {
    no_wait(outcome.payback.map(Quantity::value), outcome.is_nothing()).unwrap_or_default()
}

/// The range of the peak funding needed: the trough's with the sign and the ends reversed.
fn ready(simulation: &Simulation) -> Quantiles {
    let Quantiles { p10, p50, p90 } = simulation.trough;
    let turned = |value: Option<f64>| value.map(|value| -value);
    Quantiles { p10: turned(p90), p50: turned(p50), p90: turned(p10) }
}

/// The figures, in the order of the page.
pub(super) static HEADLINES: [HeadlineFigure; 6] = [
    HeadlineFigure {
        label: "Yearly benefit",
        figure: Figure::AnnualBenefit,
        unit: Unit::Money,
        value: |evaluation, view| Some(evaluation.ledger.amounts(view).benefits.total().value()),
        range: |simulation| simulation.annual_benefit,
        absent: |_| "",
    },
    HeadlineFigure {
        label: "Net present value",
        figure: Figure::Npv,
        unit: Unit::Money,
        value: |evaluation, view| Some(evaluation.outcome(view).npv.value()),
        range: |simulation| simulation.npv,
        absent: |_| "",
    },
    HeadlineFigure {
        label: "Return on investment",
        figure: Figure::Roi,
        unit: Unit::Share,
        value: |evaluation, view| evaluation.outcome(view).roi,
        range: |simulation| simulation.roi,
        absent: |_| "no cost named",
    },
    HeadlineFigure {
        label: "Payback",
        figure: Figure::Payback,
        unit: Unit::Months,
        value: |evaluation, view| wait(evaluation.outcome(view)),
        range: |simulation| simulation.payback,
        absent: no_payback,
    },
    HeadlineFigure {
        label: "Peak funding needed",
        figure: Figure::Trough,
        unit: Unit::Money,
        value: |evaluation, view| Some(-evaluation.outcome(view).trough.value()),
        range: ready,
        absent: |_| "",
    },
    HeadlineFigure {
        label: "Cost of a one-month delay",
        figure: Figure::CostOfDelay,
        unit: Unit::Money,
        value: |evaluation, view| Some(evaluation.outcome(view).cost_of_delay.value()),
        range: |simulation| simulation.cost_of_delay,
        absent: |_| "",
    },
];

impl HeadlineFigure {
    /// The value for large type, and the words after it in small type.
    fn written(&self, evaluation: &Evaluation, view: View, currency: &str) -> (String, &'static str) {
        match ((self.value)(evaluation, view), self.unit) {
            (None, _) => ("–".into(), (self.absent)(evaluation.outcome(view))),
            (Some(months), Unit::Months) => {
                (format::decimal(months, 1), if months == 1.0 { "month" } else { "months" })
            }
            (Some(share), Unit::Share) => (format::whole_percent(share), ""),
            (Some(amount), _) => (format::round_money(amount, currency), ""),
        }
    }

    /// The ends of the range, `$34,100 – $78,600`. A payback that never comes is the latest of all.
    fn range_words(&self, range: &Quantiles, currency: &str) -> Option<String> {
        let write = |value: f64| match self.unit {
            Unit::Months => format::decimal(value, 1),
            Unit::Share => format::whole_percent(value),
            _ => format::round_money(value, currency),
        };
        let unit = if self.unit == Unit::Months { " months" } else { "" };
        match (range.p10, range.p90) {
            (Some(low), Some(high)) if low == high => None,
            (Some(low), Some(high)) => Some(format!("{} – {}{unit}", write(low), write(high))),
            (Some(low), None) => Some(format!("{}{unit} – never", write(low))),
            _ => None,
        }
    }
}

pub(super) fn figures() -> AnyView {
    html::ul().class("figures").child(HEADLINES.iter().map(figure).collect::<Vec<_>>()).into_any()
}

fn figure(headline: &'static HeadlineFigure) -> AnyView {
    let (evaluation, view, simulation, currency) =
        (app().evaluation(), session().view, app().simulation(), app().currency());
    let value = Memo::new(move |_| evaluation.with(|evaluation| (headline.value)(evaluation, view.get())));
    let range = Memo::new(move |_| {
        simulation.with(|simulation| simulation.as_ref().map(|known| (headline.range)(known)).unwrap_or_default())
    });
    let written = Memo::new(move |_| {
        evaluation.with(|evaluation| currency.with(|currency| headline.written(evaluation, view.get(), currency)))
    });
    let words = Memo::new(move |_| currency.with(|currency| headline.range_words(&range.get(), currency)));
    let sign = move || value.get().is_some_and(|value| value < -0.005).then(|| "loss".to_owned());
    let value_line = html::p()
        .class("value")
        .attr("data-sign", sign)
        .child(move || written.with(|written| written.0.clone()))
        .child(" ")
        .child(html::small().child(move || written.with(|written| written.1)));
    html::li()
        .class("figure")
        .child(html::h3().child(headline.label))
        .child(value_line)
        .child(move || {
            words
                .get()
                .zip(case_here())
                .map(|(words, evaluation)| (evaluation.range_line)(&range.get(), value.get(), words))
        })
        .child(explain(headline))
        .into_any()
}

/// Length of a range line relative to its furthest end.
const AIR: f64 = 1.15;

/// The range as a line, with zero and the likely value on it.
pub(in crate::page) fn range_line(range: &Quantiles, likely: Option<f64>, words: String) -> AnyView {
    let ends = [range.p10, range.p90, likely].map(|end| end.unwrap_or(0.0));
    // Only a range without a P90 reaches the right end: that reads as "goes on".
    let track = PercentScale::with_zero(&ends.map(|end| end * AIR));
    let at = |value: Option<f64>| format!("{}%", number(value.map_or(100.0, |value| track.at(value))));
    let line = |class: &'static str, [from, to]: [String; 2], [top, bottom]: [&'static str; 2]| -> Element {
        svg::line().class(class).attr("x1", from).attr("x2", to).attr("y1", top).attr("y2", bottom)
    };
    let level = ["50%"; 2];
    let zero = (track.at(0.0) > 0.0).then(|| line("zero", [at(Some(0.0)), at(Some(0.0))], ["0", "100%"]));
    let middle = |likely| svg::circle().class("middle").attr("cx", at(Some(likely))).attr("cy", "50%").attr("r", "4");
    let drawing = svg::svg()
        .class("span-line")
        .attr("aria-hidden", "true")
        .child(line("track", ["0".into(), "100%".into()], level))
        .child(line("reach", [at(range.p10), at(range.p90)], level))
        .child(zero)
        .child(likely.map(middle));
    let cases = html::span().class("visually-hidden").child("In 80 of 100 cases ");
    fragment([drawing.into_any(), html::p().class("range-words").child(cases).child(words).into_any()])
}
