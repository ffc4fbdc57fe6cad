//! The comparison to take away: as a table.

use super::compared_data::ComparedMemo;
use crate::page::ui::html;
use crate::page::widgets::{button, section};
use crate::page::{app, format, session};
use leptos::prelude::*;

pub(super) fn take_along(_data: ComparedMemo) -> AnyView {
    let (_state, _session) = (app(), session());
    let save = || {};
    section("stack", "take-title", "Take it along")
        .child(html::p().child(button("button", "Save as CSV", save)))
        .child(html::p().class("quiet").child(format::csv_note()))
        .into_any()
}
