//! The frame of the page: bar, notices, the page in sight, foot.

mod keys;
mod more;
mod navigation;
mod notices;
mod scenarios;
mod share;
mod toast;

use super::part::{button, icon_button, live};
use super::{app, case, guide, readiness, rollout, scorecard, session, tools};
use crate::browser::document;
use crate::state::Page;
use crate::sync;
use leptos::prelude::*;

/// The whole page: everything that stays while pages change, and the page in sight.
#[component]
pub(super) fn Shell() -> impl IntoView {
    keys::listen(app(), session());
    let sharing = RwSignal::new(false);
    let (name, page) = (app().slice(|scenario| scenario.name.clone()), session().page);
    Effect::new(move |_| document::set_title(&format!("{} – {} – Async ROI", name.get(), page.get().name())));
    view! {
        {button("button primary skip", "Skip to the content", || _ = document::reveal("inputs") || document::reveal("page-title"))}
        <TopBar sharing />
        <main class="page" data-ready="true">
            <notices::Notices />
            {live(move || in_sight(page.get()))}
        </main>
        <footer class="foot quiet">
            <p>"Computed in your browser. Nothing that you type leaves it, unless you send a link or a file yourself."</p>
        </footer>
        <toast::ToastLine />
        <share::ShareDialog open=sharing />
    }
}

fn in_sight(page: Page) -> AnyView {
    match page {
        Page::Case => case::case(),
        Page::Scorecard => scorecard::scorecard(),
        Page::Rollout => rollout::rollout(),
        Page::Tools => tools::tools(),
        Page::Readiness => readiness::readiness(),
        Page::Guide => guide::guide(),
    }
}

#[component]
fn TopBar(sharing: RwSignal<bool>) -> impl IntoView {
    view! {
        <header class="topbar">
            <a class="brand" href="#/">"Async ROI"</a>
            {navigation::navigation()}
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
