//! Parts of the page that are built one after the other: on a slow phone, one task that built them all would keep the page from
//! answering for half a second.

use super::session;
use super::ui::Child;
use crate::browser::timer;
use crate::state::Session;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

/// Builds a view, or acts once the views before it are built.
type QueuedCall = Box<dyn FnOnce()>;

thread_local! {
    static WAITING: RefCell<VecDeque<QueuedCall>> = RefCell::default();
    static IS_RUNNING: Cell<bool> = const { Cell::new(false) };
}

/// Milliseconds after which a task ends, so that the browser can answer the user, before the next one goes on.
const TASK: f64 = 5.0;

/// Queues a view: they are built in the order of the page, in as many tasks as it takes. `data-ready` waits for all of them.
pub(super) fn in_turn(view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let turn = RwSignal::new(false);
    // Its part of the page may be gone.
    queue_before_ready(session(), move || _ = turn.try_set(true));
    (move || turn.get().then(&view)).into_child()
}

/// Queues a call that `data-ready` waits for.
pub(super) fn queue_before_ready(session: Session, call: impl FnOnce() + 'static) {
    session.waiting.update(|count| *count += 1);
    queue(Box::new(move || {
        call();
        session.waiting.update(|count| *count -= 1);
    }));
}

/// Calls back when all views that are queued now are built.
pub(super) fn after_all(call: impl FnOnce() + 'static) {
    if IS_RUNNING.get() { queue(Box::new(call)) } else { call() }
}

fn queue(call: QueuedCall) {
    WAITING.with_borrow_mut(|waiting| waiting.push_back(call));
    if !IS_RUNNING.replace(true) {
        run();
    }
}

/// Goes on in a new task.
fn run() {
    timer::in_new_task(|| run_next(timer::now()));
}

/// Runs the first call and then the others, until the task that began at `begin` has lasted long enough.
fn run_next(begin: f64) {
    let Some(call) = WAITING.with_borrow_mut(VecDeque::pop_front) else { return IS_RUNNING.set(false) };
    let others = WAITING.take();
    call();
    // Leptos builds the view in a microtask, too.
    queue_microtask(move || {
        // What the view queued itself comes before what follows it on the page, which it would push down otherwise.
        WAITING.with_borrow_mut(|waiting| waiting.extend(others));
        if timer::now() - begin < TASK { run_next(begin) } else { run() }
    });
}
