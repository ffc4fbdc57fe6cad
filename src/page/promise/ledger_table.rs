//! Promised and realized to date, line by line.

use super::ReviewMemo;
use crate::chart::percent_scale::PercentScale;
use crate::model::promise::{LineToDate, Review};
use crate::page::chart::{Legend, area_mark, legend_list, track};
use crate::page::constant;
use crate::page::table::{captioned_table, column_head, hidden_head, number_cell, number_head, row_head, scroll_box};
use crate::page::ui::{Element, html};
use crate::text::promise::ReviewFormatters;
use crate::text::standing::{line_name, realized_words};
use leptos::prelude::*;

const LEGEND: Legend = &[
    (|| area_mark("plan"), "promised"),
    (|| area_mark("benefit"), "benefit realized"),
    (|| area_mark("cost"), "cost realized"),
];

/// The table. The bar of the realized amount lies over that of the promised one.
pub(super) fn ledger_table(review_memo: ReviewMemo) -> AnyView {
    let rows = move || review_memo.show(&|review, formatters| rows(review, formatters).into_any());
    let foot = move || review_memo.show(&|review, formatters| foot(review, formatters));
    let heads = vec![
        column_head("From the start to today"),
        hidden_head("Drawn"),
        number_head("Promised by today"),
        number_head("Realized"),
        column_head("Until"),
    ];
    let caption =
        html::caption().child("Promised by today, and realized from the start to the last entry. Not discounted.");
    let table = captioned_table(caption, heads, rows).class("bars").child(html::tfoot().child(foot));
    let place = scroll_box("scroll", "Promised and realized by line", table);
    html::div().child(html::h3().child("Line by line")).child(place).child(legend_list(constant(LEGEND))).into_any()
}

fn rows(review: &Review, formatters: &ReviewFormatters) -> Vec<AnyView> {
    let amounts = |line: &LineToDate| [line.promised, line.entered.map_or(0.0, |entered| entered.realised)];
    let all: Vec<f64> = review.lines.iter().flat_map(amounts).collect();
    let scale = PercentScale::with_zero(&all);
    let drawn = |line: &LineToDate| {
        let [promised, realised] = amounts(line).map(|value| scale.span(0.0, value));
        let class = if line.line.sign() < 0.0 { "cost" } else { "benefit" };
        let bar = track(&[("plan", promised), (class, realised)], scale.at(0.0));
        let [realised, until] = realized_words(line, formatters.numbers);
        cells(line_name(line.line), bar, [(formatters.numbers.money)(line.promised), realised], until).into_any()
    };
    review.lines.iter().map(drawn).collect()
}

/// Benefits less costs: of the lines that were entered, where some were and some were not, and of all lines.
fn foot(review: &Review, formatters: &ReviewFormatters) -> Vec<AnyView> {
    let (totals, money) = (review.entered(), formatters.numbers.money);
    let row = |name, amounts| cells(name, ().into_any(), amounts, String::new()).into_any();
    let all = match totals.lines {
        0 => "not entered".to_owned(),
        lines if lines == totals.of => money(totals.realised),
        _ => "not complete".to_owned(),
    };
    let entered = [money(totals.promised), money(totals.realised)];
    let entered =
        (0 < totals.lines && totals.lines < totals.of).then(|| row("Lines entered, by the same days", entered));
    entered.into_iter().chain([row("Benefits less costs", [money(review.promised_value()), all])]).collect()
}

fn cells(name: &'static str, bar: AnyView, amounts: [String; 2], until: String) -> Element {
    let numbers = amounts.map(number_cell);
    html::tr()
        .child(row_head(name))
        .child(html::td().class("bar").child(bar))
        .child(Vec::from(numbers))
        .child(html::td().child(until))
}
