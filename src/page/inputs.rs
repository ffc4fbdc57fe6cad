//! The inputs of the case.
use leptos::prelude::*;

/// Everything that the user can state.
#[component]
pub(super) fn Inputs() -> impl IntoView {
    view! { <section class="inputs" id="inputs"></section> }
}
