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
    let hint = html::p().class("hint").attr("id", "input-rollout.start-hint");
    html::div()
        .class("field")
        .child(html::label().attr("for", ID).child("First day"))
        .child(hint.child("The dates of the plan follow from it; amounts of money do not."))
        .child(html::div().class("control").child(entry))
        .child(message)
        .into_any()
}
