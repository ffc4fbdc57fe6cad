//! The business case: should we, and what is it worth?

use super::answer::{SharedSwitching, answer};
use super::chunk::{of_case, of_work};
use super::inputs::inputs;
use super::render_queue::in_turn;
use super::ui::{fragment, html};
use leptos::prelude::*;

/// The inputs, the answer next to them, and the panels behind the answer.
pub(super) fn case() -> AnyView {
    provide_context(SharedSwitching::default());
    let title = html::h1().class("visually-hidden").attr("id", "page-title").attr("tabindex", "-1");
    fragment([
        title.child("What asynchronous work is worth").into_any(),
        of_case(|chunk| (chunk.banner)()),
        of_work(|_| of_case(|chunk| (chunk.newer_evidence)())),
        // The inputs in a task of their own, after the answer.
        html::div().class("workbench").child(answer()).child(in_turn(inputs)).into_any(),
        of_case(|chunk| (chunk.panels)()),
        of_case(|chunk| (chunk.bar)()),
        of_case(|chunk| (chunk.printed_inputs)()),
    ])
}
