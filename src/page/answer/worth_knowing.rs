//! What is worth knowing before the decision: the value of information, in a ranked list.

use super::super::{app, format, go_to, session};
use crate::model::{Case, Input, View};
use crate::page::ui::{Child, html};
use crate::page::widgets::{button, measure_link};
use crate::text::{ABOUT_INFORMATION, WorthKnowing, input_name};
use leptos::prelude::*;

/// The finding and the list, beside the tornado; in the cash view, a note that they are for time and money.
pub(super) fn worth_knowing() -> AnyView {
    let (app, view) = (app(), session().view);
    let (case, simulation) = (app.case(), app.simulation());
    let known = Memo::new(move |_| {
        let simulation = simulation.get()?;
        case.with(|case| WorthKnowing::of(case, &simulation, &|amount| format::round_money(amount, &case.currency)))
    });
    let has =
        |holds: fn(&WorthKnowing) -> bool| Memo::new(move |_| known.with(|known| known.as_ref().is_some_and(holds)));
    let (any, some, costs) =
        (has(|_| true), has(|known| !known.inputs.is_empty()), has(|known| !known.ceiling.is_empty()));
    let words = move |read: fn(&WorthKnowing) -> &str| {
        known.with(|known| known.as_ref().map(read).unwrap_or_default().to_owned())
    };
    let list = move || html::ul().class("findings").child(move || case.with(|case| rows(case, known)));
    let content = move || match view.get() {
        View::Full => vec![
            html::p().child(move || words(|known| &known.finding)).into_any(),
            (move || some.get().then(list)).into_child(),
            (move || costs.get().then(|| html::p().child(move || words(|known| &known.ceiling)))).into_child(),
            html::p().class("quiet").child(ABOUT_INFORMATION).into_any(),
            measure_link().into_any(),
        ],
        View::Cash => vec![html::p().class("quiet").child(NOT_FOR_CASH).into_any()],
    };
    let section = move || {
        let heading = html::h2().child("What is worth knowing");
        any.get().then(|| html::section().class("stack").child(heading).child(content))
    };
    section.into_child()
}

const NOT_FOR_CASH: &str = "This is computed for time and money together, not for cash only.";

fn rows(case: &Case, known: Memo<Option<WorthKnowing>>) -> Vec<AnyView> {
    let row = |(input, value): &(Input, String)| {
        let input = *input;
        html::li()
            .child(button("link", input_name(input, case), move || go_to(input)))
            .child(html::span().class("limit").child(value.clone()))
            .into_any()
    };
    known.with(|known| known.as_ref().map(|known| known.inputs.iter().map(row).collect()).unwrap_or_default())
}
