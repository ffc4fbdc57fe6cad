//! The cash flow by year, two ratios of it, and the conventions by which all of it is computed.

use super::super::{app, format, session};
use super::tiles::tiles;
use super::{in_view, outcome};
use crate::model::Outcome;
use crate::page::table::{captioned_table, column_head, number_cell, number_head, row_head, scroll_box};
use crate::page::ui::{Element, fragment, html};
use crate::text::{RATIOS, YearTable, conventions};
use leptos::prelude::*;

pub(super) fn years() -> AnyView {
    let (case, evaluation) = (app().case(), app().evaluation());
    let told = move || {
        let sentences = case.with(|case| {
            evaluation.with(|evaluation| conventions(case, &evaluation.schedule, &format::thousandths_of_percent))
        });
        sentences.map(|sentence| html::li().child(sentence)).into_iter().collect::<Vec<_>>()
    };
    let head = html::div().class("chart-head").child(html::h2().child(in_view(|| "Year by year".to_owned()))).child(
        html::p().child("Year 0 is the start, month 0. The discounted column adds up to the net present value."),
    );
    let nothing = outcome(Outcome::is_nothing);
    html::section()
        .class("chart-card wide")
        .attr("id", "years")
        .child(head)
        .child(move || {
            if nothing.get() {
                empty().into_any()
            } else {
                fragment([year_table(), tiles("explained-ratios", &RATIOS).into_any()])
            }
        })
        .child(html::h3().child("Conventions"))
        .child(html::ul().class("quiet").child(told))
        .into_any()
}

/// While no amount of the case differs from zero.
fn empty() -> Element {
    html::p().child("No amounts yet. Enter what meetings take, what you would change and what it costs.")
}

fn year_table() -> AnyView {
    let (evaluation, view, currency) = (app().evaluation(), session().view, app().currency());
    let table = Memo::new(move |_| {
        evaluation.with(|evaluation| YearTable::of(evaluation.outcome(view.get()), &evaluation.schedule))
    });
    let row = move |name: &str, amounts: &[f64]| -> Element {
        let cell = |amount: &f64| number_cell(currency.with(|currency| format::money(*amount, currency)));
        html::tr().child(row_head(name.to_owned())).child(amounts.iter().map(cell).collect::<Vec<_>>())
    };
    let rows =
        move || table.with(|table| table.rows.iter().map(|(name, amounts)| row(name, amounts)).collect::<Vec<_>>());
    let total = move || table.with(|table| row("Total", &table.total).child(html::td()));
    let note = move || table.with(|table| table.note).map(|words| html::p().class("quiet").child(words));
    let heads = [column_head("Year")].into_iter().chain(YearTable::HEADS.map(number_head)).collect();
    let caption = html::caption().class("visually-hidden").child("Cash flow by year");
    let table = captioned_table(caption, heads, rows).child(html::tfoot().child(total));
    html::div().child(scroll_box("scroll", "Cash flow by year", table)).child(note).into_any()
}
