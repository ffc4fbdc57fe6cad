//! How many figures are the user's own, with links to the others that decide the answer.

use super::super::{app, go_to};
use super::switching_values::SwitchingValues;
use crate::model::{Case, Input, Ownership};
use crate::page::ui::{Child, html};
use crate::page::widgets::{button, fold};
use crate::text::{input_name, ownership_line};
use leptos::prelude::*;

/// The line, which unfolds to a link to each of the figures that decide.
pub(in crate::page) fn ownership() -> AnyView {
    let (case, simulation, switching) = (app().case(), app().simulation(), SwitchingValues::shared());
    let ownership = Memo::new(move |_| {
        let turning: Vec<(Input, f64)> =
            switching.with(|found| found.iter().map(|point| (point.input, point.value)).collect());
        let of = |case: &Case| match &simulation.get() {
            Some(simulation) => Ownership::of(case, &simulation.drivers, &turning),
            None => Ownership::of(case, &[], &turning),
        };
        case.with(|case| of(case))
    });
    let sentence = Memo::new(move |_| ownership.with(ownership_line));
    let links = Memo::new(move |_| {
        ownership.with(|ownership| {
            case.with(|case| {
                ownership.deciding.iter().map(|input| (*input, input_name(*input, case))).collect::<Vec<_>>()
            })
        })
    });
    let link = |(input, name): (Input, String)| html::li().child(button("link", name, move || go_to(input)));
    let list = move || html::ul().class("cluster").child(move || links.get().into_iter().map(link).collect::<Vec<_>>());
    let any = Memo::new(move |_| links.with(|links| !links.is_empty()));
    let line = move || {
        let line = if any.get() { fold(sentence, move || list().into_any()) } else { html::p().child(sentence) };
        line.class("ownership")
    };
    line.into_child()
}
