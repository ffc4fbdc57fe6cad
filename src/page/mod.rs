//! The components of the page, by area.

mod format;
mod shell;

use crate::model::View;
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
