//! The components of the page, by area.

mod answer;
mod case;
mod chart;
mod choice;
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
mod ui;

use crate::browser::{document, location, rest};
use crate::model::Input;
use crate::state::{AppState, Page, Session};
use crate::sync::{self, Keeper, Loaded};
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use std::cell::RefCell;
use std::sync::Arc;
use ui::Child;

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

/// A memo of a value that never changes, for what takes a memo.
fn constant<T: Clone + PartialEq + Send + Sync + 'static>(value: T) -> Memo<T> {
    Memo::new(move |_| value.clone())
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

thread_local! {
    /// The page, mounted for as long as the tab is open.
    static MOUNTED: RefCell<Option<UnmountHandle<AnyViewState>>> = const { RefCell::new(None) };
}

/// Opens the page: where there is nothing to load, the answer at once and all else when the rest of the program has come; else
/// everything then.
pub fn open() {
    let mount = || MOUNTED.set(Some(mount_to(document::body(), page)));
    if sync::nothing_to_load() { mount() } else { rest::when_here(mount) }
}

/// A part of the page that is not needed at first sight, and comes with the rest of the program.
fn later(part: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let whole = session().whole;
    // Boxed, so that the part stays outside of what runs before the rest has come.
    let part: Box<dyn Fn() -> AnyView + Send + Sync> = Box::new(part);
    (move || whole.get().then(&part)).into_child()
}

/// The page: loads the work, connects the state to the browser, and shows it.
fn page() -> AnyView {
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
    if !session.whole.get_untracked() {
        rest::when_here(move || session.whole.set(true));
    }
    shell::shell()
}
