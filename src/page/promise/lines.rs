//! Promised and realised to date, line by line.

use super::Reviewed;
use crate::chart::percent_scale::PercentScale;
use crate::model::promise::Review;
use crate::model::{Money, Quantity};
use crate::page::answer::{BENEFITS, COSTS, Line};
use crate::page::chart::track;
use crate::page::ui::{Element, html};
use crate::text::promise::ReviewFormatters;
use leptos::prelude::*;

/// A row: its name, the class of its bar, promised and realised.
type Row = (&'static str, &'static str, [f64; 2]);

/// The table. A pale bar is what was promised, the full one what has come of it.
pub(super) fn lines(reviewed: Reviewed) -> AnyView {
    let rows = move || reviewed.show(&|review, formatters| rows(review, formatters).into_any());
    let foot = move || {
        reviewed.show(&|review, formatters| {
            let value = [review.promised_value(), review.realised_value()];
            cells("Benefits less costs", ().into_any(), value, formatters).into_any()
        })
    };
    let head = |name: AnyView| html::th().attr("scope", "col").child(name);
    let heads = html::tr()
        .child(head("From the start to today".into_any()))
        .child(head(html::span().class("visually-hidden").child("Drawn").into_any()))
        .child(head("Promised".into_any()).class("num"))
        .child(head("Realised".into_any()).class("num"));
    let table = html::table()
        .class("bars")
        .child(html::caption().child("Pale is what was promised by now, full what has come of it. Not discounted."))
        .child(html::thead().child(heads))
        .child(html::tbody().child(rows))
        .child(html::tfoot().child(foot));
    let place = html::div().class("scroll").attr("tabindex", "0").attr("role", "group");
    let place = place.attr("aria-label", "Promised and realised by line").child(table);
    html::div().child(html::h3().child("Line by line")).child(place).into_any()
}

/// The lines of one side that are promised or realised at all.
fn side<T>(lines: &[Line<T>], class: &'static str, promised: &T, realised: &T) -> Vec<Row> {
    let value = |amount: fn(&T) -> Money| [amount(promised).value(), amount(realised).value()];
    let row = |&(name, _, amount): &Line<T>| (name, class, value(amount));
    lines.iter().map(row).filter(|(.., values)| *values != [0.0; 2]).collect()
}

fn rows(review: &Review, formatters: &ReviewFormatters) -> Vec<AnyView> {
    let (promised, realised) = (&review.promised, &review.realised);
    let mut rows = side(&BENEFITS, "benefit", &promised.benefits, &realised.benefits);
    rows.extend(side(&COSTS, "cost", &promised.costs, &realised.costs));
    let scale = PercentScale::with_zero(rows.iter().flat_map(|(.., values)| values));
    let drawn = |&(name, class, values): &Row| {
        let [promised, realised] = values.map(|value| scale.span(0.0, value));
        let bar = track(&[("pale", promised), (class, realised)], scale.at(0.0));
        cells(name, bar, values, formatters).into_any()
    };
    rows.iter().map(drawn).collect()
}

fn cells(name: &'static str, bar: AnyView, values: [f64; 2], formatters: &ReviewFormatters) -> Element {
    let number = |value: f64| html::td().class("num").child((formatters.numbers.money)(value)).into_any();
    let row = html::tr().child(html::th().attr("scope", "row").child(name));
    row.child(html::td().class("bar").child(bar)).child(Vec::from(values.map(number)))
}
