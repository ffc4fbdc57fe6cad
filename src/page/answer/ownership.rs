//! How many figures are the user's own, with links to the others that decide the answer.

use super::super::{app, go_to};
use super::switching_values::SwitchingValues;
use crate::model::{Case, Input, Ownership};
use crate::page::ui::{Child, html};
use crate::page::widgets::{button, fold};
use crate::text::{input_name, ownership_line};
use leptos::prelude::*;

/// Whose the figures of the case page are, once somebody has asked.
#[derive(Clone, Copy, Default)]
pub(in crate::page) struct SharedOwnership(StoredValue<Option<Memo<Ownership>>>);

impl SharedOwnership {
    /// That of the case page, which provides its place.
    pub(in crate::page) fn memo() -> Memo<Ownership> {
        let Self(place) = expect_context();
        place.get_value().unwrap_or_else(|| {
            let memo = follow();
            place.set_value(Some(memo));
            memo
        })
    }
}

fn follow() -> Memo<Ownership> {
    let (case, simulation, switching) = (app().case(), app().simulation(), SwitchingValues::shared());
    Memo::new(move |_| {
        let turning: Vec<(Input, f64)> =
            switching.with(|found| found.iter().map(|point| (point.input, point.value)).collect());
        let of = |case: &Case| match &simulation.get() {
            Some(simulation) => Ownership::of(case, &simulation.drivers, &turning),
            None => Ownership::of(case, &[], &turning),
        };
        case.with(|case| of(case))
    })
}

/// The line, which unfolds to a link to each of the figures that decide.
pub(in crate::page) fn ownership() -> AnyView {
    let (case, ownership) = (app().case(), SharedOwnership::memo());
    let sentence = Memo::new(move |_| ownership.with(|ownership| ownership_line(ownership, "yours")));
    let links = Memo::new(move |_| {
        ownership.with(|ownership| {
            case.with(|case| {
                ownership.deciding.iter().map(|input| (*input, input_name(*input, case))).collect::<Vec<_>>()
            })
        })
    });
    let entry = |(input, name): (Input, String)| html::li().child(button("link", name, move || go_to(input)));
    let list =
        move || html::ul().class("cluster").child(move || links.get().into_iter().map(entry).collect::<Vec<_>>());
    let any = Memo::new(move |_| links.with(|links| !links.is_empty()));
    let told = move || {
        let told = if any.get() { fold(sentence, move || list().into_any()) } else { html::p().child(sentence) };
        told.class("ownership")
    };
    told.into_child()
}
