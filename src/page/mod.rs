//! The components of the page, by area.

mod answer;
mod case;
mod chart;
mod choice;
mod dom;
mod field;
mod form;
mod format;
mod guide;
mod inputs;
mod menu;
mod part;
mod paste;
mod promise;
mod readiness;
mod rollout;
mod scorecard;
mod shell;
mod tools;

use crate::browser::{document, location, rest};
use crate::model::Input;
use crate::state::{AppState, Page, Session};
use crate::sync::{self, Keeper, Loaded};
use dom::{AnyView, Piece};
use leptos::prelude::{expect_context, provide_context};
use std::sync::Arc;

/// The keeper of the work, for components that offer what it can do.
type KeeperHandle = Arc<Keeper>;

/// The user's work.
fn app() -> AppState {
    expect_context()
}

/// What the page remembers while it is open.
fn session() -> Session {
    expect_context()
}

/// The element that shows an input, for going there.
fn input_id(input: Input) -> String {
    format!("input-{input}")
}

/// Unfolds what hides an input, and gives it the focus; on another page, goes to the case first.
fn go_to(input: Input) {
    if !document::reveal(&input_id(input)) {
        location::go(&Page::Case.address(&input.to_string())[1..]);
    }
}

/// Opens the page: where there is nothing to load, the answer at once and all else when the rest of the program has come; else
/// everything then.
pub fn open() {
    let mount = || leptos::mount::mount_to_body(start);
    if sync::nothing_to_load() { mount() } else { rest::when_here(mount) }
}

/// A part of the page that is not needed at first sight, and comes with the rest of the program.
fn later(part: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let whole = session().whole;
    // Boxed, so that the part stays outside of what runs before the rest has come.
    let part: Box<dyn Fn() -> AnyView + Send + Sync> = Box::new(part);
    (move || whole.get().then(&part)).piece()
}

/// Starts the page: loads the work, connects the state to the browser, and shows it.
fn start() {
    let Loaded { workspace, theme, notices, keeper } = Keeper::load();
    let session = Session::new(theme, rest::is_here());
    let state = AppState::new(workspace, session.view, session.whole);
    for notice in notices {
        session.notify(notice);
    }
    provide_context(state);
    provide_context(session);
    provide_context::<KeeperHandle>(keeper.clone());
    sync::start(state, session, &keeper);
    dom::put_on_page(shell::shell());
    if !session.whole.get_untracked() {
        rest::when_here(move || session.whole.set(true));
    }
}
