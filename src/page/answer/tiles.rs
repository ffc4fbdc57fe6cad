//! Tiles: figures in large type, each with its range and its explanation.

use super::super::{app, format, session};
use crate::browser::dom;
use crate::chart::percent_scale::PercentScale;
use crate::chart::svg_path::number;
use crate::model::Quantiles;
use crate::page::chunk::{self, case_here, of_case};
use crate::page::ui::{Child, Element, fragment, html, svg};
use crate::page::widgets::{button, section};
use crate::text::{LEADING_TILES, OTHER_TILES, Tile, chance};
use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;

/// The element of the leading figures, which stays in sight beside the inputs.
pub(super) const LEADING: &str = "leading";

/// A row of tiles, one of which at a time is explained below all of them, so that no tile moves.
#[derive(Clone, Copy)]
pub(in crate::page) struct TileRow {
    /// The id of the place of the explanation.
    id: &'static str,
    tiles: &'static [Tile],
    /// The place of the tile that is explained. After the last of the tiles comes the chance that the case pays.
    explained: RwSignal<Option<usize>>,
}

impl TileRow {
    fn new(id: &'static str, tiles: &'static [Tile]) -> Self {
        Self { id, tiles, explained: RwSignal::new(None) }
    }

    /// The tile at a place; none for the chance that the case pays.
    pub(super) fn tile(self, place: usize) -> Option<&'static Tile> {
        self.tiles.get(place)
    }

    /// What is at a place.
    pub(super) fn label(self, place: usize) -> &'static str {
        self.tile(place).map_or("Chance that it pays", |tile| tile.label)
    }

    fn button_id(self, place: usize) -> String {
        format!("{}-{place}", self.id)
    }

    /// Explains a tile, or no longer the one that is explained: then the focus goes back to the button that opened it.
    pub(in crate::page) fn explain(self, place: Option<usize>) {
        let before = self.explained.get_untracked();
        // With an explanation, the leading figures may be higher than the window, so they scroll with the page, from where they are.
        dom::keep_place(LEADING);
        self.explained.set(place.filter(|_| place != before));
        if let Some(before) = before.filter(|_| place.is_none()) {
            dom::focus(&self.button_id(before));
        }
    }

    /// The tiles, and `more` beside them.
    fn view(self, more: Option<AnyView>) -> Element {
        let explanation = move || {
            let shown = move |place| of_case(move |chunk| (chunk.explanation)(self, place));
            self.explained.get().map(shown)
        };
        let escape = move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                chunk::case(move |chunk| (chunk.explain)(self, None));
            }
        };
        let tiles = (0..self.tiles.len()).map(|place| tile(self, place, &self.tiles[place])).chain(more);
        html::div()
            .class("tile-row")
            .on(ev::keydown, escape)
            .child(html::ul().class("figures").child(tiles.collect::<Vec<_>>()))
            .child(html::div().attr("id", self.id).child(explanation))
    }

    /// A tile: its label and value, what else there is of it, and the button that explains it.
    fn figure(self, place: usize, value: Element, range: AnyView) -> AnyView {
        let is_open = move || Some((self.explained.get() == Some(place)).to_string());
        let name = html::span().class("visually-hidden").child(" ").child(self.label(place));
        let explain = move || chunk::case(move |chunk| (chunk.explain)(self, Some(place)));
        let explain = button("explain", fragment(["Explain".into_any(), name.into_any()]), explain)
            .attr("id", self.button_id(place))
            .attr("aria-expanded", is_open)
            .attr("aria-controls", self.id);
        html::li()
            .class("figure")
            .child(html::h3().child(self.label(place)))
            .child(value.class("value"))
            .child(range)
            .child(explain)
            .into_any()
    }
}

/// The tiles that lead: net present value, payback, and the chance that the case pays.
pub(super) fn leading_tiles() -> Element {
    let row = TileRow::new("explained-first", &LEADING_TILES);
    row.view(Some(chance_tile(row)))
}

/// The other tiles.
pub(super) fn other_tiles() -> AnyView {
    section("stack wide", "more-figures", "More figures").child(tiles("explained-more", &OTHER_TILES)).into_any()
}

/// A row of tiles; `id` is of the place of their explanation.
pub(super) fn tiles(id: &'static str, tiles: &'static [Tile]) -> Element {
    TileRow::new(id, tiles).view(None)
}

/// How often the case pays; a dash where nothing is uncertain, and before the simulation is there.
fn chance_tile(row: TileRow) -> AnyView {
    let (evaluation, view, simulation) = (app().evaluation(), session().view, app().simulation());
    let written = Memo::new(move |_| {
        let known = simulation.with(|simulation| simulation.as_ref().map(|known| known.probability_positive));
        let nothing = evaluation.with(|evaluation| evaluation.outcome(view.get()).is_nothing());
        known.filter(|_| !nothing).map(|known| chance(known, &format::whole_percent))
    });
    let unit = move || if written.with(Option::is_some) { "of cases" } else { "" };
    let value = html::p()
        .child(move || written.get().unwrap_or_else(|| "–".to_owned()))
        .child(" ")
        .child(html::small().child(unit));
    // The room that the others have for their range.
    row.figure(row.tiles.len(), value, html::div().class("span-line").into_any())
}

fn tile(row: TileRow, place: usize, tile: &'static Tile) -> AnyView {
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
        .attr("data-sign", sign)
        .child(move || written.with(|written| written.0.clone()))
        .child(" ")
        .child(html::small().child(move || written.with(|written| written.1)));
    let range = move || {
        let shown = words.get().zip(case_here());
        shown.map(|(words, chunk)| (chunk.range_line)(&range.get(), value.get(), words))
    };
    row.figure(place, value_line, range.into_child())
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
