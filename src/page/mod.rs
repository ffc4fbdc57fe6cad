//! The components of the page, by area.

mod answer;
mod format;
mod inputs;
mod menu;
mod part;
mod shell;

use crate::browser::document;
use crate::model::{Input, View};
use crate::state::{AppState, Session};
use crate::sync::{self, Keeper, Loaded};
use leptos::prelude::*;
use std::rc::Rc;

/// The keeper of the work, for components that offer what it can do.
type KeeperHandle = StoredValue<Rc<Keeper>, LocalStorage>;

/// The user's work.
fn app() -> AppState {
    expect_context()
}

/// What the page remembers while it is open.
fn session() -> Session {
    expect_context()
}

/// The view in sight.
fn view() -> View {
    session().view.get()
}

/// The element that shows an input, for going there.
fn input_id(input: Input) -> String {
    format!("input-{input}")
}

/// Unfolds what hides an input, and gives it the focus.
fn go_to(input: Input) {
    document::reveal(&input_id(input));
}

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let Loaded { workspace, theme, notices, keeper } = Keeper::load();
    let (state, session) = (AppState::new(workspace), Session::new(theme));
    notices.into_iter().for_each(|notice| session.notify(notice));
    provide_context(state);
    provide_context(session);
    provide_context::<KeeperHandle>(StoredValue::new_local(keeper.clone()));
    sync::start(state, session, &keeper);
    view! { <shell::Shell /> }
}
