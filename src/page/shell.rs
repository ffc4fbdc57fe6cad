//! The frame of the page.
use leptos::prelude::*;

/// Top bar, content and foot.
#[component]
pub fn Shell() -> impl IntoView {
    view! { <main class="page" data-ready="true"></main> }
}
