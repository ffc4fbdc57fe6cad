//! Promised and realized to date, line by line.

use super::ReviewMemo;
use crate::chart::percent_scale::PercentScale;
use crate::model::promise::Review;
use crate::model::{Money, Quantity};
use crate::page::chart::{Legend, area_mark, legend_list, track};
use crate::page::constant;
use crate::page::table::{captioned_table, column_head, hidden_head, number_cell, number_head, row_head, scroll_box};
use crate::page::ui::{Element, html};
use crate::text::promise::ReviewFormatters;
use crate::text::{BENEFITS, COSTS, LedgerLine};
use leptos::prelude::*;

const LEGEND: Legend = &[
    (|| area_mark("plan"), "promised"),
    (|| area_mark("benefit"), "benefit realized"),
    (|| area_mark("cost"), "cost realized"),
];

/// A row: its name, the class of its bar, promised and realised.
type LedgerRow = (&'static str, &'static str, [f64; 2]);

/// The table. The bar of the realised amount lies over that of the promised one.
pub(super) fn ledger_table(review_memo: ReviewMemo) -> AnyView {
    let rows = move || review_memo.show(&|review, formatters| rows(review, formatters).into_any());
    let foot = move || {
        review_memo.show(&|review, formatters| {
            let value = [review.promised_value(), review.projected_value()];
            cells("Benefits less costs", ().into_any(), value, formatters).into_any()
        })
    };
    let heads = vec![
        column_head("From the start to today"),
        hidden_head("Drawn"),
        number_head("Promised"),
        number_head("Realized"),
    ];
    let caption = html::caption().child("Promised by today, and realized since the start. Not discounted.");
    let table = captioned_table(caption, heads, rows).class("bars").child(html::tfoot().child(foot));
    let place = scroll_box("scroll", "Promised and realized by line", table);
    html::div().child(html::h3().child("Line by line")).child(place).child(legend_list(constant(LEGEND))).into_any()
}

/// The lines of one side that are promised or realised at all.
fn side<T>(lines: &[LedgerLine<T>], class: &'static str, promised: &T, realised: &T) -> Vec<LedgerRow> {
    let value = |amount: fn(&T) -> Money| [amount(promised).value(), amount(realised).value()];
    let row = |&(name, _, amount): &LedgerLine<T>| (name, class, value(amount));
    lines.iter().map(row).filter(|(.., values)| *values != [0.0; 2]).collect()
}

fn rows(review: &Review, formatters: &ReviewFormatters) -> Vec<AnyView> {
    let (promised, realised) = (&review.promised, &review.projected);
    let mut rows = side(&BENEFITS, "benefit", &promised.benefits, &realised.benefits);
    rows.extend(side(&COSTS, "cost", &promised.costs, &realised.costs));
    let scale = PercentScale::with_zero(rows.iter().flat_map(|(.., values)| values));
    let drawn = |&(name, class, values): &LedgerRow| {
        let [promised, realised] = values.map(|value| scale.span(0.0, value));
        let bar = track(&[("plan", promised), (class, realised)], scale.at(0.0));
        cells(name, bar, values, formatters).into_any()
    };
    rows.iter().map(drawn).collect()
}

fn cells(name: &'static str, bar: AnyView, values: [f64; 2], formatters: &ReviewFormatters) -> Element {
    let numbers = values.map(|value| number_cell((formatters.numbers.money)(value)));
    html::tr().child(row_head(name)).child(html::td().class("bar").child(bar)).child(Vec::from(numbers))
}
