//! The page.
use leptos::prelude::*;

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let (n, set) = signal(0);
    view! { <main id="app" data-ready="true"><h1>"Async ROI"</h1><button on:click=move |_| set.update(|n| *n += 1)>{n}</button></main> }
}
