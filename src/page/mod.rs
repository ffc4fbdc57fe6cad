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

use crate::browser::{document, location};
use crate::model::Input;
use crate::state::{AppState, Page, Session};
use crate::sync::{self, Keeper, Loaded};
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

/// Starts the page: loads the work, connects the state to the browser, and shows it.
pub fn start() {
    let Loaded { workspace, theme, notices, keeper } = Keeper::load();
    let session = Session::new(theme);
    let state = AppState::new(workspace, session.view);
    for notice in notices {
        session.notify(notice);
    }
    provide_context(state);
    provide_context(session);
    provide_context::<KeeperHandle>(keeper.clone());
    sync::start(state, session, &keeper);
    dom::put_on_page(shell::shell());
}
