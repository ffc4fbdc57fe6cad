//! Tiles: figures in large type, each with its range and its explanation.

use super::super::{app, format, session};
use super::explanation::explain;
use crate::chart::percent_scale::PercentScale;
use crate::chart::svg_path::number;
use crate::model::Quantiles;
use crate::page::chunk::case_here;
use crate::page::ui::{Element, fragment, html, svg};
use crate::page::widgets::section;
use crate::text::{LEADING_TILES, TILES, Tile, chance};
use leptos::prelude::*;

/// The tiles that lead: net present value, payback, and the chance that the case pays.
pub(super) fn leading_tiles() -> Element {
    let leading = TILES[..LEADING_TILES].iter().map(tile).chain([chance_tile()]).collect::<Vec<_>>();
    html::ul().class("figures").child(leading)
}

/// The other tiles.
pub(super) fn other_tiles() -> AnyView {
    section("stack wide", "more-figures", "More figures").child(tiles(&TILES[LEADING_TILES..])).into_any()
}

pub(super) fn tiles(tiles: &'static [Tile]) -> Element {
    html::ul().class("figures").child(tiles.iter().map(tile).collect::<Vec<_>>())
}

/// How often the case pays; not there before the simulation is.
fn chance_tile() -> AnyView {
    let (evaluation, view, simulation) = (app().evaluation(), session().view, app().simulation());
    let written = Memo::new(move |_| {
        let known = simulation.with(|simulation| simulation.as_ref().map(|known| known.probability_positive));
        let nothing = evaluation.with(|evaluation| evaluation.outcome(view.get()).is_nothing());
        known.filter(|_| !nothing).map_or_else(|| "–".to_owned(), |known| chance(known, &format::whole_percent))
    });
    let value = html::p().class("value").child(written).child(" ").child(html::small().child("of cases"));
    html::li().class("figure").child(html::h3().child("Chance that it pays")).child(value).into_any()
}

fn tile(tile: &'static Tile) -> AnyView {
    let (evaluation, view, simulation, currency) =
        (app().evaluation(), session().view, app().simulation(), app().currency());
    let value = Memo::new(move |_| evaluation.with(|evaluation| (tile.value)(evaluation, view.get())));
    let range = Memo::new(move |_| {
        simulation.with(|simulation| simulation.as_ref().map(|known| (tile.range)(known)).unwrap_or_default())
    });
    let written = Memo::new(move |_| {
        evaluation.with(|evaluation| {
            currency
                .with(|currency| format::speak(currency, |formatters| tile.written(evaluation, view.get(), formatters)))
        })
    });
    let words = Memo::new(move |_| {
        currency.with(|currency| format::speak(currency, |formatters| tile.range_words(&range.get(), formatters)))
    });
    let sign = move || value.get().is_some_and(|value| tile.is_loss(value)).then(|| "loss".to_owned());
    let value_line = html::p()
        .class("value")
        .attr("data-sign", sign)
        .child(move || written.with(|written| written.0.clone()))
        .child(" ")
        .child(html::small().child(move || written.with(|written| written.1)));
    html::li()
        .class("figure")
        .child(html::h3().child(tile.label))
        .child(value_line)
        .child(move || {
            words
                .get()
                .zip(case_here())
                .map(|(words, evaluation)| (evaluation.range_line)(&range.get(), value.get(), words))
        })
        .child(explain(tile))
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
