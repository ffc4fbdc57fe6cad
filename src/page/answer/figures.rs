//! The headline figures, each with its range and its explanation.

use super::super::{app, session};
use super::explain::explain;
use super::headline::{HEADLINES, Headline};
use crate::chart::path::number;
use crate::chart::track::Track;
use crate::model::Quantiles;
use crate::page::chunk::case_here;
use crate::page::ui::{Element, fragment, html, svg};
use leptos::prelude::*;

/// All of them.
pub(super) fn figures() -> AnyView {
    html::ul().class("figures").child(HEADLINES.iter().map(figure).collect::<Vec<_>>()).into_any()
}

fn figure(headline: &'static Headline) -> AnyView {
    let (case, view, simulation, currency) = (app().case(), session().view, app().simulation(), app().currency());
    let value = Memo::new(move |_| case.with(|case| (headline.value)(case, view.get())));
    let range = Memo::new(move |_| {
        simulation.with(|simulation| simulation.as_ref().map(|known| (headline.range)(known)).unwrap_or_default())
    });
    let written = Memo::new(move |_| currency.with(|currency| headline.written(value.get(), currency)));
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
            words.get().zip(case_here()).map(|(words, case)| (case.range_line)(&range.get(), value.get(), words))
        })
        .child(explain(headline))
        .into_any()
}

/// How much longer than its furthest end a range line is.
const AIR: f64 = 1.15;

/// The range as a line, with zero and the likely value on it.
pub(in crate::page) fn range_line(range: &Quantiles, likely: Option<f64>, words: String) -> AnyView {
    let ends = [range.p10, range.p90, likely].map(|end| end.unwrap_or(0.0));
    // Air on the right: a range that touches the end reads as one that goes on, which is what a missing P90 means.
    let track = Track::with_zero(&ends.map(|end| end * AIR));
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
