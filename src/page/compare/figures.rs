//! The table of figures: each with its range, and its difference from the base.

use super::compared_data::{ComparedData, ComparedMemo};
use crate::chart::picture::MARK_BOX;
use crate::page::chart::line_mark;
use crate::page::format;
use crate::page::table::{captioned_table, column_head, number_cell, number_head, row_head, scroll_box};
use crate::page::ui::{Child, Element, html, svg};
use crate::text::{ComparedFigure, compared_tiles};
use leptos::prelude::*;

pub(super) fn table(data: ComparedMemo) -> AnyView {
    let table = move || data.with(|data| figures(data));
    html::div().child(table.into_child()).into_any()
}

fn figures(data: &ComparedData) -> AnyView {
    let mut heads = vec![column_head("Figure")];
    heads.extend((0..data.names.len()).map(|place| alternative_head(data, place)));
    let rows = compared_tiles().map(|tile| {
        row(data, tile.label, |place| {
            let (compared, view) = (&data.comparison.alternatives[place], data.comparison.view);
            let has_base = place != data.base && data.comparison.currency().is_some();
            let base = has_base.then(|| &data.comparison.alternatives[data.base]);
            format::speak(data.currency(place), |formatters| ComparedFigure::of(tile, compared, base, view, formatters))
        })
    });
    let chance = row(data, "Chance that it pays", |place| {
        ComparedFigure::chance_of_paying(&data.comparison.alternatives[place], &format::whole_percent)
    });
    let rows: Vec<Element> = rows.chain([chance]).collect();
    let caption =
        format!("Under each figure, its range in 80 of 100 cases and its difference from “{}”.", data.names[data.base]);
    let head = html::caption().class("visually-hidden").child("Figures of the alternatives");
    let table = scroll_box("scroll", "Figures", captioned_table(head, heads, rows).class("compared"));
    // Outside of the table, which may be wider than a phone.
    html::div().child(html::p().class("quiet").child(caption)).child(table).into_any()
}

/// The head of an alternative's column, with the line that it has in the chart.
pub(super) fn alternative_head(data: &ComparedData, place: usize) -> Element {
    let mark = svg::svg().class("chart").attr("aria-hidden", "true").attr("viewBox", MARK_BOX);
    let name = &data.names[place];
    let name = if place == data.base { format!("{name} (base)") } else { name.clone() };
    let name = html::span().attr("dir", "auto").child(name);
    number_head(html::div().class("legend").child(mark.child(line_mark(data.look(place).0).draw())).child(name))
}

fn row(data: &ComparedData, label: &'static str, figure: impl Fn(usize) -> ComparedFigure) -> Element {
    let line = |words: String| (!words.is_empty()).then(|| html::div().class("quiet").child(words));
    let cell = |place: usize| {
        let ComparedFigure { value, range, difference } = figure(place);
        let lines = html::div().child(html::b().child(value)).child(line(range)).child(line(difference));
        number_cell(lines)
    };
    html::tr().child(row_head(label)).child((0..data.names.len()).map(cell).collect::<Vec<_>>())
}
