//! The components of the page, by area.

mod answer;
mod case_page;
mod chart;
mod choice;
mod chunk;
mod compare;
mod field;
mod format;
mod gate_prospects;
mod guide;
mod inputs;
mod measure;
mod measure_pictures;
mod menu;
mod newer_evidence;
mod paper;
mod paste_box;
mod printed;
mod promise;
mod reader;
mod readiness;
mod refusal;
mod render_queue;
mod rollout;
mod routing;
mod scorecard;
mod shell;
mod status;
mod survey;
mod table;
mod text_field;
mod toolbar;
mod tools;
mod ui;
mod widgets;

use crate::browser::{dom, location, system, timer};
use crate::model::date::Date;
use crate::model::{Input, Workspace};
use crate::persist::{self, Loaded};
use crate::state::{AppState, Chunk, Page, Route, Session};
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use std::cell::RefCell;
// Leptos's own cannot be used before it has mounted something.
use wasm_bindgen_futures::spawn_local;

/// The user's work.
fn app() -> AppState {
    expect_context()
}

/// The state of this visit, which is not saved.
fn session() -> Session {
    expect_context()
}

/// A memo of a constant.
fn constant<T: Clone + PartialEq + Send + Sync + 'static>(value: T) -> Memo<T> {
    Memo::new(move |_| value.clone())
}

/// Today, where the user is: for what is done now. What is shown follows [`Session::today`].
fn today() -> Date {
    // The browser's own day always is one.
    system::today().parse().unwrap_or(Date::MIN)
}

/// Lets what is shown follow midnight and the time zone.
fn follow_today(session: Session) {
    let follow = move || {
        // Only another day is news.
        if session.today.get_untracked() != today() {
            session.today.set(today());
        }
    };
    follow();
    system::on_clock(follow);
}

/// The id of the element of an input.
fn input_id(input: Input) -> String {
    format!("input-{input}")
}

/// Opens the groups around an input and focuses it; from another page, goes to the case first.
fn go_to(input: Input) {
    if !dom::reveal(&input_id(input)) {
        location::navigate(&Page::Case.address(&input.to_string())[1..]);
    }
}

thread_local! {
    /// The page, mounted for as long as the tab is open.
    static MOUNTED: RefCell<Option<UnmountHandle<AnyViewState>>> = const { RefCell::new(None) };
}

fn mount() {
    MOUNTED.set(Some(mount_to(dom::body(), start)));
}

/// Opens the page. Where nothing is saved and the address carries no case, it is there at once; else as soon as the chunk has come that
/// loads and saves work. Another page than the case follows when its own has come.
pub fn open() {
    if !persist::has_work_to_load() {
        return mount();
    }
    spawn_local(async {
        // Without it, saved work would not be seen and a new start could be saved over it, and edits would not be saved.
        match chunk::load(Chunk::Work).await {
            Ok(()) => mount(),
            Err(_) => dom::report_start_failure(chunk::WORK_MISSING),
        }
    });
}

/// Starts the page: loads the work, connects the state to the browser, and shows it.
fn start() -> AnyView {
    let load = || Loaded { workspace: Workspace::default(), notices: Vec::new() };
    let Loaded { workspace, notices } = chunk::work_here().map_or_else(load, |work| (work.load)());
    let session = Session::new(persist::theme());
    Chunk::all().filter(|chunk| chunk::is_here(*chunk)).for_each(|chunk| session.here(chunk).set(true));
    chunk::follow(session);
    let state = AppState::new(workspace, session);
    for notice in notices {
        session.notify(notice);
    }
    provide_context(state);
    provide_context(session);
    follow_today(session);
    persist::follow_theme(session);
    chunk::work(move |work| (work.keep)(state, session));
    chunk::when_here(Chunk::Page(Page::Case), move || {
        // Before all parts of the page, since the answer waits for it.
        let simulate = chunk::case_here().map(|chunk| (chunk.simulate)());
        render_queue::queue_before_ready(session, move || session.simulate.set(simulate));
    });
    if persist::may_carry_case() {
        chunk::work(move |work| (work.open_address)(state, session, true));
    }
    let route = routing::route_in_address(session);
    let place_at_start = route.page;
    session.page.set(place_at_start);
    show_first(Chunk::Page(place_at_start));
    chunk::when_both_here([Chunk::Work, Chunk::Page(route.page)], move || routing::show_part(&route));
    chunk::when_both_here([Chunk::Work, Chunk::Page(place_at_start)], || {
        // Any page has messages and menus from it.
        chunk::ask(Chunk::Page(Page::Case));
        chunk::load_ahead();
    });
    location::on_fragment_change(move || follow_address(state, session));
    shell::shell()
}

/// Lets the first screen be painted before what it can do without is loaded: the case needs no chunk for it, any other page its own.
fn show_first(page: Chunk) {
    let then = || timer::after_paint(chunk::load_held);
    if page == Chunk::Page(Page::Case) {
        then();
    } else {
        chunk::ask_at_once(page);
        chunk::when_here(page, then);
    }
}

/// Opens what the address carries, then goes to the page that it names, each when its chunk is here.
fn follow_address(state: AppState, session: Session) {
    // Whoever goes on no longer waits for the first screen.
    chunk::load_held();
    chunk::ask(Chunk::Page(routing::requested_route().page));
    chunk::work(move |work| {
        if persist::may_carry_case() {
            (work.open_address)(state, session, false);
        } else {
            (work.restore_link)();
        }
        go_to_route(session);
    });
}

/// Goes to the page that the address names when its chunk is here, and when all is done that waits for [`Chunk::Work`]: leaving
/// a page drops what its fields still wait for.
fn go_to_route(session: Session) {
    let Route { page, .. } = routing::route_in_address(session);
    let chunks = [Chunk::Work, Chunk::Page(page)];
    chunks.into_iter().for_each(chunk::ask);
    let go = move || {
        let route = routing::route_in_address(session);
        // The user may have gone elsewhere meanwhile.
        if route.page == page {
            routing::go_to(session, &route);
        }
    };
    chunk::when_both_here(chunks, go);
}
