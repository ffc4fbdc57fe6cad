//! What a printed page has beside what is on the screen: the name of the case with the date, and the inputs as a list.

use super::table::{captioned_table, column_head, number_cell, number_head, row_head};
use super::ui::{Child, Element, html};
use super::{app, format, session};
use crate::browser::{dom, timer};
use crate::model::{Case, Input, Provenance};
use crate::text::{date_with_year, in_figures, input_name, provenance_line};
use leptos::prelude::*;
use std::sync::LazyLock;

/// Whether the page is being printed: the list of inputs exists only then, so that typing does not pay for it.
static PRINTING: LazyLock<ArcRwSignal<bool>> = LazyLock::new(|| ArcRwSignal::new(false));

/// Prints the page. In a task of its own, so that the list of inputs is there.
pub(super) fn print() {
    PRINTING.set(true);
    timer::in_new_task(dom::print);
}

/// The name of the case and the date, at the head of a printed page.
pub(super) fn head() -> AnyView {
    let name = app().slice(|case| case.name.clone());
    let today = session().today;
    let date = move || format!("Printed on {}", date_with_year(today.get()));
    html::p().class("printed printed-head").child(html::b().child(name)).child(html::span().child(date)).into_any()
}

/// Every input of the case with its value, unit and origin.
pub(super) fn inputs() -> AnyView {
    let follow = |event, printing| window_event_listener_untyped(event, move |_| PRINTING.set(printing));
    let listeners = [follow("beforeprint", true), follow("afterprint", false)];
    on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
    let case = app().case();
    (move || PRINTING.get().then(|| case.with(|case| list(case)))).into_child()
}

fn list(case: &Case) -> Element {
    let heads = vec![column_head("Input"), number_head("Value"), column_head("Unit"), column_head("Origin")];
    let rows = case.inputs().into_iter().map(|input| row(input, case)).collect::<Vec<_>>();
    let title = html::h2().attr("id", "printed-inputs").child("Inputs");
    html::section().class("printed stack").attr("aria-labelledby", "printed-inputs").child(title).child(
        captioned_table(
            html::caption().child("A range is printed as low to high, with the likely value in brackets."),
            heads,
            rows,
        ),
    )
}

fn row(input: Input, case: &Case) -> Element {
    let unit = input.field.unit;
    let value = case.spread(input).map(|spread| {
        let typed = |value| format::typed(value, unit);
        let likely = if spread.is_range() { format!(" ({})", typed(spread.likely())) } else { String::new() };
        in_figures(spread, &typed) + &likely
    });
    html::tr()
        .child(row_head(input_name(input, case)))
        .child(number_cell(value.unwrap_or_default()))
        .child(html::td().child(format::unit_in_words(unit, &case.currency)))
        .child(html::td().child(provenance_line(Provenance::of(input, case))))
}
