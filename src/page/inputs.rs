//! The inputs of the case.

mod basics;
mod heading;
mod input_groups;
mod list_gap;
mod meeting_fate;
mod meeting_paste;
mod meeting_selection;
mod meetings;
mod other_lines;
mod presets;
mod recap;
mod rollout_start;
mod row_editor;
mod tools;

use super::field::{NumberField, field};
use super::render_queue::in_turn;
use super::ui::html;
use super::{app, chunk};
pub(super) use basics::count_meetings;
pub(super) use heading::heading;
pub(super) use input_groups::groups;
use leptos::prelude::*;
pub(super) use meetings::inventory;
pub(super) use presets::{about_starts, start_from};

use crate::model::{Field, Input};

/// Everything that the user can state: the basic numbers, a start, and the rest in groups.
pub(super) fn inputs() -> AnyView {
    html::section()
        .class("inputs")
        .attr("id", "inputs")
        .attr("aria-labelledby", "inputs-title")
        .attr("tabindex", "-1")
        .child(heading::place())
        .child(html::div().child(basics::basics()))
        .child(in_turn(presets::presets))
        .child(html::div().child(in_turn(|| chunk::of_work(|_| chunk::of_case(|chunk| (chunk.groups)())))))
        .into_any()
}

/// A number of the table of fields.
fn number(key: &str, row: usize) -> NumberField {
    NumberField::of(Input { field: Field::find(key).expect("the table of fields has this key"), row })
}

/// An input for each of these fields, built in turn.
fn fields(fields: impl Iterator<Item = &'static Field>) -> AnyView {
    fields.map(|row| in_turn(move || only_field(row))).collect::<Vec<_>>().into_any()
}

/// The input of a field that every case has once.
fn only_field(row: &'static Field) -> AnyView {
    field(NumberField::of(Input { field: row, row: 0 }))
}

/// An input for each of these fields that the case states.
fn stated(stated: impl Iterator<Item = &'static Field>) -> AnyView {
    let holds = |field: &&Field| app().case().with_untracked(|case| field.stated.holds(case, 0));
    stated.filter(holds).map(only_field).collect::<Vec<_>>().into_any()
}
