//! The answer of the case.
use leptos::prelude::*;

/// The answer, seen first.
#[component]
pub(super) fn Answer() -> impl IntoView {
    view! { <section class="answer"></section> }
}
