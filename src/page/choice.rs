//! Fields for choosing one of a few options.

use crate::page::text_field::name_in_row;
use crate::page::ui::{Child, Element, html};
use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::Event;

/// A few words side by side, one of them chosen.
pub(super) fn segmented(
    name: &'static str,
    legend: &'static str,
    options: &'static [&'static str],
    chosen: Memo<usize>,
    choose: Callback<usize>,
) -> AnyView {
    let legend = html::legend().class("visually-hidden").child(legend);
    radios("segmented wide", name, legend, options, chosen, choose).into_any()
}

/// The same in a class of its own, under a legend that may be in sight.
pub(super) fn radios(
    class: &'static str,
    name: &'static str,
    legend: Element,
    options: &'static [&'static str],
    chosen: Memo<usize>,
    choose: Callback<usize>,
) -> Element {
    let option = |(place, words): (usize, &&'static str)| {
        let radio =
            html::input().attr("type", "radio").attr("name", name).prop("checked", move || chosen.get() == place);
        html::label().child(radio.on(ev::change, move |_| choose.run(place))).child(*words)
    };
    let options: Vec<_> = options.iter().enumerate().map(option).collect();
    html::fieldset().class(class).child(legend).child(html::div().child(options))
}

/// A drop-down list within a row; `row` is the row's name.
pub(super) fn select(
    label: &'static str,
    row: Memo<String>,
    options: &'static [&'static str],
    chosen: Memo<usize>,
    choose: Callback<usize>,
) -> AnyView {
    pick(label, name_in_row(label, row), options.iter().map(|words| (*words).to_owned()).collect(), chosen, choose)
}

/// A drop-down list of options that are known only while the page is open; `name` is its accessible name.
pub(super) fn pick(
    label: impl Child,
    name: Memo<String>,
    options: Vec<String>,
    chosen: Memo<usize>,
    choose: Callback<usize>,
) -> AnyView {
    pick_of(label.into_child(), name, options, chosen, choose)
}

fn pick_of(
    label: AnyView,
    name: Memo<String>,
    options: Vec<String>,
    chosen: Memo<usize>,
    choose: Callback<usize>,
) -> AnyView {
    let option = |(place, words): (usize, String)| {
        let option = html::option().attr("value", place.to_string());
        option.prop("selected", move || chosen.get() == place).child(words)
    };
    let change = move |event: Event| {
        if let Ok(place) = event_target_value(&event).parse::<usize>() {
            choose.run(place);
        }
    };
    let list = html::select()
        .class("select")
        .attr("aria-label", move || Some(name.get()))
        .on(ev::change, change)
        .child(options.into_iter().enumerate().map(option).collect::<Vec<_>>());
    html::label().class("cell").child(html::span().child(label)).child(list).into_any()
}
