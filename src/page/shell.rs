//! The frame of the page: bar, notices, the page in sight, foot.

mod keys;
mod more;
mod notices;
mod scenarios;
mod share;
mod toast;

use super::answer::{Answer, AnswerBar, Panels};
use super::inputs::Inputs;
use super::part::{button, icon_button};
use super::{app, session};
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
        {button("button primary skip", "Skip to the inputs", || _ = document::reveal("inputs"))}
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
                {button("button primary", "Share", move || sharing.set(true))}
                <more::MoreMenu />
            </div>
        </header>
    }
}

#[component]
fn HistoryButtons() -> impl IntoView {
    let (state, session) = (app(), session());
    let (undo, redo) = (Signal::derive(move || state.undo_label()), Signal::derive(move || state.redo_label()));
    let title = |word: &'static str, label: Signal<Option<String>>| {
        Signal::derive(move || label.get().map_or_else(|| word.to_owned(), |label| format!("{word}: {label}")))
    };
    let none = |label: Signal<Option<String>>| Signal::derive(move || label.get().is_none());
    view! {
        {icon_button("Undo", UNDO, title("Undo", undo), none(undo), move || sync::undo(state, session))}
        {icon_button("Redo", REDO, title("Redo", redo), none(redo), move || sync::redo(state, session))}
    }
}

const UNDO: &str = "M8 5 4 9l4 4M4 9h9a4 4 0 0 1 0 8h-3";
const REDO: &str = "m12 5 4 4-4 4m4-4H7a4 4 0 0 0 0 8h3";
