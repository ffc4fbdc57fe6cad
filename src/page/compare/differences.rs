//! The inputs that differ between the cases compared.

use super::compared_data::{ComparedData, ComparedMemo};
use super::figures::alternative_head;
use crate::model::Difference;
use crate::page::format;
use crate::page::table::{captioned_table, column_head, number_cell, row_head, scroll_box};
use crate::page::ui::{Child, Element, html};
use crate::page::widgets::section;
use crate::text::{difference_name, differing_value};
use leptos::prelude::*;

pub(super) fn differences(data: ComparedMemo) -> AnyView {
    let content =
        move || data.with(|data| if data.comparison.differences.is_empty() { none(data) } else { table(data) });
    section("stack", "differences-title", "What differs in the inputs").child(content.into_child()).into_any()
}

fn none(data: &ComparedData) -> AnyView {
    let cases = data.comparison.alternatives.iter().filter(|compared| compared.case.is_some()).count();
    let words = if cases < 2 {
        "Doing nothing has no inputs to compare with."
    } else {
        "All inputs of these cases are the same."
    };
    html::p().child(words).into_any()
}

fn table(data: &ComparedData) -> AnyView {
    let mut heads = vec![column_head("Input")];
    heads.extend((0..data.names.len()).map(|place| alternative_head(data, place)));
    let row = |difference: &Difference| -> Element {
        let cell = |(place, value): (usize, &_)| {
            let case = data.comparison.alternatives[place].case.as_deref();
            let figure = |value: f64, unit| format::figure(value, unit, data.currency(place));
            number_cell(differing_value(*value, case, &figure))
        };
        let cells = difference.values.iter().enumerate().map(cell).collect::<Vec<_>>();
        html::tr().child(row_head(difference_name(difference, &data.comparison))).child(cells)
    };
    let rows = data.comparison.differences.iter().map(row).collect::<Vec<_>>();
    let caption = html::caption().child("A range is written as low to high, with the likely value in brackets.");
    scroll_box("scroll", "What differs in the inputs", captioned_table(caption, heads, rows).class("compared"))
        .into_any()
}
