//! The first day of the rollout.

use crate::page::constant;
use crate::page::text_field::{TextField, date_parts};
use crate::page::ui::html;
use leptos::prelude::*;

const ID: &str = "input-rollout.start";

/// A calendar day; what is no day leaves the last one in force.
pub(super) fn start() -> AnyView {
    let text = TextField {
        id: ID.into(),
        label: "First day",
        name: constant(String::new()),
        limit: 10,
        get: Box::new(|case| case.rollout.start.clone()),
        set: Box::new(|case, day| case.rollout.start = day),
    };
    let (entry, message) = date_parts(text, false);
    let hint = html::p().class("hint").attr("id", format!("{ID}-hint"));
    html::div()
        .class("field")
        .child(html::div().class("name").child(html::label().attr("for", ID).child("First day")))
        .child(html::div().class("control").child(entry))
        .child(message)
        .child(hint.child("Dates in the plan count from this day; costs and benefits do not."))
        .into_any()
}
