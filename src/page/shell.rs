//! The frame of the page.
use super::answer::{Answer, AnswerBar, Panels};
use super::inputs::Inputs;
use leptos::prelude::*;

/// Top bar, content and foot.
#[component]
pub(super) fn Shell() -> impl IntoView {
    view! {
        <main class="page" data-ready="true">
            <div class="workbench">
                <Answer />
                <Inputs />
            </div>
            <Panels />
        </main>
        <AnswerBar />
    }
}
