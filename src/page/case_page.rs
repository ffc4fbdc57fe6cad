//! The business case: should we, and what is it worth?

use super::answer::{SharedOwnership, SharedSwitching, answer, leading_figures};
use super::chunk::{of_case, of_work};
use super::inputs::inputs;
use super::render_queue::in_turn;
use super::ui::{fragment, html};
use leptos::prelude::*;

/// The answer, the inputs with the leading figures beside them, and the panels behind the answer.
pub(super) fn case() -> AnyView {
    provide_context(SharedSwitching::default());
    provide_context(SharedOwnership::default());
    let title = html::h1().class("visually-hidden").attr("id", "page-title").attr("tabindex", "-1");
    fragment([
        title.child("What asynchronous work is worth").into_any(),
        of_case(|chunk| (chunk.banner)()),
        of_work(|_| of_case(|chunk| (chunk.newer_evidence)())),
        answer(),
        // In turn, in the order of the page, so that nothing is pushed down by what comes later.
        html::div().class("workbench").child(in_turn(inputs)).child(in_turn(leading_figures)).into_any(),
        in_turn(|| of_case(|chunk| (chunk.panels)())),
        of_case(|chunk| (chunk.bar)()),
        of_case(|chunk| (chunk.printed_inputs)()),
    ])
}
