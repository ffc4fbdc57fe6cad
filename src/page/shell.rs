//! The frame of the page: bar, notices, the page in sight, foot.

mod keys;
mod more;
mod notices;
mod scenarios;
mod share;
mod toast;

use super::answer::{Answer, AnswerBar, Panels};
use super::inputs::Inputs;
use super::{app, glyph, session};
use crate::browser::document;
use crate::sync;
use leptos::prelude::*;

/// The whole page: everything that stays while pages change, and the page in sight.
#[component]
pub(super) fn Shell() -> impl IntoView {
    keys::listen(app(), session());
    let sharing = RwSignal::new(false);
    Effect::new(|_| document::set_title(&app().slice(|scenario| format!("{} – Async ROI", scenario.name)).get()));
    view! {
        <button class="button primary skip" on:click=|_| { document::reveal("inputs"); }>"Skip to the inputs"</button>
        <TopBar sharing />
        <main class="page" data-ready="true">
            <notices::Notices />
            <h1 class="visually-hidden">"What asynchronous work is worth"</h1>
            <div class="workbench">
                <Answer />
                <Inputs />
            </div>
            <Panels />
        </main>
        <footer class="foot quiet">
            <p>"Computed in your browser. Nothing that you type leaves it, unless you send a link or a file yourself."</p>
        </footer>
        <AnswerBar />
        <toast::ToastLine />
        <share::ShareDialog open=sharing />
        <AnswerBar />
    }
}

#[component]
fn TopBar(sharing: RwSignal<bool>) -> impl IntoView {
    view! {
        <header class="topbar">
            <a class="brand" href="#/">"Async ROI"</a>
            <div class="tools">
                <scenarios::ScenarioMenu />
                <HistoryButtons />
                <button class="button primary" on:click=move |_| sharing.set(true)>"Share"</button>
                <more::MoreMenu />
            </div>
        </header>
    }
}

#[component]
fn HistoryButtons() -> impl IntoView {
    let (state, session) = (app(), session());
    let titled = |word: &'static str, label: Option<String>| match label {
        Some(label) => format!("{word}: {label}"),
        None => word.to_owned(),
    };
    let (undo, redo) = (Memo::new(move |_| state.undo_label()), Memo::new(move |_| state.redo_label()));
    view! {
        <button
            class="button plain icon"
            aria-label="Undo"
            title=move || titled("Undo", undo.get())
            disabled=move || undo.with(Option::is_none)
            on:click=move |_| sync::undo(state, session)
        >
            {glyph("M8 5 4 9l4 4M4 9h9a4 4 0 0 1 0 8h-3")}
        </button>
        <button
            class="button plain icon"
            aria-label="Redo"
            title=move || titled("Redo", redo.get())
            disabled=move || redo.with(Option::is_none)
            on:click=move |_| sync::redo(state, session)
        >
            {glyph("m12 5 4 4-4 4m4-4H7a4 4 0 0 0 0 8h3")}
        </button>
    }
}
